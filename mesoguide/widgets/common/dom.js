// Small helpers every widget shares: ids, labels and idle buttons, fill phrases, announce, follow a model.

/** A fresh id. Every widget has its own copy of this file, so the count is the page's. */
export function uid(name) {
  globalThis.mesoguideMade = (globalThis.mesoguideMade ?? 0) + 1;
  return `mesoguide-${name}-${globalThis.mesoguideMade}`;
}

/** Tie a control to its label. Ids are the page's own, so that a widget can stand in it twice. */
export function label(control, words) {
  control.id = uid(control.localName);
  words.htmlFor = control.id;
}

/** Mark a button as of no use now; unlike a disabled one it keeps the focus it has. */
export function setIdle(button, idle) {
  button.setAttribute("aria-disabled", String(idle));
}

/** The phrase with its places filled: fill("{n} visits", {n: 6}). */
export function fill(phrase, places) {
  return phrase.replace(/\{(\w+)\}/g, (whole, name) => (name in places ? places[name] : whole));
}

/**
 * A function that speaks through a hidden live region once the reader pauses: a sentence,
 * or what makes one then. When all choices are forgotten the page says so, and widgets are silent.
 */
export function announcer(region) {
  let timer = 0;
  const hush = () => clearTimeout(timer);
  const say = (sentence, pause = 400) => {
    hush();
    // Emptied first: the same sentence is then told again.
    region.textContent = "";
    timer = setTimeout(() => {
      region.textContent = typeof sentence === "function" ? sentence() : sentence;
    }, pause);
  };
  document.addEventListener("mesoguide:forgotten", hush);
  const stop = () => {
    hush();
    document.removeEventListener("mesoguide:forgotten", hush);
  };
  return { say, stop };
}

/** Tell the kernel, if one listens; a lost link never stops the page. */
export function save(model) {
  try {
    model.save_changes();
  } catch (error) {
    console.warn("mesoguide: the choice stays on this page only", error);
  }
}

/** Follow traits of a model; returns a function that stops following. */
export function follow(model, names, react) {
  const events = names.map((name) => `change:${name}`);
  events.forEach((event) => model.on(event, react));
  return () => events.forEach((event) => model.off(event, react));
}

/**
 * Show a model, now and after each change of these traits; after a change the region speaks the
 * sentence that is made then. Returns what ends it.
 */
export function showAndSay({ model, names, region, show, sentence }) {
  const { say, stop } = announcer(region);
  show();
  const unfollow = follow(model, names, () => {
    show();
    say(sentence);
  });
  return () => {
    stop();
    unfollow();
  };
}

/** An act that runs once however often it is asked for at once, after all that was asked. */
export function once(act) {
  let waits = false;
  return () => {
    if (waits) return;
    waits = true;
    queueMicrotask(() => {
      waits = false;
      act();
    });
  };
}

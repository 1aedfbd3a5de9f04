// A reader's choices travel from page to page of this tab, and go with it. A link can name some.
(() => {
  "use strict";

  const { base, parsed } = globalThis.mesoguide;
  const find = (selector) => document.querySelector(selector);
  /** Choices are named after the guide's folder: another guide of the host has its own. */
  const STORE = `mesoguide:${base.slice(1)}`;
  /** Beside them, the pages that were open in this tab: no choice, but cleared with them. */
  const SEEN = "seen";
  /** The models that hold choices, and what sets each back to how its page was made. */
  const [models, resets] = [[], []];

  /** Choices by name, as text: in the tab's storage, or in memory where that is forbidden or full. */
  const store = (() => {
    const memory = new Map();
    // Names hold no slash: what follows one belongs to a guide in a folder below.
    const isOwn = (key) => key.startsWith(STORE) && !key.slice(STORE.length).includes("/");
    function tab(act, otherwise) {
      try {
        return act(window.sessionStorage);
      } catch {
        return otherwise?.();
      }
    }
    return {
      get: (name) => memory.get(name) ?? tab((kept) => kept.getItem(STORE + name)) ?? null,
      set(name, text) {
        memory.delete(name);
        tab((kept) => kept.setItem(STORE + name, text), () => memory.set(name, text));
      },
      isEmpty() {
        const names = [...memory.keys(), ...(tab((kept) => Object.keys(kept).filter(isOwn)) ?? [])];
        return names.every((name) => name === SEEN || name === STORE + SEEN);
      },
      clear() {
        memory.clear();
        tab((kept) => Object.keys(kept).filter(isOwn).forEach((key) => kept.removeItem(key)));
      },
    };
  })();

  /** A stored value; undefined where there is none, or none that can be read. */
  function recall(name) {
    try {
      return JSON.parse(store.get(name) ?? "");
    } catch {
      return undefined;
    }
  }

  /** Keep a value by its name, as long as the tab. */
  const hold = (name, value) => store.set(name, JSON.stringify(value));

  /** Give a model what the reader chose before, and keep what it is changed to. */
  function remember(model) {
    const names = model.get("keep") ?? [];
    const first = new Map(names.map((name) => [name, model.get(name)]));
    for (const name of names) {
      const value = recall(name);
      const same = typeof value === typeof first.get(name);
      if (same && Array.isArray(value) === Array.isArray(first.get(name))) model.set(name, value);
    }
    for (const name of names) {
      // What a choice was made for goes with it: a plan with its area, even one never touched.
      model.on(`change:${name}`, () => {
        for (const each of names) {
          const value = model.get(each);
          const given = Array.isArray(value) ? value.length > 0 : Boolean(value);
          if (each === name || given) hold(each, value);
        }
        showForget();
      });
    }
    models.push(model);
    resets.push(() => names.forEach((name) => model.set(name, first.get(name))));
  }

  function showForget() {
    const forget = find("[data-forget]");
    if (forget) forget.parentElement.hidden = store.isEmpty();
    document.dispatchEvent(new Event("mesoguide:choice"));
  }
  function forget() {
    resets.forEach((reset) => reset());
    store.clear();
    // Widgets answer after all of this: they are silenced after that.
    queueMicrotask(() => document.dispatchEvent(new Event("mesoguide:forgotten")));
    showForget();
    document.getElementById("main")?.focus();
    const status = find("[data-forgotten]");
    if (status) status.textContent = find("[data-forget]").dataset.forget;
  }
  parsed.then(() => find("[data-forget]")?.addEventListener("click", forget));

  /** Take the area, and what for, that a link names: after #, so that no server sees it. */
  function pickFromLink() {
    const link = new URLSearchParams(location.hash.slice(1));
    const area = link.get("area");
    if (area === null) return;
    // Once picked it is the reader's: it goes from the address, to come back on no reload.
    history.replaceState(history.state, "", location.pathname + location.search);
    const uses = find("#main").dataset.uses.split(" ").map((use) => use.split(":"));
    const aims = uses.find(([id]) => id === area)?.[1].split(",");
    if (!aims) return;
    const same = recall("area") === area;
    const aim = [link.get("aim"), same && recall("aim")].find((id) => aims.includes(id)) ?? aims[0];
    if (same && recall("aim") === aim) return;
    // A plan made for another use would be wrong here.
    const picked = Object.entries({ area, aim, visits: 0, interval: 0 });
    for (const [name, value] of picked) hold(name, value);
    for (const model of models) {
      const kept = model.get("keep") ?? [];
      model.set(Object.fromEntries(picked.filter(([name]) => kept.includes(name))));
    }
    showForget();
  }

  Object.assign(globalThis.mesoguide, { recall, hold, remember, showForget, pickFromLink });
})();

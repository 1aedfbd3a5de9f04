// Small helpers every widget shares: make elements, fill phrases, announce, follow a model.

const SVG = "http://www.w3.org/2000/svg";

/** A fresh id. Every widget has its own copy of this file, so the count is the page's. */
export function uid(name) {
  globalThis.mesoguideMade = (globalThis.mesoguideMade ?? 0) + 1;
  return `mesoguide-${name}-${globalThis.mesoguideMade}`;
}

function element(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : String(value));
  }
  // Text goes in as text: nothing from a table or a trait can become markup.
  node.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return node;
}

/** An HTML element with attributes, listeners (`onclick`) and children. */
export function h(tag, attributes, ...children) {
  return element(document.createElement(tag), attributes, children);
}

/** Tie a control to its label. Ids are the page's own, so that a widget can stand in it twice. */
export function label(control, words) {
  control.id = uid(control.localName);
  words.htmlFor = control.id;
}

/** A link to another page of the guide; null where it has no such page. */
export function onward(href, text) {
  return href ? h("a", { class: "go", href }, text) : null;
}

/** An SVG element. */
export function svg(tag, attributes, ...children) {
  return element(document.createElementNS(SVG, tag), attributes, children);
}

/** The phrase with its places filled: fill("{n} visits", {n: 6}). */
export function fill(phrase, places) {
  return phrase.replace(/\{(\w+)\}/g, (whole, name) => (name in places ? places[name] : whole));
}

/**
 * A table with a caption, from {caption, head, rows}; the first cell of a row heads it.
 * `tell(text, row, column)` makes what stands in a cell, where that is not the text alone.
 */
export function table({ caption, head, rows }, tell = (text) => text) {
  const label = (index) => ({ "data-label": head[index] });
  return h(
    "div",
    { class: "table-frame" },
    h(
      "table",
      {},
      h("caption", {}, caption),
      h("thead", {}, h("tr", {}, head.map((cell) => h("th", { scope: "col" }, cell)))),
      h(
        "tbody",
        {},
        rows.map((row, place) =>
          h(
            "tr",
            {},
            row.map((cell, index) =>
              index === 0
                ? h("th", { scope: "row" }, cell)
                : h("td", label(index), tell(cell, place, index)),
            ),
          ),
        ),
      ),
    ),
  );
}

/** A summary one can open. */
export function details(summary, ...children) {
  return h("details", {}, h("summary", {}, summary), ...children);
}

/** A list of sentences; `className` names what kind of sentences they are. */
export function sentences(lines, className) {
  return h("ul", { class: className }, lines.map((line) => h("li", {}, line)));
}

/**
 * A hidden live region, and a function that speaks through it once the reader pauses: a sentence,
 * or what makes one then. When all choices are forgotten the page says so, and widgets are silent.
 */
export function announcer(region = h("p", { class: "visually-hidden", role: "status" })) {
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
  return { region, say, stop };
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

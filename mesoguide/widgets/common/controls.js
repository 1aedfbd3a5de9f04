// Controls several widgets share: a number with steps, a slider with stops. All are native inputs;
// each calls `onchange` with what was chosen and shows what it is given.

import { setIdle, uid } from "./dom.js";

/**
 * Bring a box for a whole number in range to life. Calls `onchange` with it, or with null where none was typed.
 * It shows what was taken, not what was typed; what is half typed stays until it is done.
 */
export function numberBox({ input, low, high, onchange }) {
  input.id = uid("number");
  const clamp = (value) => Math.min(high, Math.max(low, Math.round(value)));
  let shown = null;
  let typing = false;
  function write(value) {
    input.value = value ?? "";
    shown = value;
    typing = false;
  }
  function take() {
    const typed = Number(input.value);
    const given = input.value.trim() !== "" && !Number.isNaN(typed);
    if (given) write(clamp(typed));
    else write(shown);
    onchange(given ? shown : null);
  }
  input.addEventListener("input", () => {
    typing = true;
  });
  input.addEventListener("change", take);
  input.addEventListener("blur", () => typing && take());
  // The wheel moves the page. A box that is in use would take it for itself.
  input.addEventListener("wheel", () => input.blur(), { passive: true });
  return {
    input,
    clamp,
    show(value) {
      if (!typing || value !== shown) write(value);
    },
  };
}

/** Bring to life a number with a minus and a plus. Calls `onchange` with a whole number in range. */
export function takeStepper(root, { low, high, step = 1, onchange }) {
  const find = (selector) => root.querySelector(selector);
  const { input, clamp, show } = numberBox({ low, high, onchange, input: find("input") });
  const [less, more] = ["less", "more"].map((name) => find(`[data-part=${name}]`));
  const move = (by) => onchange(clamp(Number(input.value) + by));
  less.addEventListener("click", () => move(-step));
  more.addEventListener("click", () => move(step));
  find("label").htmlFor = input.id;
  const bounds = find("p");
  bounds.id = uid("bounds");
  input.setAttribute("aria-describedby", bounds.id);
  return {
    root,
    show(value) {
      show(value);
      setIdle(less, value <= low);
      setIdle(more, value >= high);
    },
  };
}

/** One place for the keyboard: arrow keys move among the buttons of a row, and press them. */
export function moveByKeys(row) {
  row.addEventListener("keydown", (event) => {
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const at = [...row.children].indexOf(document.activeElement);
    const next = by && at >= 0 ? row.children[at + by] : null;
    if (!next) return;
    event.preventDefault();
    next.focus();
    next.click();
  });
}

/**
 * Bring a slider's markup to life: its value in words, a step button on each side, and stops to tap.
 * `show` takes {value, low, high, text, stops}; a stop is {value, label, name, marked}: what stands
 * on it, what it is called, and if it is a special one. Without `stops`, those of the markup stay.
 */
export function takeSlider(root, onchange) {
  const find = (selector) => root.querySelector(selector);
  const [input, now, stops] = ["input", "output", ".stops"].map(find);
  const [back, on] = ["back", "on"].map((name) => find(`[data-part=${name}]`));
  input.id = uid("slider");
  find("label").htmlFor = input.id;
  now.setAttribute("for", input.id);
  input.addEventListener("input", () => {
    moved = true;
    onchange(Number(input.value));
  });
  // A finger that turns out to scroll the page has moved nothing.
  let before = 0;
  let moved = false;
  input.addEventListener("pointerdown", () => {
    before = Number(input.value);
    moved = false;
  });
  input.addEventListener("pointercancel", () => moved && onchange(within(before)));
  const within = (value) => Math.max(Number(input.min), Math.min(Number(input.max), value));
  back.addEventListener("click", () => onchange(within(Number(input.value) - 1)));
  on.addEventListener("click", () => onchange(within(Number(input.value) + 1)));
  stops.addEventListener("click", ({ target }) => {
    const stop = target.closest(".stop");
    if (stop) onchange(Number(stop.dataset.value));
  });
  moveByKeys(stops);
  let shown = "";
  const stopLike = stops.firstElementChild;
  function showStops(wanted) {
    const key = JSON.stringify(wanted);
    if (key === shown) return;
    shown = key;
    stops.replaceChildren(
      ...wanted.map(({ value, label, name, marked }) => {
        const stop = stopLike.cloneNode();
        stop.classList.toggle("special", Boolean(marked));
        stop.setAttribute("aria-label", name);
        stop.dataset.value = value;
        stop.textContent = label;
        return stop;
      }),
    );
  }
  return {
    show({ value, low = 0, high, text, stops: wanted }) {
      if (wanted) showStops(wanted);
      input.min = low;
      input.max = high;
      input.value = value;
      input.setAttribute("aria-valuetext", text);
      now.textContent = text;
      setIdle(back, value <= low);
      setIdle(on, value >= high);
      const all = [...stops.children];
      const reached = all.find((stop) => Number(stop.dataset.value) >= value) ?? all.at(-1);
      for (const stop of all) {
        stop.setAttribute("aria-pressed", String(Number(stop.dataset.value) === value));
        stop.tabIndex = stop === reached ? 0 : -1;
      }
    },
    /** Whether the control that is in use tells its value itself: its buttons do not. */
    heard: () => [input, ...stops.children].includes(document.activeElement),
  };
}

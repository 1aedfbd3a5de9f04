// How the keyboard moves in a group of controls.

import { uid } from "./dom.js";

/** Controls that are there; what a presented page has on other screens is off. */
const CONTROLS =
  ":is(input, button, summary):not([hidden], .off, .off *, :scope [hidden] *, :scope details:not([open]) > :not(summary) *)";

/**
 * One tab stop for all the controls of a group. Down and up go to the next of their kind, right and
 * left to the next of any kind, Home and End to the ends; the `.keys` of its markup tell so. A finger
 * and the reading keys of a screen reader reach each as ever.
 */
export function rovingTabindex(group) {
  const keys = group.querySelector(":scope > .keys");
  keys.id = uid("keys");
  const all = () => [...group.querySelectorAll(CONTROLS)];
  // The hint is of the one control that the keyboard comes in by: on the way it is not said again.
  let isInside = false;
  const hint = () => {
    for (const one of all()) {
      if (one.tabIndex === 0 && !isInside) one.setAttribute("aria-describedby", keys.id);
      else one.removeAttribute("aria-describedby");
    }
  };
  const stopAt = (here) => {
    for (const one of all()) one.tabIndex = one === here ? 0 : -1;
  };
  const keepOne = () => {
    stopAt(all().find((one) => one.tabIndex === 0) ?? all()[0]);
    if (!isInside) hint();
  };
  group.addEventListener("focusin", ({ target }) => {
    if (all().includes(target)) stopAt(target);
    if (isInside) hint();
    isInside = true;
  });
  group.addEventListener("focusout", ({ relatedTarget }) => {
    isInside = group.contains(relatedTarget);
    if (!isInside) hint();
  });
  group.addEventListener("keydown", (event) => {
    const { key, target } = event;
    const list = all();
    const at = list.indexOf(target);
    if (at < 0) return;
    const isLike = (one) => one.nodeName === target.nodeName;
    const next = {
      ArrowRight: () => list[at + 1],
      ArrowLeft: () => list[at - 1],
      ArrowDown: () => list.slice(at + 1).find(isLike),
      ArrowUp: () => list.slice(0, at).findLast(isLike),
      Home: () => list[0],
      End: () => list.at(-1),
    }[key];
    if (!next || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    next()?.focus();
  });
  keepOne();
  const changes = { subtree: true, childList: true, attributeFilter: ["class", "hidden", "open"] };
  new MutationObserver(keepOne).observe(group, changes);
  return group;
}

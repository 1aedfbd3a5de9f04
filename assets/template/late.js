// The first part of the page's script, which may run before the page has come whole. What only some readers ask for (presenting, a waiting room's tablet, a link for the phone, a copy
// on the device) is loaded when it is asked for. A classic script, as are the parts that follow it in
// the same file: so they also run in a page opened from a file. What they share stands in one place.
(() => {
  "use strict";

  const find = (selector) => document.querySelector(selector);

  /** The guide's own folder on its host: above the pages' folder, and above Voila's addresses. */
  const base = location.pathname.replace(/(voila\/render\/[^/]+|[^/]+)\/[^/]*$/, "");
  /** What this guide keeps on the device is named after its folder. */
  const copies = `mesoguide:${base}#`;

  const later = { ...document.currentScript.dataset };
  const asked = new URLSearchParams(location.search);

  /**
   * Load a part of the guide's own: its style, if it has one, then its script. A page that is open
   * for long may ask for files that are gone: `place` then says so, with a way on.
   */
  function loadPart(name, place, onfail) {
    const script = Object.assign(document.createElement("script"), { src: later[name] });
    Object.assign(script.dataset, later);
    const href = later[`${name}Style`];
    const fail = () => {
      if (!place.parentElement.querySelector(".changed")) place.after(find("#changed").content.cloneNode(true));
      onfail?.();
    };
    script.addEventListener("error", fail);
    if (!href) return document.head.append(script);
    const style = Object.assign(document.createElement("link"), {
      rel: "stylesheet",
      media: "screen", // on paper a page is a page
      href,
    });
    style.addEventListener("load", () => document.head.append(script));
    style.addEventListener("error", fail);
    return document.head.append(style);
  }
  const isLoading = () => document.readyState === "loading";
  /** Resolves once the page has come whole. */
  const parsed = new Promise((go) => {
    if (isLoading()) document.addEventListener("DOMContentLoaded", go);
    else go();
  });

  // Words that a room can read have no place in a small window: the styles say in which.
  const isOffered = () => !getComputedStyle(document.documentElement).getPropertyValue("--no-room");
  function showMode() {
    if (later.kiosk && asked.get("kiosk") === "1") loadPart("kiosk", find("h1"));
    if (later.present && asked.get("mode") === "present" && isOffered()) loadPart("present", find("h1"));
  }

  function offerShare() {
    const share = find(".share");
    if (!share) return;
    const listen = () => share.addEventListener("toggle", open, { once: true });
    function open() {
      loadPart("share", find("[data-share=wait]"), listen);
    }
    share.hidden = false;
    listen();
  }

  function offerCopy() {
    const served = location.protocol.startsWith("http");
    const keeper = find(".keep");
    if (!keeper || !served || !isSecureContext || !navigator.serviceWorker) return;
    keeper.hidden = false;
    // The script acts on the very tap that brought it.
    const listen = () => keeper.addEventListener("click", ask, { once: true });
    function ask({ target }) {
      keeper.dataset.asked = target.dataset.copy ?? "";
      loadPart("keep", keeper.lastElementChild, listen);
    }
    listen();
    // The host of the guide may have workers of its own: they are not ours to touch.
    const isOurs = (each) => registered(each) === new URL("worker.js", location.origin + base).href;
    navigator.serviceWorker.getRegistrations().then(
      (all) => all.some(isOurs) && keeper.click(),
      () => {}, // Where workers are forbidden there is no copy.
    );
  }
  /** The address of a registration's script. */
  function registered({ active, waiting, installing }) {
    return (active ?? waiting ?? installing)?.scriptURL;
  }

  globalThis.mesoguide = { base, copies, registered, loadPart, isLoading, parsed };
  for (const begin of [showMode, offerShare, offerCopy]) parsed.then(begin);
})();

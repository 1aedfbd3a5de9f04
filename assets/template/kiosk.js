// A tablet in a waiting room: a first screen to touch, back to it once nobody is there, no way out.
// Loaded only when a page is opened with ?kiosk=1.
(() => {
  "use strict";

  /** Seconds without a touch: the least and the most an address may ask for, and the usual. */
  const [LEAST, MOST, USUAL] = [30, 3600, 120];
  /** Seconds a reader has to ask for more time. */
  const WARNING = 30;
  /** How long the server may stay silent before the page that is here serves on, in ms. */
  const SILENCE = 10_000;
  /** How long the question stays, unseen, once it is closed, in ms. */
  const LEAVES = 100;
  /** With so many left, they are said once more. */
  const NEAR = 10;

  const root = document.documentElement;
  const query = new URLSearchParams(location.search);
  const copyOf = (name) => document.getElementById(name).content.firstElementChild.cloneNode(true);
  const first = copyOf("welcome");
  const dialog = copyOf("waiting");
  const says = dialog.querySelector("#kiosk-says");
  const shown = dialog.querySelector(".left");
  const idle = seconds(query.get("idle"));

  function seconds(text) {
    const wanted = /^\d{2,4}$/.test(text ?? "") ? Number(text) : 0;
    return wanted >= LEAST && wanted <= MOST ? wanted : USUAL;
  }

  // --- no way out ----------------------------------------------------------------------------------

  /** The address of a page for a reader who has begun. */
  function inside(href) {
    const address = new URL(href, location.href);
    address.searchParams.set("kiosk", "1");
    address.searchParams.set("idle", String(idle));
    address.searchParams.set("begun", "1");
    return address.href;
  }

  /** A link to another site becomes plain text; a link to a page stays in the kiosk. */
  function restrict(link) {
    const href = link.getAttribute("href");
    if (href.startsWith("#")) return;
    if (link.origin !== location.origin || link.protocol !== location.protocol) {
      link.removeAttribute("href");
      return;
    }
    for (const name of ["target", "download"]) if (link.hasAttribute(name)) link.removeAttribute(name);
    if (link.href !== inside(href)) link.href = inside(href);
  }
  const restrictAll = () => document.querySelectorAll("a[href]").forEach(restrict);

  const refuse = (event) => event.preventDefault();
  for (const name of ["contextmenu", "auxclick", "dragstart"]) addEventListener(name, refuse, true);
  addEventListener(
    "click",
    (event) => {
      const other = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
      if (other && event.target.closest?.("a[href]")) refuse(event);
    },
    true,
  );
  window.print = () => {};
  window.open = () => null;

  /** Keys that would print, save, search or end the presenting. */
  function leads(event) {
    if (event.ctrlKey || event.metaKey) return !"+-=0".includes(event.key);
    const open = "dialog[open], .present-blank:not([hidden])";
    const closes = document.querySelector(open) || document.querySelector(globalThis.mesoguide.note);
    return event.key === "Escape" && root.dataset.mode === "present" && !closes;
  }

  // --- time ----------------------------------------------------------------------------------------

  let last = Date.now();
  let end = 0;
  let near = false;

  function warn() {
    end = Date.now() + WARNING * 1000;
    near = false;
    // It is read out with the question, and an alert only once it changes.
    says.textContent = says.dataset.phrase.replace("{left}", WARNING);
    dialog.showModal();
    count();
  }

  function count() {
    const left = Math.max(0, Math.ceil((end - Date.now()) / 1000));
    shown.textContent = left;
    if (left <= NEAR && !near) {
      says.setAttribute("role", "alert");
      says.textContent = says.dataset.near.replace("{left}", left);
    }
    near = left <= NEAR;
    if (left === 0) startOver();
  }

  function extend() {
    last = Date.now();
    end = 0;
  }

  /** Back to the first screen, with nothing of the last reader left. */
  async function startOver() {
    extend();
    document.querySelector("[data-forget]").click();
    try {
      sessionStorage.clear();
    } catch {
      // Where storage is forbidden there is nothing to clear.
    }
    const start = new URL(inside(document.querySelector(".series-title").href));
    start.searchParams.delete("begun");
    if (query.get("mode") === "present") start.searchParams.set("mode", "present");
    if (await answers(start)) {
      location.replace(start);
      return;
    }
    // The server is gone: the page that is here serves the next reader.
    for (const open of document.querySelectorAll("dialog[open]")) open.close();
    scrollTo(0, 0);
    first.showModal();
  }

  /** A reader has begun: going back, or loading the page again, does not show the first screen. */
  function begin() {
    extend();
    history.replaceState(history.state, "", inside(location.href));
  }

  async function answers(address) {
    return !address.protocol.startsWith("http") || globalThis.mesoguide.answers(address, SILENCE);
  }

  function tick() {
    if (first.open) return;
    if (dialog.open && end) count();
    else if (!dialog.open && Date.now() - last >= idle * 1000) warn();
  }

  /** Close the question. It stays a moment, unseen, so that a screen reader says where it goes back. */
  function stay() {
    if (!dialog.open) return;
    says.removeAttribute("role");
    dialog.dataset.leaving = "";
    dialog.close();
    setTimeout(() => delete dialog.dataset.leaving, LEAVES);
  }
  function touched({ type }) {
    const asking = dialog.open;
    // A nudged table or a page that settles is no answer.
    if (asking && (type === "pointermove" || type === "scroll")) return;
    extend();
    // The question stays for the whole tap, so that it can't go through to what lies under it.
    if (asking) setTimeout(stay, 500);
  }
  for (const name of ["pointerdown", "pointermove", "wheel", "scroll", "input"]) {
    addEventListener(name, touched, { capture: true, passive: true });
  }
  // Said at once: the screen is gone before its "close" is told, and the page may be loaded again.
  first.addEventListener("click", () => {
    begin();
    first.close();
  });
  first.addEventListener("close", begin);
  document.addEventListener("click", ({ target }) => target.closest("[data-over]") && startOver());
  dialog.addEventListener("click", stay);
  dialog.addEventListener("close", extend);
  addEventListener(
    "keydown",
    (event) => {
      extend();
      const asking = dialog.open;
      if (!asking && !leads(event)) return;
      refuse(event);
      event.stopImmediatePropagation();
      if (asking) stay();
    },
    true,
  );
  // A page the browser had put by still shows what the last reader chose.
  addEventListener("pageshow", ({ persisted }) => persisted && location.reload());

  root.dataset.kiosk = "";
  document.body.append(first, dialog);
  if (query.get("begun") !== "1") first.showModal();
  restrictAll();
  new MutationObserver(restrictAll).observe(document.body, {
    attributeFilter: ["href"],
    childList: true,
    subtree: true,
  });
  setInterval(tick, 1000);
})();

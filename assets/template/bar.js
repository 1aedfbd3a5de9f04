// The bar that stays: the list of pages, those seen so far, the signs that need help as a sheet over
// the page, and the use that was picked.
globalThis.mesoguide.parsed.then(() => {
  "use strict";

  const { recall, hold, loadPart } = globalThis.mesoguide;
  const find = (selector) => document.querySelector(selector);
  const nameOf = (path) => path.slice(path.lastIndexOf("/") + 1);

  // --- the list of pages -----------------------------------------------------------------------------

  const contents = find(".contents");
  const summary = contents?.querySelector("summary");
  function close() {
    contents.open = false;
  }
  if (contents) {
    document.addEventListener("click", ({ target }) => contents.contains(target) || close());
    contents.addEventListener("focusout", ({ relatedTarget }) => {
      if (relatedTarget && !contents.contains(relatedTarget)) close();
    });
    contents.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !contents.open) return;
      event.preventDefault();
      close();
      summary.focus();
    });
    // A place on this very page: the list makes way for it.
    contents.addEventListener("click", ({ target }) => target.closest("a") && close());
  }

  const here = nameOf(location.pathname);
  /** Mark the pages that were open in this tab before. */
  function markSeen() {
    const seen = recall("seen");
    for (const link of document.querySelectorAll(".contents ol a")) {
      const isSeen = Array.isArray(seen) && seen.includes(nameOf(link.pathname));
      link.querySelector(".seen").hidden = !isSeen || link.hasAttribute("aria-current");
    }
  }
  let forgotten = false;
  document.addEventListener("mesoguide:forgotten", () => {
    forgotten = true;
    markSeen();
  });
  addEventListener("pageshow", markSeen);
  // A page counts as seen once it is left: one that only passes by leaves nothing in the tab.
  addEventListener("pagehide", () => {
    const seen = recall("seen");
    const before = Array.isArray(seen) ? seen : [];
    if (contents && !forgotten && !before.includes(here)) hold("seen", [...before, here]);
  });

  // --- a box that finds a word -----------------------------------------------------------------------

  const box = find(".find");
  if (box) {
    box.hidden = false;
    const listen = () => box.addEventListener("focusin", load, { once: true });
    function load() {
      loadPart("search", box.querySelector("[role=status]"), listen);
    }
    listen();
  }

  // --- the signs that need help ----------------------------------------------------------------------

  // How long the sheet stays, unseen, after it is closed, in ms: a screen reader that finds its place
  // gone goes back to what opened it without a word.
  const LEAVES = 100;
  const worried = find(".worried");
  worried?.addEventListener("click", (event) => {
    const sheet = find("#signs")?.content.firstElementChild.cloneNode(true);
    const elsewhere = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
    // A browser that knows no dialogs follows the link to the signs.
    if (!sheet?.showModal || elsewhere) return;
    event.preventDefault();
    find(".signs-sheet")?.remove();
    document.body.append(sheet);
    sheet.addEventListener("close", () => {
      worried.focus();
      setTimeout(() => sheet.remove(), LEAVES);
    });
    // A tap beside the sheet closes it, as does the way to the signs where they stand on this page.
    sheet.addEventListener("click", ({ target }) => {
      if (target === sheet || target.closest(".go a")) sheet.close();
    });
    sheet.showModal();
    sheet.scrollTop = 0;
  });

  // --- the use that was picked -----------------------------------------------------------------------

  const chip = find(".chip");
  // Looked up as they are: what the tab holds may be no text, or the name of something else.
  const uses = new Map(Object.entries(JSON.parse(chip?.dataset.uses ?? "{}")));
  function showUse() {
    const aims = new Map(Object.entries(uses.get(recall("area")) ?? {}));
    const use = aims.get(recall("aim")) ?? [...aims.values()][0];
    chip.hidden = !use;
    chip.querySelector("[data-use]").textContent = use ?? "";
    document.documentElement.toggleAttribute("data-picked", Boolean(use));
  }
  if (chip) {
    document.addEventListener("mesoguide:choice", showUse);
    showUse();
  }

  // --- how high it is --------------------------------------------------------------------------------

  // Large text and a use that was picked make it higher: what is gone to stands below it all the same.
  const bar = find(".top-bar");
  if (bar && globalThis.ResizeObserver) {
    const { documentElement: root } = document;
    const sized = new ResizeObserver(() => {
      const high = `${bar.offsetHeight}px`;
      // Where it is as high as its row the page is not styled anew.
      if (bar.offsetHeight && getComputedStyle(root).getPropertyValue("--top") !== high) root.style.setProperty("--top", high);
    });
    sized.observe(bar);
  }
});

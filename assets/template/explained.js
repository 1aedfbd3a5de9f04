// Notes in place: what a word means and where a sentence is from, opened beside it.
(() => {
  "use strict";

  const { parsed } = globalThis.mesoguide;
  const find = (selector) => document.querySelector(selector);
  const opensNotes = "popover" in HTMLElement.prototype;
  const NOTE = opensNotes ? ".note:popover-open" : ".note:not([hidden])";
  const openerOf = (note) => find(`[aria-controls="${note.id}"]`);

  /** Open or close a note in the line, where the browser has no popovers. */
  function toggleNote(note, open) {
    note.hidden = !open;
    for (const opener of document.querySelectorAll(`[aria-controls="${note.id}"]`)) {
      opener.setAttribute("aria-expanded", String(open));
    }
  }
  function closeNotes() {
    for (const note of document.querySelectorAll(NOTE)) toggleNote(note, false);
  }
  function openNotesInLine() {
    document.documentElement.dataset.notes = "in line";
    for (const button of document.querySelectorAll("[popovertarget]")) {
      const note = document.getElementById(button.getAttribute("popovertarget"));
      const isClose = button.matches(".close");
      button.removeAttribute("popovertarget");
      if (!isClose) button.setAttribute("aria-controls", note.id);
      button.addEventListener("click", () => {
        const open = !isClose && note.hidden;
        closeNotes();
        toggleNote(note, open);
        speakNote(open ? note : null);
        if (isClose) openerOf(note).focus();
      });
    }
    for (const note of document.querySelectorAll(".note")) note.removeAttribute("popover");
    closeNotes();
    document.addEventListener("keydown", (event) => {
      const note = find(NOTE);
      if (event.key !== "Escape" || !note) return;
      event.preventDefault();
      closeNotes();
      speakNote(null);
      openerOf(note).focus();
    });
  }
  // What a note says is spoken as it opens: of its button one hears only that something opened.
  function speakNote(note) {
    const words = note?.cloneNode(true);
    words?.querySelector(".close").remove();
    find("[data-note-aloud]").textContent = words?.textContent.trim() ?? "";
  }
  if (!opensNotes) parsed.then(openNotesInLine);

  // A note that opened in place closes when the keyboard moves on, so that it hides nothing.
  document.addEventListener("focusin", ({ target }) => {
    const open = opensNotes && find(NOTE);
    const opener = target.getAttribute("popovertarget");
    if (open && !open.contains(target) && opener !== open.id) open.hidePopover();
  });

  // An open note does not lie on what opened it.
  document.addEventListener(
    "toggle",
    ({ target, newState }) => {
      if (target.matches(".note")) speakNote(newState === "open" ? target : find(NOTE));
      const opener = document.activeElement;
      const own = opener.getAttribute("popovertarget") === target.id;
      if (newState !== "open" || !target.matches(".note") || !own) return;
      const { bottom } = opener.getBoundingClientRect();
      if (bottom > target.getBoundingClientRect().top) opener.scrollIntoView({ block: "start" });
    },
    true,
  );

  // What selects the note that is open.
  globalThis.mesoguide.note = NOTE;
})();

// The second window of an educator: notes for the screen that the first window shows.
(() => {
  "use strict";
  const channel = new BroadcastChannel(`mesoguide:${new URL(".", location.href).pathname}`);
  const find = (name) => document.querySelector(`[data-${name}]`);
  const sections = [...document.querySelectorAll("[data-after]")];
  // The time goes on from page to page: the notes before these left their start in the address.
  const began = Number(location.hash.slice(1)) || Date.now();
  const fill = (element, values) => {
    element.textContent = element.dataset.phrase.replace(/{(\w+)}/g, (_, name) => values[name]);
  };

  channel.addEventListener("message", ({ data }) => {
    if (!data.page) return;
    // The first window went on to another page: its notes are another file.
    if (new URL(data.notes, location.href).pathname !== location.pathname) {
      location.replace(`${data.notes}#${began}`);
      return;
    }
    // A screen of folds may have several notes; one that goes on keeps the note it had.
    const begun = sections.filter(({ dataset }) => data.begun.includes(dataset.after));
    const met = sections.filter(({ dataset }) => data.before.includes(dataset.after));
    const now = begun.length ? begun : met.slice(-1);
    for (const section of sections) section.hidden = !now.includes(section);
    find("none").hidden = now.length > 0;
    find("waiting").hidden = true;
    fill(find("place"), data);
    find("next").textContent = data.next;
    find("next").parentElement.hidden = !data.next;
  });
  for (const button of document.querySelectorAll("[data-turn]")) {
    button.addEventListener("click", () => channel.postMessage({ turn: Number(button.dataset.turn) }));
  }
  addEventListener("keydown", (event) => {
    const by = { PageDown: 1, ArrowRight: 1, PageUp: -1, ArrowLeft: -1 }[event.key];
    if (!by) return;
    event.preventDefault();
    channel.postMessage({ turn: by });
  });
  function tick() {
    find("clock").textContent = new Date().toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
    fill(find("since"), { minutes: Math.floor((Date.now() - began) / 60_000) });
  }
  tick();
  setInterval(tick, 5000);
  channel.postMessage({ ask: true });
})();

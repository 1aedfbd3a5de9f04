// The second window of an educator: notes for the screen that the first window shows.
(() => {
  "use strict";
  const channel = new BroadcastChannel("mesoguide:present");
  const find = (name) => document.querySelector(`[data-${name}]`);
  const sections = [...document.querySelectorAll("[data-after]")];
  const began = Date.now();

  channel.addEventListener("message", ({ data }) => {
    if (!data.page) return;
    // The first window went on to another page: its notes are another file.
    if (new URL(data.notes, location.href).pathname !== location.pathname) {
      location.replace(data.notes);
      return;
    }
    const now = sections.filter(({ dataset }) => data.before.includes(dataset.after)).at(-1);
    for (const section of sections) section.hidden = section !== now;
    find("none").hidden = Boolean(now);
    find("place").textContent = `${data.number} / ${data.all}`;
    find("next").textContent = data.next;
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
    const minutes = Math.floor((Date.now() - began) / 60_000);
    find("clock").textContent = new Date().toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
    find("since").textContent = `${minutes} min`;
  }
  tick();
  setInterval(tick, 5000);
  channel.postMessage({ ask: true });
})();

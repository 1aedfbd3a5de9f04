// A link to a page that can't be reached says so in place, with the pages that are kept here.
(() => {
  "use strict";

  const { copies } = globalThis.mesoguide;
  const find = (selector) => document.querySelector(selector);
  const served = location.protocol.startsWith("http");
  /** How long a server may take to answer, in milliseconds. Slow is not gone. */
  const PATIENCE = 120_000;

  /** Whether this guide's copy on the device holds a page. */
  async function isKept({ href }) {
    const names = (await globalThis.caches?.keys()) ?? [];
    for (const name of names.filter((each) => each.startsWith(copies))) {
      if (await (await caches.open(name)).match(href, { ignoreSearch: true })) return true;
    }
    return false;
  }

  const pause = (time) => new Promise((go) => setTimeout(go, time));

  /** What a page's server says of it; throws where none answers in the time that is left. */
  async function head(href, left) {
    const aborter = new AbortController();
    const timer = setTimeout(() => aborter.abort(), left);
    try {
      return await fetch(href, { method: "HEAD", signal: aborter.signal });
    } finally {
      clearTimeout(timer);
    }
  }

  /**
   * Tell whether a page answers: its server, or the copy kept on this device. A slow server is
   * waited for, and one that asks for some time (503, Retry-After) is asked again after that.
   */
  async function answers(link, patience = PATIENCE) {
    const end = Date.now() + patience;
    try {
      for (;;) {
        const { status, headers } = await head(link.href, end - Date.now());
        const wait = status === 503 ? Number(headers.get("Retry-After")) : 0;
        if (!wait) return status < 502 || (await isKept(link));
        if (await isKept(link)) return true;
        if (Date.now() + wait * 1000 >= end) return false;
        await pause(wait * 1000);
      }
    } catch {
      return isKept(link);
    }
  }

  /** The question of the page that a link leads to. */
  const titleOf = (link) => (link.querySelector(".title") ?? link).textContent;

  async function showLost(link) {
    const dialog = find("#lost").content.firstElementChild.cloneNode(true);
    // A browser that knows no dialogs says itself what it can't reach.
    if (!dialog.showModal) return location.assign(link.href);
    const part = (selector) => dialog.querySelector(selector);
    const pages = [...document.querySelectorAll(".contents ol a")];
    const wanted = pages.find(({ pathname }) => pathname === link.pathname) ?? link;
    part("h2").textContent = titleOf(wanted);
    part("button").textContent = find("h1").textContent;
    part("button").addEventListener("click", () => dialog.close());
    part("a").href = link.href;
    for (const page of pages) {
      if (page.getAttribute("aria-current") || !(await isKept(page))) continue;
      const line = document.createElement("li");
      const way = page.cloneNode(true);
      way.textContent = titleOf(page);
      line.append(way);
      part("ul").append(line);
    }
    find("dialog.lost")?.remove();
    document.body.append(dialog);
    return dialog.showModal();
  }

  let latest = null;
  document.addEventListener("click", async (event) => {
    const link = event.target.closest?.("a[href]");
    const elsewhere = event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
    if (!served || !link || link.target || elsewhere || event.defaultPrevented) return;
    const here = link.pathname === location.pathname && link.search === location.search;
    if (link.origin !== location.origin || (here && link.hash)) return;
    event.preventDefault();
    if (latest === link) return; // It is being asked for.
    latest = link;
    link.setAttribute("aria-busy", "true");
    // Whoever tries again waits for hours, if it takes the server that.
    const there = await answers(link, link.closest(".lost") ? PATIENCE * 100 : PATIENCE);
    link.removeAttribute("aria-busy");
    if (latest !== link) return; // The reader went for another page meanwhile.
    latest = null;
    if (there) location.assign(link.href);
    else showLost(link);
  });

  globalThis.mesoguide.answers = answers;
})();

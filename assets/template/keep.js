// "Keep a copy on this device": stores every page and its files, or takes them away again.
// Loaded only when the copy is asked for, or there. It never stores a choice.
(() => {
  "use strict";

  const { base, copies, registered } = globalThis.mesoguide;
  const here = new URL(".", location.href);
  const script = new URL("worker.js", location.origin + base).href;
  /** The copies of this guide in this language. */
  const COPY = `${copies}${here.pathname}#`;
  /** Put last: a copy without its day is not a whole one. */
  const DAY = "copied";
  const box = document.querySelector(".keep");
  const status = box.querySelector("[role=status]");
  const buttons = {
    keep: box.querySelector("[data-copy=keep]"),
    remove: box.querySelector("[data-copy=remove]"),
  };
  const worker = navigator.serviceWorker;

  const fill = (phrase, places) => phrase.replace(/\{(\w+)\}/g, (_, name) => places[name]);
  const names = async () => (await caches.keys()).filter((name) => name.startsWith(COPY)).sort();

  function today() {
    const now = new Date();
    const month = now.toLocaleDateString(document.documentElement.lang, { month: "long" });
    return fill(box.dataset.date, { day: now.getDate(), month, year: now.getFullYear() });
  }

  const isOurs = (registration) => registered(registration) === script;

  /** The day of the newest whole copy. */
  async function day() {
    for (const name of (await names()).reverse()) {
      const kept = await (await caches.open(name)).match(DAY);
      if (kept) return kept.text();
    }
    return "";
  }

  async function store(cache, url) {
    // The worker leaves this mode alone: a new copy is never made of the old one.
    const answer = await fetch(url, { mode: "same-origin" });
    if (!answer.ok) throw new Error(`${answer.status} ${url}`);
    await cache.put(url, answer.clone());
    return answer;
  }

  /** The addresses of all files a page needs, those it may ask for later, and the page of its sources. */
  function filesOf(html, page) {
    // In a template nothing is applied: the policy of this page has no word for the style of another.
    const { content } = Object.assign(document.createElement("template"), { innerHTML: html });
    const found = [
      ...[...content.querySelectorAll("[src]")].map((node) => node.getAttribute("src")),
      ...[...content.querySelectorAll("link[href], a.apart")].map((node) => node.getAttribute("href")),
      ...Object.values(content.querySelector("script[data-keep]")?.dataset ?? {}),
    ];
    const urls = found.map((address) => new URL(address, page));
    return urls.filter(({ origin }) => origin === location.origin).map(({ href }) => href);
  }

  async function fetchAll(cache) {
    const links = [...document.querySelectorAll(".contents ol a, .checked a")];
    const pages = links.map((link) => link.origin + link.pathname);
    const files = await Promise.all(
      pages.map(async (page) => filesOf(await (await store(cache, page)).text(), page)),
    );
    await Promise.all([...new Set(files.flat())].map((url) => store(cache, url)));
  }

  async function clear(all) {
    await Promise.all(all.map((name) => caches.delete(name)));
  }

  /** Take the copy away; the worker too, where it has no other language's copy to answer from. */
  async function remove() {
    await clear(await names());
    if ((await caches.keys()).some((name) => name.startsWith(copies))) return;
    const ours = (await worker.getRegistrations()).filter(isOurs);
    await Promise.all(ours.map((registration) => registration.unregister()));
  }

  /** The folder to answer for: the guide's own, so that its bare address opens too, or this one. */
  async function scope() {
    const folder = location.origin + base;
    const taken = (await worker.getRegistrations()).some(
      (registration) => registration.scope === folder && !isOurs(registration),
    );
    return taken ? here.href : folder;
  }

  /** Wait until the worker of a registration answers. */
  async function ready(registration) {
    const coming = registration.installing ?? registration.waiting;
    if (!coming) return;
    await new Promise((resolve, reject) => {
      coming.addEventListener("statechange", () => {
        if (coming.state === "activated") resolve();
        if (coming.state === "redundant") reject(new Error("the worker did not start"));
      });
    });
  }

  async function keep() {
    const before = await names();
    const name = COPY + Date.now();
    try {
      await ready(await worker.register(script, { scope: await scope(), updateViaCache: "none" }));
      const cache = await caches.open(name);
      await fetchAll(cache);
      // Offline, an address that names no page leads to the first.
      const headers = { Location: document.querySelector(".series-title").href };
      for (const bare of [location.origin + base, here]) await cache.put(bare, new Response("", { headers }));
      await cache.put(DAY, new Response(today()));
      await clear(before);
      return true;
    } catch {
      await clear([name]);
      return false;
    }
  }

  async function show(says) {
    const from = await day();
    if (!from) await remove();
    buttons.remove.hidden = !from;
    buttons.keep.textContent = from ? box.dataset.again : first;
    status.textContent = fill(says ?? (from && box.dataset.kept), { date: from });
  }

  const first = buttons.keep.textContent;
  let busy = false;
  async function act(name) {
    if (!name || busy) return;
    busy = true;
    if (name === "keep") {
      status.textContent = box.dataset.busy;
      await show((await keep()) ? undefined : box.dataset.failed);
    } else {
      await remove();
      await show(box.dataset.gone);
      buttons.keep.focus();
    }
    busy = false;
  }

  box.addEventListener("click", ({ target }) => act(target.dataset.copy));
  if (box.dataset.asked) act(box.dataset.asked);
  else show();
})();

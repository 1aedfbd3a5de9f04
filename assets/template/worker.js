// Answers for the pages of a kept copy. Network first, always: the copy speaks only when the
// network does not. It stores nothing itself; keep.js does, when the reader asks.

/** The guide's own folder: what stands in it, and nothing beside it, is answered for. */
const BASE = new URL("./", location.href).pathname;
const COPY = `mesoguide:${BASE}#`;
const OWN = /^($|voila\/|files\/|[a-z]{2,3}(-[\w-]+)?\/)/;
const DAY = "copied";
/** How long the network may stay silent, in milliseconds. */
const LIMIT = 5000;

/** What a whole copy holds for a request; the newest copy first. */
async function kept({ method, mode, url }) {
  const names = (await caches.keys()).filter((name) => name.startsWith(COPY));
  for (const name of names.sort().reverse()) {
    const cache = await caches.open(name);
    // The name of a copy holds the folder of its pages.
    const folder = name.split("#")[1];
    const day = await (await cache.match(folder + DAY))?.text();
    const asPage = mode === "navigate" || method === "HEAD";
    const found = day && (await cache.match(url, { ignoreSearch: asPage, ignoreVary: true }));
    const first = found?.headers.get("location");
    if (first) return Response.redirect(first);
    // Asked whether it is there: Firefox complains of a body that is left for the page itself.
    if (found && method === "HEAD") return new Response();
    if (found) return mode === "navigate" ? dated(found, day) : found;
  }
  return undefined;
}

/** A page of the copy, with the day it was kept: its host shows that. */
async function dated(page, day) {
  const headers = new Headers(page.headers);
  for (const name of ["Content-Encoding", "Content-Length"]) headers.delete(name);
  const html = (await page.text()).replace("<html ", `<html data-copied="${day}" `);
  return new Response(html, { headers });
}

async function answer(request) {
  const network = fetch(request);
  const silence = new Promise((resolve) => setTimeout(resolve, LIMIT));
  try {
    const first = await Promise.race([network, silence]);
    // A server behind a gateway that can't find it is as good as gone.
    if (first && first.status < 502) return first;
  } catch {
    // The copy may know.
  }
  return (await kept(request)) ?? network;
}

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("fetch", (event) => {
  const { method, mode, url } = event.request;
  const { origin, pathname } = new URL(url);
  if (origin !== location.origin || !["GET", "HEAD"].includes(method)) return;
  if (!pathname.startsWith(BASE) || !OWN.test(pathname.slice(BASE.length))) return;
  // keep.js asks this way, for the network alone.
  if (mode === "same-origin") return;
  event.respondWith(answer(event.request));
});

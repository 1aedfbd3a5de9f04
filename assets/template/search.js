// Finds a word anywhere in the guide. Loaded when its box is first used. The words of all pages come
// as a script beside them, so that it works from a folder and with no network too.
(() => {
  "use strict";

  const { minisearch, words } = document.currentScript.dataset;
  const guide = globalThis.mesoguide;
  const box = document.querySelector(".find");
  const field = box.querySelector("input");
  const status = box.querySelector("[role=status]");
  const list = box.querySelector(".found");
  const pages = box.parentElement.querySelector("ol");
  const line = document.getElementById("found").content.firstElementChild;
  /** The most that is shown, and how much of a text on each side of the word. */
  const [MOST, AROUND] = [12, 60];

  const load = (src) =>
    new Promise((resolve, reject) => {
      const script = Object.assign(document.createElement("script"), { src, onload: resolve, onerror: reject });
      document.head.append(script);
    });

  /** Small letters without accents, so that a phone's keyboard finds every word. */
  const plain = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");

  let engine = null;
  const sections = [];
  function prepare() {
    for (const [address, parts] of guide.words) {
      for (const [place, heading, text] of parts) {
        const page = parts[0][1];
        const href = place === parts[0][0] ? address : `${address}#${encodeURIComponent(place)}`;
        sections.push({ id: sections.length, href, page: page === heading ? "" : page, heading, text });
      }
    }
    engine = new globalThis.MiniSearch({
      fields: ["heading", "page", "text"],
      processTerm: plain,
      searchOptions: { boost: { heading: 3, page: 2 }, combineWith: "AND", prefix: true },
    });
    engine.addAll(sections);
  }

  /** A text around the first place of a word: what comes before, the word, and what comes after. */
  function around(text, terms) {
    const spoken = plain(text);
    const exact = spoken.length === text.length ? spoken : text.toLowerCase();
    const at = terms.map((term) => [exact.indexOf(term), term]).filter(([place]) => place >= 0)[0];
    if (!at) return [text.slice(0, 2 * AROUND), "", ""];
    const [start, term] = at;
    const from = start > AROUND ? text.indexOf(" ", start - AROUND) + 1 : 0;
    const end = start + term.length;
    const to = end + AROUND < text.length ? text.lastIndexOf(" ", end + AROUND) : text.length;
    return [
      (from ? "… " : "") + text.slice(Math.min(from, start), start),
      text.slice(start, end),
      text.slice(end, Math.max(to, end)) + (to < text.length ? " …" : ""),
    ];
  }

  function show() {
    const asked = field.value.trim();
    const found = asked ? engine.search(asked) : [];
    list.hidden = !asked;
    pages.hidden = Boolean(asked);
    const said = found.length ? status.dataset.found.replace("{number}", found.length) : status.dataset.none;
    status.textContent = asked && said;
    list.replaceChildren(
      ...found.slice(0, MOST).map(({ id, terms }) => {
        const { href, page, heading, text } = sections[id];
        const item = line.cloneNode(true);
        item.querySelector("a").href = href;
        item.querySelector("strong").textContent = heading;
        item.querySelector(".muted").textContent = page;
        const parts = item.querySelector(".said").children;
        for (const [place, words] of around(text, terms).entries()) parts[place].textContent = words;
        return item;
      }),
    );
  }

  async function begin() {
    status.textContent = status.dataset.wait;
    try {
      await Promise.all([load(minisearch), load(words)]);
    } catch {
      status.textContent = "";
      if (!box.querySelector(".changed")) {
        status.after(document.getElementById("changed").content.cloneNode(true));
      }
      return;
    }
    prepare();
    field.addEventListener("input", show);
    show();
  }
  begin();
})();

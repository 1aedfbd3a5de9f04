// The widget host: brings the page's anywidgets to life from the state that came with it.
// A classic script, so that it also runs in a page opened from a file. It knows no widget by name.
(() => {
  "use strict";

  const REFERENCE = "IPY_MODEL_";
  const find = (selector) => document.querySelector(selector);

  /** The guide's own folder on its host: above the pages' folder, and above Voila's addresses. */
  const base = location.pathname.replace(/(voila\/render\/[^/]+|[^/]+)\/[^/]*$/, "");
  /** What this guide stores is named after its folder: another guide of the host has its own. */
  const STORE = `mesoguide:${base.slice(1)}`;
  const COPIES = `mesoguide:${base}#`;
  /** How long a server may take to answer, in milliseconds. Slow is not gone. */
  const PATIENCE = 120_000;
  /** How long a widget may take to start, in milliseconds. */
  const STARTING = 10_000;

  // --- what only some ask for comes when it is asked for -----------------------------------------

  const later = { ...document.currentScript.dataset };
  const asked = new URLSearchParams(location.search);

  /**
   * Load a part of the guide's own: its style, if it has one, then its script. A page that is open
   * for long may ask for files that are gone: `place` then says so, with a way on.
   */
  function call(name, place, onfail) {
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
  /** What a page to come may need is fetched while this one is read. */
  function fetchAhead() {
    for (const [name, href] of Object.entries(later)) {
      if (!name.endsWith("Ahead")) continue;
      document.head.append(Object.assign(document.createElement("link"), { rel: "prefetch", href }));
    }
  }
  if (later.kiosk && asked.get("kiosk") === "1") call("kiosk", find("h1"));
  if (later.present && asked.get("mode") === "present") call("present", find("h1"));

  const share = find(".share");
  if (share) {
    share.hidden = false;
    share.addEventListener("toggle", openShare, { once: true });
  }
  function openShare() {
    const again = () => share.addEventListener("toggle", openShare, { once: true });
    call("share", find("[data-share=wait]"), again);
  }

  const served = location.protocol.startsWith("http");
  const keeper = find(".keep");
  if (keeper && served && isSecureContext && navigator.serviceWorker) {
    keeper.hidden = false;
    // The script acts on the very tap that brought it.
    const listen = () => keeper.addEventListener("click", ask, { once: true });
    function ask({ target }) {
      keeper.dataset.asked = target.dataset.copy ?? "";
      call("keep", keeper.lastElementChild, listen);
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

  /** Say something of the whole page right below its question. */
  function say(template, day) {
    const line = find(template).content.cloneNode(true);
    line.querySelector("span").textContent = day;
    find("h1").after(line);
  }
  const due = find("[data-next-check]");
  if (Date.now() >= Date.parse(`${due.dateTime}T24:00`)) say("#overdue", due.textContent);
  const { copied } = document.documentElement.dataset;
  if (copied) say("#copied", copied);

  // --- a page that can't be reached says so in place ---------------------------------------------

  /** Whether this guide's copy on the device holds a page. */
  async function isKept({ href }) {
    const names = (await globalThis.caches?.keys()) ?? [];
    for (const name of names.filter((each) => each.startsWith(COPIES))) {
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

  async function lose(link) {
    const dialog = find("#lost").content.firstElementChild.cloneNode(true);
    // A browser that knows no dialogs says itself what it can't reach.
    if (!dialog.showModal) return location.assign(link.href);
    const part = (selector) => dialog.querySelector(selector);
    const pages = [...document.querySelectorAll(".contents a")];
    const wanted = pages.find(({ pathname }) => pathname === link.pathname) ?? link;
    part("h2").textContent = wanted.textContent;
    part("button").textContent = find("h1").textContent;
    part("button").addEventListener("click", () => dialog.close());
    part("a").href = link.href;
    for (const page of pages) {
      if (page.getAttribute("aria-current") || !(await isKept(page))) continue;
      const line = document.createElement("li");
      line.append(page.cloneNode(true));
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
    else lose(link);
  });

  // --- notes in place ----------------------------------------------------------------------------

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
      openerOf(note).focus();
    });
  }
  if (!opensNotes) openNotesInLine();

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
      const opener = document.activeElement;
      const own = opener.getAttribute("popovertarget") === target.id;
      if (newState !== "open" || !target.matches(".note") || !own) return;
      const { bottom } = opener.getBoundingClientRect();
      if (bottom > target.getBoundingClientRect().top) opener.scrollIntoView({ block: "start" });
    },
    true,
  );

  // --- choices travel from page to page of this tab, and go with it ----------------------------

  /** Choices by name, as text: in the tab's storage, or in memory where that is forbidden or full. */
  const store = (() => {
    const memory = new Map();
    // Names hold no slash: what follows one belongs to a guide in a folder below.
    const isOwn = (key) => key.startsWith(STORE) && !key.slice(STORE.length).includes("/");
    function tab(act, otherwise) {
      try {
        return act(window.sessionStorage);
      } catch {
        return otherwise?.();
      }
    }
    return {
      get: (name) => memory.get(name) ?? tab((kept) => kept.getItem(STORE + name)) ?? null,
      set(name, text) {
        memory.delete(name);
        tab((kept) => kept.setItem(STORE + name, text), () => memory.set(name, text));
      },
      isEmpty: () => memory.size === 0 && !tab((kept) => Object.keys(kept).some(isOwn)),
      clear() {
        memory.clear();
        tab((kept) => Object.keys(kept).filter(isOwn).forEach((key) => kept.removeItem(key)));
      },
    };
  })();

  /** A stored value; undefined where there is none, or none that can be read. */
  function recall(name) {
    try {
      return JSON.parse(store.get(name) ?? "");
    } catch {
      return undefined;
    }
  }

  // What the parts that are loaded later share with the host.
  globalThis.mesoguide = { base, copies: COPIES, note: NOTE, registered, answers, recall };

  const element = find('script[type="application/vnd.jupyter.widget-state+json"]');
  if (!element) {
    document.documentElement.dataset.widgets = "alive";
    return;
  }
  const page = JSON.parse(element.textContent);
  const models = new Map();
  const modules = new Map();

  /** A state with its bytes, which stand beside it as text, back in their places. */
  function withBytes(state, buffers = []) {
    const values = { ...state };
    for (const { path, data } of buffers) {
      const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
      const inner = path.slice(0, -1).reduce((within, key) => (within[key] ??= {}), values);
      inner[path[path.length - 1]] = new DataView(bytes.buffer);
    }
    return values;
  }

  /** A model as the anywidget interface wants it: get, set, on, off, save_changes. */
  function makeModel(id, { state, buffers }) {
    const values = withBytes(state, buffers);
    const heard = new Map();
    function emit(event, ...details) {
      for (const callback of heard.get(event)?.slice() ?? []) {
        try {
          callback(...details);
        } catch (error) {
          // What one widget makes of a change is no other widget's trouble.
          console.error("mesoguide: a widget could not follow a change", error);
        }
      }
    }
    return {
      model_id: id,
      get: (name) => values[name],
      set(name, value) {
        const changes = typeof name === "object" ? name : { [name]: value };
        const changed = Object.keys(changes).filter((key) => values[key] !== changes[key]);
        Object.assign(values, changes);
        for (const key of changed) emit(`change:${key}`, this, values[key]);
        if (changed.length) emit("change", this);
      },
      on(event, callback) {
        for (const name of event.split(/\s+/)) {
          heard.set(name, [...(heard.get(name) ?? []), callback]);
        }
      },
      off(event, callback) {
        if (!event) return heard.clear();
        for (const name of event.split(/\s+/)) {
          const left = (heard.get(name) ?? []).filter((each) => callback && each !== callback);
          heard.set(name, left);
        }
        return undefined;
      },
      // There is no kernel behind the page: a change is done once it is set.
      save_changes() {},
      send() {},
      widget_manager: { get_model: async (key) => models.get(key.replace(REFERENCE, "")) },
    };
  }

  /** The module of a widget, loaded once however many widgets share it. */
  function load(hash) {
    if (!modules.has(hash)) {
      // Files that widgets share stand once in the page.
      const text = page.modules[hash].map((part) => page.parts[part]).join("\n");
      const blob = new Blob([text], { type: "text/javascript" });
      const address = URL.createObjectURL(blob);
      modules.set(
        hash,
        import(address).then(async (module) => {
          URL.revokeObjectURL(address);
          // Older anywidgets name their `render`; newer ones have one default.
          const made = module.default ?? module;
          return typeof made === "function" ? await made() : made;
        }),
      );
    }
    return modules.get(hash);
  }

  function follow([sourceKey, sourceName], [targetKey, targetName]) {
    const source = models.get(sourceKey.replace(REFERENCE, ""));
    const target = models.get(targetKey.replace(REFERENCE, ""));
    if (!source || !target) return;
    source.on(`change:${sourceName}`, () => target.set(targetName, source.get(sourceName)));
    target.set(targetName, source.get(sourceName));
  }

  function link({ model_name: kind, state }) {
    if (!kind.endsWith("LinkModel")) return;
    follow(state.source, state.target);
    if (kind === "LinkModel") follow(state.target, state.source);
  }

  function remember(model) {
    const names = model.get("keep") ?? [];
    const first = new Map(names.map((name) => [name, model.get(name)]));
    for (const name of names) {
      const value = recall(name);
      const same = typeof value === typeof first.get(name);
      if (same && Array.isArray(value) === Array.isArray(first.get(name))) model.set(name, value);
    }
    for (const name of names) {
      // What a choice was made for goes with it: a plan with its area, even one never touched.
      model.on(`change:${name}`, () => {
        for (const each of names) {
          const value = model.get(each);
          const given = Array.isArray(value) ? value.length > 0 : Boolean(value);
          if (each === name || given) store.set(each, JSON.stringify(value));
        }
        showForget();
      });
    }
    return () => names.forEach((name) => model.set(name, first.get(name)));
  }

  const forgetters = [];
  const forget = find("[data-forget]");
  function showForget() {
    if (forget) forget.parentElement.hidden = store.isEmpty();
    document.dispatchEvent(new Event("mesoguide:choice"));
  }
  forget?.addEventListener("click", () => {
    forgetters.forEach((reset) => reset());
    store.clear();
    document.dispatchEvent(new Event("mesoguide:forgotten"));
    showForget();
    document.getElementById("main")?.focus();
    const told = find("[data-forgotten]");
    if (told) told.textContent = forget.dataset.forget;
  });

  // --- a link can name an area, and what for: after #, so that no server sees it ------------------

  function pick() {
    const link = new URLSearchParams(location.hash.slice(1));
    const area = link.get("area");
    if (area === null) return;
    // Once picked it is the reader's: it goes from the address, to come back on no reload.
    history.replaceState(history.state, "", location.pathname + location.search);
    const uses = find("#main").dataset.uses.split(" ").map((use) => use.split(":"));
    const aims = uses.find(([id]) => id === area)?.[1].split(",");
    if (!aims) return;
    const same = recall("area") === area;
    const aim = [link.get("aim"), same && recall("aim")].find((id) => aims.includes(id)) ?? aims[0];
    if (same && recall("aim") === aim) return;
    // A plan made for another use would be wrong here.
    const picked = Object.entries({ area, aim, visits: 0, interval: 0 });
    for (const [name, value] of picked) store.set(name, JSON.stringify(value));
    for (const model of models.values()) {
      const kept = model.get("keep") ?? [];
      model.set(Object.fromEntries(picked.filter(([name]) => kept.includes(name))));
    }
    showForget();
  }

  // --- showing ---------------------------------------------------------------------------------

  /** What a promise brings, or an error once a widget has had its time. */
  function inTime(promise) {
    let timer = 0;
    const late = new Promise((_, reject) => {
      timer = setTimeout(() => reject(new Error("it took too long")), STARTING);
    });
    return Promise.race([promise, late]).finally(() => clearTimeout(timer));
  }

  const begun = new Map();
  /** The module of a widget, once it has prepared the widget's model. */
  function initialize(id) {
    async function begin() {
      const front = await load(page.state[id].state._esm);
      await front.initialize?.({ model: models.get(id), experimental: {} });
      return front;
    }
    if (!begun.has(id)) begun.set(id, begin());
    return begun.get(id);
  }

  /**
   * Show a model in its place, which is in the page already: a chart needs its width. Its script
   * takes over the markup that stands there, or makes its own, which then stands alone. A widget
   * that can't start stays as it stood, and says so. Resolves to whether all could.
   */
  async function show(id, place) {
    const model = page.state[id];
    if (model.model_module !== "anywidget") {
      const inside = model.state.children.map((child, index) => show(child.replace(REFERENCE, ""), place.children[index]));
      return (await Promise.all(inside)).every(Boolean);
    }
    const stood = [...place.childNodes];
    const el = stood.some((node) => node.matches?.("[data-adopt]")) ? place : document.createElement("div");
    if (el !== place) place.append(el);
    async function render() {
      const front = await initialize(id);
      await front.render?.({ model: models.get(id), el, experimental: {} });
    }
    try {
      await inTime(render());
      for (const node of stood) if (el !== place && node.parentNode === place) node.remove();
      return true;
    } catch (error) {
      console.warn("mesoguide: a widget could not start", error);
      if (el !== place) el.remove();
      place.className = "widget-failed";
      place.append(find("#failed").content.cloneNode(true));
      return false;
    }
  }

  async function bring(place) {
    if (await show(place.dataset.model, place.firstElementChild)) place.dataset.alive = "true";
  }

  /** A widget's own style sheet, where the page does not link to it already. */
  function dress() {
    const sheets = new Set(
      Object.values(page.state)
        .map(({ state }) => state._css)
        .filter(Boolean),
    );
    for (const text of sheets) {
      try {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(text);
        document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
      } catch {
        // A browser that can't make sheets takes one more rule in one of the page's.
        document.styleSheets[0].insertRule(`@media all {${text}}`);
      }
    }
  }

  async function start() {
    for (const [id, model] of Object.entries(page.state)) models.set(id, makeModel(id, model));
    try {
      dress();
    } catch (error) {
      console.warn("mesoguide: a widget has no style", error); // It works all the same.
    }
    for (const model of models.values()) forgetters.push(remember(model));
    Object.values(page.state).forEach(link);
    pick();
    addEventListener("hashchange", pick);
    const widgets = Object.keys(page.state).filter((id) => page.state[id].model_module === "anywidget");
    // A widget may prepare what another shows; what goes wrong is said where it is shown.
    await Promise.race([Promise.allSettled(widgets.map(initialize)), pause(STARTING / 10)]);
    const shown = [];
    for (const place of document.querySelectorAll("[data-model]")) {
      const one = bring(place);
      shown.push(one);
      // Between two widgets the page answers: together they could hold a slow phone for a second.
      await Promise.race([one, pause(STARTING / 10)]);
      await pause();
    }
    await Promise.all(shown);
    showForget();
    document.documentElement.dataset.widgets = "alive";
    // After the next paint: what another page needs must not make this one wait.
    requestAnimationFrame(() => setTimeout(fetchAhead));
  }

  start();
})();

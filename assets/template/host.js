// The widget host: brings the page's anywidgets to life from the state that came with it.
// A classic script, so that it also runs in a page opened from a file. It knows no widget by name.
(() => {
  "use strict";

  const REFERENCE = "IPY_MODEL_";
  const STORE = "mesoguide:";
  const find = (selector) => document.querySelector(selector);

  // --- what only some ask for comes when it is asked for -----------------------------------------

  const later = { ...document.currentScript.dataset };
  const asked = new URLSearchParams(location.search);

  /** Bring a part of the guide's own: its style, if it has one, then its script. */
  function call(name) {
    const script = Object.assign(document.createElement("script"), { src: later[name] });
    Object.assign(script.dataset, later);
    const href = later[`${name}Style`];
    if (!href) return document.head.append(script);
    const style = Object.assign(document.createElement("link"), {
      rel: "stylesheet",
      media: "screen", // on paper a page is a page
      href,
    });
    style.addEventListener("load", () => document.head.append(script));
    return document.head.append(style);
  }
  /** What a page to come may need is fetched while this one is read. */
  function fetchAhead() {
    for (const [name, href] of Object.entries(later)) {
      if (!name.endsWith("Ahead")) continue;
      document.head.append(Object.assign(document.createElement("link"), { rel: "prefetch", href }));
    }
  }
  if (later.kiosk && asked.get("kiosk") === "1") call("kiosk");
  if (later.present && asked.get("mode") === "present") call("present");

  const share = find(".share");
  if (share) {
    share.hidden = false;
    share.addEventListener("toggle", () => call("share"), { once: true });
  }

  const served = location.protocol.startsWith("http");
  const keeper = find(".keep");
  if (keeper && served && isSecureContext && navigator.serviceWorker) {
    keeper.hidden = false;
    // The script acts on the very tap that brought it.
    const ask = ({ target }) => {
      keeper.dataset.asked = target.dataset.keep ?? "";
      call("keep");
    };
    keeper.addEventListener("click", ask, { once: true });
    navigator.serviceWorker.getRegistration().then((kept) => kept && keeper.click());
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

  const isKept = async ({ href }) => Boolean(await globalThis.caches?.match(href, { ignoreSearch: true }));

  /** Tell whether a page answers: its server, or the copy kept on this device. */
  async function answers(link) {
    try {
      const signal = AbortSignal.timeout(4000);
      return (await fetch(link.href, { method: "HEAD", signal })).status < 502;
    } catch {
      return isKept(link);
    }
  }

  async function lose(link) {
    const dialog = find("#lost").content.firstElementChild.cloneNode(true);
    const part = (selector) => dialog.querySelector(selector);
    const pages = [...document.querySelectorAll(".contents a")];
    const wanted = pages.find(({ pathname }) => pathname === link.pathname) ?? link;
    part("h2").textContent = wanted.textContent;
    part("button").textContent = find("h1").textContent;
    part("button").addEventListener("click", () => dialog.close());
    part("a").href = link.href;
    for (const page of pages) {
      if (page.ariaCurrent || !(await isKept(page))) continue;
      const line = document.createElement("li");
      line.append(page.cloneNode(true));
      part("ul").append(line);
    }
    find("dialog.lost")?.remove();
    document.body.append(dialog);
    dialog.showModal();
  }

  document.addEventListener("click", async (event) => {
    const link = event.target.closest?.("a[href]");
    const elsewhere = event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
    if (!served || !link || link.target || elsewhere || event.defaultPrevented) return;
    const here = link.pathname === location.pathname && link.search === location.search;
    if (link.origin !== location.origin || (here && link.hash)) return;
    event.preventDefault();
    link.ariaBusy = "true";
    const there = await answers(link);
    link.ariaBusy = null;
    if (there) location.assign(link.href);
    else lose(link);
  });

  // A note that opened in place closes when the keyboard moves on, so that it hides nothing.
  document.addEventListener("focusin", ({ target }) => {
    const open = document.querySelector(".note:popover-open");
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

  const element = find('script[type="application/vnd.jupyter.widget-state+json"]');
  if (!element) {
    document.documentElement.dataset.widgets = "alive";
    return;
  }
  const page = JSON.parse(element.textContent);
  const models = new Map();
  const modules = new Map();

  /** A model as the anywidget interface wants it: get, set, on, off, save_changes. */
  function makeModel(id, { state }) {
    const values = { ...state };
    const heard = new Map();
    function emit(event, ...details) {
      for (const callback of heard.get(event)?.slice() ?? []) callback(...details);
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
          const made = module.default;
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

  // --- choices travel from page to page of this tab, and go with it ----------------------------

  const store = (() => {
    try {
      return window.sessionStorage;
    } catch {
      return null; // Storage can be forbidden; then choices stay on their page.
    }
  })();

  /** A stored value; undefined where there is none, or none that can be read. */
  function recall(name) {
    try {
      return JSON.parse(store?.getItem(STORE + name) ?? "");
    } catch {
      return undefined;
    }
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
          if (each === name || given) store?.setItem(STORE + each, JSON.stringify(value));
        }
        showForget();
      });
    }
    return () => names.forEach((name) => model.set(name, first.get(name)));
  }

  const forgetters = [];
  const forget = find("[data-forget]");
  function stored() {
    return store ? Object.keys(store).filter((key) => key.startsWith(STORE)) : [];
  }
  function showForget() {
    if (forget) forget.parentElement.hidden = stored().length === 0;
    document.dispatchEvent(new Event("mesoguide:choice"));
  }
  forget?.addEventListener("click", () => {
    forgetters.forEach((reset) => reset());
    stored().forEach((key) => store.removeItem(key));
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
    for (const [name, value] of picked) store?.setItem(STORE + name, JSON.stringify(value));
    for (const model of models.values()) {
      const kept = model.get("keep") ?? [];
      model.set(Object.fromEntries(picked.filter(([name]) => kept.includes(name))));
    }
    showForget();
  }

  // --- showing ---------------------------------------------------------------------------------

  /** Show a model inside `parent`, which is in the page already: a chart needs its width. */
  async function show(id, parent) {
    const model = page.state[id];
    const el = document.createElement("div");
    parent.append(el);
    if (model.model_module === "anywidget") {
      el.className = "widget-root";
      const front = await load(model.state._esm);
      await front.render?.({ model: models.get(id), el, experimental: {} });
      return;
    }
    el.className = model.model_name === "HBoxModel" ? "box box-row" : "box box-column";
    for (const child of model.state.children) await show(child.replace(REFERENCE, ""), el);
  }

  /** Put a living widget in the place of its still picture, which stays if that fails. */
  async function bring(place) {
    const still = [...place.childNodes];
    const living = document.createElement("div");
    place.append(living);
    try {
      await show(place.dataset.model, living);
      still.forEach((node) => node.remove());
      place.dataset.alive = "true";
    } catch (error) {
      living.remove();
      console.error("mesoguide: a widget could not start", error);
    }
  }

  /** A widget's own style sheet, where the page does not link to it already. */
  function dress() {
    const sheets = new Set(
      Object.values(page.state)
        .map(({ state }) => state._css)
        .filter(Boolean),
    );
    document.adoptedStyleSheets = [
      ...document.adoptedStyleSheets,
      ...[...sheets].map((text) => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(text);
        return sheet;
      }),
    ];
  }

  async function start() {
    for (const [id, model] of Object.entries(page.state)) models.set(id, makeModel(id, model));
    dress();
    for (const model of models.values()) forgetters.push(remember(model));
    Object.values(page.state).forEach(link);
    pick();
    addEventListener("hashchange", pick);
    await Promise.all(Object.keys(page.modules).map(load));
    for (const [id, { state, model_module: from }] of Object.entries(page.state)) {
      if (from !== "anywidget") continue;
      const front = await load(state._esm);
      await front.initialize?.({ model: models.get(id), experimental: {} });
    }
    for (const place of document.querySelectorAll("[data-model]")) {
      await bring(place);
      // Between two widgets the page answers: together they could hold a slow phone for a second.
      await new Promise((go) => setTimeout(go));
    }
    showForget();
    document.documentElement.dataset.widgets = "alive";
    // After the next paint: what another page needs must not make this one wait.
    requestAnimationFrame(() => setTimeout(fetchAhead));
  }

  start();
})();

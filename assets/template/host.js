// The widget host: hydrates the page's anywidgets from the state that came with it, in place of
// their still pictures. It knows no widget by name.
(() => {
  "use strict";

  const { faces, isLoading, parsed, remember, showForget, pickFromLink } = globalThis.mesoguide;
  const REFERENCE = "IPY_MODEL_";
  const find = (selector) => document.querySelector(selector);
  /** How long a widget may take to start, in milliseconds. */
  const STARTING = 10_000;
  /** How long to wait for more of a page that is still coming, in milliseconds. */
  const COMING = 10;
  /** How long widgets may start in a row before the page answers again, in milliseconds. */
  const AT_ONCE = 30;
  const pause = (time) => new Promise((go) => setTimeout(go, time));

  /** Whether the page's widgets are alive, or stay still; the faces come when all else is there. */
  function tell(how) {
    const { dataset } = document.documentElement;
    if (dataset.widgets) return;
    dataset.widgets = how;
    parsed.then(showForget).then(faces);
  }

  /** What the widgets are written with, and browsers before 2022 lack. */
  const isAble = Array.prototype.findLast && Object.hasOwn;
  let page = { state: {} };
  const models = new Map();
  /** The widgets that have begun in their place. */
  const shown = new Set();
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

  /** Whether two values hold the same: then setting one for the other is no change, as in Jupyter. */
  function isSame(one, other) {
    return one === other || (Array.isArray(one) && JSON.stringify(one) === JSON.stringify(other));
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
        const changed = Object.keys(changes).filter((key) => !isSame(values[key], changes[key]));
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
  function load(place) {
    if (!modules.has(place)) {
      // Files that widgets share stand once in the page.
      const text = page.modules[place].map((part) => page.parts[part]).join("\n");
      const blob = new Blob([text], { type: "text/javascript" });
      const address = URL.createObjectURL(blob);
      modules.set(
        place,
        import(address).then(async (module) => {
          URL.revokeObjectURL(address);
          // Older anywidgets name their `render`; newer ones have one default.
          const made = module.default ?? module;
          return typeof made === "function" ? await made() : made;
        }),
      );
    }
    return modules.get(place);
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
    shown.add(id);
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

  /** Bring to life the widgets of a cell, whose markup stands in the page. */
  async function hydrate(place) {
    if (await show(place.dataset.model, place.firstElementChild)) place.dataset.alive = "true";
  }

  /** A widget's own style sheet, where the page does not link to it already. */
  function adoptStyles() {
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

  /** Take into the models what comes late, with the scripts that draw it. */
  globalThis.mesoguide.addLate = (states) => {
    for (const [id, state] of Object.entries(states)) models.get(id).set(state);
  };

  /** Whether all of an element has come: something stands after it, or after what it stands in. */
  function isWhole(element) {
    for (let each = element; each; each = each.parentNode) if (each.nextSibling) return true;
    return !isLoading();
  }

  /** What is looked for, once all of it has come; nothing where the page ended without it. */
  async function whole(look) {
    for (;;) {
      const ended = !isLoading();
      const found = look();
      if (found ? isWhole(found) : ended) return found;
      await pause(COMING);
    }
  }

  async function start() {
    const element = await whole(() => find('script[type="application/vnd.jupyter.widget-state+json"]'));
    if (!element) {
      tell("alive");
      return;
    }
    if (!isAble) {
      await parsed;
      // The page stays the one of readers without scripts, with the style and the pictures of it.
      for (const held of document.querySelectorAll("noscript")) held.outerHTML = held.textContent;
      tell("still");
      return;
    }
    page = JSON.parse(element.textContent);
    for (const [id, model] of Object.entries(page.state)) models.set(id, makeModel(id, model));
    try {
      adoptStyles();
    } catch (error) {
      console.warn("mesoguide: a widget has no style", error); // It works all the same.
    }
    models.forEach((model) => remember(model));
    Object.values(page.state).forEach(link);
    pickFromLink();
    addEventListener("hashchange", pickFromLink);
    const widgets = Object.keys(page.state).filter((id) => page.state[id].model_module === "anywidget");
    // A widget may prepare what another shows; what goes wrong is said where it is shown.
    await Promise.race([Promise.allSettled(widgets.map(initialize)), pause(STARTING / 10)]);
    const begunIn = new Map();
    const next = () => [...document.querySelectorAll("[data-model]")].find((place) => !begunIn.has(place));
    let answered = performance.now();
    for (let place = await whole(next); place; place = await whole(next)) {
      begunIn.set(place, hydrate(place));
      await Promise.race([begunIn.get(place), pause(STARTING / 10)]);
      // Together they could hold a slow phone for a second.
      if (performance.now() - answered > AT_ONCE) {
        await pause();
        answered = performance.now();
      }
      // Below the last of them there may be more of the page to come.
      if (widgets.every((id) => shown.has(id))) Promise.all(begunIn.values()).then(() => tell("alive"));
    }
    await Promise.all(begunIn.values());
    tell("alive");
  }

  start();
})();

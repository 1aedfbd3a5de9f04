// Presenting: the page as its scenes, one idea each, for a wall or a tablet between two chairs.
// Loaded only when a page is opened with ?mode=present. Which cells make a scene stands in the page.
// It moves nothing there and writes nothing into it: it hides what is not on the screen, draws a
// scene as large as it fits, and cuts one that does not fit into screens.
(() => {
  "use strict";

  const root = document.documentElement;
  const main = document.getElementById("main");
  const parts = document.getElementById("presenting").content.cloneNode(true);
  const find = (name) => bar.querySelector(`[data-do=${name}]`);
  const bar = parts.querySelector(".present-bar");
  const help = parts.querySelector("dialog");
  const blank = parts.querySelector(".present-blank");
  const place = bar.querySelector(".place");
  const query = new URLSearchParams(location.search);
  /** The smallest a crowded screen is drawn: words of 32 px are then still 28 px. */
  const SMALLEST = 0.875;
  /** The sizes that a screen is tried in, the largest first. */
  const SIZES = [1.6, 1.5, 1.4, 1.3, 1.2, 1.1, 1, 0.96, 0.92, SMALLEST];
  /** Lines may break otherwise when they are drawn smaller: so much of the height is counted on. */
  const SPARE = 0.95;
  /** What leads up to a picture is left out where both do not fit, unless it fills so much of it. */
  const INTRO = 0.25;
  /** Where a screen may be cut: these hold ideas, they are none. */
  const HEADINGS = "main > * h1, main > * h2, main > .cell-more > summary";
  /** What stays as long as any of its table does. */
  const CARRIED = "caption, thead, summary:not(.cell-more > *), legend, .table-title, [role=rowheader], [role=cell] > .of";

  let screens = [];
  let at = 0;

  // --- packing ---------------------------------------------------------------------------------

  /** The boxes of a node, or of what is inside it where it has none of its own. */
  function boxesOf(node) {
    const own = [...node.getClientRects()];
    if (own.length || getComputedStyle(node).display !== "contents") return own;
    return [...node.children].flatMap(boxesOf);
  }
  const boxOf = (nodes) => {
    const boxes = nodes.flatMap(boxesOf);
    return {
      top: Math.min(...boxes.map((box) => box.top)),
      bottom: Math.max(...boxes.map((box) => box.bottom)),
    };
  };
  const seen = (node) =>
    boxesOf(node).length > 0 &&
    (getComputedStyle(node).display === "contents" || (node.checkVisibility?.() ?? true)) &&
    !node.matches(".visually-hidden, .note, script, noscript");
  const heightOf = (nodes) => {
    const { top, bottom } = boxOf(nodes);
    return bottom - top;
  };

  /** How high the empty edges of a node are. */
  function edgesOf(node) {
    const { paddingTop, paddingBottom, marginTop, marginBottom } = getComputedStyle(node);
    return [paddingTop, paddingBottom, marginTop, marginBottom].reduce((sum, each) => sum + parseFloat(each), 0);
  }

  const isRow = (node) => node.matches("tr") && getComputedStyle(node).display === "table-row";

  /** The pieces of a node that can stand on a screen: itself, or what is inside it. */
  function piecesOf(node, room) {
    if (!seen(node) || heightOf([node]) < 2) return [];
    const widget = node.closest("[data-widget]") !== null;
    const whole = isRow(node) || node.matches("p, svg, button, h1, h2, h3, h4, [aria-hidden=true]") || !node.children.length;
    const container = !widget && node.matches("div, section, nav, ul, ol, .cell-more");
    // What belongs together may be drawn a little smaller rather than be cut.
    const fits = heightOf([node]) <= (node.dataset.keep ? room / SMALLEST : room);
    if (whole || (fits && !(container && !node.matches("ul, ol")))) return [[node]];
    const children = [...node.children].filter((child) => !child.matches(CARRIED));
    // What stays around its pieces takes from their room.
    const carried = node.matches("table, tr, .compare-frame, [role=table], [role=row], [role=cell]") ? [...node.children].filter((child) => child.matches(CARRIED) && seen(child)) : [];
    const left = carried.reduce((high, child) => high - heightOf([child]), room - edgesOf(node));
    const pieces = [];
    /** Whether a child belongs to the one before it: a part of one thing, or what is told of a name. */
    const goesOn = (child, before) =>
      child?.matches("dd") || (child?.dataset.keep && child.dataset.keep === before.dataset.keep);
    for (let i = 0; i < children.length; ) {
      let end = i + 1;
      while (goesOn(children[end], children[end - 1])) end += 1;
      const run = children.slice(i, end).filter(seen);
      if (run.length > 1 && heightOf(run) <= left / SMALLEST) pieces.push(run);
      else run.forEach((child) => pieces.push(...piecesOf(child, left)));
      i = end;
    }
    return pieces;
  }

  /** The height of what stays around a piece: a section's heading, a table's head, a frame. */
  function around([node], heading) {
    let high = heading && heading !== node ? heightOf([heading]) + 24 : 0;
    for (let up = node.parentElement; up !== main; up = up.parentElement) {
      high += edgesOf(up);
      for (const child of up.children) {
        if (child.matches(CARRIED) && !child.contains(node) && seen(child)) high += heightOf([child]);
      }
    }
    return high;
  }

  const widgetOf = ([node]) => node.closest(".cell-code") ?? null;

  /** Pieces packed into screens: a heading or a widget begins one; a section's heading stays. */
  function pack(pieces, room) {
    const packed = [];
    let heading = null;
    let now = [];
    const nodes = () => now.flat();
    const close = () => {
      if (now.length) packed.push({ heading, nodes: nodes() });
      now = [];
    };
    for (const piece of pieces) {
      const isHeading = piece[0].matches(HEADINGS);
      if (isHeading) {
        close();
        heading = piece[0];
        now = [piece];
        continue;
      }
      const last = now.at(-1);
      const onlyIntro = now.every((each) => !widgetOf(each));
      const newWidget = last && widgetOf(piece) !== widgetOf(last);
      const limit = piece[0].dataset.keep ? room / SMALLEST : room;
      const full = now.length > 0 && heightOf([...nodes(), ...piece]) + around(now[0], heading) > limit;
      if (full || (newWidget && !onlyIntro)) {
        // A heading never stands alone at the foot of a screen, nor with a line on the picture next.
        if (now.length === 1 && now[0][0] === heading) now.push(piece);
        else if (newWidget && onlyIntro && heightOf(nodes()) < room * INTRO) {
          for (const node of nodes()) if (node !== heading) node.classList.add("off");
          now = heading ? [[heading], piece] : [piece];
        }
        else {
          close();
          now = [piece];
        }
      } else now.push(piece);
    }
    close();
    return packed;
  }

  const cellOf = (node) => {
    let cell = node;
    while (cell.parentElement !== main) cell = cell.parentElement;
    return cell;
  };

  /** The scenes that show something, each with its cells; a fold that begins one stands alone. */
  function scenesOf() {
    const found = [];
    for (const cell of main.querySelectorAll(":scope > [data-scene]")) {
      if (!seen(cell) || heightOf([cell]) < 2) continue;
      const { scene } = cell.dataset;
      const same = found.at(-1)?.scene === scene && !cell.matches(".cell-more");
      if (same) found.at(-1).cells.push(cell);
      else found.push({ scene, cells: [cell] });
    }
    return found;
  }

  function room() {
    const style = getComputedStyle(main);
    return main.clientHeight - parseFloat(style.paddingTop) - parseFloat(style.paddingBottom);
  }

  /** Make the screens anew, and stay where the reader is. */
  function layout() {
    const anchor = main.contains(document.activeElement) && document.activeElement !== main
      ? document.activeElement
      : screens[at]?.nodes[0];
    root.style.setProperty("--fit", "1");
    for (const node of main.querySelectorAll(".off")) node.classList.remove("off");
    for (const table of main.querySelectorAll(".as-cards")) table.classList.remove("as-cards");
    root.classList.add("measuring");
    const high = room();
    // A section's heading stays above each of its screens.
    const headings = [...main.querySelectorAll("h2")].filter(seen).map((each) => heightOf([each]) + 24);
    const free = high - Math.min(...headings, 120);
    // A row that is wider than a screen, or higher with the head that stays above it, is told as a card.
    for (const table of main.querySelectorAll("table")) {
      const head = [table.caption, table.tHead].filter((each) => each && seen(each));
      const left = head.reduce((high, each) => high - heightOf([each]), free);
      const rows = [...table.rows].filter((row) => seen(row) && isRow(row) && !table.tHead?.contains(row));
      table.classList.toggle("as-cards", rows.some((row) => heightOf([row]) > left || row.getBoundingClientRect().right > main.clientWidth));
    }
    const pieces = [];
    screens = scenesOf().flatMap(({ cells, scene }) => {
      if (heightOf(cells) * SMALLEST <= high * SPARE) return { heading: null, nodes: cells, scene };
      const cut = cells.flatMap((cell) => piecesOf(cell, free));
      pieces.push(...cut);
      return pack(cut, high).map((screen) => ({ ...screen, scene }));
    });
    root.classList.remove("measuring");
    number(pieces);
    const same = screens.findIndex(({ nodes }) => nodes.some((node) => node.contains(anchor)));
    show(same >= 0 ? same : Math.min(at, screens.length - 1), { quiet: true });
  }

  /** A list that goes on on the next screen goes on counting. */
  function number(pieces) {
    for (const [node] of pieces) {
      if (node.matches("ol > li")) node.value = [...node.parentElement.children].indexOf(node) + 1;
    }
  }

  // --- showing ---------------------------------------------------------------------------------

  function show(wanted, { quiet = false } = {}) {
    at = Math.max(0, Math.min(screens.length - 1, wanted));
    const screen = screens[at];
    const on = new Set(screen.nodes);
    if (screen.heading) on.add(screen.heading);
    const kept = new Set();
    for (const node of on) for (let up = node; up !== main; up = up.parentElement) kept.add(up);
    for (const { nodes } of screens) {
      for (const node of nodes) {
        node.classList.toggle("off", !on.has(node));
        for (let up = node.parentElement; up !== main; up = up.parentElement) {
          up.classList.toggle("off", !kept.has(up));
        }
      }
    }
    fit(largestOf(screen.nodes));
    place.textContent = place.dataset.phrase
      .replace("{number}", at + 1)
      .replace("{all}", screens.length);
    find("back").setAttribute("aria-disabled", String(at === 0 && !linkTo("prev")));
    find("next").setAttribute("aria-disabled", String(at === screens.length - 1 && !linkTo("next")));
    document.body.scrollTop = main.scrollTop = root.scrollTop = 0;
    if (!quiet && !main.contains(document.activeElement)) main.focus({ preventScroll: true });
    if (!quiet && document.activeElement?.closest(".off")) main.focus({ preventScroll: true });
    tell();
  }

  const over = () =>
    main.scrollHeight > main.clientHeight + 1 || main.scrollWidth > main.clientWidth + 1;

  /** Draw a screen as large as it fits; one that changes while it is shown only gets smaller. */
  function fit(largest) {
    for (const size of SIZES.filter((each) => each <= largest)) {
      root.style.setProperty("--fit", String(size));
      if (!over()) return;
    }
  }
  const sizeNow = () => Number(root.style.getPropertyValue("--fit")) || 1;
  /** The largest a screen is drawn: a widget may name its own. */
  function largestOf(nodes) {
    const widgets = nodes.flatMap((node) => [...node.querySelectorAll("[data-widget]")]);
    const own = widgets.map((widget) => Number(getComputedStyle(widget).getPropertyValue("--largest")));
    return Math.min(SIZES[0], ...own.filter((each) => each > 0));
  }

  /** Go on as a tapped link does: a page that can't be reached is then told of in place. */
  function follow(href) {
    const link = Object.assign(document.createElement("a"), { href });
    document.body.append(link);
    link.click();
    link.remove();
  }

  const linkTo = (rel) => document.querySelector(`.pages a[rel=${rel}]`);

  function go(href, end) {
    const address = new URL(href, location.href);
    address.searchParams.set("mode", "present");
    if (end) address.searchParams.set("from", "end");
    follow(address);
  }

  /** Make the screens anew if a widget has just changed what stood on one. */
  function settle() {
    if (screens.some(({ nodes }) => nodes.some((node) => !node.isConnected))) layout();
  }

  function turn(by) {
    if (!blank.hidden) return toggleBlank();
    const wanted = at + by;
    if (wanted >= 0 && wanted < screens.length) return show(wanted);
    const link = linkTo(by > 0 ? "next" : "prev");
    if (link) go(link.href, by < 0);
    return undefined;
  }

  function toggleBlank() {
    blank.hidden = !blank.hidden;
  }
  function leave() {
    const address = new URL(location.href);
    address.searchParams.delete("mode");
    address.searchParams.delete("from");
    follow(address);
  }

  // --- speaker notes: a second window of this machine follows along ------------------------------

  const { notes } = document.currentScript.dataset;
  // Named after the notes' folder: another guide of the host has its own.
  const channel = new BroadcastChannel(`mesoguide:${new URL(".", new URL(notes, location.href)).pathname}`);

  /** The cells of the scenes that a test holds for; folds that are left out of the room as well. */
  const cellsOf = (test) =>
    [...main.querySelectorAll("[data-cell]")]
      .filter(({ dataset }) => test(Number(dataset.scene)))
      .map(({ dataset }) => dataset.cell);
  function tell() {
    const next = screens[at + 1];
    const now = Number(screens[at].scene);
    channel.postMessage({
      page: document.title,
      notes,
      // A note belongs to the cell before it: those of this scene, or the last one met.
      before: cellsOf((scene) => scene <= now),
      begun: cellsOf((scene) => scene === now),
      number: at + 1,
      all: screens.length,
      next: (next?.heading ?? next?.nodes[0])?.textContent.trim().slice(0, 120) ?? "",
    });
  }
  channel.addEventListener("message", ({ data }) => {
    if (!screens.length) return; // They are told once there are any.
    settle();
    if (data.ask) tell();
    if (data.turn) turn(data.turn);
  });

  // --- keys --------------------------------------------------------------------------------------

  const OWN_ARROWS = "input, select, textarea, [role=group] button, [contenteditable]";
  const KEYS = {
    PageDown: () => turn(1),
    PageUp: () => turn(-1),
    ArrowRight: () => turn(1),
    ArrowDown: () => turn(1),
    ArrowLeft: () => turn(-1),
    ArrowUp: () => turn(-1),
    Home: () => show(0),
    End: () => show(screens.length - 1),
    b: toggleBlank,
    B: toggleBlank,
    ".": toggleBlank,
    "?": () => help.showModal(),
    Escape: () => (blank.hidden ? leave() : toggleBlank()),
  };
  addEventListener("keydown", (event) => {
    const act = KEYS[event.key];
    const busy = event.ctrlKey || event.altKey || event.metaKey || document.querySelector("dialog[open]");
    if (!act || busy || event.defaultPrevented) return;
    const turns = event.key === "PageDown" || event.key === "PageUp";
    if (!turns && event.key !== "Escape" && event.target.closest?.(OWN_ARROWS)) return;
    if (event.key === "Escape" && document.querySelector(globalThis.mesoguide.note)) return;
    event.preventDefault();
    settle();
    act();
  });
  bar.addEventListener("click", ({ target }) => {
    const act = {
      back: () => turn(-1),
      next: () => turn(1),
      blank: toggleBlank,
      help: () => help.showModal(),
      notes: () => open(notes, "mesoguide-notes", "popup,width=720,height=800"),
      leave,
    }[target.closest("[data-do]")?.dataset.do];
    settle();
    act?.();
  });
  blank.addEventListener("click", toggleBlank);

  // Links keep presenting: to another page, or to the screen that holds a place.
  main.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (!link || link.origin !== location.origin) return;
    const here = link.pathname === location.pathname;
    if (!here && !link.pathname.endsWith(location.pathname.split(".").at(-1))) return;
    event.preventDefault();
    if (here) showPlace(link.hash);
    else go(link.href);
  });
  function showPlace(hash) {
    const target = hash && document.getElementById(decodeURIComponent(hash.slice(1)));
    if (!target) return;
    settle();
    const fold = target.closest(".cell-more:not([open])");
    if (fold) {
      fold.open = true;
      layout();
    }
    const cell = main.contains(target) ? cellOf(target) : null;
    const wanted = screens.findIndex(
      ({ nodes }) => nodes.some((node) => node.contains(target) || cell?.contains(node)),
    );
    if (wanted >= 0) show(wanted);
  }

  // --- begin -------------------------------------------------------------------------------------

  let due = 0;
  /** What changes inside a piece only has to fit; anything else is packed anew. */
  function changed(records) {
    const nodes = screens.flatMap((screen) => screen.nodes);
    const inside = records.every(
      ({ target, attributeName }) => !attributeName && nodes.some((node) => node.contains(target)),
    );
    const gone = nodes.some((node) => !node.isConnected);
    clearTimeout(due);
    due = setTimeout(() => {
      fit(sizeNow());
      if (!inside || gone || over()) layout();
    }, 60);
  }

  function begin() {
    root.dataset.mode = "present";
    document.body.append(parts);
    for (const fold of main.querySelectorAll("details.cell-scene")) {
      fold.open = true;
      fold.firstElementChild.tabIndex = -1;
    }
    layout();
    if (query.get("from") === "end") show(screens.length - 1);
    if (location.hash) showPlace(location.hash);
    new MutationObserver(changed).observe(main, {
      childList: true,
      subtree: true,
      attributes: true,
      attributeFilter: ["open", "hidden"],
    });
    addEventListener("resize", layout);
    // The faces come later, and other letters may need other screens: once words are set in them.
    new MutationObserver(() => setTimeout(layout, 60)).observe(root, {
      attributes: true,
      attributeFilter: ["data-faces"],
    });
    root.dataset.presenting = "ready";
  }
  // Widgets first: a screen is packed from what is really there.
  if (root.dataset.widgets === "alive") begin();
  else new MutationObserver((_, observer) => {
    if (root.dataset.widgets !== "alive") return;
    observer.disconnect();
    begin();
  }).observe(root, { attributes: true });
})();

// What can be measured of a page as it is drawn. A probe returns what is wrong, or nothing.
// Each stands in the page as `look.NAME`.
window.look = (() => {
const CONTROLS = "a[href], button, input, select, summary, textarea, [tabindex]";
// Heads of columns in a narrow table are there for listeners alone.
const hidden = (one) => one && (getComputedStyle(one).clipPath !== "none" || hidden(one.parentElement));
const seen = (one) => one.checkVisibility({ visibilityProperty: true, opacityProperty: true })
  && one.getClientRects().length > 0
  && !one.closest(".visually-hidden, .skip, [aria-hidden=true]") && !hidden(one);
const name = (one) => {
  const from = one.closest("[data-widget]")?.dataset.widget ?? "page";
  const label = one.ariaLabel || one.textContent.trim() || one.value || "";
  const kind = one.type ? `${one.localName}[${one.type}]` : one.localName;
  return `${from}: ${kind}.${one.getAttribute("class") ?? ""} ${label.slice(0, 40)}`;
};
const controls = () => [...document.querySelectorAll(CONTROLS)].filter(
  (one) => seen(one) && one.tabIndex >= -1 && !one.matches("[tabindex='-1']:not(button, a, input, summary)"));
// The target of a tick or a radio is its line.
const target = (one) => (one.matches("[type=radio], [type=checkbox]") && one.closest("label")) || one;
const colour = (text) => {
  const found = text.match(/[\d.]+/g)?.map(Number) ?? [0, 0, 0, 0];
  if (text.startsWith("color(")) return [...found.slice(0, 3).map((each) => 255 * each), found[3] ?? 1];
  return [...found.slice(0, 3), found[3] ?? 1];
};
const over = (front, ground) => front.slice(0, 3).map(
  (part, index) => part * front[3] + ground[index] * (1 - front[3]));
const ground = (one) => {
  const layers = [];
  for (let at = one; at; at = at.parentElement) {
    const layer = colour(getComputedStyle(at).backgroundColor);
    if (layer[3] > 0) layers.push(layer);
    if (layer[3] === 1) break;
  }
  return layers.reduceRight((below, layer) => over(layer, below), [255, 255, 255]);
};
const light = (rgb) => {
  const [r, g, b] = rgb.map((part) => part / 255).map(
    (part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const contrast = (one, other) => {
  const [high, low] = [light(one), light(other)].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
};
// All that is shown or told: words, what is picked, pressed or open, and how pictures are drawn.
const state = () => {
  const parts = [[...document.querySelectorAll(".keys")].reduce(
    (text, { innerText }) => text.replace(innerText, ""), document.body.innerText).replace(/\s+/g, " ")];
  for (const one of document.querySelectorAll(
    "input, select, [aria-pressed], [aria-checked], [aria-valuetext], [aria-disabled], details, "
    + "[data-part=status], dialog, [popover], [data-widget] svg *, [hidden]")) {
    parts.push(one.value, one.checked, one.ariaPressed, one.ariaChecked, one.ariaDisabled,
      one.getAttribute("aria-valuetext"), one.open, one.getAttribute("class"), one.getAttribute("d"),
      one.getAttribute("x"), one.hidden, one.matches(":popover-open"),
      one.matches("[data-part=status]") ? one.textContent : "");
  }
  return parts.join("|");
};

const sideways = () => {
  const wide = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= wide) return [];
  return [...document.body.querySelectorAll("*")].filter((one) => seen(one)
    && one.getBoundingClientRect().right > wide + 1).slice(0, 8).map(name);
};

// A box that hides what runs over it, and words that do.
const clipped = () => {
  const range = document.createRange();
  return [...document.body.querySelectorAll("*")].filter((one) => {
    if (!seen(one) || one instanceof SVGElement) return false;
    const style = getComputedStyle(one);
    const [across, down] = [style.overflowX, style.overflowY].map((way) => /hidden|clip/.test(way));
    if (!across && !down) return false;
    const more = parseFloat(style.overflowClipMargin) || 0;
    const { left, right, top, bottom } = one.getBoundingClientRect();
    const walker = document.createTreeWalker(one, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      if (!seen(walker.currentNode.parentElement)) continue;
      range.selectNodeContents(walker.currentNode);
      for (const box of range.getClientRects())
        if (box.width && ((across && (box.right > right + more + 2 || box.left < left - more - 2))
          || (down && (box.bottom > bottom + 4 || box.top < top - 4)))) return true;
    }
    return false;
  }).map(name);
};

// Words that stand outside their button, or controls that lie on one another. The reach of a
// citation is measured in test_notes; a word or link in a sentence is as high as its line.
const overlapping = () => {
  const inText = (one) => one.matches(".cite") || (one.matches("a, .word") && one.closest("p, li, td, dd"));
  const all = [...new Set(controls().filter((one) => !inText(one)).map(target))];
  const boxes = all.map((one) => one.getBoundingClientRect());
  const wrong = [];
  all.forEach((one, i) => all.slice(i + 1).forEach((other, j) => {
    const [a, b] = [boxes[i], boxes[i + 1 + j]];
    const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
    const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
    if (across > 1.5 && down > 1.5 && !one.contains(other) && !other.contains(one))
      wrong.push(`${name(one)} / ${name(other)}`);
  }));
  const range = document.createRange();
  for (const one of all.filter((each) => each.matches("button, label, summary"))) {
    const { left, right } = one.getBoundingClientRect();
    const walker = document.createTreeWalker(one, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      range.selectNodeContents(walker.currentNode);
      const out = [...range.getClientRects()].some((box) => box.width && (box.right > right + 2 || box.left < left - 2));
      if (out && seen(walker.currentNode.parentElement)) wrong.push(`${name(one)} runs out of itself`);
    }
  }
  return wrong;
};

// Pieces of text in the order of the code: none stands wholly above the one before it, unless in
// a column to the right; none wholly to the left of it on its line.
const disorder = () => {
  const blocks = [...document.querySelectorAll("main :is(h1, h2, h3, p, li, th, td, dt, dd, label, "
    + "button, summary, legend, figcaption, caption, select, [type=range])")].filter((one) => seen(one)
    && !one.closest("[popover], dialog, svg") && !one.querySelector("p, li, td, th, dt, label, button, summary")
    && !/absolute|fixed|sticky/.test(getComputedStyle(one).position) && !one.matches(".cite, .word"));
  const wrong = [];
  blocks.slice(1).forEach((one, index) => {
    const before = blocks[index].getBoundingClientRect();
    const here = one.getBoundingClientRect();
    const above = here.bottom <= before.top + 2 && here.left < before.right - 2;
    const left = here.right <= before.left + 2 && here.top < before.bottom - 4 && here.bottom > before.top + 4;
    if (above || left) wrong.push(`${name(blocks[index])} then ${name(one)}`);
  });
  return wrong;
};

// A list of the controls to try, at most three of a kind in a widget, and of cited numbers two.
const toTry = () => {
  const count = new Map();
  window.print = () => (window.printed = (window.printed ?? 0) + 1);
  window.todo = controls().filter((one) => {
    if (one.matches("a, [tabindex]:not(button, input, summary, select), [data-copy], .keep *")) return false;
    if (one.matches("[type=radio]:checked, [aria-disabled=true], [aria-pressed=true], [aria-current]")) return false;
    const kind = [one.closest("[data-widget]")?.dataset.widget, one.localName, one.type, one.className].join();
    count.set(kind, (count.get(kind) ?? 0) + 1);
    return count.get(kind) <= (one.matches(".cite, .word") ? 2 : 3);
  });
  return todo.length;
};

const take = (index, byKey = true) => {
  const one = todo[index];
  if (!one.isConnected || !seen(one) || one.ariaDisabled === "true" || one.ariaPressed === "true"
    || one.matches("[type=radio]:checked, [aria-current]")) return null;
  const box = target(one);
  box.scrollIntoView({ behavior: "instant", block: "center" });
  if (byKey) one.focus({ preventScroll: true });
  window.before = state() + window.printed;
  const { left, top, width, height } = box.getBoundingClientRect();
  return { kind: one.type ?? one.localName, name: name(one), x: left + width / 2, y: top + height / 2,
    width, atEnd: one.value === one.max };
};

const given = () => {
  const { activeElement } = document;
  const open = document.querySelector(":popover-open, dialog[open]");
  const lost = activeElement === document.body;
  const changed = state() + window.printed !== before;
  open?.matches("dialog") ? open.close() : open?.hidePopover();
  // The list of pages lies over the page as well.
  document.querySelector(".contents")?.removeAttribute("open");
  return { changed, lost, closed: Boolean(open) };
};

// A button or a field shows that it is one by a line or a sign, or by what the browser draws;
// links have a colour of their own.
const edgeless = () => controls().filter((one) => {
  if (one.matches("a, [type=range], [type=number], [type=text], select, [tabindex]:not(button, input, summary)"))
    return false;
  const lined = (each, part) => {
    const style = getComputedStyle(each, part);
    return parseFloat(style.borderTopWidth) > 0 || style.textDecorationLine.includes("underline")
      || (part && !["none", '""'].includes(style.content));
  };
  return ![target(one), one, ...one.querySelectorAll("*")].some(
    (each) => lined(each) || lined(each, "::before"));
}).map(name);

const moving = () => [...document.querySelectorAll("*")].filter((one) =>
  [null, "::before", "::after"].some((part) => {
    const style = getComputedStyle(one, part);
    const long = (times) => times.split(",").some((time) => parseFloat(time) > 0.01);
    return (style.animationName !== "none" && long(style.animationDuration))
      || (long(style.transitionDuration) && style.transitionProperty !== "none")
      || (one === document.documentElement && style.scrollBehavior === "smooth");
  })).map(name);

const playing = () => document.getAnimations().map((each) => name(each.effect.target));

const prose = () => {
  const copy = document.querySelector("main").cloneNode(true);
  copy.querySelectorAll(".widget, .box, [data-widget], [popover], noscript").forEach((each) => each.remove());
  return copy.textContent;
};

// Words outside widgets, which print in their own way, and outside what the list of sources prints.
const printed = () => [...document.querySelectorAll("main :is(p, li, h1, h2, h3, td, th, dd, dt)")]
  .filter((one) => seen(one) && !one.closest("[popover], [data-widget], .from-where, .from, .muted")
    && !one.querySelector("button, input, select, p, li, details"))
  .map((one) => one.innerText).join(" ");

// A radio, a box or a number on paper tells what was picked, or is there to be ticked by hand.
const left = () => controls().filter((one) => one.matches("button, select, [type=range]")
  && !one.matches(".cite, .word")).map(name);

// The place of the keyboard: what has it, if it can be seen, and if something lies over it.
const focus = () => {
  const one = document.activeElement;
  if (one === document.body) return null;
  const frame = [one, one.closest("label"), one.parentElement].filter(Boolean).find((each) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(each);
    return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
  });
  const ring = frame && contrast(
    over(colour(getComputedStyle(frame).outlineColor), ground(frame.parentElement)),
    ground(frame.parentElement));
  const box = one.getBoundingClientRect();
  const lines = [...one.getClientRects()];
  // Firefox is content with half of it in the window.
  const middle = ({ top, bottom }) => (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2;
  const free = lines.some((line) => [0.25, 0.5, 0.75].some((part) => {
    const at = document.elementFromPoint(line.left + line.width * part, middle(line));
    return at && (one.contains(at) || at.contains(one) || one.closest("label")?.contains(at));
  }));
  const stops = window.stops ??= [];
  const again = stops.includes(one);
  const last = stops.at(-1);
  const inOrder = !last || Boolean(last.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING);
  stops.push(one);
  return { name: name(one), ring: ring ?? 0, free, again, inOrder, here: one.ownerDocument.URL };
};

const unreached = () => {
  const groups = new Set(stops.filter((one) => one.name && one.type === "radio").map((one) => one.name));
  return controls().filter((one) => one.tabIndex >= 0 && !stops.includes(one)
    && !(one.type === "radio" && groups.has(one.name))).map(name);
};

// What opens over the page, and what a browser would show of a title.
const announced = () => [...document.querySelectorAll(
  "[role=tooltip], :popover-open, dialog[open], [title], .hoverlayer text")].filter(seen).length;

// --- what axe cannot see ---

const fields = () => controls().filter((one) => one.matches("input, select, button, summary"));
const labels = (one) => [...(one.labels ?? [])];
const labelledBy = (one) => (one.getAttribute("aria-labelledby") ?? "").split(" ").filter(Boolean)
  .map((id) => document.getElementById(id)?.textContent ?? "").join(" ");
const called = (one) => (one.ariaLabel ?? "") || labelledBy(one)
  || labels(one).map((each) => each.textContent).join(" ") || one.textContent;
const unnamed = () => fields().filter((one) => !/[\p{L}\p{N}]/u.test(called(one))
  || (one.type === "range" && !/\p{L}/u.test(one.getAttribute("aria-valuetext") ?? ""))).map(name);
const unlabelled = () => controls().filter((one) => one.matches("input, select")
  && !labels(one).some((each) => seen(each) && each.textContent.trim())
  && !labelledBy(one)).map(name);

// A tick, a press or an open line is told as it is drawn.
const untrueStates = () => [...document.querySelectorAll("[aria-pressed], [aria-checked], [aria-expanded]")]
  .filter((one) => seen(one) && ["ariaPressed", "ariaChecked", "ariaExpanded"].some(
    (state) => one[state] !== null && !["true", "false"].includes(one[state]))
    || (one.matches("input") && one.ariaChecked !== null && one.ariaChecked !== String(one.checked)))
  .map(name);

const silent = () => [...document.querySelectorAll("[data-widget]:not([data-widget] *)")].filter((one) =>
  one.querySelector("input, select, button:not(.cite, .word, .close)")
  && one.querySelectorAll("[role=status], [aria-live=polite]").length !== 1).map((one) => one.dataset.widget);

// A slider has a button on each side, and no drag is asked of anything else.
const dragOnly = () => [
  ...[...document.querySelectorAll("[type=range]")].filter((one) => seen(one)
    && one.parentElement.querySelectorAll("button").length < 2),
  ...document.querySelectorAll("[draggable=true]"),
].map(name);

const untold = () => [...document.querySelectorAll("main svg")].filter((one) => seen(one.parentElement)
  && !one.closest("[aria-hidden=true]") && !(one.matches("[role=img]") && (called(one) || one.querySelector("title")))
  && !one.closest("button, label, a, [role=img]") && one.getClientRects().length).map((one) => one.outerHTML.slice(0, 90));

const smallLetters = () => [...document.querySelectorAll("svg text")].filter((one) =>
  one.checkVisibility({ opacityProperty: true }) && one.textContent.trim() && one.getBoundingClientRect().width).map((one) => {
  const drawn = one.getScreenCTM();
  const size = parseFloat(getComputedStyle(one).fontSize) * Math.hypot(drawn.a, drawn.b);
  return size < 11.9 && `${size.toFixed(1)} px: ${one.textContent}`;
}).filter(Boolean);

// The colours of a shape against what lies below it; what is only there to soften is left out.
const faint = () => [...document.querySelectorAll("[data-widget] svg")].filter((one) => one.getClientRects().length)
  .flatMap((drawing) => {
    // A chart is drawn in layers, one of them for words alone.
    const whole = drawing.closest(".svg-container") ?? drawing;
    const shapes = [...whole.querySelectorAll("path, circle, rect, line, polygon, ellipse")].filter(
      (one) => !one.closest("defs, pattern, clipPath, mask, symbol") && one.getBoundingClientRect().width + one.getBoundingClientRect().height > 0
        && one.checkVisibility());
    const paper = ground(drawing);
    const marked = shapes.some((one) => {
      const { stroke, fill, strokeOpacity, fillOpacity } = getComputedStyle(one);
      return [[stroke, strokeOpacity], [fill, fillOpacity]].some(([paint, opacity]) => paint.startsWith("rgb")
        && contrast(over([...colour(paint).slice(0, 3), colour(paint)[3] * opacity], paper), paper) >= 3);
    });
    return marked || !shapes.length ? [] : [`${drawing.closest("[data-widget]").dataset.widget} ${drawing.getAttribute("class")}`];
  });

// A picked line differs from one that is not in its sign: a tick, a filled ring, or the weight of its letters.
const colourOnly = () => {
  const look = (one) => {
    const own = getComputedStyle(one, "::before");
    return [own.content, own.boxShadow === "none", own.borderRadius, getComputedStyle(target(one)).fontWeight].join();
  };
  return controls().filter((one) => one.matches(":checked:is([type=radio], [type=checkbox])")).filter((one) => {
    const other = [...document.querySelectorAll(`[type=${one.type}]:not(:checked)`)].find(
      (each) => each.name === one.name && seen(each));
    return other && look(other) === look(one);
  }).map(name);
};

return { CONTROLS, seen, name, controls, target, colour, over, ground, contrast, state,
  sideways, clipped, overlapping, disorder, toTry, take, given, edgeless, moving, playing, prose, printed, left, focus, unreached, announced,
  unnamed, unlabelled, untrueStates, silent, dragOnly, untold, smallLetters, faint, colourOnly };
})();

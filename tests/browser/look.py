"""What can be measured of a page as it is drawn: each probe returns what is wrong, or nothing."""

from collections.abc import Iterable

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

#: Helpers of the probes, put into the page as `window.look`.
LOOK = """window.look = (() => {
  const CONTROLS = "a[href], button, input, select, summary, textarea, [tabindex]";
  // Heads of columns in a narrow table are there for listeners alone.
  const hidden = (one) => one && (getComputedStyle(one).clipPath !== "none" || hidden(one.parentElement));
  const seen = (one) => one.checkVisibility({ visibilityProperty: true, opacityProperty: true })
    && one.getClientRects().length > 0
    && !one.closest(".visually-hidden, .skip, [aria-hidden=true]") && !hidden(one);
  const name = (one) => {
    const from = one.closest("[data-widget]")?.dataset.widget ?? "page";
    const told = one.ariaLabel || one.textContent.trim() || one.value || "";
    const kind = one.type ? `${one.localName}[${one.type}]` : one.localName;
    return `${from}: ${kind}.${one.getAttribute("class") ?? ""} ${told.slice(0, 40)}`;
  };
  const controls = () => [...document.querySelectorAll(CONTROLS)].filter(
    (one) => seen(one) && one.tabIndex >= -1 && !one.matches("[tabindex='-1']:not(button, a, input, summary)"));
  // The target of a tick or a radio is its line.
  const target = (one) => (one.matches("[type=radio], [type=checkbox]") && one.closest("label")) || one;
  const colour = (text) => {
    const found = text.match(/[\\d.]+/g)?.map(Number) ?? [0, 0, 0, 0];
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
    const parts = [document.body.innerText];
    for (const one of document.querySelectorAll(
      "input, select, [aria-pressed], [aria-checked], [aria-valuetext], [aria-disabled], details, "
      + "[role=status], dialog, [popover], [data-widget] svg *, [hidden]")) {
      parts.push(one.value, one.checked, one.ariaPressed, one.ariaChecked, one.ariaDisabled,
        one.getAttribute("aria-valuetext"), one.open, one.getAttribute("class"), one.getAttribute("d"),
        one.getAttribute("x"), one.hidden, one.matches(":popover-open"),
        one.matches("[role=status]") ? one.textContent : "");
    }
    return parts.join("|");
  };
  return { CONTROLS, seen, name, controls, target, colour, over, ground, contrast, state };
})();"""

SIDEWAYS = """() => {
  const wide = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= wide) return [];
  return [...document.body.querySelectorAll("*")].filter((one) => look.seen(one)
    && one.getBoundingClientRect().right > wide + 1).slice(0, 8).map(look.name);
}"""

# A box that hides what runs over it, and words that do.
CLIPPED = """() => {
  const range = document.createRange();
  return [...document.body.querySelectorAll("*")].filter((one) => {
    if (!look.seen(one) || one instanceof SVGElement) return false;
    const style = getComputedStyle(one);
    const [across, down] = [style.overflowX, style.overflowY].map((way) => /hidden|clip/.test(way));
    if (!across && !down) return false;
    const { left, right, top, bottom } = one.getBoundingClientRect();
    const walker = document.createTreeWalker(one, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      if (!look.seen(walker.currentNode.parentElement)) continue;
      range.selectNodeContents(walker.currentNode);
      for (const box of range.getClientRects())
        if (box.width && ((across && (box.right > right + 2 || box.left < left - 2))
          || (down && (box.bottom > bottom + 4 || box.top < top - 4)))) return true;
    }
    return false;
  }).map(look.name);
}"""

# Words that stand outside their button, or controls that lie on one another. The reach of a
# citation is measured in test_notes; a word or link in a sentence is as high as its line.
OVERLAPPING = """() => {
  const inText = (one) => one.matches(".cite") || (one.matches("a, .word") && one.closest("p, li, td, dd"));
  const all = [...new Set(look.controls().filter((one) => !inText(one)).map(look.target))];
  const boxes = all.map((one) => one.getBoundingClientRect());
  const wrong = [];
  all.forEach((one, i) => all.slice(i + 1).forEach((other, j) => {
    const [a, b] = [boxes[i], boxes[i + 1 + j]];
    const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
    const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
    if (across > 1.5 && down > 1.5 && !one.contains(other) && !other.contains(one))
      wrong.push(`${look.name(one)} / ${look.name(other)}`);
  }));
  const range = document.createRange();
  for (const one of all.filter((each) => each.matches("button, label, summary"))) {
    const { left, right } = one.getBoundingClientRect();
    const walker = document.createTreeWalker(one, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      range.selectNodeContents(walker.currentNode);
      const out = [...range.getClientRects()].some((box) => box.width && (box.right > right + 2 || box.left < left - 2));
      if (out && look.seen(walker.currentNode.parentElement)) wrong.push(`${look.name(one)} runs out of itself`);
    }
  }
  return wrong;
}"""

# Pieces of text in the order of the code: none stands wholly above the one before it, unless in
# a column to the right; none wholly to the left of it on its line.
DISORDER = """() => {
  const blocks = [...document.querySelectorAll("main :is(h1, h2, h3, p, li, th, td, dt, dd, label, "
    + "button, summary, legend, figcaption, caption, select, [type=range])")].filter((one) => look.seen(one)
    && !one.closest("[popover], dialog, svg") && !one.querySelector("p, li, td, th, dt, label, button, summary")
    && !/absolute|fixed|sticky/.test(getComputedStyle(one).position) && !one.matches(".cite, .word"));
  const wrong = [];
  blocks.slice(1).forEach((one, index) => {
    const before = blocks[index].getBoundingClientRect();
    const here = one.getBoundingClientRect();
    const above = here.bottom <= before.top + 2 && here.left < before.right - 2;
    const left = here.right <= before.left + 2 && here.top < before.bottom - 4 && here.bottom > before.top + 4;
    if (above || left) wrong.push(`${look.name(blocks[index])} then ${look.name(one)}`);
  });
  return wrong;
}"""


def install(page: Page) -> None:
    """Put the helpers into every page opened from now on."""
    page.add_init_script(LOOK)


def wrong(page: Page, probe: str) -> list[str]:
    """What a probe finds wrong on the open page."""
    page.evaluate(f"window.look ?? (() => {{ {LOOK} }})()")
    found: list[str] = page.evaluate(probe)
    return found


#: What axe leaves out unless it is asked.
EXTRA = {
    "target-size": {"enabled": True},
    "label-content-name-mismatch": {"enabled": True},
    "css-orientation-lock": {"enabled": True},
    "p-as-heading": {"enabled": True},
    "table-fake-caption": {"enabled": True},
    "td-has-header": {"enabled": True},
    "focus-order-semantics": {"enabled": True},
}


def axe(page: Page, more: Iterable[str] = ()) -> list[str]:
    """What axe finds: all it checks by default, what it checks when asked, and `more` rules."""
    rules = {**EXTRA, **{rule: {"enabled": True} for rule in more}}
    found = Axe().run(page, options={"resultTypes": ["violations"], "rules": rules})
    return [
        f"{each['id']}: {node['html'][:160]}"
        for each in found.response["violations"]
        for node in each["nodes"]
    ]

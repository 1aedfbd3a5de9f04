"""Words as translations bring them: twice as long, in one piece, from the right, with accents.

The words of a page are swapped for such ones in place. No page breaks: nothing scrolls sideways,
no word is cut off or leaves its control, no two controls lie on one another, targets stay large.
"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import PHONE, PROJECTOR, ready
from tests.browser.test_page import SMALL
from tests.server import PAGES, Guide

# Slow: part of `make gate`.
pytestmark = [pytest.mark.browser, pytest.mark.gate]

#: How each kind of words is made of the English ones.
KINDS = {
    "doubled": "(text) => `${text} ${text}`",
    # The longest word of each text in 44 letters or more, as German or Finnish make them.
    "long words": """(text) => {
      const [long] = (text.match(/\\p{L}{4,}/gu) ?? []).sort((one, two) => two.length - one.length);
      return long ? text.replace(long, long.repeat(Math.ceil(44 / long.length))) : text;
    }""",
    "from the right": """(text) => text.replace(/[a-z]/gi, (letter) =>
      "אבגדהוזחטיכלמנסעפצקרשתאבגד"[letter.toLowerCase().charCodeAt() - 97])""",
    # Accents above and below, marked ends, and a third longer.
    "pseudo-locale": """(text) => {
      const letters = text.replace(/[aeiou]/gi, (letter) => `${letter}\\u0302\\u0323`);
      return `⟦${letters}${" łóñg".repeat(Math.ceil(text.length / 15))}⟧`;
    }""",
}

SWAP = """([kind, make]) => {
  const change = eval(make);
  const page = document.documentElement;
  if (kind === "from the right") Object.assign(page, { dir: "rtl", lang: "he" });
  for (const each of document.querySelectorAll("details")) each.open = true;
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  while (texts.nextNode()) found.push(texts.currentNode);
  for (const node of found) {
    const own = node.parentElement;
    if (own.closest("script, style, noscript")) continue;
    // Of a very long word only the last letters are held to the number of its source.
    if (kind === "long words" && own.matches(".glued")) continue;
    // A chart's words are placed by its library; a drawing has room for short ones only.
    if (own.closest(".plot") || (kind !== "from the right" && own.closest("svg"))) continue;
    if (/\\p{L}{2,}/u.test(node.data)) node.data = change(node.data.trim());
  }
}"""

SEEN = """
  const seen = (el) => el.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const hidden = ".visually-hidden, .skip, .note, .plot, [aria-hidden=true]:not(svg)";
  const name = (el) => `${el.outerHTML.slice(0, 90)} in ${el.parentElement.outerHTML.slice(0, 90)}`;
  // Links, explained words and numbers of sources are parts of their sentence.
  const inText = (el) => el.matches(".word, .cite") || (el.matches("a") && el.closest("p, li, td"));
  const width = document.documentElement.clientWidth;
"""

#: Texts cut off by a box around them, or by the edge of the screen.
CUT = f"""() => {{ {SEEN}
  const cuts = (el) => getComputedStyle(el).overflowX !== "visible";
  const scrolls = (el) => /auto|scroll/.test(getComputedStyle(el).overflowX);
  const range = document.createRange();
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  while (texts.nextNode()) {{
    const node = texts.currentNode;
    const el = node.parentElement;
    if (!/\\p{{L}}/u.test(node.data) || !seen(el) || el.closest(hidden)) continue;
    let box = el;
    while (box !== document.body && !cuts(box)) box = box.parentElement;
    if (scrolls(box)) continue;
    // What only screen readers see of a table is a box of one pixel.
    if (box.clientWidth <= 1 && box !== document.body) continue;
    const edge = box === document.body ? {{ left: 0, right: width }} : box.getBoundingClientRect();
    range.selectNodeContents(node);
    for (const {{ left, right }} of range.getClientRects()) {{
      if (left < edge.left - 1 || right > edge.right + 1) {{
        found.push(`${{left}} to ${{right}}, in ${{edge.left}} to ${{edge.right}}: ${{name(el)}}`);
        break;
      }}
    }}
  }}
  return found;
}}"""

#: Controls that lie on one another, or whose words leave them.
MESSY = f"""() => {{ {SEEN}
  const controls = [...document.querySelectorAll("button, select, input, summary, label, a[href]")]
    .filter((el) => seen(el) && !el.closest(hidden) && !inText(el));
  const boxes = controls.map((el) => el.getBoundingClientRect());
  const found = [];
  controls.forEach((one, first) => controls.slice(first + 1).forEach((two, more) => {{
    const [a, b] = [boxes[first], boxes[first + 1 + more]];
    const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
    const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
    if (wide <= 1 || high <= 1 || one.contains(two) || two.contains(one)) return;
    if (one.control === two || two.control === one) return;
    found.push(`${{name(one)}} on ${{name(two)}}`);
  }}));
  const range = document.createRange();
  controls.forEach((el, index) => {{
    if (!el.matches("button, summary, label")) return;
    const box = boxes[index];
    const texts = document.createTreeWalker(el, NodeFilter.SHOW_TEXT);
    let out = false;
    while (texts.nextNode()) {{
      if (texts.currentNode.parentElement.closest(hidden)) continue;
      range.selectNodeContents(texts.currentNode);
      out ||= [...range.getClientRects()].some(({{ left, right, top, bottom }}) =>
        left < box.left - 1 || right > box.right + 1 ||
        top < box.top - 2 || bottom > box.bottom + 2);
    }}
    if (out) found.push(`words leave ${{name(el)}}`);
  }});
  return found;
}}"""


@pytest.fixture(scope="module")
def tortured(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(reduced_motion="reduce")
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", PAGES)
def test_no_page_breaks(tortured: Page, guide: Guide, name: str, kind: str) -> None:
    found = []
    tortured.set_viewport_size({"width": PROJECTOR[0], "height": PROJECTOR[1]})
    ready(tortured, guide.page(name))
    tortured.evaluate(SWAP, [kind, KINDS[kind]])
    for width, height in (PROJECTOR, PHONE):
        tortured.set_viewport_size({"width": width, "height": height})
        tortured.evaluate("new Promise((done) => setTimeout(done, 100))")
        wide = tortured.evaluate("document.documentElement.scrollWidth")
        wrong = {
            "scrolls sideways": [wide] if wide > width else [],
            "cut": tortured.evaluate(CUT),
            "messy": tortured.evaluate(MESSY),
            "small": tortured.evaluate(SMALL),
        }
        found += [f"{width} px, {what}: {each}" for what, all in wrong.items() for each in all]
    assert found == []

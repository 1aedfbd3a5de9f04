"""What can be measured of a page as it is drawn: each probe returns what is wrong, or nothing."""

from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from mesoguide import paths
from tests.server import PAGES

#: The probes, put into the page as `window.look`.
LOOK = (Path(__file__).parent / "look.js").read_text("utf-8")

#: Opens all that opens on a page. The list of pages lies over what stands below it: it stays shut.
OPEN = "document.querySelectorAll('details:not(.contents)').forEach((each) => (each.open = true))"


def every_page(*ways: str, that_show: str = "") -> pytest.MarkDecorator:
    """Every page in each of some ways; a page is opened once for all tests of such a pair.

    The fixture `opened` is given the way and the page's name. With `that_show`, only the pages
    whose notebook names that widget.
    """
    both = [(way, name) for way in ways for name in PAGES if that_show in notebook(name)]
    assert both, that_show
    return pytest.mark.parametrize(
        "opened", both, indirect=True, scope="module", ids=[f"{way}-{name}" for way, name in both]
    )


def notebook(name: str) -> str:
    return (paths.notebooks() / "en" / f"{name}.ipynb").read_text("utf-8")


def install(page: Page) -> None:
    """Put the helpers into every page opened from now on."""
    page.add_init_script(LOOK)


def wrong(page: Page, probe: str) -> list[str]:
    """What a probe finds wrong on the open page."""
    found: list[str] = page.evaluate(f"look.{probe}()")
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


#: What of axe's default rules depends on colours.
COLOURS = ["color-contrast", "link-in-text-block"]


def axe(
    page: Page, more: Iterable[str] = (), only: Sequence[str] = (), within: str | None = None
) -> list[str]:
    """What axe finds: all it checks by default, what it checks when asked, and `more` rules.

    With `only`, just those rules; with `within`, just the part of the page a selector names.
    """
    rules = {**EXTRA, **{rule: {"enabled": True} for rule in more}}
    options: dict[str, object] = {"resultTypes": ["violations"], "rules": rules}
    if only:
        options = {"resultTypes": ["violations"], "runOnly": {"type": "rule", "values": [*only]}}
    found = Axe().run(page, context=within, options=options)
    return [
        f"{each['id']}: {node['html'][:160]}"
        for each in found.response["violations"]
        for node in each["nodes"]
    ]


def by_key(page: Page, kind: str, at_end: bool) -> None:
    keys = {"checkbox": " ", "radio": " ", "number": "ArrowUp", "select-one": "ArrowDown"}
    keys["range"] = "ArrowLeft" if at_end else "ArrowRight"
    if kind == "text":
        page.keyboard.type("7")
    else:
        page.keyboard.press(keys.get(kind, "Enter"))


def try_all(page: Page, *, touch: bool = False) -> dict[str, list[str]]:
    """Work the controls of a page by key or by finger; return those that did not do well."""
    address = page.url.split("#")[0]
    dead, lost, moved = [], [], []
    for index in range(page.evaluate("look.toTry()")):
        one = page.evaluate("([index, byKey]) => look.take(index, byKey)", [index, not touch])
        # A number and a list of choices are the browser's own; a finger is given its keyboard.
        if one is None or (touch and one["kind"] in ("number", "text", "select-one")):
            continue
        if touch:
            off = one["width"] * (-0.3 if one["atEnd"] else 0.4) if one["kind"] == "range" else 0
            page.touchscreen.tap(one["x"] + off, one["y"])
        else:
            by_key(page, one["kind"], one["atEnd"])
        page.wait_for_timeout(30)
        if page.url.split("#")[0] != address:
            moved.append(one["name"])
            break
        given = page.evaluate("look.given()")
        if touch and given["closed"]:
            # Until then a tap is taken for a phone's late click.
            page.evaluate(
                "async () => { while (getComputedStyle(document.body).pointerEvents === 'none')"
                " await new Promise(requestAnimationFrame); }"
            )
        if not given["changed"]:
            page.wait_for_timeout(600)
            given["changed"] = page.evaluate("look.given()")["changed"]
        if not given["changed"]:
            dead.append(one["name"])
        if given["lost"] and not touch:
            lost.append(one["name"])
    trouble = {"dead": dead, "lost the focus": lost, "moved the page": moved}
    return {what: which for what, which in trouble.items() if which}

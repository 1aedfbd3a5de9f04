"""Walks from the start page to where an answer stands, in Chromium at the size of a phone."""

import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Locator, Page
from playwright.sync_api import Error as PlaywrightError

from mesoguide.evidence import Evidence
from mesoguide.evidence.filling import filled

QUESTIONS = Path(__file__).parent / "questions.toml"
START = "00-start"
PHONE = (390, 844)
#: A way is short with so many taps, and no more screens between the last one and the answer.
TAPS, SCREENS = 2, 3.0
#: How long a tap may take to lead on, in milliseconds.
PATIENCE = 10_000

#: How far the nearest of the smallest parts of a place that are shown and hold some words is from
#: the screen, in screens; null if none is there. A part on the screen is 0 away.
_FOUND = """(place, words) => {
  const flat = (text) => text.replace(/\\s+/g, " ").toLowerCase();
  const said = (part) => flat(part.innerText ?? "");
  const holds = (part) => part.checkVisibility() && said(part).includes(flat(words));
  const parts = [place, ...place.querySelectorAll("*")].filter(holds);
  const smallest = parts.filter((part) => !parts.some((one) => one !== part && part.contains(one)));
  const bar = document.querySelector(".top-bar")?.getBoundingClientRect().bottom ?? 0;
  const away = smallest.map((part) => part.getBoundingClientRect().top)
    .map((top) => Math.max(0, top - innerHeight + 44, bar - top) / innerHeight);
  return away.length ? Math.min(...away) : null;
}"""


@dataclass(frozen=True)
class Question:
    """What people ask, and where the answer is: the taps on the way, the place and its words."""

    asks: str
    of: str
    taps: tuple[str, ...]
    page: str
    place: str
    words: tuple[str, ...]


@dataclass(frozen=True)
class Walk:
    """How a walk went: if the words stood there, how far from the screen, and if unfolded.

    Attributes
    ----------
    wanting
        What was not found; empty where the answer stands.
    screens
        How many screens of a phone lie between the screen after the last tap and the answer.
    open
        The answer can be read on its page as it opens, with nothing unfolded or picked.
    """

    question: Question
    wanting: str
    screens: float
    open: bool

    @property
    def short(self) -> bool:
        """The answer was found, and the way to it is short."""
        near = self.screens <= SCREENS and len(self.question.taps) <= TAPS
        return not self.wanting and near


def questions(evidence: Evidence) -> tuple[Question, ...]:
    """Return the questions of the table, the facts in their words filled."""
    rows: list[dict[str, Any]] = tomllib.loads(QUESTIONS.read_text("utf-8"))["question"]
    return tuple(
        Question(
            row["asks"],
            row["from"],
            tuple(row["taps"]),
            row["page"],
            row["place"],
            tuple(filled(evidence, f"x {each}").text[2:] for each in row["words"]),
        )
        for row in rows
    )


def walks(browser: Browser, site: str, evidence: Evidence) -> tuple[Walk, ...]:
    """Walk every question on the guide published at an address, and return how each went."""
    asked = questions(evidence)
    opened: set[Question] = set()
    for name in dict.fromkeys(each.page for each in asked):
        with _phone(browser) as page:
            _open(page, f"{site}/en/{name}.html")
            there = (each for each in asked if each.page == name)
            opened.update(each for each in there if isinstance(_far(page, each), float))
    return tuple(_walked(browser, site, each, each in opened) for each in asked)


def _walked(browser: Browser, site: str, question: Question, opened: bool) -> Walk:
    try:
        with _phone(browser) as page:
            _open(page, f"{site}/en/{START}.html")
            for tap in question.taps:
                _tap(page, tap)
            here = page.url.partition("#")[0].rsplit("/", 1)[-1]
            if here != f"{question.page}.html":
                return Walk(question, f"the taps lead to {here}", 0, opened)
            far = _far(page, question)
    except PlaywrightError as error:
        return Walk(question, str(error).splitlines()[0], 0, opened)
    found = isinstance(far, float)
    return Walk(question, "" if found else str(far), float(far) if found else 0, opened)


@contextmanager
def _phone(browser: Browser) -> Iterator[Page]:
    """Give a page of a phone that has picked nothing yet."""
    width, height = PHONE
    context = browser.new_context(
        viewport={"width": width, "height": height}, has_touch=True, reduced_motion="reduce"
    )
    try:
        yield context.new_page()
    finally:
        context.close()


def _open(page: Page, address: str) -> None:
    page.goto(address)
    _alive(page)


def _alive(page: Page) -> None:
    page.wait_for_selector("html[data-widgets=alive]", state="attached", timeout=PATIENCE)


def _tap(page: Page, tap: str) -> None:
    """Tap a thing by its kind and words, and wait until what it leads to is there."""
    kind, _, words = tap.partition(" ")
    before = page.url.partition("#")[0]
    found = _thing(page, kind, words)
    away = kind == "link" and _leads_away(found, before)
    found.tap(timeout=PATIENCE)
    if away:
        page.wait_for_url(lambda address: address.partition("#")[0] != before, timeout=PATIENCE)
        _alive(page)
    page.wait_for_timeout(300)


def _thing(page: Page, kind: str, words: str) -> Locator:
    if kind == "fold":
        return page.locator("summary:visible").filter(has_text=words).first
    if kind == "pick":
        return page.locator("label:visible").filter(has_text=words).first
    role = "link" if kind == "link" else "button"
    return page.get_by_role(role, name=words).first  # type: ignore[arg-type]


def _leads_away(link: Locator, here: str) -> bool:
    """Tell whether a link leads to another page; the signs come as a sheet over this one."""
    address = str(link.evaluate("link => link.href", timeout=PATIENCE))
    return address.partition("#")[0] != here and not link.get_attribute("aria-haspopup")


def _far(page: Page, question: Question) -> float | str:
    """Return how far the words of an answer are, in screens, or which of them is not there."""
    far = []
    places = page.locator(question.place).all()
    for words in question.words:
        found = [place.evaluate(f"place => ({_FOUND})(place, {words!r})") for place in places]
        seen = [each for each in found if each is not None]
        if not seen:
            return f'"{words}" does not stand there'
        far.append(float(min(seen)))
    return max(far)


def figure_of(found: tuple[Walk, ...]) -> str:
    """Return how many questions have a short way to their answer, as words: "30 of 30"."""
    return f"{sum(each.short for each in found)} of {len(found)}"

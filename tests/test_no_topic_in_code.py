"""The code knows no topic: what a guide is about stands in its tables, pages and `guide.toml`."""

import re
from pathlib import Path

import pytest

from mesoguide import paths
from mesoguide.evidence import load
from mesoguide.evidence.about import series
from tests.literals import literals

MODULES = sorted(paths.package().rglob("*.py"))
#: What runs in a browser, and what a page is made with.
FRONT = sorted(
    path
    for folder in (paths.package(), paths.assets() / "template")
    for path in folder.rglob("*")
    if path.suffix in (".js", ".j2") and not path.name.startswith("qr")
)
FACTS = load(paths.root() / "assets" / "evidence")
#: Ids of this guide's tables. One goes a step "back", type has a "weight", and "nothing" is a role.
IDS = frozenset((*FACTS.areas, *FACTS.aims, *FACTS.treatments, *FACTS.options, *FACTS.sources)) - {
    "back",
    "weight",
    "nothing",
}
PAGES = frozenset(path.stem for path in (paths.root() / "notebooks").rglob("*.ipynb"))
NUMBERS = frozenset(
    number for row in FACTS.emergency_numbers.values() for number in (*row.number, *row.health_line)
)
#: Words of this guide's subject, as they would stand in a phrase.
SUBJECT = re.compile(
    r"mesotherap|\bchin\b|deoxychol|dutasterid|\bbooster|vitamin|\bscalp\b|\bthighs?\b|\bhairs?\b",
    re.IGNORECASE,
)


def in_short(path: Path) -> str:
    return path.relative_to(paths.root()).as_posix()


def is_of_the_topic(text: str) -> bool:
    """Tell whether a text of the code is a name of this guide's, or speaks of its subject."""
    named = text in IDS or text in NUMBERS or text.removesuffix(".ipynb") in PAGES
    return named or SUBJECT.search(text) is not None


@pytest.mark.parametrize("path", MODULES, ids=in_short)
def test_no_module_names_a_thing_of_the_guide(path: Path) -> None:
    assert [text for text in literals(path) if is_of_the_topic(text)] == []


@pytest.mark.parametrize("path", FRONT, ids=in_short)
def test_no_script_or_template_names_a_page_or_speaks_of_the_subject(path: Path) -> None:
    text = path.read_text("utf-8")
    assert [page for page in PAGES if page in text] == []
    assert SUBJECT.findall(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "fat",
        "chin",
        "00-start.ipynb",
        "999",
        "deoxycholic-acid",
        "clinic-faq",
        "the chin drug",
    ],
)
def test_a_name_of_the_guide_would_be_found(text: str) -> None:
    assert is_of_the_topic(text)


def test_every_page_that_widgets_lead_on_to_is_there() -> None:
    assert set(series(paths.root()).pages.values()) <= PAGES

"""Styles and scripts stand on the floor of browsers that README.md states: Chrome 92, Safari 15.

What is newer has its fallback before it, or takes nothing but itself away where it is not known.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import tinycss2

from mesoguide import paths
from mesoguide.pages.no_scripts import no_scripts_style
from mesoguide.pages.policy import IN_PAGE
from tests.some import some

PLACES = (paths.assets() / "template", paths.package() / "widgets")
STYLES = sorted(path for place in PLACES for path in place.rglob("*.css"))
SCRIPTS = sorted(path for place in PLACES for path in place.rglob("*.js"))
#: Units that came later, and what stands before them.
LATER_UNITS = re.compile(r"(?<=\d)(dvh|svh|lvh|cqi|cqb|cqw|cqh)\b")
#: A browser drops a whole list of selectors for one that it does not know.
LATER_SELECTORS = re.compile(r":(has\(|popover-open|focus-visible|modal|open\b|:details-content)")
#: Properties of which older browsers know only the older form.
LATER_PROPERTIES = {"translate": "transform", "rotate": "transform", "scale": "transform"}

by_name = {"ids": lambda path: path.name}


def rules(path: Path) -> Iterator[tuple[str, list[Any]]]:
    """Yield the selectors and the content of each rule of a style sheet, within conditions too."""

    def within(found: list[Any]) -> Iterator[tuple[str, list[Any]]]:
        for rule in found:
            if rule.type == "qualified-rule":
                yield tinycss2.serialize(rule.prelude).strip(), rule.content
            elif rule.type == "at-rule" and rule.lower_at_keyword in (
                "media",
                "supports",
                "container",
            ):
                yield from within(tinycss2.parse_rule_list(rule.content, True, True))

    yield from within(tinycss2.parse_stylesheet(path.read_text("utf-8"), True, True))


def declarations(path: Path) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Yield the selectors of each rule of a style sheet, and its properties with their values."""
    for selectors, content in rules(path):
        parsed = tinycss2.parse_blocks_contents(content, True, True)
        yield (
            selectors,
            [
                (one.lower_name, tinycss2.serialize(one.value).strip())
                for one in parsed
                if one.type == "declaration"
            ],
        )


def listed(selectors: str) -> list[str]:
    """Return the selectors of a list; a comma inside brackets parts none."""
    parts, depth = [""], 0
    for letter in selectors:
        depth += (letter in "([") - (letter in ")]")
        if letter == "," and depth == 0:
            parts.append("")
        else:
            parts[-1] += letter
    return [part.strip() for part in parts]


@pytest.mark.parametrize("path", some(STYLES), **by_name)
def test_a_later_unit_has_an_older_one_before_it(path: Path) -> None:
    for selectors, found in declarations(path):
        for index, (name, value) in enumerate(found):
            before = [older for other, older in found[:index] if other == name]
            has_older = any(not LATER_UNITS.search(older) for older in before)
            assert has_older or not LATER_UNITS.search(value), f"{selectors}: {name}: {value}"


@pytest.mark.parametrize("path", some(STYLES), **by_name)
def test_no_property_is_one_that_older_browsers_drop(path: Path) -> None:
    for selectors, found in declarations(path):
        for name, value in found:
            assert name not in LATER_PROPERTIES, f"{selectors}: {LATER_PROPERTIES.get(name)}"
            # Safari before 26.2 takes no style of a line in the short property.
            short = name == "text-decoration" and " " in value
            assert not short, f"{selectors}: text-decoration-line, text-decoration-style"


@pytest.mark.parametrize("path", some(STYLES), **by_name)
def test_a_later_selector_takes_no_other_with_it(path: Path) -> None:
    for selectors, _ in rules(path):
        parts = listed(selectors)
        later = [bool(LATER_SELECTORS.search(part)) for part in parts]
        assert all(later) or not any(later), selectors


@pytest.mark.parametrize("path", some(STYLES), **by_name)
def test_no_rule_stands_in_another(path: Path) -> None:
    for selectors, content in rules(path):
        inner = tinycss2.parse_blocks_contents(content, True, True)
        assert all(one.type == "declaration" for one in inner), selectors


@pytest.mark.parametrize("path", some(STYLES), **by_name)
def test_what_holds_without_scripts_reaches_browsers_that_cant_tell(path: Path) -> None:
    text = path.read_text("utf-8")
    # Turned about, it would hold in no browser that does not know the question.
    assert "scripting: enabled" not in text
    found = sum(
        "(scripting: none)" in tinycss2.serialize(rule.prelude)
        for rule in tinycss2.parse_stylesheet(text)
        if rule.type == "at-rule"
    )
    assert text.count("(scripting: none)") == found, "it stands within another condition"


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ("@media (scripting: none) { a { color: red } }", "a { color: red }"),
        ("@media(scripting:none){a{color:red}}", "a{color:red}"),
        ("@media print, (scripting: none) { a { color: red } }", "a { color: red }"),
        ("@media screen and (scripting: none) { a { b: c } }", "@media screen {a { b: c }}"),
        ("@media print { a { color: red } } a { color: blue }", ""),
    ],
)
def test_what_holds_without_scripts_is_gathered(given: str, wanted: str) -> None:
    assert no_scripts_style(given) == wanted


@pytest.mark.parametrize("path", some(SCRIPTS), ids=lambda path: path.name)
def test_no_script_looks_behind_in_a_pattern(path: Path) -> None:
    text = path.read_text("utf-8")
    assert "(?<=" not in text, "Safari before 16.4 can't read it"
    assert "(?<!" not in text, "Safari before 16.4 can't read it"


def test_what_a_page_may_load_is_said_for_older_browsers_too() -> None:
    said = dict(line.split(" ", 1) for line in IN_PAGE.split("; "))
    whole = set(said["style-src"].split())
    assert set(said["style-src-elem"].split()) <= whole
    assert set(said["style-src-attr"].split()) <= whole

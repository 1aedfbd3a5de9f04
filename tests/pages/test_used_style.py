"""A page holds the rules it can use, and all of these."""

import pytest

from mesoguide.pages.used_style import used_style

PAGE = """<main id="main" class="cell cell-wide" data-uses="a">
<div data-widget="body-map"><p class="found">Words, gone</p></div></main>
<script>const made = "in-the-page";</script>"""
SCRIPT = 'el.classList.toggle("is-on"); el.dataset.soFar = "2"; el.id = "made";'


@pytest.mark.parametrize(
    "rule",
    [
        "p{a:b}",
        ".found{a:b}",
        "main > .cell.cell-wide{a:b}",
        "#main p{a:b}",
        '[data-widget="body-map"] .found{a:b}',
        "[data-widget=body-map]{a:b}",
        ".is-on{a:b}",
        ".in-the-page{a:b}",
        "[data-so-far]{a:b}",
        '[data-so-far="2"]{a:b}',
        "#made{a:b}",
        "[hidden]{a:b}",
        '[role="row"]{a:b}',
        ".gone, .found{a:b}",
        ":is(.gone, .found){a:b}",
        "p:not(.gone){a:b}",
        "p:has(.gone){a:b}",
        "@media print{.found{a:b}}",
        "@supports (a:b){@media print{.found{a:b}}}",
        "@font-face{font-family:gone}",
        "@keyframes gone{from{a:b}}",
        "@page{margin:0}",
        ":root{--gone:1px}",
    ],
)
def test_a_rule_that_the_page_or_its_script_may_use_stays_as_it_is(rule: str) -> None:
    assert used_style(rule, PAGE, SCRIPT) == rule


@pytest.mark.parametrize(
    "rule",
    [
        ".gone{a:b}",
        ".found.gone{a:b}",
        ".found .gone{a:b}",
        "#gone{a:b}",
        "[data-gone]{a:b}",
        '[data-widget="gone"]{a:b}',
        "[data-widget=gone] .found{a:b}",
        ".gone, #gone{a:b}",
        "@media print{.gone{a:b}}",
        "@supports (a:b){@media print{.gone{a:b}}}",
    ],
)
def test_a_rule_that_nothing_can_use_is_left_out(rule: str) -> None:
    assert used_style(f"p{{a:b}}{rule}em{{a:b}}", PAGE, SCRIPT) == "p{a:b}em{a:b}"


def test_of_what_stands_under_a_condition_what_is_used_stays() -> None:
    style = "@media print{.gone{a:b}.found{a:b}}"
    assert used_style(style, PAGE) == "@media print{.found{a:b}}"

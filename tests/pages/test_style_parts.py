"""A style sheet in its parts: what a page needs at once, in a room and on paper."""

import pytest

from mesoguide.pages.style_parts import StyleParts, style_parts

ROOM = ':root[data-mode="present"]'


@pytest.mark.parametrize(
    "rule",
    [
        "p{a:b}",
        "@media screen{p{a:b}}",
        "@media not print{p{a:b}}",
        "@media screen and (min-width:9px){p{a:b}}",
        "@supports (a:b){p{a:b}}",
        "@font-face{font-family:a}",
        "@keyframes a{from{a:b}}",
        ':root:not([data-mode="present"]) p{a:b}',
        f"p,{ROOM} p{{a:b}}",
        '[data-mode="other"]{a:b}',
    ],
)
def test_what_holds_in_any_place_is_there_at_once(rule: str) -> None:
    assert style_parts(rule) == StyleParts(rule, "", "")


@pytest.mark.parametrize(
    "rule",
    [
        f"{ROOM} p{{a:b}}",
        ":root[data-mode=present] p{a:b}",
        f"{ROOM} p,{ROOM} em{{a:b}}",
        f"@media (min-width:9px){{{ROOM} p{{a:b}}}}",
        f"@supports (a:b){{@media screen{{{ROOM} p{{a:b}}}}}}",
    ],
)
def test_what_holds_in_a_room_only_stands_apart(rule: str) -> None:
    assert style_parts(rule) == StyleParts("", rule, "")


@pytest.mark.parametrize("rule", ["@media print{p{a:b}}", "@page{margin:0}"])
def test_what_holds_on_paper_only_stands_apart(rule: str) -> None:
    assert style_parts(rule) == StyleParts("", "", rule)


def test_of_what_stands_under_one_condition_each_rule_goes_to_its_part() -> None:
    mixed = f"@media screen{{p{{a:b}}{ROOM} p{{a:c}}em{{a:d}}}}"
    assert style_parts(mixed) == StyleParts(
        "@media screen{p{a:b}em{a:d}}", f"@media screen{{{ROOM} p{{a:c}}}}", ""
    )


def test_what_holds_on_paper_and_elsewhere_stands_in_both_parts_and_in_its_order() -> None:
    style = "@media print{p{a:b}}@media print,(scripting:none){p{a:c}}em{a:d}"
    assert style_parts(style) == StyleParts(
        "@media print,(scripting:none){p{a:c}}em{a:d}",
        "",
        "@media print{p{a:b}}@media print{p{a:c}}",
    )

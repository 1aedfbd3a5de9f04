"""What of a style sheet a page needs at once, and what only in a room or on paper.

Most readers neither show a page on a wall nor print it: on a slow line they do not wait for that.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import tinycss2

#: What the root of a page has that is shown in a room, as selectors name it.
_IN_A_ROOM = ('[data-mode="present"]', "[data-mode=present]")

#: What holds on paper only: rules under this condition, and those of its sides.
_PRINT, _SIDES = "print", "@page"


@dataclass(frozen=True)
class StyleParts:
    """A style sheet in three parts, the rules of each in the order they stood in."""

    screen: str
    #: What holds for a page that is shown in a room, and for no other.
    room: str
    #: What holds on paper, and nowhere else.
    paper: str


# The sheets of pages are few, and most pages share theirs.
@lru_cache(maxsize=64)
def style_parts(style: str) -> StyleParts:
    """Return a style sheet in its parts.

    A rule that holds elsewhere as on paper stands in both: what follows it on paper follows it
    there.
    """
    screen, room, paper = [], [], []
    for rule in tinycss2.parse_stylesheet(style, skip_comments=True, skip_whitespace=True):
        conditions = _conditions(rule)
        if _PRINT in conditions:
            paper.append(f"@media print{{{tinycss2.serialize(rule.content)}}}")
        elif _SIDES in conditions:
            paper.append(rule.serialize())
        if not conditions or conditions - {_PRINT, _SIDES}:
            anywhere, in_a_room = _apart(rule)
            screen.append(anywhere)
            room.append(in_a_room)
    return StyleParts("".join(screen), "".join(room), "".join(paper))


def _conditions(rule: Any) -> frozenset[str]:
    """Return under which conditions a rule holds, any of them; none where it always holds."""
    if rule.type == "at-rule" and rule.lower_at_keyword == "page":
        return frozenset({_SIDES})
    if rule.type == "at-rule" and rule.lower_at_keyword == "media":
        return frozenset(each.strip() for each in tinycss2.serialize(rule.prelude).split(","))
    return frozenset()


def _apart(rule: Any) -> tuple[str, str]:
    """Return what of a rule holds anywhere, and what only in a room."""
    if rule.type == "qualified-rule":
        text = rule.serialize()
        return ("", text) if _is_for_a_room(rule.prelude) else (text, "")
    if rule.type == "at-rule" and rule.lower_at_keyword in ("media", "supports"):
        inner = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
        anywhere, in_a_room = zip(*map(_apart, inner), strict=True)
        return _under(rule, anywhere), _under(rule, in_a_room)
    return rule.serialize(), ""


def _under(rule: Any, inner: Iterable[str]) -> str:
    """Return rules under the condition of this one; nothing where there are none."""
    text = "".join(inner)
    return f"@{rule.at_keyword}{tinycss2.serialize(rule.prelude)}{{{text}}}" if text else ""


def _is_for_a_room(prelude: list[Any]) -> bool:
    """Tell whether each selector of a rule asks for it; in brackets, as in `:not()`, none does."""
    asked = [False]
    for token in prelude:
        if token == ",":
            asked.append(False)
        elif token.type == "[] block" and token.serialize() in _IN_A_ROOM:
            asked[-1] = True
    return all(asked)

"""What a style sheet says: the words it would put on a page, and what hides or moves words."""

import re
from collections.abc import Iterator
from typing import Any

import tinycss2

#: What makes words of something else, or counts: their words stand nowhere.
_MAKES = frozenset({"attr", "counter", "counters", "symbols"})
#: What a style of a page's words may set: it neither shows, hides, moves nor changes them.
_LOOKS = re.compile(
    r"(?:--|align|background|border|caption-side|color|column|cursor|fill|gap|height|justify|list|margin"
    r"|max|min|object|overflow-wrap|padding|stroke|table|text-(?:align|anchor|decoration)|vertical"
    r"|white-space|width|word|font-(?:style|weight)|line-height)[\w-]*"
)
#: Below this share of a colour nobody reads its words.
_FAINT = 0.5
#: The most that a margin moves words, in any unit.
_FAR = 200
#: What makes words too small to be seen where it is nothing.
_SIZES = re.compile(r"(?:max-)?(?:height|width)|line-height")
_AT = frozenset({"import", "counter-style", "font-face"})


def read_style(
    css: str, is_attribute: bool = False, of_words: bool = False
) -> tuple[list[str], list[str]]:
    """Return the texts of a style sheet, or of a style attribute, and what in it can't be read.

    Parameters
    ----------
    css
        The style.
    is_attribute
        Whether it is an attribute, and no sheet.
    of_words
        Whether it is about words of a page, which it may not hide: a widget lays out its own.
    """
    parse = tinycss2.parse_blocks_contents if is_attribute else tinycss2.parse_stylesheet
    nodes = parse(css, skip_comments=True)
    texts: list[str] = []
    hidden = ["a style sheet with tags in it"] if "<" in css and not is_attribute else []
    if of_words:
        for each in _declarations(nodes):
            if not _LOOKS.match(each.lower_name):
                hidden.append(f"a style that sets {each.lower_name}")
            elif _hides(each):
                value = tinycss2.serialize(each.value).strip()
                hidden.append(f"a style that sets {each.lower_name} to {value}")
    joined = False
    for node in _all(nodes):
        if node.type == "string" and joined:
            texts[-1] += node.value
        elif node.type == "string" or (node.type == "url" and node.value.startswith("data:")):
            texts.append(node.value)
        elif node.type == "url" and not node.value.startswith("#"):
            hidden.append("a style that shows a file")
        elif node.type == "function" and node.lower_name in _MAKES:
            hidden.append(f"a style that shows {node.lower_name}()")
        elif node.type == "at-rule" and node.lower_at_keyword in _AT:
            hidden.append(f"a style sheet with @{node.lower_at_keyword}")
        joined = node.type == "string" or (joined and node.type in ("whitespace", "comment"))
    return texts, hidden


def _declarations(nodes: Any) -> Iterator[Any]:
    """Yield each declaration, but for those of words to show, which are read."""
    for node in nodes:
        if node.type == "declaration":
            if node.lower_name != "content" or not any(
                each.type == "string" for each in node.value
            ):
                yield node
        elif getattr(node, "content", None):
            yield from _declarations(
                tinycss2.parse_blocks_contents(node.content, skip_comments=True)
            )


def _hides(declaration: Any) -> bool:
    """Tell whether a value of what may be set hides words, or moves them out of their place."""
    name = declaration.lower_name
    for node in _all(declaration.value):
        if node.type in ("dimension", "percentage", "number"):
            least = -16 if getattr(node, "lower_unit", "") == "px" else -1
            is_moved = name.startswith(("margin", "padding")) and not least <= node.value <= _FAR
            if is_moved or (node.value == 0 and _SIZES.fullmatch(name)):
                return True
        elif node.type == "ident" and name in ("color", "background", "background-color"):
            if node.lower_value == ("transparent" if name == "color" else "currentcolor"):
                return True
        elif name == "color" and _opacity(node) < _FAINT:
            return True
    return False


def _opacity(colour: Any) -> float:
    """Return how much of a colour is seen, from 0 to 1; all of what is no colour with a share."""
    if colour.type == "hash" and len(colour.value) in (4, 8):
        digits = colour.value[-1] * 2 if len(colour.value) == 4 else colour.value[-2:]
        return int(digits, 16) / 255 if re.fullmatch(r"[0-9a-fA-F]{2}", digits) else 1
    if colour.type == "function":
        parts = [each for each in colour.arguments if each.type in ("number", "percentage")]
        if len(parts) == 4:
            return float(parts[3].value / (100 if parts[3].type == "percentage" else 1))
    return 1


def _all(nodes: Any) -> Iterator[Any]:
    """Yield every part of a style sheet, however deep it stands."""
    for node in nodes or ():
        yield node
        for inside in ("prelude", "content", "arguments", "value"):
            held = getattr(node, inside, None)
            if isinstance(held, list):
                yield from _all(held)

"""What a style sheet says: the words it would put on a page, and what hides or moves words."""

from collections.abc import Iterator
from typing import Any

import tinycss2

#: What makes words of something else, or counts: their words stand nowhere.
_MAKES = frozenset({"attr", "counter", "counters", "symbols"})
#: What shows, hides, turns or moves words, so that a reader meets others than stand there.
_MOVES = frozenset(
    [
        "content",
        "counter-reset",
        "counter-set",
        "counter-increment",
        "direction",
        "display",
        "float",
        "order",
        "position",
        "rotate",
        "scale",
        "transform",
        "translate",
        "unicode-bidi",
    ]
)
_AT = frozenset({"import", "counter-style", "font-face"})


def read_style(css: str, is_attribute: bool = False) -> tuple[list[str], list[str]]:
    """Return the texts of a style sheet, or of a style attribute, and what in it can't be read."""
    texts: list[str] = []
    hidden: list[str] = []
    if is_attribute:
        nodes = tinycss2.parse_blocks_contents(css, skip_comments=True)
        hidden += (
            f"a style that sets {node.lower_name}"
            for node in nodes
            if node.type == "declaration" and node.lower_name in _MOVES
        )
    else:
        nodes = tinycss2.parse_stylesheet(css, skip_comments=True)
        if "<" in css:
            hidden.append("a style sheet with tags in it")
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


def _all(nodes: Any) -> Iterator[Any]:
    """Yield every part of a style sheet, however deep it stands."""
    for node in nodes or ():
        yield node
        for inside in ("prelude", "content", "arguments", "value"):
            held = getattr(node, inside, None)
            if isinstance(held, list):
                yield from _all(held)

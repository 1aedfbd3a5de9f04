"""The rules of a style sheet that a page can use: pages hold their style, and lines may be slow.

A rule is left out where its selectors name a class, an id, a data attribute or a widget that stands
nowhere in the page, nor in the scripts that may add to it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import tinycss2

#: The attribute whose values are names too: those of widgets.
_WIDGET = "data-widget"
#: Where a page has names: what it says between its tags has none.
_TAG = re.compile(r"<script\b.*?</script>|<[^>]*>", re.DOTALL)
_WORD = re.compile(r"[\w-]+")
_CAPITAL = re.compile(r"[A-Z]")


@dataclass(frozen=True)
class _Rule:
    """A rule as text; or one that holds others, with what stands before them."""

    text: str
    #: What each of its selectors names; no selectors where it has none.
    names: tuple[frozenset[str], ...] = ()
    inner: tuple["_Rule", ...] | None = None

    def used(self, words: frozenset[str]) -> str:
        """Return the rule as far as these words use it."""
        if self.inner is not None:
            inner = "".join(rule.used(words) for rule in self.inner)
            return f"{self.text}{{{inner}}}" if inner else ""
        return self.text if not self.names or any(each <= words for each in self.names) else ""


def used_style(style: str, html: str, *scripts: str) -> str:
    """Return what of a style sheet can be used by a page and its scripts.

    Parameters
    ----------
    style
        The style sheet.
    html, scripts
        The page, without its style, and every script that may change it.
    """
    known = _named_in(html, *scripts)
    return "".join(rule.used(known) for rule in _rules(style))


# A page has two sheets: its own, and that on paper.
@lru_cache(maxsize=1)
def _named_in(html: str, *scripts: str) -> frozenset[str]:
    texts = (*_TAG.findall(html), *scripts)
    words = {word for text in texts for word in _WORD.findall(text)}
    # A script names a data attribute in its own way: `data-so-far` is its `soFar`.
    return frozenset(words | {f"data-{_CAPITAL.sub(_hyphen, word)}" for word in words})


def _hyphen(capital: re.Match[str]) -> str:
    return f"-{capital[0].lower()}"


# The sheets of pages are few.
@lru_cache(maxsize=64)
def _rules(style: str) -> tuple[_Rule, ...]:
    found = tinycss2.parse_stylesheet(style, skip_comments=True, skip_whitespace=True)
    return tuple(_rule(each) for each in found)


def _rule(rule: Any) -> _Rule:
    if rule.type == "qualified-rule":
        return _Rule(rule.serialize(), tuple(map(frozenset, _selectors(rule.prelude))))
    if rule.type == "at-rule" and rule.lower_at_keyword in ("media", "supports"):
        inner = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
        condition = tinycss2.serialize(rule.prelude)
        return _Rule(f"@{rule.at_keyword}{condition}", inner=tuple(map(_rule, inner)))
    return _Rule(rule.serialize())


def _selectors(prelude: list[Any]) -> Iterator[set[str]]:
    """Yield what each selector of a rule names: what is in brackets, as in `:is()`, may vary."""
    names: set[str] = set()
    before = None
    for token in prelude:
        if token == ",":
            yield names
            names = set()
        elif (token.type == "ident" and before == ".") or token.type == "hash":
            names.add(token.value)
        elif token.type == "[] block":
            names |= _attribute([part for part in token.content if part.type != "whitespace"])
        before = token
    yield names


def _attribute(parts: list[Any]) -> set[str]:
    name = parts[0].value
    if not name.startswith("data-"):
        return set()
    if name == _WIDGET:
        return {part.value for part in parts[1:] if part.type in ("ident", "string")}
    return {name}

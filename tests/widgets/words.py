"""Hold what a widget says to the reading level of the pages around it."""

import re
from collections.abc import Iterator
from html import unescape
from typing import Any

import textstat

LONGEST = 25
#: Who a source is by is no sentence of ours, and a table holds what is said above it.
_NOT_SAID = re.compile(
    r'<p class="source">.*?</p>|<a [^>]*rel=.*?</a>|<table>.*?</table>', re.DOTALL
)


def in_markup(html: str) -> list[str]:
    """Every text between the tags of a widget's markup that is a phrase."""
    texts = re.findall(r">([^<>]+)<", _NOT_SAID.sub("", html))
    return [unescape(text).strip() for text in texts if " " in text.strip()]


def said(value: Any) -> Iterator[str]:
    """Every phrase inside a trait, whatever its shape; keys and addresses aside."""
    if isinstance(value, str):
        if " " in value and not value.startswith("http"):
            yield value
    elif isinstance(value, dict):
        for key, inside in value.items():
            if key not in ("sources", "source", "still"):
                yield from said(inside)
    elif isinstance(value, (list, tuple)):
        for inside in value:
            yield from said(inside)


def grade(*traits: Any) -> float:
    """The reading grade of everything said in some traits."""
    lines = [line if line.endswith((".", "?")) else f"{line}." for line in said(list(traits))]
    level: float = textstat.flesch_kincaid_grade("\n".join(lines))
    return level


def long_sentences(*traits: Any) -> list[str]:
    """The sentences with more words than a page may have in one."""
    return [
        sentence
        for words in said(list(traits))
        for sentence in re.split(r"(?<=[.?:;])\s+", words)
        if len(sentence.split()) > LONGEST
    ]

"""The style of a page without scripts, for browsers that can't tell in a style sheet if they run.

Styles say it with ``@media (scripting: none)``, which Chrome knows from 120, Firefox from 113 and
Safari from 17. What stands there is gathered into a sheet of its own, which a page links to inside
``<noscript>``; in a browser too old for the widgets, the host takes it from there.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import tinycss2

_NONE = re.compile(r"(?:\s*\band\s+)?\(scripting:\s*none\)(?:\s+and\b\s*)?")


# The sheets of pages are few, and most pages share theirs.
@lru_cache(maxsize=64)
def no_scripts_style(text: str) -> str:
    """Return what a style sheet says for a page on which no scripts run."""
    rules = tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True)
    return "\n".join(_without_condition(rules))


def _without_condition(rules: list[Any]) -> Iterator[str]:
    for rule in rules:
        if rule.type != "at-rule" or rule.lower_at_keyword != "media":
            continue
        queries = tinycss2.serialize(rule.prelude).split(",")
        left = [_NONE.sub("", query).strip() for query in queries if _NONE.search(query)]
        if left:
            inner = tinycss2.serialize(rule.content).strip()
            yield inner if "" in left else f"@media {', '.join(left)} {{{inner}}}"

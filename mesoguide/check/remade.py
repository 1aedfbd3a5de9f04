"""The guide's own blocks, made again from the tables: what a page shows of them is no typed word.

A block says how it was made. That is only a hint: here it is made anew, in a process that no
notebook has touched, and whatever the page shows besides is read as typed by hand.
"""

import json
import re
from collections.abc import Iterator
from functools import cached_property
from inspect import isclass
from itertools import zip_longest
from typing import Any

from mesoguide import cards, widgets
from mesoguide.cards.chances import AROUND, every_part
from mesoguide.evidence import Evidence
from mesoguide.widgets.base import GuideWidget

#: Of the state of a widget: what leads to other models, and how it was made.
_APART = frozenset({"layout", "style", "made"})
#: What a reader types or guesses, and no cell may: it would be told as theirs.
_OF_READERS = frozenset({"extras", "guess", "high", "price"})
#: How widgets are built, which shows nothing.
_BUILT = re.compile(
    r"_(?:model|view)_(?:module|module_version|name|count)|_dom_classes|_esm|_css|_anywidget_id"
    r"|_property_\w+"
)
_SHOWS = "_repr_html_"
_REFERENCE = "IPY_MODEL_"


def _named(each: type) -> str:
    return f"{each.__module__}.{each.__name__}"


_WIDGETS: dict[str, type[GuideWidget]] = {
    _named(each): each for each in (getattr(widgets, name) for name in widgets.__all__)
}


class Remade:
    """Makes the guide's own blocks again.

    Parameters
    ----------
    evidence
        The tables they are made from.
    pages
        Names of the guide's notebooks, which a block may lead on to.
    """

    def __init__(self, evidence: Evidence, pages: frozenset[str]) -> None:
        self._evidence = evidence
        ids = {str(getattr(row, "id", "")) for row in evidence.rows()}
        #: What names a row or a page, and is no word of a sentence.
        self.keys = frozenset({"", *ids, *evidence.sources, *pages})
        self._states: dict[str, dict[str, Any] | None] = {}

    def is_ours(self, html: str) -> bool:
        """Tell whether some HTML is just what a card or a table of the guide shows."""
        return html in self._html or self._has_chances_only(html)

    def _has_chances_only(self, html: str) -> bool:
        """Tell whether some HTML is rows of chances, whichever were asked for."""
        before, after = AROUND
        if not (html.startswith(before) and html.endswith(after)):
            return False
        inside = html.removeprefix(before).removesuffix(after)
        for row in self._chances:
            inside = inside.replace(row, "")
        return not inside.strip()

    @cached_property
    def _chances(self) -> tuple[str, ...]:
        return tuple(every_part(self._evidence))

    @cached_property
    def _html(self) -> frozenset[str]:
        return frozenset(self._all_html())

    def _all_html(self) -> Iterator[str]:
        yield str(cards.Sources()._repr_html_())
        shows: list[Any] = [
            each
            for each in vars(cards).values()
            if isclass(each) and hasattr(each, _SHOWS) and each is not cards.Sources
        ]
        for each in shows:
            try:
                yield str(getattr(each(evidence=self._evidence), _SHOWS)())
            except ValueError:
                continue  # a table it needs is missing: no page shows it

    def typed(self, state: dict[str, Any]) -> Iterator[str | int | float]:
        """Yield what stands in the state of a widget, and not in that of the same one made again.

        A number that stands for itself is a choice of the reader, such as a week: in a widget of
        the guide it is left out, and so are keys of the tables.
        """
        made = self._state(state)
        own = made or {}
        for name, held in state.items():
            is_apart = name in _APART and (made is not None or _leads(held))
            if _BUILT.fullmatch(name) or is_apart or isinstance(held, bool):
                continue
            is_choice = made is not None or "_esm" not in state
            if is_choice and isinstance(held, int | float) and name not in _OF_READERS:
                continue
            for leaf in _differing(held, own.get(name)):
                if leaf not in self.keys and not str(leaf).startswith(_REFERENCE):
                    yield leaf

    def looks(self, state: dict[str, Any]) -> tuple[str, str]:
        """Return the script and the style sheet of a widget; empty if they are the guide's own."""
        own = _WIDGETS.get(state.get("_anywidget_id", ""))
        script, style = str(state.get("_esm", "")), str(state.get("_css", ""))
        if own is None:
            return script, style
        return "" if script == str(own._esm) else script, "" if style == str(own._css) else style

    def _state(self, state: dict[str, Any]) -> dict[str, Any] | None:
        """Return the state of a widget made again as this one was; None if it can't be."""
        made = json.dumps([state.get("_anywidget_id"), state.get("made")])
        if made not in self._states:
            self._states[made] = self._make(state)
        return self._states[made]

    def _make(self, state: dict[str, Any]) -> dict[str, Any] | None:
        kind = _WIDGETS.get(state.get("_anywidget_id", ""))
        match state.get("made"):
            case [list(given), dict(named)] if kind is not None:
                pass
            case _:
                return None
        if not all(
            isinstance(each, int) or each in self.keys for each in (*given, *named.values())
        ):
            return None
        try:
            widget = kind(*given, evidence=self._evidence, **named)
        except Exception:  # whatever it was given, it can't be made
            return None
        again: dict[str, Any] = json.loads(json.dumps(widget.get_state()))
        widget.close()
        return again


def _leads(held: Any) -> bool:
    """Tell whether something in a state only leads to another model."""
    return held is None or str(held).startswith(_REFERENCE)


def _differing(found: Any, own: Any) -> Iterator[str | int | float]:
    """Yield the texts and numbers of one thing that stand not in the same place in another."""
    if found == own or found is None:
        return
    if isinstance(found, dict):
        held = own if isinstance(own, dict) else {}
        for key, value in found.items():
            if key not in held:
                yield str(key)
            yield from _differing(value, held.get(key))
    elif isinstance(found, list):
        beside = own if isinstance(own, list) else []
        for value, other in zip_longest(found, beside[: len(found)]):
            yield from _differing(value, other)
    elif isinstance(found, str | int | float) and not isinstance(found, bool):
        yield found

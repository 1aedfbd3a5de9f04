"""Fill the fields of a text, of a page's markdown, and of every table."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, TypeVar

from mesoguide.evidence.fields import FieldError, field_value, sources_of
from mesoguide.evidence.problems import Problem
from mesoguide.evidence.rows import Claim, Row
from mesoguide.evidence.wording import texts
from mesoguide.words import capital
from mesoguide.words.marks import CITATION, FIELD, cited_in

if TYPE_CHECKING:
    from mesoguide.evidence.load import Evidence

R = TypeVar("R", bound=Row)

_STOP = re.compile(r"[.?!](?=[\"'”)*_]*(?:\s|$))")
_BEGINS = re.compile(r"(?:^|[.?!][\"'”)*_]*\s)\s*(?:[-*+>]\s+|\d+\.\s+|#+\s+|\|)*[\"'“(*_]*$")


@dataclass(frozen=True)
class Filled:
    """A text with its fields filled, and the sources it did not cite itself."""

    text: str
    sources: tuple[str, ...]


def filled(evidence: "Evidence", text: str, cited: Iterable[str] = ()) -> Filled:
    """Return a text with its fields filled, and the sources of their rows that are not yet cited.

    A row counts as cited where one of its sources is: in the text, or among `cited`.

    Raises
    ------
    FieldError
        If a field can't be filled.
    """
    known, missing = {*cited, *cited_in(text)}, dict[str, None]()

    def fill(found: re.Match[str]) -> str:
        said = field_value(evidence, found[1])
        if known.isdisjoint(said.sources):
            missing.update(dict.fromkeys(said.sources))
        begins = _BEGINS.search(text[: found.start()])
        return capital(said.words) if begins else said.words

    return Filled(FIELD.sub(fill, text), tuple(missing))


def filled_prose(evidence: "Evidence", markdown: str) -> str:
    """Return markdown with its fields filled, each block citing the sources of its fields' rows.

    A source that the block does not cite is cited at the end of the last sentence whose field needs
    it. Raises FieldError, as `field_value` does.
    """
    if not FIELD.search(markdown):
        return markdown
    return "".join(
        _cited(evidence, part) if FIELD.search(part) else part for part in _blocks(markdown)
    )


def _blocks(markdown: str) -> list[str]:
    """Return the paragraphs, list items and cells of tables of markdown, with all between them."""
    return re.split(r"(\n(?=\s*(?:\n|[-*+>]\s|\d+\.\s|#|\|))|(?<=\|))", markdown)


def _cited(evidence: "Evidence", block: str) -> str:
    cited = set(cited_in(block))
    at: dict[str, int] = {}
    for found in FIELD.finditer(block):
        sources = field_value(evidence, found[1]).sources
        if cited.isdisjoint(sources):
            at.update(dict.fromkeys(sources, _end(block, found.end())))
    for place in sorted(set(at.values()), reverse=True):
        keys = [f"@{key}" for key, end in at.items() if end == place]
        before = block[:place]
        own = CITATION.search(before)
        while own and own.end() != place:
            own = CITATION.search(before, own.end())
        if own:
            before, keys = before[: own.start()], [own[1], *keys]
        block = f"{before} [{'; '.join(keys)}]{block[place:]}"
    return filled(evidence, block).text


def _end(block: str, start: int) -> int:
    """Return where the sentence that a place stands in ends, before its stop."""
    stop = _STOP.search(block, start)
    return stop.start() if stop else len(block.rstrip(" \n|"))


def filled_tables(evidence: "Evidence", problems: list[Problem]) -> "Evidence":
    """Return the evidence with the fields in its tables filled; what can't be goes to `problems`.

    A row that has sources takes on those of its fields' rows, where it names none of them.
    """

    def fill(row: R) -> R:
        return _filled_row(evidence, row, problems)

    tables: dict[str, Any] = {}
    for name, table in vars(evidence).items():
        if isinstance(table, tuple):
            tables[name] = tuple(map(fill, table))
        elif name != "sources":
            tables[name] = {key: fill(row) for key, row in table.items()}
    return replace(evidence, **tables)


def _filled_row(evidence: "Evidence", row: R, problems: list[Problem]) -> R:
    changed: dict[str, Any] = {}
    sources = known = sources_of(evidence, row)
    for column in dict.fromkeys(column for column, text in texts(row) if FIELD.search(text)):
        value = getattr(row, column)
        try:
            if row.numbers_are_typed:
                accepted = "the number itself, because other texts read it here"
                raise FieldError(f"a field in {row.file}", accepted)
            new = []
            for text in value if isinstance(value, tuple) else (value,):
                said = filled(evidence, text, sources)
                new.append(said.text)
                sources += said.sources
            changed[column] = tuple(new) if isinstance(value, tuple) else new[0]
            if isinstance(row, Claim) and sources != known:
                found = f"a field of another source, {sources[-1]}"
                raise FieldError(found, "a fact of that source in the column facts")
        except FieldError as error:
            problems.append(row.problem(column, error.found, error.accepted))
    if "source" in type(row).model_fields and changed:
        changed["source"] = sources
    return row.filled_with(changed) if changed else row

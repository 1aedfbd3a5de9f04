"""What no reader should meet in a text: a code, a p value, markup, a word said twice."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from mesoguide.evidence.problems import KEY
from mesoguide.evidence.rows import Row

_CODE = re.compile(r"(?<![\w/.@-])\w+(?:-\w+)*(?![\w/-])")
_P_VALUE = re.compile(r"\bp\s*-?\s*(?:values?\b|[<>=≤≥]\s*\.?\d[\d.]*)", re.IGNORECASE)
_MARKUP = re.compile(r"</?[a-z][^<>]*>|<!--|&(?:#\w+|[a-z]+);", re.IGNORECASE)
_DOUBLED = re.compile(r"\b([^\W\d_]++)\s+\1\b", re.IGNORECASE)
_DOUBLED_IN_BRACKETS = re.compile(r"\b([^\W\d_]+(?: [^\W\d_]+)*) \(\1\)", re.IGNORECASE)


def slips(text: str, codes: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Return what no reader should meet in a text, each with what is accepted in its place.

    Parameters
    ----------
    text
        Words as a reader sees them.
    codes
        The ids that are no words of the language, as `Evidence.codes` gives them.
    """
    for found in _CODE.findall(text):
        if found in codes or found[:1].lower() + found[1:] in codes:
            yield f"the code {found}", "what the row of that code says, in plain words"
    for match in _P_VALUE.finditer(text):
        yield f"the p value {match[0]!r}", "words, such as: unlikely to be chance"
    for match in _MARKUP.finditer(text):
        yield f"the markup {match[0]}", "words alone: a reader would see it as it stands"
    for match in _DOUBLED.finditer(text):
        yield f"the doubled word {match[0]!r}", "each word once"
    # Looking for these takes long, and few texts have a bracket.
    for match in _DOUBLED_IN_BRACKETS.finditer(text) if " (" in text else ():
        yield f"the doubled word {match[0]!r}", "each word once"


def texts(row: Row) -> Iterator[tuple[str, str]]:
    """Return the texts of a row that are words and not ids, each with its column."""
    for column in _text_columns(type(row)):
        value = getattr(row, column)
        for text in value if isinstance(value, tuple) else (value,):
            if text is not None:
                yield column, text


@cache
def _text_columns(model: type[Row]) -> tuple[str, ...]:
    """Return the columns of a table that hold free text."""
    columns = model.model_json_schema()["properties"]
    return tuple(name for name, schema in columns.items() if _is_text(schema.get("items", schema)))


def _is_text(schema: dict[str, Any]) -> bool:
    kinds = schema.get("anyOf", [schema])
    return all(
        kind.get("type") == "string"
        and kind.get("pattern") != KEY
        and not {"enum", "const"} & kind.keys()
        for kind in kinds
        if kind != {"type": "null"}
    )

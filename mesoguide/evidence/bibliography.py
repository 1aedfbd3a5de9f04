"""The bibliography: a BibLaTeX file that reference managers read and write."""

import datetime
import logging
import re
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any, ClassVar, Literal, get_args
from urllib.parse import quote

from bibtexparser.entrypoint import parse_string
from bibtexparser.exceptions import BlockAbortedException
from bibtexparser.library import Library
from bibtexparser.middlewares.fieldkeys import NormalizeFieldKeys
from bibtexparser.middlewares.names import InvalidNameError
from bibtexparser.model import (
    DuplicateBlockKeyBlock,
    DuplicateFieldKeyBlock,
    Entry,
    Field,
    ImplicitComment,
    ParsingFailedBlock,
)
from pydantic import (
    AfterValidator,
    BeforeValidator,
    ConfigDict,
    ValidationError,
    model_validator,
)
from pydantic import Field as Column

from mesoguide.evidence.dates import A_DATE, day, is_date
from mesoguide.evidence.files import UTF_8, not_utf_8, text_of_file
from mesoguide.evidence.latex import LatexError, plain, plain_address, surnames
from mesoguide.evidence.problems import Problem, problems_of
from mesoguide.evidence.rows import Key, Placed, Words, refuse
from mesoguide.words import _, fill

# What these warn of is told once, as a problem with its place.
for _library in ("bibtexparser", "pylatexenc"):
    logging.getLogger(_library).setLevel(logging.CRITICAL)

FILE = "bibliography.bib"
#: After this time a source is due to be looked at again.
STALE = datetime.timedelta(days=365)

Kind = Literal[
    "trial",
    "study-without-control",
    "systematic-review",
    "review",
    "case-report",
    "outbreak-report",
    "label",
    "regulator",
    "law",
    "guideline-or-consensus",
    "professional-body",
    "health-service",
    "registry",
    "company",
    "news",
    "web",
    "clinic-page",
    "insurer",
    "encyclopaedia",
]
#: Fields under the names that BibTeX and reference managers give them, and our own.
OTHER_NAMES = {"journal": "journaltitle", "school": "institution", "howpublished": "url"}
#: Fields whose value is typed as it is, and no words.
TYPED = ("url", "doi", "date", "urldate")
CLOSED = "words in braces, and a comma behind them"
NAMES = 'names with " and " between them, such as Jones, Anna and Smith, Ben'
#: A date of BibLaTeX: one day, month, season or year, or from one to another.
_SPAN = re.compile(r"([^/]*)/([^/]*)")
_SEASON = re.compile(r"(\d{4})-2[1-4]", re.ASCII)
#: How journals mark the title of what they took back.
_RETRACTED = re.compile(r"\W*(?:retracted|withdrawn)(?: article)?\s*[]:\u2013-]", re.IGNORECASE)
_DOI = re.compile(r"(?:https?://(?:dx\.|www\.)?doi\.org/|doi:\s*)?(10\.\d{4,9}/\S+)", re.IGNORECASE)


def _day(value: object) -> object:
    """Return a day; the hour a reference manager adds is left out."""
    return day(re.sub(r"T[\d:.+Z-]+$", "", value.strip())) if isinstance(value, str) else value


def _time(text: str) -> str:
    """Hold a date to the days that there are; words such as "in press" stand as they are."""
    date = re.sub(r"T[\d:.+Z-]+$", "", text)
    span = _SPAN.fullmatch(date)
    ends = [end for end in span.groups() if end not in ("", "..")] if span else [date]
    if re.search(r"\d", date) and not all(is_date(_SEASON.sub(r"\1", end)) for end in ends):
        raise ValueError(A_DATE)
    return text


#: The most letters of words in place of a year.
_LONGEST_YEAR = 30


def _year(text: str) -> str:
    """Hold what looks like a year or a date to one; words such as "c. 2010" stand as they are."""
    looks_like_one = re.match(r"\d{4}[-/.]\d|\d+$|\d{1,2}[./]\d", text)
    if (looks_like_one and not is_date(text)) or len(text) > _LONGEST_YEAR:
        most = f"at most {_LONGEST_YEAR} letters of words such as in press"
        raise ValueError(f"{A_DATE}, or {most}")
    return text


def _doi(text: str) -> str:
    """Return a DOI without the address it may come in."""
    found = _DOI.fullmatch(text)
    if text and not found:
        raise ValueError("a DOI such as 10.1000/xyz123")
    return found[1] if found else ""


def _web(text: str) -> str:
    """Hold an address to one that a browser opens."""
    if text and not re.fullmatch(r"https?://\S+", text):
        raise ValueError("an address that begins with https://")
    return text


def _kind(value: object) -> object:
    """Return the one tag that is a kind of source: a reference manager puts all tags here."""
    tags = re.split(r"\s*[,;]\s*", value) if isinstance(value, str) else []
    kinds = [tag for tag in tags if tag in get_args(Kind)]
    return kinds[0] if len(kinds) == 1 else value


class Source(Placed):
    """Something the guide cites, and the day it was last looked at."""

    model_config = ConfigDict(frozen=True, extra="ignore", str_strip_whitespace=True)
    file: ClassVar[str] = FILE
    key: Key
    author: str = ""
    surnames: tuple[str, ...] = Column(default=(), exclude=True)
    title: Words
    journaltitle: str = ""
    publisher: str = ""
    organization: str = ""
    institution: str = ""
    year: Annotated[str, AfterValidator(_year)] = ""
    date: Annotated[str, AfterValidator(_time)] = ""
    doi: Annotated[str, AfterValidator(_doi)] = ""
    eprint: str = ""
    pmcid: str = ""
    registry: str = ""
    url: Annotated[str, AfterValidator(_web)] = ""
    keywords: Annotated[Kind, BeforeValidator(_kind)]
    urldate: Annotated[datetime.date, BeforeValidator(_day)]
    note: str = ""

    @model_validator(mode="before")
    @classmethod
    def _a_doi_alone_gives_an_address(cls, fields: dict[str, Any]) -> dict[str, Any]:
        found = _DOI.fullmatch(fields.get("doi", ""))
        if found and not fields.get("url"):
            return {**fields, "url": f"https://doi.org/{quote(found[1], safe='/:;,()._-+')}"}
        return fields

    @model_validator(mode="before")
    @classmethod
    def _stands(cls, fields: dict[str, Any]) -> dict[str, Any]:
        tags = re.split(r"[,;]", fields.get("keywords", "").lower())
        for column, is_gone in (
            ("title", _RETRACTED.match(fields.get("title", ""))),
            ("keywords", "retracted" in map(str.strip, tags)),
        ):
            if is_gone:
                found = f"a source that was taken back: {fields[column]}"
                raise refuse(column, found, "one that stands: take its rows and citations out")
        return fields

    @property
    def published(self) -> str:
        """The year it came out, or words such as "in press"; nothing where none is shown."""
        said = self.year or self.date
        found = re.match(r"(\d{4})(?:[-/T]|$)", said)
        return found[1] if found else said

    @property
    def where(self) -> str:
        """The journal or body behind it."""
        return self.journaltitle or self.publisher or self.organization or self.institution

    @property
    def by(self) -> str:
        """Who wrote it, as a reader would say it: "Jones and others"."""
        if not self.surnames:
            return ""
        if self.surnames[-1] == "others" or len(self.surnames) > 2:
            return fill(_("{first} and others"), first=self.surnames[0])
        if len(self.surnames) == 2:
            return fill(_("{first} and {second}"), first=self.surnames[0], second=self.surnames[1])
        return self.surnames[0]


def read_bibliography(folder: Path, problems: list[Problem]) -> dict[str, Source]:
    """Return the sources by key; add what is wrong with the file to `problems`."""
    text = text_of_file(folder / FILE, "the bibliography", problems)
    if text is None:
        return {}
    for at, written in enumerate(text.splitlines(), 1):
        found = not_utf_8(written)
        if found:
            problems.append(Problem(FILE, at, "", found, UTF_8))
            return {}
    library = parse_string(text, append_middleware=[NormalizeFieldKeys()])
    broken = _broken(library)
    problems += broken.values()
    if not library.entries and not broken:
        problems.append(Problem(FILE, 0, "", "no entries", "at least one entry"))
    sources: dict[str, Source] = {}
    for entry in library.entries:
        line = (entry.start_line or 0) + 1
        if line in broken:
            continue
        source = _source(entry, line, problems)
        if source is not None:
            sources[entry.key] = source
    return sources


def _broken(library: Library) -> dict[int, Problem]:
    """Return what can't be told apart in the file, by the line its entry begins at."""
    found: dict[int, Problem] = {}
    before = 0
    for block in library.blocks:
        line = (block.start_line or 0) + 1
        if isinstance(block, ParsingFailedBlock):
            found[line] = Problem(FILE, line, *_failed(block))
        elif isinstance(block, ImplicitComment) and re.search(r"\w\s*=\s*[{\"]", block.comment):
            accepted = "fields in an entry: its braces closed too early, or it has no @"
            # An entry above that closed too early lost these: what it lacks then is no new fault.
            at = line if re.match(r"\w+\s*\{", block.comment) else before
            found[at] = Problem(FILE, line, "", "fields outside any entry", accepted)
        before = line
    return found


def _failed(block: ParsingFailedBlock) -> tuple[str, str, str]:
    """Return the column, what was found and what is accepted, for a block that was not read."""
    if isinstance(block, DuplicateBlockKeyBlock):
        return "", f"the key {block.key} again", "each key only once"
    if isinstance(block, DuplicateFieldKeyBlock):
        names = ", ".join(sorted(block.duplicate_keys))
        return names, "the field twice", "each field only once"
    error = block.error
    reason = error.abort_reason if isinstance(error, BlockAbortedException) else str(error)
    accepted = "a whole entry: each { closed by a }, a comma behind each field"
    return "", " ".join(reason.split())[:120], accepted


def _source(entry: Entry, line: int, problems: list[Problem]) -> Source | None:
    wrong: list[Problem] = []
    values: dict[str, Any] = {}
    lines: dict[str, int] = {}
    for field in entry.fields:
        name = OTHER_NAMES.get(field.key, field.key)
        unread = name not in Source.model_fields or name in values
        if unread or (field.key == "howpublished" and "http" not in str(field.value)):
            continue
        lines[name] = (field.start_line or 0) + 1
        try:
            values[name] = _value(field, name)
            if name == "author":
                values["surnames"] = surnames(str(field.value))
        except _NoValue as error:
            wrong.append(Problem(FILE, lines[name], name, *error.args))
        except LatexError as error:
            accepted = "the letters themselves, or a common LaTeX accent"
            wrong.append(Problem(FILE, lines[name], name, str(error), accepted))
        except (InvalidNameError, ValueError):
            wrong.append(Problem(FILE, lines[name], name, repr(values[name]), NAMES))
    if any("=" in problem.found for problem in wrong if problem.accepted == CLOSED):
        problems += wrong  # the field that does not end holds those behind it
        return None
    named = {problem.column for problem in wrong}
    source = None
    try:
        source = Source.model_validate({**values, "key": entry.key}).placed_at(line)
    except ValidationError as error:
        found = [each for each in problems_of(error, FILE, line) if each.column not in named]
        wrong += [replace(each, row=lines.get(each.column, line)) for each in found]
    problems += wrong
    return None if wrong else source


class _NoValue(Exception):
    """A field has no value that can be read: what was found, and what is accepted."""


def _value(field: Field, name: str) -> str:
    value = str(field.value)
    if field.enclosing == "no-enclosing":
        raise _NoValue(repr(" ".join(value.split())[:60]), CLOSED)
    return plain_address(value) if name in TYPED else plain(value)

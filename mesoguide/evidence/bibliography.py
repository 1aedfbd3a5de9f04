"""The bibliography: a BibLaTeX file that reference managers read and write."""

import datetime
from pathlib import Path
from typing import Literal

from bibtexparser.entrypoint import parse_string
from pydantic import BaseModel, ConfigDict, ValidationError

from mesoguide.evidence.problems import Problem
from mesoguide.evidence.rows import Key, Words
from mesoguide.words import _, fill

FILE = "bibliography.bib"
#: After this time a source is due to be looked at again.
STALE = datetime.timedelta(days=365)
EN_DASH = "\u2013"

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


class Source(BaseModel):
    """Something the guide cites, and the day it was last looked at."""

    model_config = ConfigDict(frozen=True, extra="ignore", str_strip_whitespace=True)
    key: Key
    author: str = ""
    title: Words
    journaltitle: str = ""
    publisher: str = ""
    organization: str = ""
    institution: str = ""
    year: str = ""
    date: str = ""
    doi: str = ""
    eprint: str = ""
    pmcid: str = ""
    registry: str = ""
    url: str = ""
    keywords: Kind
    urldate: datetime.date
    note: str = ""

    @property
    def published(self) -> str:
        """The year it came out, or nothing where the source shows none."""
        return (self.year or self.date)[:4]

    @property
    def where(self) -> str:
        """The journal or body behind it."""
        return self.journaltitle or self.publisher or self.organization or self.institution

    @property
    def by(self) -> str:
        """Who wrote it, as a reader would say it: "Jones and others"."""
        names = self.author.replace("{", "").replace("}", "").split(" and ")
        surnames = [name.split(",")[0].strip() for name in names if name.strip()]
        if not surnames:
            return ""
        if surnames[-1] == "others" or len(surnames) > 2:
            return fill(_("{first} and others"), first=surnames[0])
        if len(surnames) == 2:
            return fill(_("{first} and {second}"), first=surnames[0], second=surnames[1])
        return surnames[0]


def read_bibliography(folder: Path, problems: list[Problem]) -> dict[str, Source]:
    """Return the sources by key; add what is wrong with the file to `problems`."""
    try:
        library = parse_string((folder / FILE).read_text("utf-8"))
    except FileNotFoundError:
        return {}  # a table that cites a source asks for it
    except UnicodeDecodeError as error:
        problems.append(Problem(FILE, 0, "", f"byte {error.start} not in UTF-8", "UTF-8 text"))
        return {}
    for block in library.failed_blocks:
        line = (block.start_line or 0) + 1
        problems.append(
            Problem(
                FILE, line, "", str(block.error)[:120], "a complete entry with a key of its own"
            )
        )
    sources: dict[str, Source] = {}
    for entry in library.entries:
        fields = {field.key: _plain(field.value) for field in entry.fields}
        try:
            sources[entry.key] = Source.model_validate({**fields, "key": entry.key})
        except ValidationError as error:
            for detail in error.errors():
                column = str(detail["loc"][0]) if detail["loc"] else ""
                found = "nothing" if detail["type"] == "missing" else repr(detail["input"])
                problems.append(
                    Problem(FILE, (entry.start_line or 0) + 1, column, found, detail["msg"])
                )
    return sources


def _plain(value: object) -> str:
    return str(value).replace("{", "").replace("}", "").replace("\\&", "&").replace("--", EN_DASH)

"""Check everything: the tables, what they say of one another, and every notebook."""

import re
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from mesoguide.check.future import in_the_future
from mesoguide.check.made import Made, Make, made, make_all
from mesoguide.check.numbers import Passage, TableNumbers, numbers_to_call_in
from mesoguide.check.remade import Remade
from mesoguide.check.rules import RULES, Context, Finding, guide_words
from mesoguide.check.text import Notebook, answered_by, read_notebook, with_outputs
from mesoguide.evidence import STALE, Evidence, EvidenceError, Problem, drawings, load
from mesoguide.evidence.bibliography import FILE as BIBLIOGRAPHY
from mesoguide.evidence.fields import READ, sources_of
from mesoguide.evidence.ranges import check_ranges
from mesoguide.evidence.rows import Area, Claim, EmergencyNumber, Harm, TeachBackCard
from mesoguide.evidence.wording import texts
from mesoguide.model.calling import every_number
from mesoguide.pages.faults import faults, shortcomings
from mesoguide.pages.notebook import PageError, read
from mesoguide.pages.series import in_reading_order, name_of, order
from mesoguide.paths import GUIDE_FILE
from mesoguide.words import speaking


@dataclass
class Report:
    """What a check found. It passes when there is nothing but warnings."""

    #: A line for each thing that keeps a notebook from being a page, as `serve` says it too.
    not_pages: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    checked: list[str] = field(default_factory=list)

    @property
    def passes(self) -> bool:
        """Whether nothing has to be mended."""
        return not self.wrong

    @property
    def wrong(self) -> list[object]:
        """All there is to mend."""
        return [*self.problems, *self.not_pages, *self.findings]

    def as_json(self) -> dict[str, Any]:
        """Return the report for tools."""
        return {
            "passes": self.passes,
            "checked": self.checked,
            "problems": [asdict(problem) for problem in self.problems],
            "not_pages": self.not_pages,
            "findings": [asdict(finding) for finding in self.findings],
            "warnings": self.warnings,
        }


def check(
    folder: Path,
    tables: Path | None = None,
    today: date | None = None,
    tell: Callable[[str], object] = lambda _: None,
    whole: bool = True,
    make: Make = made,
) -> Report:
    """Return what is wrong with the tables, and with the notebooks of a language's folder.

    Parameters
    ----------
    folder
        A folder of notebooks, such as ``notebooks/en``.
    tables
        The evidence (default: the guide's own).
    today
        The day dates are held against.
    tell
        Called with the name of each part as its check begins.
    whole
        Whether the folder has the guide's own pages: these must fit the tables. Another folder
        (such as ``drafts``) is held to the rules of its own pages only.
    make
        Runs a notebook (default: as its page is made).
    """
    report = Report()
    if whole:
        tell("the tables")
    try:
        evidence = load(tables)
    except EvidenceError as error:
        report.problems = error.problems
        return report
    now = today or date.today()
    if whole:
        report.checked.append("tables")
        report.problems += [
            *check_ranges(evidence),
            *_regions(evidence),
            *_unused(evidence, folder),
        ]
        report.problems += [*_unanswered(evidence, folder), *_nowhere(evidence, folder)]
        report.problems += [*_not_to_call(evidence), *_not_there(folder)]
        report.problems += [*in_the_future(evidence, now), *_typed(evidence)]
        report.warnings += [*_stale(evidence, now), *_not_listed(folder)]
    pages = frozenset(name_of(path) for path in in_reading_order(folder))
    context = Context(evidence, TableNumbers(evidence), now, pages)
    report.findings += guide_words(context) if whole else ()
    found: list[Notebook] = []
    for path in in_reading_order(folder):
        report.checked.append(path.name)
        try:
            found.append(read_notebook(path, evidence))
        except PageError as error:
            report.not_pages.append(str(error))

    async def one(path: Path, nb: Any) -> Made:
        tell(path.name)
        return await make(path, nb)

    ran = make_all([(notebook.path, notebook.content) for notebook in found], one)
    with speaking(folder.name):
        remade = Remade(evidence, pages)
        for notebook, each in zip(found, ran, strict=True):
            lines = [
                str(fault)
                for find in (faults, shortcomings)
                for fault in find(notebook.path, notebook.content)
            ]
            report.not_pages += dict.fromkeys([*lines, *each.faults])
            whole_page = with_outputs(notebook, each.notebook, remade)
            for rule in RULES:
                report.findings += rule(whole_page, context)
    return report


#: The code that shows a harm as a block of its own.
_HARM = re.compile(r"""\bharm\(\s*["']([^"']+)["']""")


def _regions(evidence: Evidence) -> Iterator[Problem]:
    """The regions of an area are in the drawings, and those of the drawings belong to one."""
    drawn = {region.id: region.area for view in drawings.body() for region in view.regions}
    for area in evidence.areas.values():
        wanted = tuple(key for key, owner in drawn.items() if owner == area.id)
        if set(area.regions) != set(wanted):
            found, accepted = " ".join(area.regions), " ".join(wanted)
            yield Problem(Area.file, area.line, "regions", found, f"{accepted}, as drawn")


def _unused(evidence: Evidence, folder: Path) -> Iterator[Problem]:
    """Every harm is on a page, as the table says: a block of its own, or a line of the others."""
    shown = "\n".join(_code(path) for path in in_reading_order(folder))
    blocks = frozenset(_HARM.findall(shown))
    for harm in evidence.harms.values():
        has_block = harm.id in blocks
        if has_block == (harm.shown_as == "table"):
            accepted = (
                "block, because a page has one" if has_block else "table: no page has a block"
            )
            yield Problem(Harm.file, harm.line, "shown_as", harm.shown_as, accepted)
        elif harm.shown_as == "table" and "CountedHarms(" not in shown:
            accepted = "block, because no page shows the table CountedHarms"
            yield Problem(Harm.file, harm.line, "shown_as", harm.shown_as, accepted)


def _code(path: Path) -> str:
    """Return the code of a notebook; none if it can't be read, which is said elsewhere."""
    try:
        return "\n".join(cell.source for cell in read(path).cells if cell.cell_type == "code")
    except PageError:
        return ""


def _unanswered(evidence: Evidence, folder: Path) -> Iterator[Problem]:
    """Every claim is answered by a cell of the page it names (cell metadata `answers`)."""
    pages = {claim.page for claim in evidence.claims.values()}
    answered = {page: answered_by(folder / f"{page}.ipynb") for page in pages}
    for claim in evidence.claims.values():
        if claim.id not in answered[claim.page]:
            accepted = (
                f'a notebook with a cell whose metadata has mesoguide.answers: ["{claim.id}"]'
            )
            yield Problem(Claim.file, claim.line, "page", claim.page, accepted)


def _nowhere(evidence: Evidence, folder: Path) -> Iterator[Problem]:
    """Every page a card points to is there."""
    for card in evidence.teach_back.values():
        if not (folder / f"{card.page}.ipynb").is_file():
            accepted = f"the name of a notebook in {folder.name}"
            yield Problem(TeachBackCard.file, card.line, "page", card.page, accepted)


def _not_there(folder: Path) -> Iterator[Problem]:
    """Every page that guide.toml lists is there."""
    for name in order(folder):
        if not (folder / name).is_file():
            yield Problem(GUIDE_FILE, 0, "order", name, f"the name of a notebook in {folder.name}")


def _not_listed(folder: Path) -> Iterator[str]:
    """Every page is listed by guide.toml, where that lists any."""
    listed = order(folder)
    missing = [path.name for path in in_reading_order(folder) if path.name not in listed]
    if listed and missing:
        yield f"{GUIDE_FILE}, order: {', '.join(missing)} not listed, so last in the order of pages"


def _not_to_call(evidence: Evidence) -> Iterator[Problem]:
    """Every number that a row says to call is one of the table of numbers."""
    known = every_number(evidence)
    for row in evidence.rows():
        for column, value in row.model_dump().items():
            for number in numbers_to_call_in(value) if isinstance(value, str) else ():
                if number not in known:
                    accepted = f"a number of {EmergencyNumber.file}"
                    yield Problem(row.file, row.line, column, number, accepted)


def _typed(evidence: Evidence) -> Iterator[Problem]:
    """Every number in a text of a table is a field, but in those tables that fields read."""
    numbers = TableNumbers(evidence)
    for row in evidence.rows():
        if isinstance(row, READ):
            continue
        sources = sources_of(evidence, row)
        for column, words in texts(row.typed):
            text = Passage(words, sources)
            for number in numbers.typed(text):
                found = f"the typed number {number}"
                yield Problem(row.file, row.line, column, found, numbers.mend(number, text))


def _stale(evidence: Evidence, today: date) -> list[str]:
    old = [key for key, source in evidence.sources.items() if today - source.urldate > STALE]
    if not old:
        return []
    return [
        f"{BIBLIOGRAPHY}: {len(old)} sources were last checked over 12 months ago: {', '.join(old)}"
    ]

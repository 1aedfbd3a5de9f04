"""Check everything: the tables, what they say of one another, and every notebook."""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from mesoguide import paths
from mesoguide.check.future import in_the_future
from mesoguide.check.made import Made, Make, made, make_all
from mesoguide.check.numbers import Passage, TableNumbers, numbers_to_call_in
from mesoguide.check.remade import Remade
from mesoguide.check.rules import (
    AIMED_GRADE,
    HIGHEST_GRADE,
    RULES,
    Context,
    Finding,
    grade_of,
    guide_words,
    table_words,
)
from mesoguide.check.text import Notebook, answered_by, read_notebook, with_outputs
from mesoguide.evidence import STALE, Evidence, EvidenceError, Problem, drawings, load
from mesoguide.evidence.bibliography import FILE as BIBLIOGRAPHY
from mesoguide.evidence.fields import sources_of
from mesoguide.evidence.load import TABLES
from mesoguide.evidence.ranges import check_ranges
from mesoguide.evidence.rows import Answer, EmergencyNumber, TeachBackCard
from mesoguide.evidence.wording import texts
from mesoguide.model.calling import every_number
from mesoguide.pages.faults import faults, shortcomings
from mesoguide.pages.files import source_files
from mesoguide.pages.notebook import PageError, read
from mesoguide.pages.series import in_reading_order, name_of, order
from mesoguide.paths import GUIDE_FILE
from mesoguide.words import _, speaking
from mesoguide.words.catalogue import CatalogueError


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
        with speaking(folder.name):
            _("Close")
    except CatalogueError as error:
        report.not_pages = [str(error)]
        return report
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
        report.problems += [*_unanswered(evidence, folder), *_not_to_call(evidence)]
        report.problems += [*_not_there(folder), *_not_read(tables or paths.evidence())]
        report.problems += [*in_the_future(evidence, now), *_typed(evidence)]
        report.warnings += [*_stale(evidence, now), *_not_listed(folder)]
    found: list[Notebook] = []
    for path in in_reading_order(folder):
        report.checked.append(path.name)
        try:
            found.append(read_notebook(path, evidence))
        except PageError as error:
            report.not_pages.append(str(error))
    pages = frozenset(name_of(path) for path in in_reading_order(folder))
    ids = {name: frozenset[str]() for name in pages} | {each.name: each.ids for each in found}
    context = Context(evidence, TableNumbers(evidence), now, ids)
    if whole:
        report.findings += [*guide_words(context), *table_words(context)]
        report.problems += _nowhere(evidence, folder, ids)

    async def one(path: Path, nb: Any) -> Made:
        tell(path.name)
        return await make(path, nb)

    before = _stamps(folder)
    ran = make_all([(notebook.path, notebook.content) for notebook in found], one)
    if _changed(evidence, tables):
        report.not_pages.append("the tables changed while the pages ran: run the check again")
    for name in sorted(dict(before.items() ^ _stamps(folder).items())):
        accepted = "code that writes no file beside the pages, and nobody who saves one meanwhile"
        report.not_pages.append(f"{name}: it changed while the pages ran; accepted: {accepted}")
    with speaking(folder.name):
        remade = Remade(evidence, pages)
        for notebook, each in zip(found, ran, strict=True):
            lines = [
                str(fault)
                for find in (faults, shortcomings)
                for fault in find(notebook.path, notebook.content)
            ]
            report.not_pages += dict.fromkeys([*lines, *each.faults])
            try:
                whole_page = with_outputs(notebook, each.notebook, remade)
            except Exception as error:  # an output of a kind that no program should make
                why = f"{type(error).__name__}: {str(error).strip()[:200]}"
                unread = f"{notebook.name}: what its code shows can't be read: {why}"
                report.not_pages.append(unread)
                continue
            if AIMED_GRADE < (grade := grade_of(whole_page)) <= HIGHEST_GRADE:
                report.warnings.append(
                    f"{notebook.name}: reads at grade {grade:.1f}. Aim at {AIMED_GRADE:g}; up to "
                    f"{HIGHEST_GRADE:g} passes where the plain sentence needs it."
                )
            for rule in RULES:
                report.findings += rule(whole_page, context)
    return report


def _changed(evidence: Evidence, tables: Path | None) -> bool:
    """Tell whether the tables are others by now than those that were read."""
    try:
        return load(tables) is not evidence
    except EvidenceError:
        return True


def _stamps(folder: Path) -> dict[str, int]:
    """Return when each notebook and file of a folder of notebooks was written, by its name."""
    found: dict[str, int] = {}
    for path in (*source_files(folder), *folder.glob("*.ipynb")):
        with suppress(FileNotFoundError):
            found[str(path.relative_to(folder))] = path.stat().st_mtime_ns
    return found


#: The code that shows harms as blocks of their own: one, or some in a list.
_HARM = re.compile(r"""\bharm\(\s*["'][^"']+["']|\bharms=\[[^]]*\]""")
_QUOTED = re.compile(r"""["']([^"']+)["']""")


def _regions(evidence: Evidence) -> Iterator[Problem]:
    """The regions of an area are in the drawings, and those of the drawings belong to one."""
    drawn = {region.id: region.area for view in drawings.body() for region in view.regions}
    for area in evidence.areas.values():
        wanted = tuple(key for key, owner in drawn.items() if owner == area.id)
        if set(area.regions) != set(wanted):
            found, accepted = " ".join(area.regions), " ".join(wanted)
            yield area.problem("regions", found, f"{accepted}, as drawn")


def _unused(evidence: Evidence, folder: Path) -> Iterator[Problem]:
    """Every harm is on a page, as the table says: a block of its own, or a line of the others."""
    shown = "\n".join(_code(path) for path in in_reading_order(folder))
    blocks = frozenset(key for code in _HARM.findall(shown) for key in _QUOTED.findall(code))
    for harm in evidence.harms.values():
        in_table = harm.shown_as == "table"
        if in_table and harm.id in blocks:
            yield harm.problem("shown_as", "table", "block, because a page has one")
        elif not in_table and harm.id not in blocks:
            yield harm.problem("shown_as", "block", "table: no page has a block")
        elif in_table and "CountedHarms(" not in shown:
            accepted = "block, because no page shows the table CountedHarms"
            yield harm.problem("shown_as", "table", accepted)


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
            wanted = f'a cell whose metadata has mesoguide.answers: ["{claim.id}"]'
            yield claim.problem("page", claim.page, f"a notebook with {wanted}")


def _nowhere(
    evidence: Evidence, folder: Path, ids: Mapping[str, frozenset[str]]
) -> Iterator[Problem]:
    """Every page that a card or a short answer points to is there, and so is the place on it."""
    rows: list[TeachBackCard | Answer] = [*evidence.teach_back.values(), *evidence.answers.values()]
    for row in rows:
        name = f"{row.page}.ipynb"
        if row.page and not (folder / name).is_file():
            yield row.problem("page", row.page, f"the name of a notebook in {folder.name}")
        elif isinstance(row, Answer) and row.place and row.place not in ids.get(name, [row.place]):
            yield row.problem(
                "place", row.place, f'a place of {name}, such as <a id="{row.place}">'
            )


def _not_read(folder: Path) -> Iterator[Problem]:
    """Every table in the folder is one of the guide's: numbers in another would go unread."""
    known = {kind.file for kind in TABLES.values()}
    for path in folder.glob("*.csv"):
        if path.name not in known:
            near = get_close_matches(path.name, known, 1) or sorted(known)
            yield Problem(path.name, 0, "", "a table that nothing reads", ", ".join(near))


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
                    yield row.problem(column, number, f"a number of {EmergencyNumber.file}")


def _typed(evidence: Evidence) -> Iterator[Problem]:
    """Every number in a text of a table is a field, but in those tables that fields read."""
    numbers = TableNumbers(evidence)
    for row in evidence.rows():
        if row.numbers_are_typed:
            continue
        sources = sources_of(evidence, row)
        for column, words in texts(row.unfilled):
            text = Passage(words, sources)
            for number in numbers.typed(text):
                mend = numbers.mend(number, text)
                yield row.problem(column, f"the typed number {number}", mend)


def _stale(evidence: Evidence, today: date) -> Iterator[str]:
    old = [key for key, source in evidence.sources.items() if today - source.urldate > STALE]
    if old:
        yield f"{BIBLIOGRAPHY}: last checked over 12 months ago ({len(old)}): {', '.join(old)}"

"""Spoil the guide in many ways; each time the check must refuse it and name the place.

Rules sit in these files, and a case of each goes here:

- `mesoguide/evidence/rows.py`, of one row; `agree.py`, between tables; `ranges.py`, of the ranges
  that are worked out again: a line in CELLS.
- `mesoguide/check/rules.py`, of a page or a sentence: a line in WORDS.
- `mesoguide/check/run.py`, of tables and pages together: a line in CELLS, or a test of its own.

The files beside this one take the rest: `test_pages.py` what makes a notebook no page,
`test_made.py` and `test_shown.py` what code shows, `test_text.py` how a text is split,
`test_numbers.py` which numbers may be typed, `test_reading.py` the grade, `test_future.py` days to
come.
"""

import csv
import io
import json
import os
import re
import shutil
import time
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mesoguide import paths
from mesoguide.check.made import Made
from mesoguide.check.run import STALE, Report, check
from mesoguide.evidence import Evidence
from mesoguide.pages.series import in_reading_order
from tests.check.stored import as_it_stands
from tests.dates import day_after


@dataclass
class Guide:
    """A copy of the guide's tables and notebooks, to be spoilt."""

    tables: Path
    notebooks: Path

    def check(self, today: date | None = None) -> Report:
        return check(self.notebooks, self.tables, today or day_after(), make=as_it_stands)

    def says(self, today: date | None = None) -> str:
        report = self.check(today)
        assert not report.passes
        return "\n".join(map(str, report.wrong))

    def cell(self, table: str, row: str, column: str, value: str) -> int:
        """Change one cell of the row whose first cell is `row`; return its line."""
        path = self.tables / table
        rows = list(csv.reader(io.StringIO(path.read_text("utf-8"))))
        at = next(index for index, cells in enumerate(rows) if cells[0] == row)
        rows[at][rows[0].index(column)] = value
        out = io.StringIO()
        csv.writer(out, lineterminator="\n").writerows(rows)
        path.write_text(out.getvalue(), "utf-8")
        return at + 1

    def text(self, name: str, before: str, after: str) -> None:
        path = self.tables / name
        text = path.read_text("utf-8")
        assert before in text
        path.write_text(text.replace(before, after, 1), "utf-8")

    def words(self, text: str, cell: int = 4, name: str = "03-body-areas") -> None:
        """Put a paragraph of its own at the end of a markdown cell (numbered from 1)."""
        path = self.notebooks / f"{name}.ipynb"
        content = json.loads(path.read_text("utf-8"))
        content["cells"][cell - 1]["source"].append(f"\n\n{text}\n")
        path.write_text(json.dumps(content), "utf-8")

    def metadata(self, **changes: object) -> None:
        path = self.notebooks / "00-start.ipynb"
        content = json.loads(path.read_text("utf-8"))
        content["metadata"]["mesoguide"].update(changes)
        path.write_text(json.dumps(content), "utf-8")

    def tag(self, tag: str, cell: int = 4, name: str = "03-body-areas") -> None:
        """Tag a cell (numbered from 1)."""
        path = self.notebooks / f"{name}.ipynb"
        content = json.loads(path.read_text("utf-8"))
        content["cells"][cell - 1]["metadata"].setdefault("tags", []).append(tag)
        path.write_text(json.dumps(content), "utf-8")

    def untag(self, tag: str) -> None:
        path = self.notebooks / "00-start.ipynb"
        content = json.loads(path.read_text("utf-8"))
        for cell in content["cells"]:
            tags = cell["metadata"].get("tags", [])
            cell["metadata"]["tags"] = [each for each in tags if each != tag]
        path.write_text(json.dumps(content), "utf-8")


@pytest.fixture
def guide(tmp_path: Path) -> Guide:
    shutil.copytree(paths.assets() / "evidence", tmp_path / "evidence")
    shutil.copytree(paths.notebooks() / "en", tmp_path / "en")
    return Guide(tmp_path / "evidence", tmp_path / "en")


@pytest.mark.slow
def test_the_guide_passes_as_its_pages_are_made() -> None:
    steps: list[str] = []
    began = sum(os.times()[:4])
    report = check(paths.notebooks() / "en", today=day_after(), tell=steps.append)
    assert [str(wrong) for wrong in report.wrong] == []
    pages = in_reading_order(paths.notebooks() / "en")
    assert steps == ["the tables", *(path.name for path in pages)]
    assert sum(os.times()[:4]) - began < 100  # seconds of work: under a minute on two cores


def test_the_rules_take_less_than_10_seconds() -> None:
    began = time.process_time()
    check(paths.notebooks() / "en", today=day_after(), make=as_it_stands)
    assert time.process_time() - began < 10


CELLS = [
    # table, row, column, what is typed, what the refusal says after the place
    (
        "outcomes.csv",
        "refine-1-both-1",
        "source",
        "nobody-2020",
        "found nobody-2020; accepted: a key",
    ),
    ("outcomes.csv", "refine-2-both-1", "n_treated", "25", "Wilson's 95% range"),
    ("outcomes.csv", "refine-1-both-1", "checked_treated", "257", "at most 256, the people who"),
    ("outcomes.csv", "reeds-pc-dc-half-side", "checked_total", "14", "at most 13, the people who"),
    ("outcomes.csv", "refine-2-both-1", "counted_of", "checked", "counted_of says checked"),
    ("outcomes.csv", "refine-1-both-1", "counted_of", "some", "'everyone'"),
    ("outcomes.csv", "booster-month-4", "counts", "", "accepted: cheeks, as booster"),
    ("outcomes.csv", "moftah-photos", "counts", "hairs", "accepted: no range, because hairs were"),
    ("outcomes.csv", "tretinoin-fine-wrinkles", "counts", "faces", "nothing, because faces were"),
    ("options.csv", "skin-booster", "good", "It was [=booster-month-1 treated].", "word cheeks"),
    ("followed.csv", "booster", "each", "Each dot is one.", "accepted: the word cheeks"),
    ("followed.csv", "booster", "sentence", "About {treated} were.", "accepted: the word cheeks"),
    ("outcomes.csv", "refine-1-both-1", "paid_by", "", "found nothing; accepted: the maker"),
    ("outcomes.csv", "refine-1-both-1", "paid_by", "not seen (X)", "accepted: the maker"),
    ("outcomes.csv", "moftah-photos", "sex", "people", "'women'"),
    ("outcomes.csv", "moftah-photos", "sex", "men", "words that name the men"),
    ("outcomes.csv", "refine-1-both-1", "n_treated", "0", "greater than or equal to 1"),
    ("outcomes.csv", "refine-1-both-1", "n_treated", "many", "found 'many'"),
    ("outcomes.csv", "refine-1-both-1", "treated_value", "170", "a range that holds the value 170"),
    ("outcomes.csv", "refine-1-both-1", "treated_value", "-3", "a range that holds the value -3"),
    ("outcomes.csv", "refine-1-mri", "treated_value", "170", "accepted: a percentage, 0 to 100"),
    ("outcomes.csv", "refine-1-mri", "treated_value", "", "because control_value has one"),
    ("outcomes.csv", "refine-1-both-1", "treated_low", "", "both ends of the range"),
    ("outcomes.csv", "refine-1-both-1", "treated_low", "60.0", "Wilson's 95% range"),
    ("outcomes.csv", "refine-1-both-1", "control_high", "29.3", "Wilson's 95% range"),
    ("outcomes.csv", "refine-1-both-1", "treated_events", "300", "at most 256"),
    ("outcomes.csv", "refine-1-both-1", "treated_events", "100", "which is 100 of 256 people"),
    ("outcomes.csv", "refine-1-both-1", "week", "-4", "greater than or equal to 0"),
    ("outcomes.csv", "refine-1-both-1", "week", "soon", "found 'soon'"),
    ("outcomes.csv", "refine-1-both-1", "clock", "moon", "'first visit'"),
    ("outcomes.csv", "refine-1-both-1", "comparison", "friends", "'placebo'"),
    ("outcomes.csv", "refine-1-both-1", "endpoint", "joy", "a key of endpoints.csv"),
    ("outcomes.csv", "refine-1-both-1", "area", "ears", "a key of areas.csv"),
    ("outcomes.csv", "refine-1-both-1", "aim", "joy", "a key of aims.csv"),
    ("outcomes.csv", "refine-1-both-1", "grade", "A+", "'A'"),
    ("outcomes.csv", "salmeterol-phase-2a-volume", "unit", "cm", "cm3, the unit of belly-volume"),
    ("outcomes.csv", "refine-1-both-1", "population", "", "it can't be left empty"),
    ("outcomes.csv", "refine-1-both-1", "year", "20166", "less than or equal to 2100"),
    ("outcomes.csv", "refine-1-both-1", "visits", "60", "less than or equal to 20"),
    ("outcomes.csv", "refine-1-both-1", "interval_days", "0", "greater than or equal to 1"),
    ("outcomes.csv", "refine-1-both-2", "id", "refine-1-both-1", "again; accepted: each only once"),
    ("outcomes.csv", "refine-1-both-1", "id", "Refine 1!", "small letters and figures"),
    ("harms.csv", "swelling", "checked_control", "507", "at most 506, the people who began"),
    ("harms.csv", "swelling", "paid_by", "someone", "found someone; accepted: the maker"),
    ("harms.csv", "swelling", "events_treated", "600", "at most 513"),
    ("harms.csv", "swelling", "events_treated", "400", "a range that holds the value"),
    ("harms.csv", "swelling", "treated_high", "95.0", "Wilson's 95% range"),
    ("harms.csv", "swelling", "treatment", "magic", "a key of treatments.csv"),
    ("harms.csv", "swelling", "shown_as", "table", "block, because a page has one"),
    ("harms.csv", "redness", "shown_as", "block", "table: no page has a block"),
    ("harms.csv", "redness", "shown_as", "", "'block'"),
    ("recovery.csv", "swelling", "typical_is", "", "both the typical day and what it is"),
    ("recovery.csv", "swelling", "from_day", "-1", "greater than or equal to 0"),
    ("recovery.csv", "swelling", "from_day", "9", "9 or more, its first day"),
    ("recovery.csv", "weak-smile", "to_day", "30", "found 30; accepted: 44 or more"),
    ("recovery.csv", "late-lump", "help", "", "because it is a warning sign"),
    ("recovery.csv", "late-lump", "help", "emergency", "same day, as late-lumps has it"),
    ("recovery.csv", "late-lump", "signs", "lumps", "a key of cautions.csv"),
    ("recovery.csv", "swelling", "help", "soon", "nothing, because the kind is usual"),
    ("recovery.csv", "swelling", "counted_as", "puffs", "a key of harms.csv"),
    ("recovery.csv", "swelling", "feel", "It is puffy", "match pattern"),
    ("harms_unrated.csv", "slow-infection", "reports", "Often.", "We do not know how often"),
    ("claims.csv", "c01", "verdict", "maybe", "'supported'"),
    ("claims.csv", "c01", "facts", "def-99", "a key of facts.csv"),
    ("claims.csv", "c01", "facts", "", "at least 1 item"),
    ("claims.csv", "c01", "page", "03-body-areas", 'mesoguide.answers: ["c01"]'),
    ("teach_back.csv", "what-it-is", "page", "12-nowhere", "the name of a notebook"),
    ("facts.csv", "fat-01", "source", "", "a source, because the status is read"),
    ("facts.csv", "fat-01", "status", "rumour", "'read'"),
    ("costs.csv", "us-visit-2010", "currency", "shells", "'USD'"),
    ("emergency_numbers.csv", "brazil", "source", "", "the source the number was read in"),
    ("emergency_numbers.csv", "brazil", "number", "call us", "match pattern"),
    ("regulation.csv", "brazil-2003", "country", "Brasil", "a country of emergency_numbers.csv"),
    ("emergency_numbers.csv", "brazil", "country", "Canada", "Canada again; accepted: each"),
    ("emergency_numbers.csv", "brazil", "also", "Brasil <b>", "match pattern"),
    ("emergency_numbers.csv", "canada", "health_line_for", "", "what the health line is for"),
    ("emergency_numbers.csv", "canada", "number", "", "nothing, because no number is known"),
    ("emergency_numbers.csv", "united-kingdom", "health_line", "", "as no health line is known"),
    ("questions.csv", "benefits", "why", "Call 998 now.", "a number of emergency_numbers.csv"),
    ("regulation.csv", "us-fat-injections-2023", "date", "23 December", "a date that there is"),
    ("options.csv", "nothing", "aims", "fat joy", "a key of aims.csv"),
    ("options.csv", "liposuction", "certainty", "very", "'sure'"),
    ("options.csv", "nothing", "bad", "", "it can't be left empty"),
    ("options.csv", "liposuction", "cost", "", "it can't be left empty"),
    (
        "offers.csv",
        "chin",
        "options",
        "nothing magic",
        "found magic; accepted: a key of options.csv",
    ),
    ("values.csv", "proven", "column", "price", "'what_it_is'"),
    ("values.csv", "proven", "card", "", "it can't be left empty"),
    ("questions.csv", "benefits", "question", "Tell me.", "match pattern"),
    ("glossary.csv", "placebo", "meaning", "A dummy. It has no drug.", "match pattern"),
    ("areas.csv", "chin", "regions", "front-chin", "as drawn"),
    ("treatments.csv", "deoxycholic-acid", "role", "hero", "'injected'"),
    ("cautions.csv", "allergy-emergency", "kind", "later", "'not while'"),
    ("aftercare.csv", "ice", "when", "later", "'before you leave'"),
    ("aftercare.csv", "ice", "source", "", "at least 1 item"),
    ("facts.csv", "fat-01", "statement", "See fact fat-08.", "statement: found the code fat-08"),
    ("claims.csv", "c18", "why", "No. See c17.", "column why: found the code c17; accepted: what"),
    ("options.csv", "nothing", "good", "It helped (p<.05).", "good: found the p value 'p<.05'"),
    ("glossary.csv", "placebo", "meaning", "It is a a dummy.", "found the doubled word 'a a'"),
    (
        "teach_back.csv",
        "what-it-is",
        "listen_for",
        "One; needle (needle)",
        "column listen_for: found the doubled word 'needle (needle)'; accepted: each word once",
    ),
    ("options.csv", "nothing", "good", "It is painless.", 'column good: the word "painless"'),
    ("options.csv", "nothing", "bad", "Harm is rare.", 'column bad: "rare" without a number'),
    ("options.csv", "nothing", "lasts", "See a doctor now!", "column lasts: an exclamation mark"),
    ("options.csv", "nothing", "good", "Clinics use Kybella.", 'the product name "kybella"'),
    ("options.csv", "nothing", "good", "It helped ② of three women.", "the typed number 2"),
    ("questions.csv", "benefits", "why", "It helped twelve.", "the typed number twelve"),
    (
        "options.csv",
        "nothing",
        "good",
        "By week [=refine-1-both-1 week] it was [=refine-1-both-1 treated] with a dummy.",
        "the number of one group told of the other",
    ),
    ("outcomes.csv", "refine-1-both-1", "n_total", "100", "accepted: 256 or more, the people in"),
    ("outcomes.csv", "refine-1-both-1", "range_kind", "", "nothing; accepted: where the range is"),
    ("outcomes.csv", "refine-1-both-1", "range_kind", "ours", "'published 95%'"),
    ("harms_unrated.csv", "slow-infection", "reports", "1%. We do not know how often.", "pattern"),
    ("glossary.csv", "granuloma", "forms", "Placebo", "Placebo again; accepted: a word that"),
    ("answers.csv", "what-whole", "place", "nowhere", 'such as <a id="nowhere">'),
    ("options.csv", "nothing", "good", "It is <b>good</b>.", "found the markup <b>"),
    ("options.csv", "nothing", "good", "It is &#55;.", "found the markup &#55;"),
    ("facts.csv", "fat-01", "statement", "It is <i>so</i>.", "found the markup <i>"),
    ("options.csv", "nothing", "good", "It is p\u0430inless.", "letters of two alphabets"),
    ("facts.csv", "fat-01", "statement", "It is so!", "column statement: an exclamation mark"),
    ("options.csv", "nothing", "good", "It is &#91;=97 women].", "found the markup &#91;"),
    ("facts.csv", "fat-01", "statement", "It is \u202eso.", "turns the letters after it around"),
    ("schedules.csv", "chin", "treatment", "liposuction", "an injected treatment in the first row"),
]


@pytest.mark.parametrize(("table", "row", "column", "typed", "problem"), CELLS)
def test_a_spoilt_cell_is_refused_with_its_file_row_and_column(
    guide: Guide, table: str, row: str, column: str, typed: str, problem: str
) -> None:
    line = guide.cell(table, row, column, typed)
    said = guide.says()
    assert f"{table}, row {line}" in said
    assert problem in said


def test_a_sign_that_no_day_names_is_told_in_the_row_of_the_sign(guide: Guide) -> None:
    guide.cell("recovery.csv", "late-lump", "signs", "")
    line = guide.cell("cautions.csv", "late-lumps", "kind", "same day")
    said = guide.says()
    assert f"cautions.csv, row {line}, column id: found late-lumps" in said
    assert "accepted: a row of recovery.csv whose signs name it" in said


def test_swapped_columns_are_refused(guide: Guide) -> None:
    guide.text("harms.csv", "n_treated,events_treated", "events_treated,n_treated")
    assert (
        "harms.csv, row 2, column events_treated: found 513; accepted: at most 492" in guide.says()
    )


def test_a_dropped_source_is_missed_wherever_it_is_used(guide: Guide) -> None:
    guide.text("bibliography.bib", "{park-2008-thigh,", "{park-2008,")
    said = guide.says()
    assert "outcomes.csv, row" in said
    assert "found park-2008-thigh; accepted: a key of bibliography.bib" in said


@pytest.mark.parametrize("table", [path.name for path in (paths.assets() / "evidence").iterdir()])
def test_an_empty_file_is_refused(guide: Guide, table: str) -> None:
    (guide.tables / table).write_text("")
    assert table in guide.says() or "a key of bibliography.bib" in guide.says()


@pytest.mark.parametrize("table", ["outcomes.csv", "glossary.csv", "bibliography.bib"])
def test_a_wrong_encoding_is_refused(guide: Guide, table: str) -> None:
    (guide.tables / table).write_bytes(b"id,name\ncaf\xe9,x\n")
    place = f"{table}, row 2" if table.endswith(".bib") else f"{table}, row 2, column id"
    assert f"{place}: found a character that is not in UTF-8" in guide.says()


def test_a_result_told_twice_is_refused(guide: Guide) -> None:
    path = guide.tables / "outcomes.csv"
    text = path.read_text("utf-8")
    line = next(each for each in text.splitlines() if each.startswith("refine-1-both-1,"))
    path.write_text(f"{text}{line.replace('both-1', 'both-1b', 1)}\n", "utf-8")
    assert "found the same once more; accepted: something that sets it apart from" in guide.says()


def test_an_offer_made_twice_is_refused(guide: Guide) -> None:
    guide.cell("offers.csv", "chin", "aim", "sagging")
    assert "found the same once more" in guide.says()


def test_a_table_that_nothing_reads_is_refused_with_the_name_it_may_mean(guide: Guide) -> None:
    shutil.copy(guide.tables / "harms.csv", guide.tables / "harms (1).csv")
    assert "harms (1).csv: found a table that nothing reads; accepted: harms.csv" in guide.says()


def test_a_page_that_changes_the_tables_while_it_runs_is_refused(guide: Guide) -> None:
    async def changes(path: Path, nb: Any) -> Made:
        guide.cell("harms.csv", "swelling", "window", "some visits")
        return Made(nb)

    report = check(guide.notebooks, guide.tables, day_after(), make=changes)
    assert report.not_pages == ["the tables changed while the pages ran: run the check again"]


def test_a_page_that_writes_a_file_beside_the_pages_is_refused(guide: Guide) -> None:
    async def writes(path: Path, nb: Any) -> Made:
        (guide.notebooks / "chart.svg").write_text("<svg/>", "utf-8")
        return Made(nb)

    report = check(guide.notebooks, guide.tables, day_after(), make=writes)
    assert report.not_pages == [
        "chart.svg: it changed while the pages ran; accepted: code that writes no file beside the "
        "pages, and nobody who saves one meanwhile"
    ]


def test_a_fault_of_a_table_is_told_once(guide: Guide) -> None:
    guide.cell("options.csv", "nothing", "lasts", "See a doctor now!")
    assert sum("an exclamation mark" in line for line in guide.says().splitlines()) == 1


def test_old_sources_are_a_note_and_not_a_refusal(guide: Guide, facts: Evidence) -> None:
    last = min(source.urldate for source in facts.sources.values()) + STALE
    report = guide.check(last)
    assert report.problems == []
    assert not report.warnings
    later = guide.check(last + timedelta(days=1))
    assert "bibliography.bib: last checked over 12 months ago (" in later.warnings[0]


WORDS = [
    ("It helps 64 of 100 people by week 9.", "the typed number 64"),
    ("It was tested in 20 women.", "the typed number 20"),
    ("It was tested in 21 women [@park-2008-thigh].", "the typed number 21"),
    ("About 19 of 100 had it with the drug, 70 with a dummy.", "such as [="),
    ("It works [@nobody-2020].", "[@nobody-2020] is not in bibliography.bib"),
    ("Call 998 at once.", "a number to call, 998, that is not in emergency_numbers.csv"),
    ("About [=refine-1-both-1 treated] were better.", "a chance without a time"),
    ("It helped [=refine-1-both-1 treated_value]% by then.", "a chance told as '70%'"),
    ("One in five people had it by week 2.", "a chance told as 'One in five people'"),
    ("By month 1 it was [=booster-month-1 treated].", "a chance that is not of people"),
    ("With a dummy it was [=refine-1-both-1 treated] in a week.", "one group told of the other"),
    ("By then, in a week, [=refine-1-both-1 control] were.", "the control group, which no word"),
    ("It lasted [=refine-1-both-1 people] weeks.", "this one counts people"),
    ("Fat goes three times faster.", "a comparison, 'three times faster', without both numbers"),
    ("The drug doubled the risk of harm.", "without both numbers"),
    ("It helped nine out of ten.", "the typed number nine out of ten"),
    ("It helped sixty of 100 in a week.", "the typed number sixty"),
    ("None of 100 had harm by then, in a week.", "the typed number None of 100"),
    ("It helped ninety pct of those.", "a chance told as 'pct'"),
    ("A bruise is common.", '"common" without a number'),
    ("Harm is rare.", '"rare" without a number'),
    ("You are twice as likely to see a change.", "without both numbers"),
    ("It is painless.", 'the word "painless"'),
    ("A quick fix for you.", 'the word "quick fix"'),
    ("It helps with problem areas.", 'the word "problem areas"'),
    ("You simply lie down.", 'the word "simply"'),
    ("See [this](#nowhere).", "the place #nowhere, which is not on this page"),
    ("See [this](02-is-it-for-me.ipynb#chek).", "such as #check"),
    ("See [this](javascript:x).", "a link to javascript:x, which is not there"),
    ("See [this](about.html).", "a link to about.html, which is not there"),
    ('It is <span style="opacity: 0">not</span> so.', "a style that sets opacity"),
    ("<style>i { visibility: hidden }</style>It is <i>not</i> so.", "that sets visibility"),
    ("It is <span hidden>not</span> so.", "<span hidden>: what it shows can't be read"),
    ("See a doctor now!", "an exclamation mark"),
    ("Some clinics use Kybella.", 'the product name "kybella"'),
    ("The skin swells (fact fat-08).", "the code fat-08"),
    ("It was better (p<.001).", "the p value 'p<.001'"),
    ("It goes into the the skin.", "the doubled word 'the the'"),
    ("It can form a granuloma.", '"granuloma" is not explained'),
    ("It can form a [?glomp].", "[?glomp] is not in glossary.csv"),
    (" ".join(["we"] * 26) + ".", "26 words in one sentence"),
    ("We look. We ask. We wait. We see.", "4 sentences in one paragraph"),
    ("- We look. We ask. We wait. We see.", "4 sentences in one paragraph or list item"),
]


@pytest.mark.parametrize(("typed", "problem"), WORDS)
def test_a_spoilt_sentence_is_refused_with_its_cell(guide: Guide, typed: str, problem: str) -> None:
    guide.words(typed)
    said = guide.says()
    assert "03-body-areas.ipynb, cell 4" in said
    assert problem in said
    assert "Mend: " in said


def test_half_who_were_better_is_no_comparison(guide: Guide) -> None:
    guide.words("Half were better within days [@jones-2016-refine1].")
    assert guide.check().passes


@pytest.mark.parametrize("typed", ["We look. We ask. We wait.\n\nWe see. We go.", "- We.\n" * 9])
def test_paragraphs_and_list_items_are_counted_each_for_itself(guide: Guide, typed: str) -> None:
    guide.words(typed)
    assert guide.check().passes


def test_the_question_a_card_leads_with_is_no_part_of_its_paragraph(guide: Guide) -> None:
    card = "- [Why?](08-cost-and-insurance.ipynb) We look. We ask. We wait."
    guide.tag("cards")
    guide.words(card)
    assert guide.check().passes
    guide.words(f"{card} We see.")
    assert "03-body-areas.ipynb, cell 4: 4 sentences in one paragraph" in guide.says()


def test_a_field_that_can_t_be_filled_is_refused_with_its_cell(guide: Guide) -> None:
    guide.words("By week 8 it was [=refine-1-after-2-visits control].")
    assert "03-body-areas.ipynb, cell 4: found nobody counted in the control group" in guide.says()


NOTE = 3  # the first speaker note of the notebook that is spoilt


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("It helps 64 of 100 people by week 9.", "the typed number 64"),
        ("It was tested in 21 women [@park-2008-thigh].", "the typed number 21"),
        ("It works [@nobody-2020].", "[@nobody-2020] is not in bibliography.bib"),
        ("About [=refine-1-both-1 treated] were better.", "a chance without a time"),
        ("It is painless.", 'the word "painless"'),
        ("It helps with problem areas.", 'the word "problem areas"'),
        ("Some clinics use Kybella.", 'the product name "kybella"'),
        ("See [this](99-nowhere.ipynb).", "a link to 99-nowhere.ipynb, which is not there"),
        (" ".join(["we"] * 26) + ".", "26 words in one sentence"),
    ],
)
def test_a_spoilt_speaker_note_is_refused(guide: Guide, typed: str, problem: str) -> None:
    guide.words(typed, cell=NOTE)
    said = guide.says()
    assert "03-body-areas.ipynb, cell 3" in said
    assert problem in said


def test_a_note_has_no_part_in_what_a_reader_meets(guide: Guide) -> None:
    hard = "Interdisciplinary pharmacological deliberation necessitates a granuloma. "
    guide.words(hard * 12, cell=NOTE)
    assert guide.check().passes


def test_a_note_answers_no_claim(guide: Guide) -> None:
    path = guide.notebooks / "06-treatments-and-results.ipynb"
    content = json.loads(path.read_text("utf-8"))
    answers = next(cell for cell in content["cells"] if cell["metadata"].get("mesoguide"))
    answers["metadata"]["tags"] = ["notes"]
    path.write_text(json.dumps(content), "utf-8")
    assert "a notebook with a cell whose metadata has mesoguide.answers" in guide.says()


def test_hard_words_are_refused_with_the_hardest_sentence(guide: Guide) -> None:
    hard = (
        "Administration necessitates considerable interdisciplinary pharmacological deliberation. "
    )
    guide.words(hard * 12)
    assert "the page reads at grade" in guide.says()
    assert hard.strip() in guide.says()


@pytest.mark.parametrize("tag", ["lead", "know", "unknown", "next", "scene"])
def test_a_missing_part_is_refused(guide: Guide, tag: str) -> None:
    guide.untag(tag)
    assert f"00-start.ipynb: no cell tagged '{tag}'" in guide.says()


def test_a_date_past_its_next_check_is_refused(guide: Guide) -> None:
    due = day_after()
    guide.metadata(next_check=f"{due}")
    assert f"its next check was due on {due}" in guide.says(due + timedelta(days=1))


@pytest.mark.parametrize("wrong", ["22 Nov", "", None, 2026])
def test_a_broken_date_is_refused(guide: Guide, wrong: object) -> None:
    guide.metadata(checked=wrong)
    assert "as metadata mesoguide.checked; accepted: a date such as" in guide.says()


@pytest.mark.parametrize("key", ["written", "checked"])
def test_a_page_of_a_day_to_come_is_refused(guide: Guide, key: str) -> None:
    day = day_after() + timedelta(days=1)
    guide.metadata(**{key: f"{day}"})
    assert f"00-start.ipynb: metadata mesoguide.{key} is '{day}', a day to come" in guide.says()


def test_a_cell_of_50_megabytes_is_refused_at_once(guide: Guide) -> None:
    guide.words("x" * 50_000_000, cell=5)
    began = time.process_time()
    assert "03-body-areas.ipynb, cell 5: found 50,00" in guide.says()
    assert time.process_time() - began < 10


@pytest.mark.parametrize("content", ["", "{}", "[]", "not json", '{"cells": 3}', '{"cells": [1]}'])
def test_a_file_that_is_no_notebook_is_refused(guide: Guide, content: str) -> None:
    (guide.notebooks / "00-start.ipynb").write_text(content)
    [line] = guide.check().not_pages
    assert line.startswith("00-start.ipynb")
    assert "found" in line


def test_a_page_may_name_harms_in_single_quotes(guide: Guide) -> None:
    path = guide.notebooks / "05-side-effects-and-recovery.ipynb"
    before = path.read_text("utf-8")
    after = re.sub(r"harms=\[[^]]*\]", lambda found: found[0].replace(r"\"", "'"), before)
    assert after != before, "the test changed nothing"
    path.write_text(after, "utf-8")
    assert guide.check().problems == []


def test_a_notebook_in_another_encoding_is_refused(guide: Guide) -> None:
    (guide.notebooks / "00-start.ipynb").write_bytes('{"cells": ["é"]}'.encode("latin-1"))
    assert "accepted: a notebook in UTF-8" in guide.says()


@pytest.mark.slow
@settings(
    max_examples=3, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(numbers=st.lists(st.integers(101, 10**6), min_size=20, max_size=25, unique=True))
def test_no_stray_number_gets_through(guide: Guide, numbers: list[int]) -> None:
    shutil.copy(paths.notebooks() / "en" / "03-body-areas.ipynb", guide.notebooks)
    guide.words(" ".join(f"There were {number} of them." for number in numbers))
    said = guide.says()
    assert [number for number in numbers if f"the typed number {number}\n" not in said] == []


def test_there_are_at_least_40_spoilt_cells_and_sentences() -> None:
    assert len(CELLS) + len(WORDS) >= 40

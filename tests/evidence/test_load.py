import csv
import io
import os
import pickle
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from mesoguide import paths
from mesoguide.evidence import Evidence, EvidenceError, load
from mesoguide.evidence.load import CHECKED, _key, _load, for_kernels
from tests.some import some

Refused = Callable[[str, Callable[[str], str]], str]


def cell(row_id: str, column: str, value: str) -> Callable[[str], str]:
    """A change of one cell of the row with an id."""

    def change(text: str) -> str:
        rows = list(csv.DictReader(io.StringIO(text)))
        for row in rows:
            if row["id"] == row_id:
                row[column] = value
        out = io.StringIO()
        writer = csv.DictWriter(out, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
        return out.getvalue()

    return change


def ids(table: str) -> set[str]:
    with (paths.assets() / "evidence" / table).open(encoding="utf-8", newline="") as file:
        return {row["id"] for row in csv.DictReader(file)}


def test_the_guides_own_tables_are_sound(facts: Evidence) -> None:
    assert facts.outcomes.keys() == ids("outcomes.csv")
    assert facts.harms.keys() == ids("harms.csv")


def test_a_table_is_read_once(tables: Path) -> None:
    assert load(tables) is load(tables)


@pytest.fixture
def handed_over(tables: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Tables that a server has read for its kernel, in which every treatment is named anew."""
    evidence = load(tables)
    treatments = {
        key: row.model_copy(update={"name": f"Read: {row.name}"})
        for key, row in evidence.treatments.items()
    }
    key = _key(tables)
    given = tmp_path / "given"
    given.write_bytes(pickle.dumps((key, replace(evidence, treatments=treatments))))
    monkeypatch.setenv(CHECKED, str(given))
    _load.cache_clear()
    yield tables
    _load.cache_clear()


def names(tables: Path) -> list[str]:
    return [row.name for row in load(tables).treatments.values()]


def test_a_kernel_takes_the_tables_its_server_has_read(handed_over: Path) -> None:
    assert all(name.startswith("Read: ") for name in some(names(handed_over)))


def test_a_kernel_reads_tables_that_have_changed_since_itself(handed_over: Path) -> None:
    table = handed_over / "treatments.csv"
    os.utime(table, ns=(0, table.stat().st_mtime_ns + 1))
    assert not any(name.startswith("Read: ") for name in some(names(handed_over)))


def test_what_a_server_hands_over_are_its_own_tables() -> None:
    key, evidence = pickle.loads(for_kernels())
    assert (key, evidence) == (_key(paths.evidence()), load())


def test_a_missing_column_is_named(refused: Refused) -> None:
    said = refused("outcomes.csv", lambda text: text.replace("n_treated", "treated_people", 1))
    assert "outcomes.csv, row 1, column n_treated: found no such column" in said


def test_an_unknown_column_is_named(refused: Refused) -> None:
    said = refused("aims.csv", lambda text: text.replace("id,name", "id,name,colour", 1))
    assert "aims.csv, row 1, column colour: found an unknown column" in said


def test_an_unknown_source_is_named_with_its_row(refused: Refused) -> None:
    said = refused("outcomes.csv", cell("refine-1-both-1", "source", "nobody-2020"))
    assert "outcomes.csv, row 4, column source: found nobody-2020" in said
    assert "a key of bibliography.bib" in said


def test_a_share_over_100_is_refused(refused: Refused) -> None:
    said = refused("outcomes.csv", cell("refine-1-mri", "treated_value", "170"))
    assert "column treated_value: found 170; accepted: a percentage, 0 to 100" in said


def test_a_control_value_without_a_treated_one_is_refused(refused: Refused) -> None:
    said = refused("outcomes.csv", cell("refine-1-mri", "treated_value", ""))
    assert "column treated_value: found nothing; accepted: a value, because control_value" in said


def test_a_range_that_misses_its_value_is_refused(refused: Refused) -> None:
    said = refused("outcomes.csv", cell("refine-1-both-1", "treated_low", "71.0"))
    assert "column treated_low: found 71.0 to 75.3; accepted: a range that holds" in said


def test_half_a_range_is_refused(refused: Refused) -> None:
    said = refused("outcomes.csv", cell("refine-1-both-1", "treated_high", ""))
    assert "column treated_high: found nothing; accepted: both ends" in said


def test_more_events_than_people_are_refused(refused: Refused) -> None:
    said = refused("harms.csv", cell("swelling", "events_treated", "600"))
    assert "column events_treated: found 600; accepted: at most 513" in said


def test_a_percentage_that_disagrees_with_its_count_is_refused(refused: Refused) -> None:
    said = refused("outcomes.csv", cell("tretinoin-fine-wrinkles", "control_value", "39"))
    assert "found 39; accepted: 38.5, which is 65 of 169 people" in said


def test_an_unknown_treatment_is_refused(refused: Refused) -> None:
    said = refused("outcomes.csv", cell("refine-1-both-1", "treatment", "magic"))
    assert "column treatment: found magic; accepted: a key of treatments.csv" in said


def test_an_id_used_twice_is_refused(refused: Refused) -> None:
    said = refused("aims.csv", lambda text: text + text.splitlines()[1] + "\n")
    assert "column id: found fat again; accepted: each only once" in said


def test_a_table_that_rows_name_is_missed_in_one_line_when_it_is_empty(refused: Refused) -> None:
    said = refused("treatments.csv", lambda t: t.splitlines()[0] + "\n")
    assert said.count("treatments.csv: found no such file, or no rows") == 1


def test_a_row_with_a_cell_too_few_is_refused(refused: Refused) -> None:
    said = refused("aims.csv", lambda text: text + "stray\n")
    assert "found 1 cell; accepted: 2 cells, one per column" in said


def test_an_area_without_an_offer_is_refused(refused: Refused) -> None:
    said = refused("areas.csv", lambda text: text + "ears,Ears,The ears,front-ears\n")
    assert "found no row of offers.csv for ears" in said


def test_an_offer_without_a_schedule_is_refused(refused: Refused) -> None:
    said = refused(
        "offers.csv",
        lambda text: (
            text + "knees,scars,Nobody,no,Nothing,Nothing.,nothing,canada-2015,D,clinic-faq\n"
        ),
    )
    assert "found no row of schedules.csv for knees, scars" in said


def test_a_missing_table_that_rows_name_is_named_with_the_row(tables: Path) -> None:
    (tables / "harms.csv").unlink()
    with pytest.raises(EvidenceError, match=r"harms\.csv: .*recovery\.csv, row \d+ names pain"):
        load(tables)


def test_a_table_that_no_row_names_may_be_missing(tables: Path) -> None:
    (tables / "glossary.csv").unlink()
    assert load(tables).glossary == {}


def test_a_wrong_encoding_is_named(tables: Path) -> None:
    path = tables / "aims.csv"
    path.write_bytes(path.read_text("utf-8").replace("Fat", "Fät").encode("latin-1"))
    with pytest.raises(
        EvidenceError, match=r"aims\.csv, row \d+, column name: found .* not in UTF-8"
    ):
        load(tables)


def test_every_problem_is_told_at_once(refused: Refused, tables: Path) -> None:
    (tables / "aims.csv").unlink()
    said = refused("harms.csv", cell("swelling", "source", "nobody-2020"))
    assert "aims.csv: found no such file" in said
    assert "found nobody-2020" in said


def test_a_serious_harm_of_an_unknown_area_or_aim_is_refused(refused: Refused) -> None:
    said = refused("harms_unrated.csv", cell("scalp-abscess", "area", "moon"))
    assert "column area: found moon; accepted: a key of areas.csv" in said
    said = refused("harms_unrated.csv", cell("scars-shape", "aim", "joy"))
    assert "column aim: found joy; accepted: a key of aims.csv" in said


def test_no_plan_says_that_a_clinic_page_names_visits_for_a_use_it_does_not_list() -> None:
    facts = load()
    unlisted = {(row.area, row.aim) for row in facts.offers if row.on_clinic_page == "no"}
    planned = (row for row in facts.schedules if row.who == "clinics")
    for row in some(row for row in planned if (row.area, row.aim) in unlisted):
        assert "o clinic page we read names a number for this use" in row.detail, row.line

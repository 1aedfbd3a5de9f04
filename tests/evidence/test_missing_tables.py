"""A topic need not have every table: each widget asks for those it shows, and for no other."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from mesoguide import cards, widgets
from mesoguide.evidence import Evidence, EvidenceError, load
from mesoguide.evidence.about import series
from mesoguide.model import areas, cost
from mesoguide.pages.page import is_stale
from mesoguide.widgets import my_sheet
from tests.evidence.test_load import Refused
from tests.garden import ALONE, PICKED, PLANNED, write
from tests.widgets.seen import seen


@pytest.fixture(scope="module")
def picked(tmp_path_factory: pytest.TempPathFactory) -> Evidence:
    return load(write(tmp_path_factory.mktemp("picked"), PICKED))


@pytest.fixture(scope="module")
def planned(tmp_path_factory: pytest.TempPathFactory) -> Evidence:
    return load(write(tmp_path_factory.mktemp("planned"), PLANNED))


@pytest.fixture(scope="module")
def garden(tmp_path_factory: pytest.TempPathFactory) -> Evidence:
    return load(write(tmp_path_factory.mktemp("garden"), PLANNED, ALONE))


@pytest.fixture
def nothing(tmp_path: Path) -> Evidence:
    return load(tmp_path)


def _made(name: str, evidence: Evidence) -> object:
    return getattr(widgets, name)(evidence=evidence)


#: Every widget and card of the package, made from some evidence.
SHOWERS: dict[str, Callable[[Evidence], object]] = {
    **{name: partial(_made, name) for name in widgets.__all__ if name != "GuessFirst"},
    "GuessFirst": lambda evidence: widgets.GuessFirst("trial", evidence),
    **{name: getattr(cards, name) for name in cards.__all__ if name != "Sources"},
}


def test_a_folder_with_no_table_is_evidence_of_nothing(nothing: Evidence) -> None:
    assert list(nothing.rows()) == []
    assert nothing.sources == {}


@pytest.mark.parametrize("name", SHOWERS)
def test_what_shows_a_table_that_is_not_there_names_itself_and_the_table(
    name: str, nothing: Evidence
) -> None:
    accepted = r"; accepted: a table with one row or more$"
    with pytest.raises(ValueError, match=rf"^{name}: found no \w+\.csv{accepted}"):
        SHOWERS[name](nothing)


def test_a_table_with_a_header_alone_is_as_good_as_none(tmp_path: Path) -> None:
    header = ALONE["recovery.csv"].splitlines()[0]
    evidence = load(write(tmp_path, {"recovery.csv": f"{header}\n"}))
    with pytest.raises(ValueError, match=r"^RecoveryDays: found no recovery\.csv"):
        widgets.RecoveryDays(evidence=evidence)


@pytest.mark.parametrize("name", ["BodyMap", "AreaCard", "Purposes"])
def test_four_tables_are_enough_to_pick_a_place(name: str, picked: Evidence) -> None:
    assert SHOWERS[name](picked)


def test_a_place_is_told_in_the_words_of_its_own_tables(picked: Evidence) -> None:
    still = widgets.AreaCard("lawn", evidence=picked).still
    assert "Lawn: tidy" in still
    assert "One test with shears." in still


@pytest.mark.parametrize("name", ["SessionTimeline", "CostPlanner", "TalkAbout", "MySheet"])
def test_two_more_tables_are_enough_to_make_a_plan(name: str, planned: Evidence) -> None:
    assert SHOWERS[name](planned)


def test_a_sheet_says_nothing_of_what_the_tables_do_not_tell(planned: Evidence) -> None:
    line = my_sheet.catalogue(planned)
    assert [line["say"], line["alwaysSources"], line["described"]["named"]] == ["", "", ""]
    assert "injection" not in widgets.MySheet(planned).still


def test_the_first_area_of_the_table_is_shown_first(planned: Evidence) -> None:
    assert widgets.SessionTimeline(evidence=planned).area == "lawn"


def test_without_a_name_of_its_subject_a_guide_speaks_of_trials_alone(planned: Evidence) -> None:
    line = widgets.SessionTimeline(evidence=planned).choices["hedge/tall"]["standing"]
    assert line == "No good study. We found no trial for: hedge, tall."


def test_a_guide_names_its_subject_where_it_has_one(tmp_path: Path) -> None:
    subject = {"topic.csv": "id,words\nsubject,gardening\n"}
    evidence = load(write(tmp_path, PLANNED, subject))
    line = widgets.SessionTimeline(evidence=evidence).choices["hedge/tall"]["standing"]
    assert line == "No good study. We found no trial of gardening for: hedge, tall."


def test_where_nobody_names_visits_no_plan_is_compared_with_them(planned: Evidence) -> None:
    assert [number for number, _ in cost.visits_of_any_use(planned)] == [1, 3]
    assert widgets.MySheet(planned).uses["lawn/tidy"]["described"] is False


@pytest.mark.parametrize(
    "name",
    ["VisitWalk", "QuestionList", "RecoveryDays", "SelfCheck", "OptionsGrid"],
)
def test_a_widget_is_made_from_its_own_table_beside_the_few(name: str, garden: Evidence) -> None:
    assert SHOWERS[name](garden)


def test_the_options_of_the_first_aim_are_shown_first(garden: Evidence) -> None:
    assert widgets.OptionsGrid(evidence=garden).aim == "tidy"


def test_what_can_not_be_had_now_can_be_picked_and_is_not_shown_at_first(tmp_path: Path) -> None:
    offers = PICKED["offers.csv"].replace("tidier lawn.,,", "tidier lawn.,old-mower waiting,")
    grid = widgets.OptionsGrid(
        evidence=load(write(tmp_path, PLANNED, ALONE, {"offers.csv": offers}))
    )
    assert '<option value="old-mower">' in grid.still
    assert list(grid.first["lawn/tidy"]) == ["cutting", "waiting"]


def test_what_is_offered_stands_first_among_the_options(garden: Evidence) -> None:
    assert areas.area_uses(garden)[0].options == ()
    assert widgets.OptionsGrid(evidence=garden).first["lawn/tidy"][0] == "cutting"


def test_headings_to_tick_under_are_those_of_the_table(garden: Evidence) -> None:
    page = seen(widgets.SelfCheck(garden).still.replace(" hidden", ""))
    names = [heading.get_text() for heading in page.select(".ticks summary")]
    assert names == ["The weather", "Animals that live there"]
    assert "With animals: there are wasps." in [one.get_text() for one in page.select(".who")]


def test_a_line_of_days_stands_under_the_heading_of_its_row(garden: Evidence) -> None:
    still = widgets.RecoveryDays(evidence=garden).still
    assert re.findall('<p class="group">(.*)</p>', still) == ["On the lawn"]


def test_a_guide_without_a_page_to_lead_to_shows_no_link(
    picked: Evidence, monkeypatch: pytest.MonkeyPatch
) -> None:
    bare = replace(series(), pages={})
    monkeypatch.setattr("mesoguide.widgets.area_card.series", lambda: bare)
    assert "<a " not in widgets.AreaCard("lawn", evidence=picked).still


def test_visits_that_clinics_name_are_asked_for_where_a_page_is_said_to_name_them(
    tmp_path: Path,
) -> None:
    offers = PICKED["offers.csv"].replace("for it,no,", "for it,yes,")
    with pytest.raises(EvidenceError, match=r"on_clinic_page: found yes; .*named_visits\.csv"):
        load(write(tmp_path, PICKED, {"offers.csv": offers}))


def test_the_four_questions_that_fit_every_choice_are_asked_for_where_there_are_any(
    tmp_path: Path,
) -> None:
    lines = ALONE["questions.csv"].splitlines(keepends=True)
    with pytest.raises(EvidenceError, match=r"column about: found no question about nothing"):
        load(write(tmp_path, {"questions.csv": "".join(lines[:-1])}))


def test_a_page_is_not_old_for_want_of_sources(nothing: Evidence) -> None:
    today = {key: str(date.today()) for key in ("written", "checked", "next_check")}
    assert not is_stale("cut.ipynb", {"mesoguide": today}, nothing)


def test_a_line_of_days_without_numbers_to_call_leaves_that_to_the_reader(garden: Evidence) -> None:
    still = widgets.RecoveryDays(evidence=garden).still
    assert "It is your country&#39;s emergency number." in still
    assert "tel:" not in still


def test_what_was_followed_needs_a_result(tmp_path: Path) -> None:
    followed = {
        "endpoints.csv": (
            "id,name,explains,measured_as,better_when,unit,scale,steps,grades\n"
            "neat,Neat,By eye.,share,higher,%,,,\n"
        ),
        "followed.csv": (
            "id,name,title,treatment,endpoint,people,time,slider,each,sentence,sides,"
            "treated_group,other_group,notes,no_range,also,caption,beside,beside_note\n"
            "lawn,Lawn,Lawn,shears,neat,everyone,years,Years,Each,{treated} of 100,"
            "{number} and {others},Cut,,,None,,Lawn,,\n"
        ),
    }
    with pytest.raises(EvidenceError, match=r"column endpoint: found no row of outcomes\.csv"):
        load(write(tmp_path, PLANNED, followed))


def test_a_sentence_with_a_place_nobody_fills_is_refused(refused: Refused) -> None:
    said = refused("followed.csv", lambda text: text.replace("about {control} still", "{others}"))
    assert "column sentence: found {others}; accepted: no places but {treated} and" in said

from dataclasses import replace
from datetime import date

from mesoguide.evidence import Evidence
from mesoguide.model import sheet
from mesoguide.model.schedule import Plan


def use(facts: Evidence, area: str, aim: str) -> sheet.Use:
    (found,) = (each for each in sheet.uses(facts) if (each.area, each.aim) == (area, aim))
    return found


def test_every_area_and_aim_has_its_words(facts: Evidence) -> None:
    uses = sheet.uses(facts)
    assert [(each.area, each.aim) for each in uses] == [
        (offer.area, offer.aim) for offer in facts.offers
    ]
    assert all(each.gain.text and each.sure and (each.compare or each.start_words) for each in uses)


def test_a_use_tells_what_was_tested_and_the_result_of_both_groups(facts: Evidence) -> None:
    chin = use(facts, "chin", "fat")
    assert chin.gain.text.startswith("Four large trials (1,745 adults) of a drug that kills")
    assert "about 67 and 70 of 100 treated people" in chin.gain.text
    assert "With a dummy injection: about 19 and 22 of 100." in chin.gain.text
    assert chin.sure.startswith("Fairly sure.")


def test_a_use_says_who_paid_for_its_result_and_who_was_checked(facts: Evidence) -> None:
    studied = use(facts, "chin", "fat").gain.text
    assert "Paid for by the maker (Kythera). Still checked at the end: 226 of 256" in studied


def test_a_result_of_women_is_told_of_women_and_that_of_men_beside_it(facts: Evidence) -> None:
    studied = use(facts, "scalp", "hair").gain.text
    assert "about 63 of 100 treated women" in studied
    assert "treated people" not in studied
    assert "Men were studied on their own." in studied
    assert "a gap of 7.9 hairs from salt water injections" in studied


def test_a_use_nobody_compared_tells_no_number_of_people_helped(facts: Evidence) -> None:
    scars = use(facts, "face", "scars")
    assert scars.sure == "Nobody knows. We found no good study."
    trials = "We found no trial of mesotherapy with a group to compare with."
    assert scars.gain.text == f"{trials} {scars.sure}"


def test_the_plan_to_start_from_is_that_of_the_timeline(facts: Evidence) -> None:
    assert use(facts, "thighs", "fat").start == Plan(12, 7)


def test_a_number_only_clinics_name_is_no_plan_and_no_study_backs_it(facts: Evidence) -> None:
    scars = use(facts, "face", "scars")
    assert scars.start_words == ("Visits that clinics name: 10 to 15. No study backs this number.")
    assert scars.compare == ""
    assert "for other uses: 10 to 15" in use(facts, "flanks", "fat").start_words
    assert use(facts, "thighs", "fat").start_words == ""


def test_a_study_with_nobody_to_compare_tells_what_it_saw(facts: Evidence) -> None:
    assert "got smaller, with no group to compare" in use(facts, "thighs", "cellulite").gain.text


def test_what_clinics_describe_depends_on_the_use_and_does_not_push_for_more(
    facts: Evidence,
) -> None:
    words = sheet.described_lines(facts.described)
    assert words["named"] == "A clinic page says change comes after 10 to 15 visits."
    assert "does not name this use" in words["not"]


def test_concerns_hold_what_is_true_of_a_reader_and_no_sign_of_harm(facts: Evidence) -> None:
    words = dict(sheet.concerns(facts))
    assert list(words) == ["A reason to say no", "Talk about this first"]
    assert ("under-18", "You are under 18.") in words["A reason to say no"]
    ids = {key for rows in words.values() for key, _ in rows}
    assert all(facts.cautions[key].kind in ("not while", "talk first") for key in ids)
    assert "spreading-redness" not in ids


def test_a_source_with_several_keys_is_named_once(facts: Evidence) -> None:
    names = sheet.short_names(facts, ["jones-2016-refine1", "jones-2016-refine1"])
    assert names == ("Jones and others, 2016",)


def test_the_date_is_that_of_the_source_looked_at_longest_ago(facts: Evidence) -> None:
    days = {"jones-2016-refine1": date(2026, 2, 3), "nhs-choosing-who": date(2025, 3, 1)}
    dated = {
        key: facts.sources[key].model_copy(update={"urldate": day}) for key, day in days.items()
    }
    assert sheet.checked(replace(facts, sources=dated), tuple(days)) == "1 March 2025"

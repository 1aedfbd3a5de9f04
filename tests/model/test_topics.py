import pytest

from mesoguide.evidence import Evidence
from mesoguide.model import topics
from mesoguide.model.topics import Kind, Topic


def talk(facts: Evidence, area: str, aim: str, kind: Kind | None = None) -> list[Topic]:
    (found,) = (each for each in topics.talks(facts) if (each.area, each.aim) == (area, aim))
    return [topic for topic in found.topics if kind in (None, topic.kind)]


def ids(some: list[Topic]) -> set[str]:
    return {topic.id for topic in some}


@pytest.mark.slow
def test_every_use_has_a_gain_a_side_effect_and_a_serious_harm_to_talk_about(
    facts: Evidence,
) -> None:
    for offer in facts.offers:
        for kind in topics.kind_names():
            assert talk(facts, offer.area, offer.aim, kind), (offer.area, offer.aim, kind)


def test_gains_and_harms_that_were_counted_are_told_in_the_same_form(facts: Evidence) -> None:
    good = talk(facts, "chin", "fat", "good")[0]
    assert good.line == (
        "The doctor and the patient both saw at least 1 step better: about 67 and 70 of 100 "
        "treated people by week 32 (about 7 months). With a dummy injection: about 19 and 22 "
        "of 100. Tested: deoxycholic acid."
    )
    harm = talk(facts, "chin", "fat", "harm")[0]
    assert harm.line == (
        "Swelling: about 87 of 100 treated people over the whole study, up to 6 visits. "
        "With a dummy injection: about 43 of 100. Tested: deoxycholic acid, under the chin."
    )


def test_both_groups_are_drawn_for_a_gain_and_for_a_harm(facts: Evidence) -> None:
    for kind in ("good", "harm"):
        for picture in talk(facts, "chin", "fat", kind)[0].pictures:
            assert [group.treated for group in picture.groups] == [True, False]


def test_every_study_of_the_last_reading_is_drawn_not_the_best_one(facts: Evidence) -> None:
    pictures = talk(facts, "chin", "fat", "good")[0].pictures
    assert [picture.study for picture in pictures] == ["REFINE-1", "REFINE-2"]


def test_a_gain_nobody_compared_is_told_and_not_drawn(facts: Evidence) -> None:
    by_name = {topic.name: topic for topic in talk(facts, "scalp", "hair", "good")}
    marked = by_name["Hair much better"]
    assert "There was no group to compare with." in marked.line
    assert marked.pictures == ()


def test_where_nobody_studied_it_the_gain_says_so(facts: Evidence) -> None:
    (good,) = talk(facts, "arms", "fat", "good")
    assert good.line.startswith("If it helps: No good study.")


def test_where_nobody_counted_the_harm_says_so(facts: Evidence) -> None:
    (harm,) = talk(facts, "knees", "pain", "harm")
    assert "we found no count for this use" in harm.line


def test_the_chin_drugs_counts_stand_only_where_it_was_tested_and_say_where(
    facts: Evidence,
) -> None:
    for offer in facts.offers:
        counted = ids(talk(facts, offer.area, offer.aim, "harm"))
        tested = offer.area == "chin" or (offer.area, offer.aim) == ("thighs", "fat")
        assert ("harm/swelling" in counted) == tested
    for harm in talk(facts, "thighs", "fat", "harm"):
        assert harm.line.endswith("Tested: deoxycholic acid, under the chin.")


def test_a_serious_harm_stands_where_it_can_come_up(facts: Evidence) -> None:
    chin, scalp = (
        ids(talk(facts, *use, "serious")) for use in (("chin", "fat"), ("scalp", "hair"))
    )
    assert "serious/slow-infection" in chin & scalp
    assert "serious/nerve-injury" in chin - scalp
    assert "serious/scalp-hair-loss" in scalp - chin
    assert "serious/scars-shape" in chin - scalp


def test_a_serious_harm_says_that_nobody_knows_how_often_and_in_whom(facts: Evidence) -> None:
    for topic in talk(facts, "chin", "fat", "serious"):
        assert "We do not know how often. Seen in: " in topic.line
        assert not topic.pictures


def test_every_serious_harm_can_be_talked_about(facts: Evidence) -> None:
    every = topics.every_topic(topics.talks(facts))
    by_name = {topic.id for topic in every if topic.kind == "serious"}
    assert by_name == {f"serious/{key}" for key in facts.rare_harms}


def test_how_long_is_left_out_where_nobody_saw_it(facts: Evidence) -> None:
    by_name = {topic.id: topic.explains for topic in talk(facts, "chin", "fat")}
    how_long = "How long: about 8 days on average (100 patients in daily practice)"
    assert how_long in by_name["harm/swelling"]
    assert by_name["harm/tingling"] == "A feeling of pins and needles."


def test_a_gain_and_a_harm_that_were_counted_say_who_paid_and_who_was_checked(
    facts: Evidence,
) -> None:
    good, harm = (talk(facts, "chin", "fat", kind)[0] for kind in ("good", "harm"))
    assert good.paid_and_checked == (
        "Paid for by the maker (Kythera). Still checked at the end: 226 of 256, and 227 of 250 in "
        "the other group (REFINE-1); we did not see it for the others."
    )
    assert harm.paid_and_checked == (
        "Paid for by the maker (Kythera). We did not see how many were checked at the end."
    )
    assert topics.topic_line(good) == f"{good.line} {good.paid_and_checked}"


def test_a_gain_seen_in_women_or_men_alone_says_so_in_its_name_and_under_its_picture(
    facts: Evidence,
) -> None:
    women, men, *_ = talk(facts, "scalp", "hair", "good")
    assert women.name == "Hair looks better in photos (women)"
    assert women.pictures[0].groups[0].sentence.startswith("About 63 of 100 women got there")
    assert men.name == "Extra hairs compared with salt water (men)"

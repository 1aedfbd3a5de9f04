from mesoguide.evidence import Evidence
from mesoguide.model.concerns import all_lines, concern_groups, concern_words, line_names


def test_every_reason_to_wait_or_talk_can_be_ticked_once(facts: Evidence) -> None:
    shown = [row.id for group in concern_groups(facts) for row in group.concerns]
    wanted = {key for key, row in facts.cautions.items() if row.kind in line_names()}
    assert len(shown) == len(set(shown))
    assert set(shown) == wanted


def test_signs_that_need_help_are_not_ticked(facts: Evidence) -> None:
    kinds = {row.kind for group in concern_groups(facts) for row in group.concerns}
    assert kinds == {"not while", "talk first"}


def test_no_heading_is_empty_or_tells_the_kind(facts: Evidence) -> None:
    names = [group.name for group in concern_groups(facts)]
    assert names == [group.name for group in facts.concern_groups.values()]
    assert all(group.concerns for group in concern_groups(facts))
    headings = " ".join(names).lower()
    assert not any(line.lower() in headings for line in line_names().values())


def test_a_line_about_one_drug_names_it_away_from_its_heading(facts: Evidence) -> None:
    sentence = concern_words(facts, facts.cautions["neck-surgery"])
    assert sentence == "For the chin drug: you have had neck surgery."
    assert concern_words(facts, facts.cautions["under-18"]) == "You are under 18."


def test_a_line_about_one_kind_of_mix_names_it_away_from_its_heading(facts: Evidence) -> None:
    sentences = {key: concern_words(facts, facts.cautions[key]) for key in facts.cautions}
    assert sentences["pain-drug-kidneys"] == "For a mix with a pain drug: you have kidney disease."
    assert sentences["tranexamic-kidneys"] == "For the dark-patch drug: you have kidney disease."
    assert sentences["stimulant-fits"].startswith(
        "For a mix with caffeine, a drug like it or thyroid"
    )


def test_no_two_reasons_read_the_same_away_from_their_heading(facts: Evidence) -> None:
    lines = [line.sentence for line in all_lines(facts)]
    assert len(lines) == len(set(lines))


def test_a_group_without_rows_is_left_out(facts: Evidence) -> None:
    from dataclasses import replace

    hairless = {key: row for key, row in facts.cautions.items() if row.group != "hair-drug"}
    names = [group.name for group in concern_groups(replace(facts, cautions=hairless))]
    assert facts.concern_groups["hair-drug"].name not in names


def test_every_reason_has_its_line_and_the_firmer_ones_come_first(facts: Evidence) -> None:
    lines = all_lines(facts)
    assert len(lines) == sum(len(group.concerns) for group in concern_groups(facts))
    kinds = {line.sentence: line_names()[line.kind] for line in lines}
    assert kinds["You are pregnant or breastfeeding."] == "A reason to say no"
    assert kinds["You have a strong fear of needles."] == "Talk about this first"
    every = [line.kind for line in lines]
    assert every == sorted(every, key=list(line_names()).index)

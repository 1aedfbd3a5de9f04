"""The words that widgets show read as easily as the pages around them."""

import re
from collections.abc import Iterator

import textstat

from mesoguide import paths
from mesoguide.evidence import Evidence, load
from mesoguide.model import risk, sentences
from mesoguide.model.film import films, harm_bars, harm_steps
from mesoguide.model.timeline import choices
from mesoguide.widgets import BodyMap, SessionTimeline


def widget_words() -> Iterator[str]:
    timeline = SessionTimeline()
    yield from (words for words in timeline.words.values() if isinstance(words, str))
    yield from timeline.words["looked"].values()
    evidence = load()
    for choice in choices(evidence):
        yield choice.start_words
        yield choice.standing_words
        yield from choice.apart
        for film in films(evidence, choice.area, choice.aim):
            yield film.explains
            yield film.before
            yield film.plan_words
            yield from (plan.words for plan in film.plans)
            for look in film.looks:
                yield from (look.sentence, look.aloud, look.since, *look.groups)
            bars = harm_bars(evidence, choice.area, film.treatment.id)
            yield from (words for _week, words in harm_steps(bars))
    for place in BodyMap().places:
        yield from (use.found for use in place.uses)
    for chance in (risk.harm(evidence, "swelling"), risk.benefit(evidence, "refine-1-both-1")):
        yield from (text for _, text in chance.facts)


def test_the_words_of_widgets_read_at_grade_6_or_below(facts: Evidence) -> None:
    text = "\n".join(
        words if words.endswith((".", "?")) else f"{words}." for words in widget_words() if words
    )
    assert textstat.flesch_kincaid_grade(text) <= 6.0


def test_no_sentence_of_the_timeline_is_longer_than_25_words(facts: Evidence) -> None:
    for words in widget_words():
        for sentence in re.split(r"(?<=[.?:;])\s+", words):
            assert len(sentence.split()) <= 25, sentence


def test_phrases_have_no_place_left_open(facts: Evidence) -> None:
    assert facts.described is not None
    for phrase in sentences.visit_phrases().values():
        assert set(re.findall(r"{(\w+)}", phrase)) <= {"done", "visits", "next", "last"}
    for phrase in sentences.described_phrases(facts.described).values():
        assert set(re.findall(r"{(\w+)}", phrase)) <= {"first", "last"}


def test_the_frame_s_own_words_read_at_grade_6_or_below() -> None:
    """What a page says of itself, of sharing, copies, a lost link and a waiting room."""
    names = ("bar", "foot", "index", "kiosk")
    parts = [paths.assets() / "template" / f"{name}.html.j2" for name in names]
    asked = "\n".join(part.read_text("utf-8") for part in parts)
    sentences_shown = [
        words for words in re.findall(r'_\("([^"]+)"\)', asked) if words.endswith((".", "?"))
    ]
    assert len(sentences_shown) >= 12
    text = "\n".join(sentences_shown).replace("{left}", "30").replace("{date}", "23 May 2026")
    assert textstat.flesch_kincaid_grade(text) <= 6.0

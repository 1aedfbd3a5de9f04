"""The words that widgets show read as easily as the pages around them."""

import re
from collections.abc import Iterator

import textstat

from mesoguide import paths
from mesoguide.evidence import Evidence
from mesoguide.model import sentences
from mesoguide.widgets import BodyMap, RiskBlock, SessionTimeline


def widget_words() -> Iterator[str]:
    timeline = SessionTimeline()
    yield from (words for words in timeline.words.values() if isinstance(words, str))
    yield from timeline.words["plans"].values()
    for choice in timeline.choices.values():
        yield choice["startWords"]
        yield choice["standing"]
        for series in choice["series"]:
            yield series["explains"]
            yield series["planPhrases"]["different"]
            yield from (line for _, line in series["lines"])
            yield from (
                words for _, *sentences_shown in series["headlines"] for words in sentences_shown
            )
            yield series["apart"]
    for area in BodyMap().areas:
        yield from (aim["known"] for aim in area["aims"])
    for block in (RiskBlock.harm("swelling"), RiskBlock.benefit("refine-1-both-1")):
        yield from (text for _, text in block.block["facts"])


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
    """What a page says on sharing, keeping a copy, a lost link and a waiting room."""
    frame = (paths.assets() / "template" / "index.html.j2").read_text("utf-8")
    asked = frame[frame.index('<details class="share"') : frame.index('<template id="presenting">')]
    sentences_shown = [
        words for words in re.findall(r'_\("([^"]+)"\)', asked) if words.endswith((".", "?"))
    ]
    assert len(sentences_shown) >= 12
    text = "\n".join(sentences_shown).replace("{left}", "30").replace("{date}", "23 May 2026")
    assert textstat.flesch_kincaid_grade(text) <= 6.0

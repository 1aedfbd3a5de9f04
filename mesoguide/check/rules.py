"""The rules every page keeps, each a function from a notebook to what it finds.

Speaker notes keep those about what is said; what is about the page as a reader meets it (its parts,
its reading grade, where a word is explained) leaves them out.
"""

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches
from functools import cache
from typing import Any

import textstat

from mesoguide import paths
from mesoguide.check.arms import swapped, unnamed
from mesoguide.check.letters import as_seen
from mesoguide.check.markup import read_html
from mesoguide.check.numbers import (
    Passage,
    TableNumbers,
    numbers_in,
    numbers_to_call_in,
)
from mesoguide.check.text import Block, Notebook, of_texts
from mesoguide.check.units import miscounted
from mesoguide.evidence import Evidence
from mesoguide.evidence.about import series
from mesoguide.evidence.dates import is_date
from mesoguide.evidence.fields import counted_in
from mesoguide.evidence.rows import EmergencyNumber
from mesoguide.evidence.wording import slips, texts
from mesoguide.model.calling import every_number
from mesoguide.pages.faults import dates_of
from mesoguide.pages.markdown import to_html
from mesoguide.pages.pictures import Pictures
from mesoguide.pages.prose import OWN_IDS
from mesoguide.paths import GUIDE_FILE
from mesoguide.words import day_words
from mesoguide.words.marks import CELL_TAGS, EXPLAINED, FIELD, NOTES

LONGEST_SENTENCE = 25
LONGEST_PARAGRAPH = 3
#: What pages aim at, and the most where the plain sentence needs it.
AIMED_GRADE, HIGHEST_GRADE = 6.0, 7.0
WANTED_TAGS = {
    "lead": "a lead box: a cell tagged 'lead' with the answer in three short lines",
    "know": "what we know: a cell tagged 'know'",
    "unknown": "what we do not know: a cell tagged 'unknown'",
    "next": "a next step: a cell tagged 'next'",
    "scene": "where a scene of the room begins: a cell tagged 'scene', four to six a page",
}

_OF_100 = re.compile(r"\bof 100\b|\bout of \d")
_TIME = re.compile(r"\b(hour|day|week|month|year|visit)s?\b", re.IGNORECASE)
_OTHER_CHANCE = re.compile(
    r"\d[\d.,]*\s?[%‰]|\b(?:per ?cent|pct|per hundred)\b"
    r"|\b(?:\d+|one|two|three) in (?:\d+|[a-z]+ people)\b",
    re.IGNORECASE,
)
_TIMES = "twice|thrice|double|triple|(?:\\d+|two|three|four|five|six|seven|eight|nine|ten) times"
_RELATIVE = re.compile(
    rf"\b(?:half|{_TIMES})\b[^.]{{0,20}}\b(?:as|more|less|likely|often|risk|chance)\b"
    rf"|\b(?:{_TIMES}) (?:bett|fast|few|high|larg|long|low|saf|small|strong)er\b"
    r"|\b(?:doubl|halv|tripl)(?:es\b|(?:ed|ing)\b[^.]{0,20}\b(?:chance|odds|risk))",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Finding:
    """Something to mend: where, which sentence, what is wrong with it, and how to mend it."""

    notebook: str
    cell: int
    sentence: str
    wrong: str
    mend: str

    def __str__(self) -> str:
        place = f"{self.notebook}, cell {self.cell}" if self.cell else self.notebook
        quoted = f'\n    "{self.sentence}"' if self.sentence else ""
        return f"{place}: {self.wrong}{quoted}\n    Mend: {self.mend}"


@dataclass(frozen=True)
class Context:
    """What the rules hold a notebook against."""

    evidence: Evidence
    numbers: TableNumbers
    today: date
    #: What links can lead to on each of the guide's notebooks, as far as they were read.
    pages: Mapping[str, frozenset[str]]


@cache
def word_lists() -> dict[str, Any]:
    """Return the lists of `assets/words/check.toml`."""
    return tomllib.loads((paths.assets() / "words" / "check.toml").read_text("utf-8"))


def _sentences(notebook: Notebook) -> Iterator[tuple[Block, str]]:
    for block in notebook.blocks:
        for sentence in block.sentences:
            yield block, sentence


def _has(words: Iterable[str], sentence: str) -> str:
    """Return the first of the words or phrases in a sentence, or nothing."""
    found = _any_of(tuple(words)).search(sentence)
    return found[0].lower() if found else ""


@cache
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(words, key=len, reverse=True)
    named = "|".join(map(re.escape, longest_first))
    return re.compile(rf"\b(?:{named})\b" if words else r"(?!)", re.IGNORECASE)


def numbers_are_fields(notebook: Notebook, context: Context) -> Iterator[Finding]:
    """Every number is a field of a row, or of a kind that may be typed."""
    own_dates = (*_dates_of_page(notebook), *_dates_of(context.evidence))
    for block in notebook.typed:
        text = Passage(block.raw, own_dates=own_dates)
        for number in context.numbers.typed(text):
            in_words = not number[0].isdigit()
            sentence = next(
                (
                    each
                    for each in block.sentences
                    if (in_words and number in each) or number in numbers_in(each)
                ),
                "",
            )
            wrong = f"the typed number {number}"
            mend = context.numbers.mend(number, text)
            yield Finding(notebook.name, block.cell, sentence or block.text, wrong, mend)


def _dates_of_page(notebook: Notebook) -> list[str]:
    """Return the page's own dates as people write them, such as "22 November 2026"."""
    days = []
    for key in ("written", "checked", "next_check"):
        try:
            day = date.fromisoformat(str(notebook.metadata.get(key)))
        except ValueError:
            continue
        days.append(day_words(day))
    return days


def _dates_of(evidence: Evidence) -> list[str]:
    """Return the first and the last day on which a source was checked, as people write them."""
    days = [source.urldate for source in evidence.sources.values()]
    return [day_words(min(days)), day_words(max(days))] if days else []


def citations_resolve(notebook: Notebook, context: Context) -> Iterator[Finding]:
    """Every citation leads to an entry of the bibliography."""
    for block in notebook.blocks:
        for key in block.cited:
            if key not in context.evidence.sources:
                wrong = f"[@{key}] is not in bibliography.bib"
                mend = "correct the key, or add the source to the bibliography"
                yield Finding(notebook.name, block.cell, block.text, wrong, mend)


def links_lead_somewhere(notebook: Notebook, context: Context) -> Iterator[Finding]:
    """A link leads to a page of the guide, and a place that is there, or out to the web."""
    here = {**context.pages, "": notebook.ids | set(OWN_IDS), notebook.name: notebook.ids}
    for block in notebook.blocks:
        for link in block.links:
            page, _, place = link.partition("#")
            if re.match(r"mailto:[^?]*\?", link, re.IGNORECASE):
                wrong = "a link that writes a letter for the reader"
                mend = "link to the address alone, without what comes behind its ?"
                yield Finding(notebook.name, block.cell, block.text, wrong, mend)
            if re.match(r"(?:https?|mailto|tel):", link, re.IGNORECASE):
                continue
            if page not in here:
                wrong = f"a link to {page[:80]}, which is not there"
                accepted = f"{', '.join(sorted(context.pages))}, or an address with https://"
                yield Finding(notebook.name, block.cell, block.text, wrong, f"link to {accepted}")
            elif place and here[page] and place not in here[page]:
                near = get_close_matches(place, here[page], 3, 0.3)
                wrong = f"a link to the place #{place}, which is not on {page or 'this page'}"
                mend = f"name a place of that page, such as #{', #'.join(near) or 'main'}"
                yield Finding(notebook.name, block.cell, block.text, wrong, mend)


def chances_are_of_100_with_a_time(notebook: Notebook, context: Context) -> Iterator[Finding]:
    """Tell a chance as "of 100" (or "out of"), and with a time."""
    for block, sentence in _sentences(notebook):
        if found := _OTHER_CHANCE.search(sentence):
            wrong = f"a chance told as {found[0]!r}"
            yield Finding(
                notebook.name, block.cell, sentence, wrong, 'say it as "70 of 100 people"'
            )
        if _OF_100.search(sentence) and not _TIME.search(block.text):
            wrong = "a chance without a time"
            mend = 'say when it was counted, as in "by week 32" or "over up to 6 visits"'
            yield Finding(notebook.name, block.cell, sentence, wrong, mend)


def counted_things_are_named(notebook: Notebook, context: Context) -> Iterator[Finding]:
    """A chance of something other than people says what was counted."""
    for block in notebook.typed:
        for counts in counted_in(context.evidence, block.raw):
            if counts not in block.text:
                wrong = "a chance that is not of people"
                mend = f"say what was counted: {counts}"
                yield Finding(notebook.name, block.cell, block.text, wrong, mend)


def numbers_count_what_they_count(notebook: Notebook, context: Context) -> Iterator[Finding]:
    """A number of weeks in the tables is not told of women."""
    for block in notebook.typed:
        for said, counted in miscounted(context.evidence, block.raw):
            wrong = f"{said}, a number of other things"
            mend = f"name the row and column of what is told: this one counts {counted}"
            yield Finding(notebook.name, block.cell, block.text, wrong, mend)


def frequency_words_have_a_number(notebook: Notebook, context: Context) -> Iterator[Finding]:
    """Words such as "common" and "rare" stand beside a number."""
    for block, sentence in _sentences(notebook):
        if (word := _has(word_lists()["frequency"], sentence)) and not numbers_in(sentence):
            wrong = f'"{word}" without a number'
            mend = 'add the number, as in "4 of 100 people", or say that nobody knows how often'
            yield Finding(notebook.name, block.cell, sentence, wrong, mend)


def comparisons_have_both_numbers(notebook: Notebook, context: Context) -> Iterator[Finding]:
    """Words such as "twice as likely" need both chances beside them."""
    for block, sentence in _sentences(notebook):
        if (found := _RELATIVE.search(sentence)) and len(_OF_100.findall(block.text)) < 2:
            wrong = f"a comparison, {found[0]!r}, without both numbers"
            mend = 'give both, as in "4 of 100, against 1 of 100"'
            yield Finding(notebook.name, block.cell, sentence, wrong, mend)


def arms_are_not_swapped(notebook: Notebook, context: Context) -> Iterator[Finding]:
    """What was counted in one group of a trial is not told of the other."""
    for block in notebook.typed:
        for clause in swapped(block.raw):
            wrong = f"the number of one group told of the other: {clause}"
            mend = "name the column of this group: treated, or control for the dummy"
            yield Finding(notebook.name, block.cell, block.text, wrong, mend)
        if unnamed(context.evidence, block.raw):
            wrong = "a number of the control group, which no word names"
            mend = "say whose number it is, as in: with a dummy it was [=row control]"
            yield Finding(notebook.name, block.cell, block.text, wrong, mend)


def nothing_sells(notebook: Notebook, context: Context) -> Iterator[Finding]:
    """No word sells or hurries; no exclamation mark."""
    yield from _listed(notebook, "persuasion")
    yield from nothing_shouts(notebook, context)


def nothing_shouts(notebook: Notebook, context: Context) -> Iterator[Finding]:
    """No exclamation mark stands anywhere, also where a table tells of what somebody sells."""
    for block, sentence in _sentences(notebook):
        if "!" in sentence:
            wrong = "an exclamation mark"
            yield Finding(notebook.name, block.cell, sentence, wrong, "end with a full stop")


def nothing_scorns(notebook: Notebook, context: Context) -> Iterator[Finding]:
    """No word scorns or makes light."""
    yield from _listed(notebook, "scorn")
    yield from _listed(notebook, "filler")


def _listed(notebook: Notebook, kind: str) -> Iterator[Finding]:
    for block, sentence in _sentences(notebook):
        if word := _has(word_lists()[kind], sentence):
            mend = "leave it out, or say plainly what was found"
            yield Finding(notebook.name, block.cell, sentence, f'the word "{word}"', mend)


def brands_stay_with_the_evidence(notebook: Notebook, context: Context) -> Iterator[Finding]:
    """Product names stand on the evidence page only."""
    guide = series()
    if notebook.name in guide.brand_pages:
        return
    for block, sentence in _sentences(notebook):
        if word := _has(guide.brands, sentence):
            mend = "name the drug or the kind of treatment instead"
            yield Finding(notebook.name, block.cell, sentence, f'the product name "{word}"', mend)


def nothing_internal_shows(notebook: Notebook, context: Context) -> Iterator[Finding]:
    """No sentence holds a code of the tables, a p value or a doubled word."""
    codes = context.evidence.codes()
    for block, sentence in _sentences(notebook):
        for found, accepted in slips(sentence, codes):
            yield Finding(notebook.name, block.cell, sentence, found, f"write {accepted}")


def words_are_explained(notebook: Notebook, context: Context) -> Iterator[Finding]:
    """Each glossary word is explained where a page first uses it: typed as [?word].

    In a speaker note nothing opens, so a word there is explained by whoever speaks.
    """
    forms = context.evidence.word_forms()
    for block in notebook.blocks:
        for typed in EXPLAINED.findall(block.raw):
            if typed.lower() not in forms:
                wrong = f"[?{typed}] is not in glossary.csv"
                mend = "add the word to the glossary, or correct it"
                yield Finding(notebook.name, block.cell, block.text, wrong, mend)
    for word in context.evidence.glossary.values():
        found = first_use(notebook, (word.word, *word.forms))
        if found is not None and not found[1]:
            block, _ = found
            wrong = f'"{word.word}" is not explained where the page first uses it'
            yield Finding(
                notebook.name, block.cell, block.text, wrong, f"type it as [?{word.word}] there"
            )


def first_use(notebook: Notebook, forms: tuple[str, ...]) -> tuple[Block, bool] | None:
    """Return where a page first uses a word outside its headings, and whether it is explained."""
    names = "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))
    pattern = re.compile(rf"(\[\?)?(?<![\w-])(?:{names})(?![\w-])", re.IGNORECASE)
    for block in notebook.on_page:
        if block.kind != "heading" and (found := pattern.search(block.raw)):
            return block, bool(found[1])
    return None


def sentences_are_short(notebook: Notebook, context: Context) -> Iterator[Finding]:
    """No sentence has more than 25 words."""
    for block, sentence in _sentences(notebook):
        if (words := len(sentence.split())) > LONGEST_SENTENCE:
            wrong = f"{words} words in one sentence"
            mend = f"make two of it: at most {LONGEST_SENTENCE} words"
            yield Finding(notebook.name, block.cell, sentence, wrong, mend)


def paragraphs_are_short(notebook: Notebook, context: Context) -> Iterator[Finding]:
    """No paragraph or list item of a page has more than 3 sentences.

    The question that a card leads with is its title, and no part of the paragraph.
    """
    for block in notebook.on_page:
        sentences = block.sentences
        if "cards" in block.tags and sentences and sentences[0].endswith("?"):
            sentences = sentences[1:]
        if block.kind == "text" and len(sentences) > LONGEST_PARAGRAPH:
            wrong = f"{len(sentences)} sentences in one paragraph or list item"
            mend = f"make two paragraphs of it: at most {LONGEST_PARAGRAPH} sentences in each"
            yield Finding(notebook.name, block.cell, block.text, wrong, mend)


def grade_of(notebook: Notebook) -> float:
    """Return the reading grade of a page (Flesch-Kincaid); 0 where it has no words."""
    return float(textstat.flesch_kincaid_grade(notebook.text)) if notebook.on_page else 0.0


def pages_read_with_ease(notebook: Notebook, context: Context) -> Iterator[Finding]:
    """A page reads at grade 7 at most (Flesch-Kincaid); grade 6 is what it aims at."""
    if not notebook.on_page:
        return
    grade = grade_of(notebook)
    if grade > HIGHEST_GRADE:
        hardest = max(
            (
                sentence
                for block in notebook.on_page
                for sentence in block.sentences
                if len(sentence.split()) > 4
            ),
            key=textstat.flesch_kincaid_grade,
            default="",
        )
        wrong = f"the page reads at grade {grade:.1f}; this is its hardest sentence"
        mend = (
            f"use shorter words and sentences: aim at grade {AIMED_GRADE:g}, "
            f"and at most {HIGHEST_GRADE:g} where the plain sentence needs it"
        )
        yield Finding(notebook.name, 0, hardest, wrong, mend)


def pages_are_complete(notebook: Notebook, context: Context) -> Iterator[Finding]:
    """A page has a lead box, what we know, what we do not know, a next step and scenes."""
    for tag, wanted in WANTED_TAGS.items():
        if tag not in notebook.tags:
            yield Finding(notebook.name, 0, "", f"no cell tagged '{tag}'", f"add {wanted}")


def all_can_be_read(notebook: Notebook, context: Context) -> Iterator[Finding]:
    """Nothing on a page holds words that no check can read."""
    for cell, found in notebook.hidden:
        mend = "write its words as plain text"
        yield Finding(notebook.name, cell, "", f"{found}: what it shows can't be read", mend)


#: What begins a mark, or markdown, that does not end, and is left as it is typed.
_LEFT = re.compile(r"\[[@?=]|\*\*|~~|\]\(|\{\{|`|(?<!\w)__(?=[^\W_])")
_WHOLE = {
    "[@": "write the whole mark of a source: [@its-key]",
    "[?": "write the whole mark of a word: [?word]",
    "[=": "write the whole mark of a field: [=row column]",
    "](": "write the whole link: [words](address), with no space in its address",
}
_ENDED = "end what it begins, where it began, or leave it out"


def marks_are_filled(notebook: Notebook, context: Context) -> Iterator[Finding]:
    """No mark is left on a page as it is typed, whole or in part: nothing fills or reads it."""
    for block in notebook.blocks:
        for mark in FIELD.findall(block.raw):
            wrong = f"the mark [={mark}] where no field is filled in"
            mend = "type it as plain [=row column], in a sentence of a cell of words"
            yield Finding(notebook.name, block.cell, block.text, wrong, mend)
        for sign in dict.fromkeys(_LEFT.findall(FIELD.sub("", block.text))):
            wrong = f"the sign {sign}, which a reader sees as it is typed"
            yield Finding(notebook.name, block.cell, block.text, wrong, _WHOLE.get(sign, _ENDED))


def dates_hold(notebook: Notebook, context: Context) -> Iterator[Finding]:
    """The page's next check is not past."""
    day = dates_of(notebook.content.metadata)["next_check"]
    if isinstance(day, date) and day < context.today:
        wrong = f"its next check was due on {day}"
        mend = "check the page against its sources, then set the dates anew"
        yield Finding(notebook.name, 0, "", wrong, mend)


def tags_are_known(notebook: Notebook, context: Context) -> Iterator[Finding]:
    """A tag that is nearly one of the guide's is that one: a note with another is shown."""
    for number, cell in enumerate(notebook.content.cells, start=1):
        tags = cell.metadata.get("tags", ())
        for tag in tags:
            meant = near_tag(tag)
            if meant:
                yield Finding(notebook.name, number, "", f"the tag '{tag}'", f"tag it '{meant}'")
        slides = cell.metadata.get("slideshow")
        slide = slides.get("slide_type") if isinstance(slides, dict) else None
        if slide in _SLIDES_OFF and NOTES not in tags:
            wrong = (
                f"the slide type '{slide.capitalize()}', which does not keep a cell off the page"
            )
            yield Finding(notebook.name, number, "", wrong, f"tag it '{NOTES}'")


#: Slide types of JupyterLab that keep a cell off a slide, but not off the page.
_SLIDES_OFF = (NOTES, "skip")


def near_tag(tag: str) -> str:
    """Return the tag that somebody meant who typed another; empty if it is right, or no near one.

    Near is another capital, a letter or two, or the tag as a part of longer words.
    """
    if tag in CELL_TAGS:
        return ""
    low = as_seen(tag).lower()
    parts = re.split(r"[^a-z]+", low)
    held = [known for known in CELL_TAGS if known in parts or known.rstrip("s") in parts]
    near = get_close_matches(low, CELL_TAGS, n=1, cutoff=0.75)
    joined = [NOTES] if NOTES in low else []
    return next(iter([*held, *near, *joined]), "")


def phone_numbers_are_in_the_table(notebook: Notebook, context: Context) -> Iterator[Finding]:
    """A number to call is one of the table's: a wrong one costs time when there is none."""
    known = every_number(context.evidence)
    dialled = {"".join(number.split()) for number in known}
    called = [
        (block, sentence, number)
        for block, sentence in _sentences(notebook)
        for number in numbers_to_call_in(sentence)
        if number not in known
    ]
    called += [
        (block, block.text, link[len("tel:") :])
        for block in notebook.blocks
        for link in block.links
        if link.lower().startswith("tel:") and link[len("tel:") :] not in dialled
    ]
    for block, said, number in called:
        wrong = f"a number to call, {number}, that is not in {EmergencyNumber.file}"
        mend = "correct it, or add it to the table with its source"
        yield Finding(notebook.name, block.cell, said, wrong, mend)


def dates_are_past(notebook: Notebook, context: Context) -> Iterator[Finding]:
    """Nobody wrote or checked a page on a day to come."""
    for key in ("written", "checked"):
        day = notebook.metadata.get(key)
        if isinstance(day, str) and is_date(day) and day > context.today.isoformat():
            wrong = f"metadata mesoguide.{key} is {day!r}, a day to come"
            yield Finding(notebook.name, 0, "", wrong, "write today's date, or the day it was done")


Rule = Callable[[Notebook, Context], Iterator[Finding]]
RULES: tuple[Rule, ...] = (
    pages_are_complete,
    dates_hold,
    tags_are_known,
    all_can_be_read,
    marks_are_filled,
    citations_resolve,
    links_lead_somewhere,
    numbers_are_fields,
    phone_numbers_are_in_the_table,
    chances_are_of_100_with_a_time,
    counted_things_are_named,
    numbers_count_what_they_count,
    arms_are_not_swapped,
    frequency_words_have_a_number,
    comparisons_have_both_numbers,
    nothing_sells,
    nothing_scorns,
    brands_stay_with_the_evidence,
    nothing_internal_shows,
    words_are_explained,
    dates_are_past,
    sentences_are_short,
    paragraphs_are_short,
    pages_read_with_ease,
)

#: The rules about single sentences, which hold wherever they stand.
SENTENCE_RULES: tuple[Rule, ...] = (
    all_can_be_read,
    marks_are_filled,
    phone_numbers_are_in_the_table,
    chances_are_of_100_with_a_time,
    frequency_words_have_a_number,
    comparisons_have_both_numbers,
    nothing_sells,
    nothing_scorns,
    brands_stay_with_the_evidence,
    nothing_internal_shows,
)

#: Of these, what texts of tables keep too: a table may tell of a flaw, or of a per cent.
TABLE_RULES: tuple[Rule, ...] = (
    all_can_be_read,
    marks_are_filled,
    numbers_count_what_they_count,
    arms_are_not_swapped,
    frequency_words_have_a_number,
    nothing_sells,
    brands_stay_with_the_evidence,
)
#: What the tables keep that hold what was found, number by number.
FOUND_RULES: tuple[Rule, ...] = (all_can_be_read, marks_are_filled, nothing_shouts)


def table_words(context: Context) -> Iterator[Finding]:
    """Yield what is wrong with the texts of tables; what sources say need only be readable."""
    for source in context.evidence.sources.values():
        name = f"{source.file}, line {source.line}"
        yield from all_can_be_read(of_texts(name, [source.title]), context)
        for own in (all_can_be_read, marks_are_filled, nothing_sells, nothing_internal_shows):
            yield from own(of_texts(name, [source.note, source.where]), context)
        yield from chances_are_of_100_with_a_time(of_texts(name, [source.where]), context)
    for row in context.evidence.rows():
        rules = FOUND_RULES if row.numbers_are_typed else TABLE_RULES
        for (column, words), (_, typed) in zip(texts(row), texts(row.unfilled), strict=True):
            if column != "quote":  # a claim, in the words of those who make it
                name = f"{row.file}, row {row.line}, column {column}"
                held = replace(of_texts(name, [words]), typed=of_texts(name, [typed]).blocks)
                for rule in rules:
                    yield from rule(held, context)


#: What has figures in a line about a licence: its name, and the years of a right.
_EDITION = re.compile(
    r"\b(?:Apache|A?L?GPL|BSD|CC BY[A-Z-]*|EUPL|MPL|OGL)(?:[ -]Licen[cs]e)?,?(?: version)?[ -]?v?"
    r"\d(?:\.\d)?\b|\bCC0(?: \d\.\d)?\b|(?:©|\(c\)) ?(?:19|20)\d\d\b",
    re.IGNORECASE,
)


def guide_words(context: Context) -> Iterator[Finding]:
    """Yield what is wrong with words on every page, of `guide.toml`, and with the scorecard.

    The scorecard tells of numbers that no table holds: so those are not looked for there.
    """
    guide = series()
    frame = (guide.title, guide.made_by, guide.paid_by, *guide.reviews, guide.choice, guide.upkeep)
    for rule in (numbers_are_fields, *SENTENCE_RULES):
        yield from rule(of_texts(GUIDE_FILE, frame), context)
    yield from numbers_are_fields(of_texts(GUIDE_FILE, [_EDITION.sub("", guide.licence)]), context)
    for rule in SENTENCE_RULES:
        yield from rule(of_texts(GUIDE_FILE, [guide.licence]), context)
    if paths.scorecard().is_file():
        text = paths.scorecard().read_text("utf-8")
        read = read_html(to_html(text, Pictures(paths.scorecard().parent), set()))
        scorecard = of_texts(paths.scorecard().name, [piece.raw for piece in read.pieces])
        yield from nothing_sells(scorecard, context)

"""Which numbers a text may hold as typed: all others are fields, filled in from the tables."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from babel.dates import get_month_names

from mesoguide.check.letters import as_seen
from mesoguide.evidence import Evidence
from mesoguide.evidence.fields import FieldError, FieldValue, every_field, field_value, sources_of
from mesoguide.evidence.rows import Row
from mesoguide.evidence.wording import texts
from mesoguide.model.calling import every_number
from mesoguide.words import date_words, language
from mesoguide.words.marks import FIELD, cited_in, without

#: How many fields that give a number a message names.
_MOST = 3

_NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
_TO_CALL = re.compile(
    r"\b(?:call|dial|phone|ring|(?:health|help) ?line|emergency number)\W+(\d[\d ]*\d)",
    re.IGNORECASE,
)
#: A quotation of some words, and not of a number alone.
_QUOTED = re.compile(r"[\"“]([^\"”]*\d[^\"” ]* [^\"”]*)[\"”]")
#: "of 100" behind a field that is a chance, or before any number is named.
_OF_100 = re.compile(
    r"(?:\[=\](?: [a-z]+)?|each dot is 1|how many|scale|points|^|[,.:;(\"]) ?(?:out )?of 100\b",
    re.IGNORECASE,
)
#: What in a field's mark makes its number one of 100.
_IS_CHANCE = re.compile(r"\S+ (?:\w+ (?:others )?count|\w+_value|\w+ \d+)(?: whole| tenth)?")
#: A word of letters and a number, such as CBL-514.
_NAMED = re.compile(r"\b[A-Za-z]+-?\d[\w-]*")
_ROMAN = "(?=[IVXLC]{2})C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})"
_FEW = f"three|four|five|six|seven|eight|nine|ten|{_ROMAN}"
_MANY = (
    "zero|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen"
    "|(?:twen|thir|for|fif|six|seven|eigh|nine)t(?:y(?:-?[a-z]+)?|ieth)"
    "|(?<!of )(?:an?|few|many|one|several|two|{_FEW})[ -]?(?:dozen|hundred|thousand|million)"
    "|(?:dozens|hundreds|scores(?! of (?:its|their))|thousands|millions) of"
    "|(?:two|{_FEW}|hundred)fold|(?:three|four)score"
).replace("{_FEW}", _FEW)
_PEOPLE = (
    "(?:(?:adult|healthy|more|of the|other) )?"
    "(?:adults?|boys?|child(?:ren)?|clients?|girls?|m[ae]n|participants?|patients?|people"
    "|persons?|users?|volunteers?|wom[ae]n)"
)
#: A number in words that stands for people, for a chance, or for more than ten of anything.
_IN_WORDS = re.compile(
    rf"\b(?:(?:one|two|{_FEW}|{_MANY})(?:(?: times| {_PEOPLE})? (?:in|out of)|-in-| per"
    rf"| of(?= (?:each|every))) ?(?:each |every )?(?:two|{_FEW}|{_MANY}|\d+)|{_ROMAN} of {_ROMAN}"
    rf"|(?:{_FEW}) {_PEOPLE}|every (?:second|third|[a-z]+th) {_PEOPLE}|{_MANY}"
    r"|(?<![^\s(\"“])[a-z]\S* of 100)\b",
    re.IGNORECASE,
)
_GROUP = f"(?:(?:of )?(?:all |the |these |those )*{_PEOPLE}|of (?:them|us|those))"
_DID = (
    "(?:all )?(?:do not |does not |did not |has |have )?(?:died|felt|got|had|improved|lost|liked|"
    "loved|noticed|said|saw|stayed|was|were|(?:feel|get|like|look|lose|love|notice|see|work)s?"
    "(?! (?:after|at|for|into|up)))"
)
#: A share of people in words, which needs a source beside it.
_SHARE = re.compile(
    r"\b(?:(?:half|(?:a|one|two) thirds?|(?:a|one|three) quarters?"
    r"|[a-z]+[ -](?:quarters|fifths|sixths|sevenths|eighths|ninths|tenths)|most"
    r"|(?:almost|nearly|practically|virtually) all|hardly any|(?:the|an?)(?: \w+)? majority"
    rf"|(?:one|two|{_FEW}) of (?:two|{_FEW}))(?: who| {_GROUP}| {_DID})"
    rf"|(?:few|all|none|no|every) {_GROUP} (?:{_DID}|have)"
    rf"|(?:every|no|hardly any) ?(?:body|one) (?:{_DID}|is (?:better|harmed|hurt|worse))"
    rf"|(?:they|you) all {_DID}|(?:by|in) (?:half|a (?:third|quarter))(?=[.,;]|$))\b(?! been)",
    re.IGNORECASE,
)
_QUESTION = re.compile(r"(?:^|(?<=[.?!]))[^.?!]*\?")
#: What makes a year before it a number of something.
_THINGS = r"(?!(?:has|is|its|this|was)\b)[a-z]+[^\Wsui]s\b"


def numbers_in(text: str) -> list[str]:
    """Return the numbers of a text as plain digits: "1,584" -> "1584", "70.0" -> "70"."""
    found = (each.replace(",", "") for each in _NUMBER.findall(text))
    return [f"{Decimal(each).normalize():f}" for each in found]


def _alone(number: str) -> str:
    """Return a pattern of a number that may be typed, where it is no part of another, or a count.

    "2016" is a year in "In 2016, women", and none in "2016 women".
    """
    text = re.escape(number)
    counts = (
        ""
        if text.lower().endswith("of\\ 100")
        else rf"(?! (?:{_PEOPLE}|of (?:them|those|these|us))\b)"
    )
    if re.search(r"\b\d{4}$", number):
        counts += f"(?:(?<=In {text})|(?<=from {text})|(?<=the {text})|(?! {_THINGS}))"
    return rf"(?<![\d,.]){text}(?!\d|[,.]\d){counts}"


def _as_shown(field: re.Match[str]) -> str:
    """Return what stands for a field: a chance of 100, or another number."""
    return " [=] " if _IS_CHANCE.fullmatch(" ".join(field[1].split())) else " [-] "


def numbers_to_call_in(text: str) -> list[str]:
    """Return the numbers a text says to call: "call 999", "the health line 111"."""
    return _TO_CALL.findall(text)


@dataclass(frozen=True)
class Passage:
    """A text to be held against the tables.

    Attributes
    ----------
    words
        With its marks, as typed.
    sources
        What it rests on, beside what it cites and the rows of its fields.
    own_dates
        Days that its page tells of itself, as people write them.
    """

    words: str
    sources: tuple[str, ...] = ()
    own_dates: tuple[str, ...] = ()


@dataclass(frozen=True)
class TableNumbers:
    """What the tables hold, for texts to be held against."""

    evidence: Evidence

    def typed(self, text: Passage) -> list[str]:
        """Return the numbers of a text that are neither fields nor of a kind that may be typed.

        In figures, or in words where they count people, are a chance or are above ten.
        """
        words = as_seen(without(FIELD.sub(_as_shown, text.words)))
        whole = replace(text, sources=self.rests_on(text), words=words)
        bare = whole.words
        for number in sorted(_allowed(self, whole), key=len, reverse=True):
            bare = re.sub(_alone(number), " ", bare)
        in_words = [*_IN_WORDS.finditer(bare)]
        in_words += () if whole.sources else _SHARE.finditer(_QUESTION.sub("", bare))
        figures = re.sub(r"(?<=\d) of 100\b", " ", _IN_WORDS.sub(" ", bare))
        return [*numbers_in(figures), *(found[0] for found in in_words)]

    def rests_on(self, text: Passage) -> tuple[str, ...]:
        """Return the sources a text rests on: named beside it, cited in it, or of its fields."""
        keys = [*text.sources, *cited_in(text.words)]
        for mark in FIELD.findall(text.words):
            try:
                keys += field_value(self.evidence, mark).sources
            except FieldError:
                continue  # it is refused where it is filled
        return tuple(dict.fromkeys(keys))

    def mend(self, number: str, text: Passage) -> str:
        """Return how to mend a typed number: with fields that give it, its own sources first."""
        if not number[0].isdigit():
            row = "name a row that gives it in place of the words, as [=row column]"
            return f"{row}; a share in words needs its source beside it"
        own = set(self.rests_on(text))
        found = sorted(self._by_number[number], key=lambda each: own.isdisjoint(each[1].sources))
        fitting = list({mark.split()[0]: mark for mark, _ in reversed(found)}.values())[::-1]
        if not fitting:
            return "no row gives this number: correct it, or add its row and its source"
        marks = " or ".join(f"[={mark}]" for mark in fitting[:_MOST])
        return f"name its row in place of the number, such as {marks}"

    @cached_property
    def _by_number(self) -> Mapping[str, list[tuple[str, FieldValue]]]:
        found: dict[str, list[tuple[str, FieldValue]]] = defaultdict(list)
        for mark, said in every_field(self.evidence):
            for number in dict.fromkeys(numbers_in(said.words.removesuffix(" of 100"))):
                found[number].append((mark, said))
        return found

    @cached_property
    def dates(self) -> Mapping[str, frozenset[str]]:
        """The dates that the rows of each source tell, as people write them."""
        found: dict[str, set[str]] = defaultdict(set)
        for row in self.evidence.rows():
            dates = set(_dates_of(row))
            for key in sources_of(self.evidence, row):
                found[key] |= dates
        for key, source in self.evidence.sources.items():
            found[key] |= set(_parts(source.published))
        return {key: frozenset(dates) for key, dates in found.items()}


def _dates_of(row: Row) -> Iterator[str]:
    for _, text in texts(row):
        for date in dates_in(text):
            yield from _parts(date)
    if getattr(row, "year", None):
        yield str(row.year)  # type: ignore[attr-defined]
    if getattr(row, "date", None):
        yield from _parts(date_words(row.date))  # type: ignore[attr-defined]


def _parts(date: str) -> Iterator[str]:
    """Return a date and what is left of it without its day, and without its month."""
    words = date.split()
    yield from (" ".join(words[at:]) for at in range(len(words)))


def dates_in(text: str) -> list[str]:
    """Return the dates of a text: "4 December 2023", "December 2023", "2023"."""
    months = "|".join(map(re.escape, get_month_names("wide", locale=language()).values()))
    return re.findall(rf"\b(?:(?:\d\d? )?(?:{months}) )?(?:19|20)\d\d\b", text)


def _allowed(numbers: TableNumbers, text: Passage) -> Iterator[str]:
    """Yield what of a text may be typed, with its numbers."""
    evidence, words = numbers.evidence, text.words
    # A date that a row of a source cited beside it has too, and those the page tells of itself.
    known = {date for key in text.sources for date in numbers.dates.get(key, ())}
    yield from (date for date in dates_in(words) if date in known)
    yield from text.own_dates
    # A number to call, of the table of them.
    to_call = every_number(evidence)
    yield from (found[0] for found in _TO_CALL.finditer(words) if found[1] in to_call)
    # A claim that is quoted, whole or in part.
    claims = [claim.quote.lower() for claim in evidence.claims.values()]
    yield from (words,) if words.lower() in claims else ()
    for quoted in _QUOTED.findall(words):
        if any(quoted.rstrip(".,").lower() in claim for claim in claims):
            yield quoted
    # A name with a number in it, of a treatment or an option.
    names = [treatment.name for treatment in evidence.treatments.values()]
    names += [option.name for option in evidence.options.values()]
    yield from _NAMED.findall(" ".join(names))
    # Every chance is of 100: the field before it says how many.
    yield from _OF_100.findall(words)

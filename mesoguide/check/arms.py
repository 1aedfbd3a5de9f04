"""Whether the number of a group of a trial is told of that group: treated, or given a dummy."""

import re
from collections.abc import Iterator

from mesoguide.evidence import Evidence
from mesoguide.evidence.fields import arms_in
from mesoguide.evidence.rows import CONTROLLED

_FIELD = re.compile(r"\[=[^\]\s]+ (?:\w+_)?(treated|control)(?![a-z])[^\]]*\]")
_DUMMY = r"(?:dummy|dummies|placebo|sham|salt water)\b"
#: The groups, by the words that name them: what a number is of that stands with these alone.
_GROUPS = {
    "control": re.compile(rf"\b{_DUMMY}|\bnot treated|\buntreated", re.IGNORECASE),
    "treated": re.compile(
        r"\b(?:the|real) (?:[a-z]+ )?(?:drug|treatment|medicine)\b"
        r"|\btreated (?:group|people|side)\b",
        re.IGNORECASE,
    ),
}
#: A group that another is held against has no number of its own there.
_HELD_AGAINST = re.compile(
    rf"\b(?:against|compared (?:to|with)|no|or|over|than|versus) (?:[a-z]+ ){{0,3}}{_DUMMY}",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[.?!])\s+")
_CLAUSE = re.compile(r"[,:;]\s|[()]|\b(?:against|and|but|while)\b")
#: Whoever is meant here is another group than was named before.
_OTHER = re.compile(r"\b(?:other|others|rest)\b", re.IGNORECASE)
_ALONE = re.compile(
    rf"\s*(?:for|in|on|with) (?:an? |the )?{_DUMMY}(?: injections?| group)?[.?!]?", re.IGNORECASE
)
#: What names the people beside those who were treated.
_OTHERS = re.compile(
    rf"\b{_DUMMY}|\b(?:no (?:operation|treatment)|nothing|others?|plain|rest|untreated|without)\b",
    re.IGNORECASE,
)


def swapped(text: str) -> Iterator[str]:
    """Yield each clause of a text, as typed, that tells the number of one group of the other."""
    named = ""
    for sentence in _SENTENCE.split(_HELD_AGAINST.sub(" ", text)):
        loose: set[str] = set()
        for clause in _CLAUSE.split(sentence):
            arms = set(_FIELD.findall(clause))
            words = _FIELD.sub("", clause)
            groups = [group for group, names in _GROUPS.items() if names.search(words)]
            own = groups[0] if len(groups) == 1 else ""
            if arms:
                said_of = own if groups or _OTHER.search(words) else named
                if said_of and arms.isdisjoint({said_of}):
                    yield clause.strip()
                loose, named = set() if groups else arms, ""
            elif _ALONE.fullmatch(clause) and loose == {"treated"}:
                if not _FIELD.search(sentence.partition(clause)[2]):
                    yield sentence
            elif groups:
                named = own if named in ("", own) else ""
        if not any(names.search(sentence) for names in _GROUPS.values()):
            named = ""


def unnamed(evidence: Evidence, text: str) -> bool:
    """Tell whether a text has a number of those who were not treated, and does not name them."""
    held_against = (
        row.comparison for row, column in arms_in(evidence, text) if "control" in column
    )
    return not CONTROLLED.isdisjoint(held_against) and not _OTHERS.search(text)

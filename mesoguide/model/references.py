"""A source as a reader sees it: who, what, where, when, whom it studied, and its address."""

from dataclasses import dataclass

from mesoguide.evidence import Evidence


@dataclass(frozen=True)
class Reference:
    """One line of a list of sources.

    Attributes
    ----------
    key
        Its key in the bibliography.
    short
        Who and when, in a few words.
    words
        Who, what, where and when.
    who
        Whom the study was about and how many; empty where that was not seen.
    address
        Where to find it; empty where it has no address of its own.
    note
        How it was read.
    """

    key: str
    short: str
    words: str
    who: str
    address: str
    note: str


def reference(evidence: Evidence, key: str) -> Reference:
    """Return a source for readers. Raises KeyError for an unknown key."""
    source = evidence.sources[key]
    parts = (source.by, source.title, source.where, source.published)
    words = ". ".join(part.rstrip(".") for part in parts if part) + "."
    short = ", ".join(part for part in (source.by or source.title, source.published) if part)
    studied = (row.population for row in evidence.outcomes.values() if row.source == key)
    # A study's rows may tell of one group or of both: the fullest tells most.
    who = max(studied, key=len, default="")
    return Reference(key, short, words, who, source.url, source.note)

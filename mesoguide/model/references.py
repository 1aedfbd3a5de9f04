"""A source as a reader sees it: who, what, where, when, and its address."""

from dataclasses import dataclass

from mesoguide.evidence import Evidence


@dataclass(frozen=True)
class Reference:
    """One line of a list of sources; `address` is empty where the source has none."""

    key: str
    words: str
    address: str
    note: str


def reference(evidence: Evidence, key: str) -> Reference:
    """Return a source for readers. Raises KeyError for an unknown key."""
    source = evidence.sources[key]
    parts = (source.by, source.title, source.where, source.published)
    words = ". ".join(part.rstrip(".") for part in parts if part) + "."
    return Reference(key, words, source.url, source.note)

"""How hard a page is to read: grades, sentences, and words outside a plain list."""

import re
from dataclasses import dataclass
from statistics import mean

import textstat

from mesoguide.check.text import Notebook
from mesoguide.evidence import Evidence


@dataclass(frozen=True)
class Readability:
    """A page's figures. The masked ones read each glossary word, which a page explains, as "word".

    Attributes
    ----------
    grade, grade_masked
        Years of US school, by Flesch-Kincaid.
    smog, smog_masked
        Years of US school, by SMOG; it was made on 30 sentences and says less of fewer.
    sentences
        Number of sentences outside headings.
    average, longest
        Words in a sentence.
    hard
        Words of two syllables or more that stand neither on the Dale-Chall list of plain words
        (as textstat carries it) nor in the glossary, in lower case, each once. The list has few
        plurals and other endings, so "needles" counts though "needle" does not.
    """

    page: str
    grade: float
    grade_masked: float
    smog: float
    smog_masked: float
    sentences: int
    average: float
    longest: int
    hard: tuple[str, ...]


def reading(notebook: Notebook, evidence: Evidence) -> Readability:
    """Return a page's figures. A page without words reads at grade 0."""
    text = notebook.text
    masked = mask(text, evidence)
    spoken = (b for b in notebook.on_page if b.kind != "heading")
    lengths = [len(sentence.split()) for block in spoken for sentence in block.sentences] or [0]
    hard = {word.lower() for word in textstat.difficult_words_list(masked)}
    return Readability(
        notebook.name,
        textstat.flesch_kincaid_grade(text),
        textstat.flesch_kincaid_grade(masked),
        textstat.smog_index(text),
        textstat.smog_index(masked),
        len(lengths),
        mean(lengths),
        max(lengths),
        tuple(sorted(hard)),
    )


def mask(text: str, evidence: Evidence) -> str:
    """Return a text with every word of the glossary read as "word"."""
    forms = [form for each in evidence.glossary.values() for form in (each.word, *each.forms)]
    longest_first = sorted(forms, key=len, reverse=True)
    names = "|".join(re.escape(form) for form in longest_first)
    return re.sub(rf"(?<![\w-])(?:{names})(?![\w-])", "word", text, flags=re.IGNORECASE)


def as_table(pages: list[Readability]) -> str:
    """Return the figures of pages as lines for people."""
    wide = max(len(each.page) for each in pages)
    head = f"{'':{wide}}  Flesch-Kincaid       SMOG   sentences  average  longest  hard words"
    return "\n".join(
        [
            "Grades: with glossary words masked / with all words",
            head,
            *(
                f"{each.page:{wide}}  {each.grade_masked:6.1f} / {each.grade:<5.1f}"
                f"  {each.smog_masked:4.1f} / {each.smog:<4.1f}"
                f"  {each.sentences:9}  {each.average:7.1f}  {each.longest:7}  {len(each.hard):10}"
                for each in pages
            ),
        ]
    )

"""The record of the walks, as a page of the docs."""

import re
from pathlib import Path

from tools.findability.walk import SCREENS, TAPS, Walk, figure_of

RECORD = Path(__file__).parents[2] / "docs" / "findability.md"
_SCREENS = re.compile(r"\b\d+\.\d\b")


def record(found: tuple[Walk, ...]) -> str:
    """Return the walks as a page of the docs."""
    lines = [
        "# Can people find it?",
        "",
        "Written by `make findability`. It opens the published start page in Chromium as on a",
        "phone (390 by 844 px), taps its way to the answer of each question, and reads it there.",
        "The questions, the taps and the words that must stand there are in",
        "[questions.toml](../tools/findability/questions.toml). The team wrote them: no reader",
        "was watched.",
        "",
        f"**{figure_of(found)}** questions have an answer within {TAPS} taps of the start page,",
        f"and within {SCREENS:g} phone screens of where the last tap leads.",
        "",
        "| question | from | taps | page | away, in screens | in sight as the page opens |",
        "|---|---|---|---|---|---|",
    ]
    lines += [f"| {' | '.join(_cells(each))} |" for each in found]
    return "\n".join([*lines, ""])


def words_of(text: str) -> str:
    """Return a record without its screens: those differ a little from machine to machine."""
    return _SCREENS.sub("…", text)


def _cells(walk: Walk) -> tuple[str, ...]:
    question = walk.question
    taps = "; ".join(tap.partition(" ")[2] for tap in question.taps) or "none"
    away = walk.wanting or f"{walk.screens:.1f}"
    seen = "yes" if walk.open else "no"
    return question.asks, question.of, taps, question.page, away, seen

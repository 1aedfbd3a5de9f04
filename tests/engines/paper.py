"""What stands on each side of a printed page, and where: read from the PDF."""

import io
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from pypdf import PageObject, PdfReader


def letters(text: str) -> str:
    """Only the letters and digits of a text, small: lines break words, and join two into a sign."""
    return re.sub(r"[^a-z0-9]", "", unicodedata.normalize("NFKC", text).lower())


@dataclass(frozen=True)
class Piece:
    """Some letters in a row: where their line begins, in points from the foot, and their size."""

    text: str
    x: float
    y: float
    size: float

    @property
    def end(self) -> float:
        """About where it ends: few letters are narrower than 0.3 of their height."""
        return self.x + 0.3 * self.size * len(self.text)


@dataclass(frozen=True)
class Side:
    """One side of paper: all that is printed on it, and how far words may go up and down."""

    pieces: list[Piece]
    top: float
    foot: float

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)

    def foot_lines(self) -> list[str]:
        """The letters of its lowest line, of its two lowest, and so on up to four.

        By where they stand: what is raised or framed is written into a PDF after the rest.
        """
        lines: list[list[Piece]] = []
        for piece in sorted(self.pieces, key=lambda each: each.y):
            if not letters(piece.text):
                continue
            if lines and piece.y - lines[-1][0].y < 0.6 * piece.size:
                lines[-1].append(piece)
            else:
                lines.append([piece])
        lowest = [
            letters("".join(each.text for each in sorted(line, key=lambda each: each.x)))
            for line in lines[:4]
        ]
        return ["".join(reversed(lowest[: number + 1])) for number in range(len(lowest))]

    def cut(self) -> list[str]:
        """What is printed partly outside: a part of it falls on the next side."""
        return [
            piece.text
            for piece in self.pieces
            if piece.y - 0.15 * piece.size < self.foot or piece.y + 0.6 * piece.size > self.top
        ]

    def overprinted(self) -> list[str]:
        """What is printed over other words: its line runs through theirs."""
        return [
            f"{one.text} / {other.text}"
            for one, other in combinations(self.pieces, 2)
            if 0.15 < abs(one.y - other.y) / max(one.size, other.size) < 0.6
            and min(one.end, other.end) - max(one.x, other.x) > max(one.size, other.size)
        ]


def _pieces(page: PageObject) -> Iterator[Piece]:
    found: list[Piece] = []

    def take(text: str, cm: list[float], tm: list[float], _font: object, size: float) -> None:
        if not text.strip():
            return
        x = cm[0] * tm[4] + cm[2] * tm[5] + cm[4]
        y = cm[1] * tm[4] + cm[3] * tm[5] + cm[5]
        found.append(Piece(text.strip(), x, y, size * abs(tm[3] * cm[3])))

    page.extract_text(visitor_text=take)
    yield from found


def sides(pdf: bytes, margin: float) -> list[Side]:
    """Read every side of a PDF whose words keep so many points from its edges."""
    pages = PdfReader(io.BytesIO(pdf)).pages
    return [
        Side([*_pieces(page)], float(page.mediabox.height) - margin + 1, margin - 1)
        for page in pages
    ]

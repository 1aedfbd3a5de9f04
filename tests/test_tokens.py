"""The colours: measured contrast of each pair, and one set for charts and pages."""

import re

import pytest

from mesoguide import paths
from mesoguide.charts import palette

SHEET = (paths.package() / "widgets" / "common" / "tokens.css").read_text("utf-8")
LIGHT, DARK, MORE, _EDGES = (
    dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", part)) for part in SHEET.split("@media ")
)
#: With more contrast asked for, what is muted is as strong as the rest.
STRONG = {
    "light": {**LIGHT, **MORE, "muted": LIGHT["ink"]},
    "dark": {**DARK, "muted": DARK["ink"]},
}
TEXT = [
    ("ink", "paper"),
    ("ink", "tint"),
    ("ink", "raised"),
    ("ink", "warning-ground"),
    ("muted", "paper"),
    ("muted", "raised"),
    ("accent", "paper"),
    ("accent", "raised"),
    ("comparison", "paper"),
    ("warning", "warning-ground"),
    ("on-accent", "accent"),
]
MARKS = [
    ("edge", "paper"),
    ("edge", "raised"),
    ("edge", "tint"),
    ("hatch", "sand"),
    ("accent", "tint"),
]


def contrast(one: str, other: str) -> float:
    """WCAG's contrast ratio of two colours, 1 to 21."""

    def light(colour: str) -> float:
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("front", "ground"), TEXT)
def test_words_can_be_read(tokens: dict[str, str], front: str, ground: str) -> None:
    assert contrast(tokens[front], tokens[ground]) >= 4.5


@pytest.mark.parametrize("scheme", STRONG)
@pytest.mark.parametrize(("front", "ground"), TEXT)
def test_words_have_7_to_1_where_more_contrast_is_asked_for(
    scheme: str, front: str, ground: str
) -> None:
    assert contrast(STRONG[scheme][front], STRONG[scheme][ground]) >= 7


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("front", "ground"), MARKS)
def test_marks_and_edges_can_be_seen(tokens: dict[str, str], front: str, ground: str) -> None:
    assert contrast(tokens[front], tokens[ground]) >= 3


def test_charts_and_pages_share_their_colours() -> None:
    assert palette.LIGHT.items() <= LIGHT.items()
    assert palette.DARK.items() <= DARK.items()


def test_charts_are_set_in_the_letters_of_the_page() -> None:
    assert f"--sans: {palette.LETTERS};" in SHEET

"""The pictures of before: where they are kept, and what they were made with."""

from pathlib import Path

from PIL import Image

from tests.looks.pictures import Look

FOLDER = Path(__file__).parent / "baselines"
#: The browser and the fonts that the pictures were made with.
MADE_WITH = FOLDER / "made-with.txt"
RENEW = "make looks-renew"


def path(look: Look) -> Path:
    """Return where the picture of something is kept."""
    return FOLDER / look.window / look.kind / f"{look.name}.webp"


def kept() -> set[Look]:
    """Return all that there is a picture of."""
    found = (file.relative_to(FOLDER).with_suffix("").parts for file in FOLDER.rglob("*.webp"))
    return {Look(*parts) for parts in found}


def before(look: Look) -> Image.Image | None:
    """Return how something looked before, or None where there is no picture of it."""
    return Image.open(path(look)).convert("RGB") if path(look).exists() else None


def keep(look: Look, now: Image.Image) -> None:
    """Keep a picture without loss."""
    path(look).parent.mkdir(parents=True, exist_ok=True)
    now.save(path(look), lossless=True, quality=80, method=4)


def not_compared(here: str) -> str:
    """Return why pictures made here cannot be held against those that are kept, or nothing."""
    there = MADE_WITH.read_text("utf-8").strip() if MADE_WITH.exists() else "none yet"
    if here == there:
        return ""
    return f"NOT COMPARED: made with another browser ({there}; here {here}). To compare: {RENEW}"

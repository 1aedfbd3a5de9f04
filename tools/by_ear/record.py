"""The transcript, as a page of the docs."""

from collections.abc import Iterable
from pathlib import Path

from tools.by_ear.listener import Scene

RECORD = Path(__file__).parents[2] / "docs" / "by-ear.md"
#: Keys by the name that stands on them, where xdotool has another.
_KEYS = {"Return": "Enter", "space": "Space", "Page_Up": "Page Up", "shift+Tab": "Shift+Tab"}


def record(scenes: Iterable[Scene]) -> str:
    """Return what was heard as a page of the docs: each key, and what was spoken after it."""
    lines = [
        "# By ear",
        "",
        "Written by `make by-ear`: the way of a listener through the guide, with Orca (a screen",
        "reader) and Firefox. Each line is a key and what was spoken after it; a bar parts one",
        "thing that is spoken from the next. Orca is set as it comes, but that it says the place",
        "in a group (“1 of 3”), as other screen readers do. What it says of its own modes is left",
        "out. No listener was watched: the team chose the keys.",
        "",
        "Down reads on by a line, H goes to the next heading, Insert+A gives the keys to the page",
        "or back to Orca.",
    ]
    for scene in scenes:
        lines += ["", f"## {scene.name}", "", "| key | spoken |", "|---|---|"]
        lines += [f"| {_key(each.key)} | {_cell(each.spoken)} |" for each in scene.heard]
    return "\n".join([*lines, ""])


def _key(key: str) -> str:
    if len(key) == 1:
        return key.upper()
    return _KEYS.get(key, key.replace("+a", "+A")) or "(none)"


def _cell(spoken: tuple[str, ...]) -> str:
    return " \\| ".join(each.replace("|", "\\|") for each in spoken) or "(nothing)"

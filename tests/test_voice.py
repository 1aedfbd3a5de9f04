"""Turns of phrase that nobody would say aloud stand nowhere a reader meets words."""

from pathlib import Path

import pytest

from mesoguide import paths

#: Sentences that were found, and turns of their kind.
UNSAID = [
    "How often such an infection comes over all",
    "no stand-in for",
    "They follow custom",
    "as far as anyone saw",
    "How many had dark skin, we did not see",
    "In what we saw, nobody was left untreated",
    "stands above year",
    "The price of one visit hides the whole",
    "What speaks against it",
    "on no list of names we saw",
    "over all.",
    "over all,",
    " did well ",
    " did well.",
    "is no way to",
    "With a dummy injection it was [=harms/swelling control count] and",
    "whom a dummy",
    "asks for care",
    "how long it took at most",
    "tells you much",
    "no such reason",
    "poorly kept",
    "ends less deep",
    "bring you care",
    "whom this fat",
]


def texts() -> list[Path]:
    """The pages and tables of the guide, and what its code and templates say."""
    tables = [*(paths.assets() / "evidence").glob("*.csv")]
    # The facts are written as their sources are, for those who check them.
    facts = {"facts.csv"}
    code = [*(paths.root() / "mesoguide").rglob("*.py"), *paths.notebooks().rglob("*.ipynb")]
    return [path for path in (*tables, *code) if path.name not in facts]


@pytest.mark.parametrize("phrase", UNSAID)
def test_a_sentence_nobody_would_say_stands_nowhere(phrase: str) -> None:
    said = [
        f"{path.name}: {line.strip()[:160]}"
        for path in texts()
        for line in path.read_text("utf-8").splitlines()
        if phrase in line and '"""' not in line and not line.lstrip().startswith("#")
    ]
    assert said == []

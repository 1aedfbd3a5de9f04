"""Words that the code fixes come from the catalogue; all else in the tables is for translators.

What a cell of a table may hold, such as a verdict, is a name for the code. A reader is shown the
catalogue's words for it, so that a translated guide keeps the names in its tables as they are.
"""

import ast
from collections.abc import Iterator
from gettext import NullTranslations
from html.parser import HTMLParser

import pytest

from mesoguide import cards, paths, widgets
from mesoguide.evidence import Evidence
from mesoguide.words import phrases
from tests.some import some

#: Every card and widget, but the list of sources, which needs a page, and chances, made of rows.
ALONE = [name for name in cards.__all__ if name not in ("Chances", "Sources")]
SHOWN = [getattr(cards, name) for name in ALONE]
SHOWN += [getattr(widgets, name) for name in widgets.__all__]


class Marked(NullTranslations):
    """A language in which each phrase of the catalogue stands in brackets."""

    def gettext(self, phrase: str) -> str:
        return f"⟦{phrase}⟧"

    def ngettext(self, one: str, many: str, number: int) -> str:
        return f"⟦{one if number == 1 else many}⟧"


class Texts(HTMLParser):
    """The texts of some HTML, each as it stands between two tags."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(html)

    def handle_data(self, data: str) -> None:
        self.found.append(data.strip().rstrip(".").lower())


def names() -> Iterator[str]:
    """What a cell of a table may hold where the code says which."""
    source = (paths.package() / "evidence" / "rows.py").read_text("utf-8")
    tree = ast.parse(source)
    lists = [node.value for node in tree.body if isinstance(node, ast.Assign)]
    literals = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Subscript) and ast.unparse(node.value) == "Literal"
    ]
    for node in (*literals, *(each for each in lists if isinstance(each, ast.Tuple))):
        yield from (str(each.value) for each in ast.walk(node) if isinstance(each, ast.Constant))


CELL_NAMES = frozenset(some(names()))


def html_of(made: type) -> str:
    thing = made("refine-1-both-1") if made is widgets.GuessFirst else made()
    return str(thing.still if isinstance(thing, widgets.base.GuideWidget) else thing._repr_html_())


@pytest.mark.parametrize("made", SHOWN, ids=lambda made: made.__name__)
def test_no_name_of_the_code_is_shown(
    made: type, facts: Evidence, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(phrases, "_translation", Marked)
    texts = some(Texts(html_of(made)).found)
    assert any("⟦" in text for text in texts)
    # A topic of the claims is a word of the table, which a translator changes there.
    topics = {claim.topic.lower() for claim in facts.claims.values()}
    names = {name.lower() for name in CELL_NAMES if len(name) > 1} - topics
    assert names & set(texts) == set()

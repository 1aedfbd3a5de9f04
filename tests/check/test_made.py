"""What code shows is read once it has run, and what widgets hold that no table gives them."""

import json
from pathlib import Path
from typing import Any

import pytest

from mesoguide.cards import Chances, Prices
from mesoguide.check.made import Made
from mesoguide.check.remade import Remade
from mesoguide.check.run import check
from mesoguide.check.scripts import words_in
from mesoguide.check.shown import _model
from mesoguide.evidence import Evidence
from mesoguide.widgets import (
    AreaCard,
    BodyMap,
    ClaimTable,
    CostPlanner,
    MySheet,
    RecoveryDays,
    SessionTimeline,
    my_sheet,
)
from mesoguide.widgets.base import GuideWidget
from tests.dates import day_after
from tests.pages.real import Cell, code, content

TYPED = "It is painless."


@pytest.fixture(scope="module")
def remade(facts: Evidence) -> Remade:
    return Remade(facts, frozenset({"03-body-areas.ipynb"}))


def stated(widget: GuideWidget) -> dict[str, Any]:
    """The state of a widget, as a notebook that has run holds it."""
    state: dict[str, Any] = json.loads(json.dumps(widget.get_state()))
    return state


@pytest.mark.parametrize(
    "widget",
    [
        lambda: ClaimTable(),
        lambda: BodyMap("chin", more="03-body-areas.ipynb"),
        lambda: RecoveryDays(3),
    ],
)
def test_what_the_tables_give_a_widget_is_not_typed(remade: Remade, widget: Any) -> None:
    state = stated(widget())
    assert list(remade.typed(state)) == []
    assert remade.looks(state) == ("", "")


def test_a_sentence_typed_into_a_widget_of_the_guide_is_found(remade: Remade) -> None:
    card = AreaCard()
    card.uses = {**card.uses, "chin/fat": {"title": TYPED}}
    assert list(remade.typed(stated(card))) == [TYPED]


def test_a_number_typed_into_a_widget_of_the_guide_is_found(remade: Remade) -> None:
    days = RecoveryDays()
    days.steps = [*days.steps, {"from": 97}]
    assert 97 in list(remade.typed(stated(days)))


def test_a_choice_made_in_a_cell_is_not_typed(remade: Remade) -> None:
    body = BodyMap()
    body.area, body.visits = "chin", 3
    assert list(remade.typed(stated(body))) == []


@pytest.mark.parametrize(("widget", "name"), [(SessionTimeline, "price"), (CostPlanner, "high")])
def test_a_price_or_guess_that_only_a_reader_makes_is_found(
    remade: Remade, widget: type[GuideWidget], name: str
) -> None:
    own = widget()
    setattr(own, name, 9871)
    assert list(remade.typed(stated(own))) == [9871]


@pytest.mark.parametrize(
    ("name", "held"), [("_said", TYPED), ("style", TYPED), ("layout", TYPED), ("count", 97)]
)
def test_all_that_a_strange_widget_holds_is_read(remade: Remade, name: str, held: object) -> None:
    state = {"_esm": "export default {}", "_view_count": None, "_model_name": "Any", name: held}
    assert list(remade.typed(state)) == [held]


def test_a_widget_that_calls_itself_a_style_is_read(remade: Remade) -> None:
    held = {
        "model_module": "anywidget",
        "model_name": "AnyStyleModel",
        "state": {"_esm": f"export default {{ render({{el}}) {{ el.textContent = '{TYPED}'; }} }}"},
    }
    assert TYPED in [piece.raw for piece in _model(held, remade, has_words=True).pieces]


def test_a_widget_that_says_it_is_another_is_read(remade: Remade) -> None:
    state = {**stated(SessionTimeline()), "made": [["swelling"], {}]}
    assert len(list(remade.typed(state))) > 100


def test_words_handed_to_a_widget_are_read(remade: Remade) -> None:
    own = my_sheet.catalogue()
    sheet = MySheet(beside={"de": {**own, "about": TYPED}})
    assert any(TYPED in str(each) for each in remade.typed(stated(sheet)))


def test_a_script_in_place_of_the_guides_own_is_read(remade: Remade) -> None:
    state = {**stated(ClaimTable()), "_esm": f"export default '{TYPED}'"}
    assert remade.looks(state) == (state["_esm"], "")


def test_rows_of_chances_are_ours_whichever_were_asked_for(remade: Remade) -> None:
    html = Chances(harms=["pain", "swelling"])._repr_html_()
    assert remade.is_ours(html)
    assert not remade.is_ours(html.replace("</h3>", f" {TYPED}</h3>", 1))
    assert not remade.is_ours(f"{html}<p>{TYPED}</p>")


def test_a_table_is_ours_only_as_a_whole(remade: Remade) -> None:
    html = str(Prices()._repr_html_())
    assert remade.is_ours(html)
    assert not remade.is_ours(f"{html}<p>{TYPED}</p>")


@pytest.mark.parametrize(
    "script",
    ["e.textContent = 'painless'", 'f("pain" + "less")', "`painless`", r'"p\u0061inless"'],
)
def test_the_words_of_a_script_are_those_in_quotes(script: str) -> None:
    assert list(words_in(script)) == ["painless"]


def test_what_could_not_run_is_said_and_is_not_well(tmp_path: Path) -> None:
    async def no_kernel(path: Path, nb: Any) -> Made:
        return Made(nb, (f"{path.name}: it could not be run",))

    (tmp_path / "01-x.ipynb").write_text(json.dumps(content()), "utf-8")
    report = check(tmp_path, today=day_after(), whole=False, make=no_kernel)
    assert not report.passes
    assert report.not_pages == ["01-x.ipynb: it could not be run"]


#: Code that puts the words on the page, by the way it takes.
CODE = {
    "prints": "print(f\"It is {'pain' + 'less'}.\")",
    "HTML": 'from IPython.display import HTML\nHTML("<p>pain" + "less</p>")',
    "a magic": "%%html\n<p>It is painless.</p>",
    "markdown": 'from IPython.display import Markdown\nMarkdown("It is painless.")',
    "LaTeX": 'from IPython.display import Latex\nLatex(r"$\\text{painless}$")',
    "a stock widget": 'import ipywidgets as w\nx = [w.HTML("It is painless.")]\nx[0]',
    "titles": 'w.Accordion([w.HTML()], titles=("painless",))',
    "a widget of the guide": (
        "from mesoguide.widgets import ClaimTable\nt = ClaimTable()\n"
        't.still = "<p>It is painless.</p>"\nt'
    ),
    "a widget like the guide's": (
        "from mesoguide.widgets.base import GuideWidget\nclass Own(GuideWidget):\n"
        '    folder = "claim_table"\nOwn(words={"caption": "It is painless."})'
    ),
    "a script": (
        "import anywidget\nclass Drawn(anywidget.AnyWidget):\n"
        "    _esm = \"export default { render({el}) { el.textContent = 'painless'; } };\"\nDrawn()"
    ),
    "a class of the guide": (
        "from mesoguide.cards import Prices\nclass Own(Prices):\n"
        '    def _repr_html_(self):\n        return "<p>painless</p>"\nOwn()'
    ),
}


@pytest.mark.slow
def test_words_that_code_makes_are_refused_at_their_cell(tmp_path: Path) -> None:
    cells: list[Cell] = [code(source) for source in CODE.values()]
    (tmp_path / "01-x.ipynb").write_text(json.dumps(content(*cells)), "utf-8")
    report = check(tmp_path, today=day_after(), whole=False)
    found = {each.cell for each in report.findings if each.wrong == 'the word "painless"'}
    assert [way for cell, way in enumerate(CODE, start=3) if cell not in found] == []


@pytest.mark.slow
def test_a_cell_that_raises_is_one_line_with_its_reason(tmp_path: Path) -> None:
    (tmp_path / "01-x.ipynb").write_text(json.dumps(content(code("1 / 0"))), "utf-8")
    report = check(tmp_path, today=day_after(), whole=False)
    assert report.not_pages == ["01-x.ipynb, cell 3: it raised ZeroDivisionError: division by zero"]

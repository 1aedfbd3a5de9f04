"""Every word a reader sees comes from one catalogue, and another language's is held to it."""

import ast
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.jslexer import Token, tokenize
from babel.messages.pofile import write_po

from mesoguide import paths, words
from mesoguide.check.run import check
from mesoguide.words.catalogue import CatalogueError, place, translation
from tests.some import some
from tests.test_words_of_code import CELL_NAMES
from tests.translated import LANGUAGE, OPENS, published, template, write_catalogue

CODE = sorted(paths.package().rglob("*.py"))
TEMPLATES = sorted(
    [*(paths.assets() / "template").glob("*.j2"), *paths.package().glob("[!s]*/**/*.j2")]
)
SCRIPTS = sorted(
    [*(paths.assets() / "template").glob("*.js"), *(paths.package() / "widgets").rglob("*.js")]
)


def name(path: Path) -> str:
    return path.relative_to(paths.root()).as_posix()


# --- what translators are given ------------------------------------------------------------------


def phrases(catalogue: Catalog) -> dict[object, list[str]]:
    return {message.id: [file for file, _ in message.locations] for message in catalogue}


def test_the_template_for_translators_holds_every_phrase_of_today(tmp_path: Path) -> None:
    """If this fails: make words."""
    fresh = tmp_path / "fresh.pot"
    command = ["make", "-o", ".venv/tools", "words", f"POT={fresh}"]
    subprocess.run([*command, f"BIN={Path(sys.executable).parent}"], cwd=paths.root(), check=True)
    dated = re.compile(r'^"POT-Creation-Date: .*$', re.MULTILINE)
    committed = (paths.assets() / "words" / "mesoguide.pot").read_text("utf-8")
    assert dated.sub("", fresh.read_text("utf-8")) == dated.sub("", committed)


def calls(path: Path) -> Iterator[ast.Call]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, (ast.Name, ast.Attribute)):
            yield node


def called(node: ast.Call) -> str:
    return node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")


def phrases_given(node: ast.Call) -> list[ast.expr]:
    return {"_": node.args, "counted": node.args[1:]}.get(called(node), [])


@pytest.mark.parametrize("path", CODE, ids=name)
def test_a_phrase_is_given_as_it_stands_so_that_it_can_be_gathered(path: Path) -> None:
    if path.name == "templates.py":
        return  # hands phrases of templates on
    made = [
        argument.lineno
        for node in calls(path)
        for argument in phrases_given(node)
        if not (isinstance(argument, ast.Constant) and isinstance(argument.value, str))
    ]
    assert made == []


# --- nothing visible stands outside it -----------------------------------------------------------

#: Folders and files that speak to those who keep the guide up, not to its readers.
FOR_KEEPERS = (
    *("check/", "evidence/", "cli.py", "lab.py", "publish/publish.py", "serve/"),
    *("pages/displayed.py", "pages/faults.py", "pages/pictures.py"),
)
#: A sentence or a label: it begins with a capital, or has four words or more.
SAID = re.compile(r"^[A-Z][a-z]+([ .:,?][^<]*)?$|^[a-z]+( [a-z',]+){3,}[.?]?$")


def texts(tree: ast.AST) -> Iterator[ast.Constant]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node


#: What Jupyter calls the end of its kinds' names.
ENDS = {"Model"}


def is_quiet(node: ast.AST) -> bool:
    """Errors, types and `__all__` are for those who write code; so is a text on its own."""
    names = node.targets if isinstance(node, ast.Assign) else []
    exported = any(isinstance(name, ast.Name) and name.id == "__all__" for name in names)
    alone = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    return exported or alone or isinstance(node, (ast.Raise, ast.Assert, ast.AnnAssign))


def born(path: Path) -> list[str]:
    tree = ast.parse(path.read_text("utf-8"))
    quiet = [
        node
        for node in ast.walk(tree)
        if is_quiet(node) or (isinstance(node, ast.Call) and phrases_given(node))
    ]
    known = {id(inside) for node in quiet for inside in ast.walk(node)}
    return [
        f"line {node.lineno}: {node.value}"
        for node in texts(tree)
        if id(node) not in known
        and node.value not in CELL_NAMES | ENDS
        and SAID.match(str(node.value))
    ]


FOR_READERS = [
    path for path in CODE if not name(path).removeprefix("mesoguide/").startswith(FOR_KEEPERS)
]


@pytest.mark.parametrize("path", some(FOR_READERS), ids=name)
def test_no_word_is_born_in_python_outside_the_catalogue(path: Path) -> None:
    assert born(path) == []


@pytest.mark.parametrize("path", CODE, ids=name)
def test_no_date_is_written_with_english_months(path: Path) -> None:
    assert not re.search(r"%B|%b|strftime", path.read_text("utf-8"))


class Visible(HTMLParser):
    """Gathers what a template shows, or says, with no look at the catalogue."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for key, value in attrs:
            if key in ("aria-label", "alt", "title", "placeholder") or key.startswith("data-"):
                self.see(value or "", r"[A-Z]|[a-z] [a-z]")

    def handle_data(self, data: str) -> None:
        self.see(data, r"[A-Za-z]")

    def see(self, text: str, word: str) -> None:
        # A macro may make the attributes of a tag.
        if re.search(word, text) and not re.fullmatch(r'\s*([\w-]+="[^"]*"\s*(hidden\s*)?)+', text):
            self.found.append(text.strip())


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_no_word_is_born_in_a_template(path: Path) -> None:
    html = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", "", path.read_text("utf-8"), flags=re.DOTALL)
    seen = Visible()
    seen.feed(html)
    assert seen.found == []


#: What a text is for that no reader sees: the name before it.
FOR_CODE = re.compile(
    r"(.*\.)?(class|className|d|viewBox|key|querySelector(All)?|find|closest|endsWith|Error|warn|error"
    r"|dataset\.\w+)$"
)
#: Names that scripts share, and of faces, which look like words.
FACES = {"Atkinson Hyperlegible Next", "Source Serif"}
NAMES = {"use strict", "plan ends before", "no clear gain", "Escape", *FACES}
#: A sentence, a label, or three words in a row.
WORDS = re.compile(r"^[A-Z][a-z]+([ .,:]|$)|[a-z]{2,} [a-z]{2,} [a-z]{2,}")


def shown(path: Path) -> Iterator[Token]:
    """The texts of a script that a reader may see."""
    before: list[str] = []
    for token in tokenize(path.read_text("utf-8")):
        if token.type in ("whitespace", "linecomment", "multilinecomment"):
            continue
        text = re.sub(r"\$\{[^}]*\}", "0", token.value[1:-1])
        is_text = token.type in ("string", "template_string") and text not in NAMES
        if is_text and WORDS.search(text) and not any(map(FOR_CODE.match, before[-4:])):
            yield token
        before.append(token.value)


@pytest.mark.parametrize("path", SCRIPTS, ids=name)
def test_no_word_is_born_in_a_script(path: Path) -> None:
    assert [f"line {token.lineno}: {token.value}" for token in shown(path)] == []


# --- a catalogue is held to the English ----------------------------------------------------------


def written(folder: Path, *messages: tuple[object, object], **more: object) -> Path:
    catalogue = Catalog(locale=LANGUAGE)
    for phrase, translated in messages:
        catalogue.add(phrase, translated, **more)
    path = folder / "some.po"
    with path.open("wb") as file:
        write_po(file, catalogue)
    return path


def test_a_phrase_comes_out_translated(tmp_path: Path) -> None:
    assert translation(written(tmp_path, ("Close", "Zu"))).gettext("Close") == "Zu"


def test_a_phrase_without_a_translation_stays_as_written(tmp_path: Path) -> None:
    assert translation(written(tmp_path, ("Close", ""))).gettext("Close") == "Close"


def test_a_translation_that_its_translator_doubts_is_not_shown(tmp_path: Path) -> None:
    path = written(tmp_path, ("Close", "Zu"), flags=["fuzzy"])
    assert translation(path).gettext("Close") == "Close"


def test_a_language_without_a_catalogue_is_english(tmp_path: Path) -> None:
    assert translation(tmp_path / "none.po").gettext("Close") == "Close"


def test_a_catalogue_that_changed_is_read_again(tmp_path: Path) -> None:
    translation(written(tmp_path, ("Close", "Zu")))
    path = written(tmp_path, ("Close", "Weg"))
    assert translation(path).gettext("Close") == "Weg"


VISITS = ("{number} visit", "{number} visits")


@pytest.mark.parametrize(
    ("phrase", "translated", "found", "accepted"),
    [
        ("week {week}", "vika", "no place", "{week}"),
        ("week {week}", "vika {vika}", "{vika}", "{week}"),
        ("{low} to {high}", "{low} til {low}", "{low}, {low}", "{high}, {low}"),
        ("week {week}", "vika {week", "{", "{week}"),
        ("Close", "<b>Loka</b>", "<, <, >, >", "no place"),
        (VISITS, ("{number} koma", "komur"), "no place", "{number}"),
        ("about {number}", "um 97 {number}", "97, {number}", "{number}"),
        (
            "{number} of 100",
            "{number} af \uff11\uff10\uff10\uff10",
            "1000, {number}",
            "100, {number}",
        ),
    ],
)
def test_a_translation_that_lost_a_place_is_refused(
    phrase: object, translated: object, found: str, accepted: str, tmp_path: Path
) -> None:
    path = written(tmp_path, (phrase, translated))
    with pytest.raises(CatalogueError) as error:
        translation(path)
    said = str(error.value)
    english = phrase if isinstance(phrase, str) else phrase[1]  # type: ignore[index]
    assert said.startswith(f"{path}, line ") and repr(english) in said
    assert f"with {found}; accepted: {accepted}" in said


def test_a_number_may_be_written_as_the_language_writes_it(tmp_path: Path) -> None:
    path = written(tmp_path, ("In 10,000 people", "Hjá 10.000 manns"))
    assert translation(path).gettext("In 10,000 people") == "Hjá 10.000 manns"


def test_a_rule_for_plurals_that_is_none_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path, ("Close", "Loka"))
    path.write_text(re.sub("plural=[^;]*;", "plural=(n;", path.read_text("utf-8")), "utf-8")
    with pytest.raises(CatalogueError, match="plural form"):
        translation(path)


def test_a_file_that_is_no_catalogue_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "some.po"
    path.write_text("Close = Zu", "utf-8")
    with pytest.raises(CatalogueError, match=re.escape(str(path))):
        translation(path)


# --- words, counts and dates in a language -------------------------------------------------------


@pytest.fixture
def speaks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    write_catalogue(tmp_path / "words")
    monkeypatch.setattr(paths, "assets", lambda: tmp_path)
    with words.speaking(LANGUAGE):
        yield


@pytest.mark.usefixtures("speaks")
@pytest.mark.parametrize(
    ("number", "form"), [(0, "a"), (1, "b"), (2, "c"), (6, "d"), (11, "f"), (100, "e")]
)
def test_each_plural_form_of_a_language_is_used(number: int, form: str) -> None:
    assert words.counted(number, *VISITS) == f"⟦{number} vísíts⟧{form}"


def test_a_catalogue_that_is_refused_is_the_only_complaint_of_the_check(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = place(tmp_path / "words", LANGUAGE)
    path.parent.mkdir(parents=True)
    written(tmp_path, ("week {week}", "vika")).rename(path)
    monkeypatch.setattr(paths, "assets", lambda: tmp_path)
    [line] = check(tmp_path / LANGUAGE, whole=False).not_pages
    assert line.startswith(f"{path}, line ")


@pytest.mark.usefixtures("speaks")
def test_a_place_is_filled_in_any_language() -> None:
    assert words.week_words(4) == "⟦wéék 4⟧"


def test_a_folder_that_is_no_language_speaks_english() -> None:
    with words.speaking("draft"):
        assert (words.language(), words.direction()) == ("en", "ltr")


def test_a_date_has_the_months_of_its_language() -> None:
    with words.speaking("fr"):
        assert words.date_words("2026-08-09") == "9 août 2026"


def test_after_speaking_a_language_the_one_before_is_spoken() -> None:
    with words.speaking("fr"):
        pass
    assert words.language() == "en"


# --- whole pages in it ---------------------------------------------------------------------------

PAGES = ["00-start", "06-treatments-and-results", "08-cost-and-insurance"]


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], str]:
    site = published(tmp_path_factory.mktemp("translated"), PAGES)
    return lambda name: (site / f"{name}.html").read_text("utf-8")


@pytest.mark.slow
@pytest.mark.parametrize("name", PAGES)
def test_a_page_names_its_language_and_direction(page: Callable[[str], str], name: str) -> None:
    assert f'<html lang="{LANGUAGE}" dir="rtl">' in page(name)


@pytest.mark.slow
def test_the_frame_of_a_page_comes_out_in_its_language(page: Callable[[str], str]) -> None:
    frame = template_phrases("assets/template/index.html.j2")
    html = page("08-cost-and-insurance")
    assert [phrase for phrase in frame if f">{phrase}<" in html] == []
    assert "⟦Skíp tó thé págé⟧" in html


def template_phrases(file: str) -> list[str]:
    found = phrases(template())
    return [phrase for phrase, files in found.items() if file in files and isinstance(phrase, str)]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "widget"),
    [
        ("06-treatments-and-results", "session_timeline"),
        ("06-treatments-and-results", "skin_section"),
        ("08-cost-and-insurance", "cost_planner"),
    ],
)
def test_a_widget_comes_out_in_its_language(
    page: Callable[[str], str], name: str, widget: str
) -> None:
    own = template_phrases(f"mesoguide/widgets/{widget}/__init__.py")
    html = page(name)
    assert html.count(OPENS) > 100
    assert [phrase for phrase in own if f'"{phrase}"' in html] == []


def test_the_catalogue_of_a_language_stands_in_its_folder() -> None:
    assert name(place(paths.assets() / "words", "pt-BR")) == (
        "assets/words/pt_BR/LC_MESSAGES/mesoguide.po"
    )

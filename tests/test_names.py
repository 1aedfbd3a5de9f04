"""The package's names: each stands for one thing, in plain words."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from mesoguide import paths

MODULES = sorted(paths.package().rglob("*.py"))
CODE = [
    *MODULES,
    *(path for room in ("tests", "tools") for path in sorted((paths.root() / room).rglob("*.py"))),
]
SCRIPTS = sorted(
    [*(paths.assets() / "template").glob("*.js"), *(paths.package() / "widgets").rglob("*.js")]
)
#: Words that once stood for a text, a source, a language, a style or a link.
PRIVATE = re.compile(r"(?:^|_)(?:told|behind|tongue|dress|tame)(?:_|$)", re.IGNORECASE)
#: In scripts also what once stood for load, hydrate, show a dialog, and a roving tab stop.
PRIVATE_IN_SCRIPTS = re.compile(
    r"\b(?:const|let|function)\s+(told|behind|tongue|dress|tame|call|bring|lose|roam)\b"
)


def in_short(path: Path) -> str:
    return path.relative_to(paths.root()).as_posix()


def public_names(path: Path) -> Iterator[str]:
    """The classes and functions that a module gives to others."""
    for node in ast.parse(path.read_text("utf-8")).body:
        named = isinstance(node, (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef))
        if named and not node.name.startswith("_"):
            yield node.name


def identifiers(path: Path) -> Iterator[str]:
    """Every name that a file gives to something of its own, and every argument it names."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)):
            if not node.name.startswith("test_"):
                yield node.name
        elif isinstance(node, ast.Name):
            yield node.id
        elif isinstance(node, ast.Attribute):
            yield node.attr
        elif isinstance(node, (ast.arg, ast.keyword)):
            yield node.arg or ""


def test_a_public_name_is_defined_once() -> None:
    modules = defaultdict(list)
    for path in MODULES:
        for name in public_names(path):
            modules[name].append(in_short(path))
    assert {name: places for name, places in modules.items() if len(places) > 1} == {}


@pytest.mark.parametrize("path", CODE, ids=in_short)
def test_python_names_are_plain_words(path: Path) -> None:
    assert sorted({name for name in identifiers(path) if PRIVATE.search(name)}) == []


@pytest.mark.parametrize("path", SCRIPTS, ids=in_short)
def test_names_in_scripts_are_plain_words(path: Path) -> None:
    assert sorted(set(PRIVATE_IN_SCRIPTS.findall(path.read_text("utf-8")))) == []

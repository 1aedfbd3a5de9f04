"""Tests can fail: none goes through what may be empty, and none holds whatever happens."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from mesoguide import paths
from tests.some import some

TESTS = some(sorted((paths.root() / "tests").rglob("*.py")))
#: What finds things in a page, a folder or a text, or picks some: it may find nothing.
FINDS = {"all", "evaluate", "evaluate_all", "all_inner_texts", "all_text_contents"}
FINDS |= {"glob", "rglob", "iterdir", "findall", "finditer", "filter"}


def name(path: Path) -> str:
    return path.relative_to(paths.root()).as_posix()


def called(node: ast.expr) -> str:
    made = node.func if isinstance(node, ast.Call) else None
    return made.id if isinstance(made, ast.Name) else getattr(made, "attr", "")


def asserts(node: ast.AST) -> bool:
    return isinstance(node, ast.Assert) or (
        isinstance(node, ast.Expr)
        and any(isinstance(part, ast.Call) and called(part) == "expect" for part in ast.walk(node))
    )


def may_be_empty(node: ast.expr) -> bool:
    picks = isinstance(node, ast.ListComp | ast.GeneratorExp) and node.generators[0].ifs
    return called(node) in FINDS or bool(picks)


def toothless(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """The lines of a file on which a test would hold whatever is broken."""
    for node in ast.walk(tree):
        if isinstance(node, ast.For) and any(map(asserts, ast.walk(node))):
            if may_be_empty(node.iter):
                yield node.lineno, "a loop over what may be empty: take some(...) of it"
            for part in ast.walk(node):
                if isinstance(part, ast.If) and all(map(asserts, part.body)):
                    yield part.lineno, "an assert that may never be reached: filter, then some(...)"
        if isinstance(node, ast.Assert) and always_true(node.test):
            yield node.lineno, "an assert that is always true"
        if isinstance(node, ast.ExceptHandler) and "AssertionError" in names(node.type):
            yield node.lineno, "an assert whose failure is let pass"


def names(node: ast.expr | None) -> set[str]:
    return {part.id for part in ast.walk(node or ast.Pass()) if isinstance(part, ast.Name)}


def always_true(node: ast.expr) -> bool:
    if isinstance(node, ast.BoolOp) and isinstance(node.op, ast.Or):
        return any(isinstance(value, ast.Constant) and value.value for value in node.values)
    if isinstance(node, ast.Compare) and isinstance(node.ops[0], ast.In):
        whole = node.comparators[0]
        parts = whole if isinstance(whole, ast.BinOp) else ast.BinOp(whole, ast.Add(), whole)
        return bool({ast.unparse(parts.left), ast.unparse(parts.right)} & pieces(node.left))
    return False


def pieces(node: ast.expr) -> set[str]:
    """A thing, and what it was cut from, as they are written."""
    found = {ast.unparse(node)}
    if isinstance(node, ast.Subscript) and called(node.value) == "split":
        found.add(ast.unparse(node.value.func.value))  # type: ignore[attr-defined]
    return found


@pytest.mark.parametrize("path", TESTS, ids=name)
def test_every_assert_is_reached_and_can_fail(path: Path) -> None:
    found = toothless(ast.parse(path.read_text("utf-8")))
    assert [f"line {line}: {what}" for line, what in found] == []


@pytest.mark.parametrize(
    "source",
    [
        "for each in page.locator('a').all():\n    assert each",
        "for each in filter(None, cells):\n    assert each",
        "for each in [one for one in cells if one]:\n    assert each",
        "for each in cells:\n    if each:\n        assert each.tags",
        "for each in cells:\n    if each:\n        expect(each).to_be_visible()",
        "assert found or True",
        "assert title in caption + title",
        "assert title.split(':')[0] in caption + title",
        "try:\n    check()\nexcept AssertionError:\n    pass",
    ],
)
def test_an_assert_with_no_teeth_is_found(source: str) -> None:
    assert len(list(toothless(ast.parse(source)))) == 1

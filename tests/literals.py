"""The texts in the package's code."""

import ast
from collections.abc import Iterator
from pathlib import Path


def literals(path: Path) -> Iterator[str]:
    """Yield the texts of a module, its docstrings aside."""
    tree = ast.parse(path.read_text("utf-8"))
    docs = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or id(node) in docs:
            continue
        if isinstance(node.value, str):
            yield node.value
        elif isinstance(node.value, bytes):
            yield node.value.decode("utf-8", "replace")

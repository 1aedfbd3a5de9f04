"""What a cell's code would show that a page can't: told from the code, without running it.

Only plain cases are seen: a figure or a stock widget that is a cell's last line, or is shown by
`display` or `show`. What a function makes is seen when the page is made.
"""

import ast
import re
from collections.abc import Iterable, Iterator

FIGURES = {
    "plotly": "a Plotly figure",
    "altair": "an Altair chart",
    "bokeh": "a Bokeh figure",
}
SHOWN = (
    "text, pictures, tables, the guide's own widgets and other anywidgets, VBox, HBox, Box, jslink"
)
#: Names of ipywidgets that a page shows, or that show nothing.
HOSTED = frozenset(
    {"VBox", "HBox", "Box", "Layout", "jslink", "jsdlink", "link", "dlink", "embed", "widgets"}
)
#: A script of a widget that asks for another one.
ASKS = re.compile(
    r"""\bimport\s*(?:[\w*{}\s,$]+?\sfrom\s*)?\(?\s*["'](?P<address>(?:https?:)?//[^"'\s]+)["']"""
)


def asked_for(script: str) -> str:
    """Return the address of the first script that a script loads from elsewhere, or nothing."""
    found = ASKS.search(script)
    return found["address"] if found else ""


def not_shown(sources: Iterable[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Yield the number of each code cell that shows what no page can, and what that is.

    Parameters
    ----------
    sources
        The code cells of a notebook, in order, each with its number.
    """
    known: dict[str, str] = {}
    for number, source in sources:
        if address := asked_for(source):
            yield number, f"a widget whose script loads {address}"
        try:
            lines = ast.parse(source).body
        except (SyntaxError, ValueError):
            continue  # magics and the like: seen when it runs
        for line in lines:
            _learn(line, known)
        for shown in _shown(lines):
            if found := _kind(shown, known):
                yield number, found
                break


def _learn(line: ast.stmt, known: dict[str, str]) -> None:
    """Take down which names a line gives to figures, stock widgets and what makes them."""
    if isinstance(line, ast.Import):
        for name in line.names:
            root = name.name.split(".")[0]
            if root in FIGURES or root == "ipywidgets":
                known[name.asname or root] = FIGURES.get(root, root)
    elif isinstance(line, ast.ImportFrom) and line.module:
        root = line.module.split(".")[0]
        for name in line.names:
            if root in FIGURES:
                known[name.asname or name.name] = FIGURES[root]
            elif root == "ipywidgets" and name.name not in HOSTED:
                known[name.asname or name.name] = f"the widget {name.name} of ipywidgets"
    elif isinstance(line, ast.Assign):
        found = _kind(line.value, known)
        for target in line.targets:
            if isinstance(target, ast.Name):
                if found:
                    known[target.id] = found
                else:
                    known.pop(target.id, None)


def _shown(lines: list[ast.stmt]) -> Iterator[ast.expr]:
    """Yield what the lines of a cell show: its last expression, and what is told to be shown."""
    for place, line in enumerate(lines):
        if not isinstance(line, ast.Expr):
            continue
        call = line.value
        if isinstance(call, ast.Call):
            if isinstance(call.func, ast.Name) and call.func.id == "display":
                yield from call.args
                continue
            if isinstance(call.func, ast.Attribute) and call.func.attr == "show":
                yield call.func.value
                continue
        if place == len(lines) - 1 and isinstance(call, ast.Call | ast.Name):
            yield call


def _kind(shown: ast.expr, known: dict[str, str]) -> str:
    """Return what an expression makes that no page shows, or nothing."""
    if isinstance(shown, ast.Name):
        found = known.get(shown.id, "")
        return "" if found == "ipywidgets" else found
    if not isinstance(shown, ast.Call):
        return ""
    made = shown.func
    if isinstance(made, ast.Name):
        return _kind(made, known)
    if isinstance(made, ast.Attribute):
        at = made.value
        while isinstance(at, ast.Attribute):
            at = at.value
        root = known.get(at.id, "") if isinstance(at, ast.Name) else ""
        if root == "ipywidgets":
            hosted = made.attr in HOSTED or not made.attr[:1].isupper()
            return "" if hosted else f"the widget {made.attr} of ipywidgets"
        is_figure = root in FIGURES.values() and not made.attr.startswith(("to_", "write_"))
        return root if is_figure else ""
    return ""

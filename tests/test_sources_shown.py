"""What a page is made shorter by moves into folds or to another page: no source is lost for it."""

import ast
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mesoguide import paths
from mesoguide.evidence import Evidence
from mesoguide.pages.series import in_reading_order
from mesoguide.words.marks import NOTES, cited_in

#: Sources that stand behind rows no page shows, or beside a better one.
ON_NO_PAGE = frozenset(
    [
        "10xb101-registry",
        "ayp101-phase2-registry",
        "boxley-2023-contour-australia",
        "calacattawi-2024-tranexamic",
        "cbl0205-registry",
        "deoxycholic-acid-2021-meta-analysis",
        "dimsumdaily-2023-doctor-case",
        "duncan-2006-physician-survey",
        "european-1-registry-results",
        "european-2-registry-results",
        "fillers-2009-dark-skin",
        "franzoni-2021-chin-fat-grew",
        "gold-cbl514-congress",
        "kaleeny-2024-bdd-surgery",
        "liao-2024-tranexamic-vitamin-c",
        "lipo202-chin-registry",
        "mahmud-2012-lipodissolve",
        "marzban-2017-hair-mesotherapy",
        "mauiderm-2016-refine-men",
        "moniteur-pharmacies-2021-lipolytics",
        "montes-2020-jowls",
        "natoli-2026-consensus",
        "nikolis-2021-fat-grew",
        "nyirady-2001-tretinoin",
        "olsen-2002-minoxidil",
        "olsen-2007-minoxidil-foam",
        "palm-2019-contour",
        "patil-2019-tranexamic-three-groups",
        "peeref-refine2-funding",
        "ranieri-2024-neck-pain",
        "rebellato-2025-minoxidil-injection",
        "reeds-trial-commentary",
        "rzl012-registry-results",
        "thomas-2018-injection-lipolysis",
        "vyc12-us-trial-registry",
    ]
)


def results(code: str, names: dict[str, Any]) -> Iterator[Any]:
    """What a cell shows: its last line, if that is no statement."""
    *lines, last = ast.parse(code).body
    if not isinstance(last, ast.Expr):
        lines.append(last)
    exec(compile(ast.Module(lines, []), "cell", "exec"), names)
    if isinstance(last, ast.Expr):
        yield eval(compile(ast.Expression(last.value), "cell", "eval"), names)


def sources(result: Any) -> Iterator[str]:
    yield from getattr(result, "sources", ())
    for child in getattr(result, "children", ()):
        yield from sources(child)


def shown_on(page: Path) -> Iterator[str]:
    names: dict[str, Any] = {}
    for cell in json.loads(page.read_text("utf-8"))["cells"]:
        text = "".join(cell["source"])
        if cell["cell_type"] == "code":
            for result in results(text, names):
                yield from sources(result)
        elif NOTES not in cell["metadata"].get("tags", ()):
            yield from cited_in(text)


def test_every_source_that_a_reader_could_reach_can_be_reached(facts: Evidence) -> None:
    shown = {key for page in in_reading_order(paths.notebooks() / "en") for key in shown_on(page)}
    assert set(facts.sources) - shown <= ON_NO_PAGE

"""The scorecard as a page of markdown."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from tools.scorecard.judge import RESULTS, Result
from tools.scorecard.results import Run
from tools.scorecard.rows import STANDARDS, Item

#: The standards on who can use the guide.
USE = ("WCAG-2.2", "EN-301-549", "CHARTABILITY")


def markdown(items: Sequence[Item], results: Sequence[Result], run: Run) -> str:
    """Return the scorecard: who can use the guide, a count for each standard, then each item.

    Parameters
    ----------
    items, results
        The items, and the result of each.
    run
        The run of the tests that decided.
    """
    rows = list(zip(items, results, strict=True))
    parts = {
        standard: [row for row in rows if row[0].standard == standard] for standard in STANDARDS
    }
    counts = {
        standard: [sum(result == each for _, result in part) for each in RESULTS]
        for standard, part in parts.items()
    }
    templates = Environment(  # markdown, not HTML: the page that shows it escapes
        loader=FileSystemLoader(Path(__file__).parent),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        undefined=StrictUndefined,
    )
    templates.filters["cell"] = _cell
    return templates.get_template("scorecard.md.j2").render(
        run=run,
        names=STANDARDS,
        parts=parts,
        counts=counts,
        results=RESULTS,
        all=_added(counts.values()),
        use_lists=USE,
        use=_added(counts[standard] for standard in USE),
        shown=_shown,
    )


def _added(counts: Iterable[list[int]]) -> list[int]:
    return [sum(column) for column in zip(*counts, strict=True)]


def _shown(item: Item) -> str:
    """Return what stands behind an item, in words."""
    parts = []
    if item.kind == "element":
        parts.append(f"Page `{item.page}`, at `{item.element}`: “{item.words}”.")
    if item.test:
        parts.append(f"Tests: {'; '.join(map(_test, item.test))}.")
    if item.note:
        parts.append(item.note)
    return " ".join(parts)


def _test(node: str) -> str:
    """Return a test's name as the sentence it is, and its file."""
    file, name = node.split("::")
    name, _, parameter = name.removeprefix("test_").partition("[")
    only = f" ({parameter.removesuffix(']')})" if parameter else ""
    return f"{name.replace('_', ' ')}{only} [`{file.removeprefix('tests/')}`]"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")

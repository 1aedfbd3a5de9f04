"""`make beside COMMIT=…`: this tree's server beside that of a commit, in turn, in one run."""

import argparse
import statistics
import subprocess
import sys
import tempfile
from dataclasses import astuple
from pathlib import Path

from mesoguide import paths
from tests.server import PAGES
from tools.bench.growth import Grown, measured

TURNS = 5
#: What is compared, in the order of `Grown` without its pages: the unit, and if less is better.
FIGURES = (
    ("first page after the start", "s", True),
    ("every page after the start", "s", True),
    ("idle memory", "MB", True),
    ("pages a second, 100 connections", "", False),
    ("99 of 100 answers within", "ms", True),
)


def checkout(commit: str, folder: Path) -> Path:
    """Return a folder with the tree of a commit, set up as its own README says."""
    subprocess.run(["git", "clone", "-q", str(paths.root()), str(folder)], check=True)
    subprocess.run(["git", "checkout", "-q", commit], cwd=folder, check=True)
    subprocess.run(["make", "-s", ".venv/ready"], cwd=folder, check=True, stdout=sys.stderr)
    return folder


def beside(commit: str, turns: int) -> str:
    """Return a table of both, the medians of so many turns and how many times as much it is now."""
    with tempfile.TemporaryDirectory() as temporary:
        roots = (checkout(commit, Path(temporary) / "before"), paths.root())
        found: tuple[list[Grown], list[Grown]] = ([], [])
        for turn in range(turns):
            print(f"turn {turn + 1} of {turns}", file=sys.stderr, flush=True)
            for root, into in zip(roots, found, strict=True):
                python = [str(root / ".venv" / "bin" / "python")]
                into.append(measured(python, root, root / "notebooks", list(PAGES)))
    before, now = map(_medians, found)
    lines = [f"| figure | {commit} | now | times |", "|---|---|---|---|"]
    for (name, unit, less), was, new in zip(FIGURES, before, now, strict=True):
        worse = " (worse)" if (new > was) == less and new != was else ""
        lines.append(f"| {name} | {was:,.1f} {unit} | {new:,.1f} {unit} | {new / was:.2f}{worse} |")
    return "\n".join(lines)


def _medians(turns: list[Grown]) -> list[float]:
    rows = (astuple(each)[1:] for each in turns)
    return [statistics.median(column) for column in zip(*rows, strict=True)]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("commit")
    parser.add_argument("--turns", type=int, default=TURNS)
    asked = parser.parse_args()
    print(beside(asked.commit, asked.turns))


if __name__ == "__main__":
    main()

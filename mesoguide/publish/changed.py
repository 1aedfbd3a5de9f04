"""What changed since the last publish: a key for each page, of everything the page is made of."""

import hashlib
import json
from dataclasses import asdict, dataclass
from importlib.metadata import distributions
from pathlib import Path

import nbformat

from mesoguide import paths
from mesoguide.evidence import load
from mesoguide.pages.files import behind
from mesoguide.pages.page import is_stale
from mesoguide.pages.series import all_pages, notebooks

#: Where a site tells what it was made of. A folder without it is not ours to write over.
MANIFEST = ".mesoguide.json"


@dataclass(frozen=True)
class Made:
    """A page of a site: the key of what it was made of, and the files it needs, by name."""

    key: str
    files: tuple[str, ...]


def keys(folder: Path) -> dict[str, str]:
    """Return a key for each notebook of a folder; it changes when its page would.

    Raises
    ------
    PageError
        When a notebook's dates are missing.
    """
    common = hashlib.sha256()
    for page in all_pages(folder):
        common.update(f"{page.href}\n{page.title}\n".encode())
    for path in behind(*paths.behind_pages(), folder):
        common.update(f"{path}\n".encode() + path.read_bytes())
    for library in sorted(f"{each.name}=={each.version}\n" for each in distributions()):
        common.update(library.encode())
    evidence = load()
    found = {}
    for notebook in notebooks(folder):
        key = common.copy()
        key.update(notebook.read_bytes())
        metadata = nbformat.read(notebook, as_version=4).metadata  # type: ignore[no-untyped-call]
        # A page that got old says so, though nothing it is made of has changed.
        key.update(str(is_stale(notebook.name, metadata, evidence)).encode())
        found[notebook.stem] = key.hexdigest()
    return found


def read(site: Path) -> dict[str, Made]:
    """Return what a site says it was made of; nothing if it doesn't say."""
    try:
        told = json.loads((site / MANIFEST).read_text("utf-8"))
        return {name: Made(page["key"], tuple(page["files"])) for name, page in told.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def write(site: Path, pages: dict[str, Made]) -> None:
    """Say in a site what it was made of."""
    told = {name: asdict(page) for name, page in pages.items()}
    (site / MANIFEST).write_text(json.dumps(told, indent=1), "utf-8")

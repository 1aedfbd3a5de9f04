"""What changed since the last publish: a key for each page, of everything the page is made of."""

import hashlib
import json
from dataclasses import asdict, dataclass
from importlib.metadata import distributions
from pathlib import Path

from mesoguide import paths
from mesoguide.evidence import load
from mesoguide.pages.files import source_files
from mesoguide.pages.notebook import PageError
from mesoguide.pages.notebook import read as read_notebook
from mesoguide.pages.page import is_stale
from mesoguide.pages.series import all_pages, in_reading_order, stem_of

#: Where a site tells what it was made of. A folder without it is not ours to write over.
MANIFEST = ".mesoguide.json"


@dataclass(frozen=True)
class PublishedPage:
    """A page of a site: the key of what it was made of, and the files it needs, by place."""

    key: str
    files: tuple[str, ...]


def keys(folder: Path) -> dict[str, str]:
    """Return a key for each notebook of a folder, by its name; it changes when its page would.

    One that can't be read, or has no dates, has none.
    """
    common = hashlib.sha256()
    for page in all_pages(folder):
        common.update(f"{page.href}\n{page.title}\n".encode())
    for path in source_files(*paths.page_sources(), folder):
        common.update(f"{path}\n".encode() + path.read_bytes())
    for library in sorted(f"{each.name}=={each.version}\n" for each in distributions()):
        common.update(library.encode())
    evidence = load()
    found = {}
    for notebook in in_reading_order(folder):
        key = common.copy()
        try:
            old = is_stale(notebook.name, read_notebook(notebook).metadata, evidence)
            key.update(notebook.read_bytes())
        except (PageError, OSError):
            continue
        # A page that got old says so, though nothing it is made of has changed.
        key.update(str(old).encode())
        found[stem_of(notebook)] = key.hexdigest()
    return found


def read_manifest(site: Path) -> dict[str, PublishedPage]:
    """Return what a site says it was made of; nothing if it doesn't say."""
    try:
        manifest = json.loads((site / MANIFEST).read_text("utf-8"))
        return {
            name: PublishedPage(page["key"], tuple(page["files"]))
            for name, page in manifest.items()
        }
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def write_manifest(site: Path, pages: dict[str, PublishedPage]) -> None:
    """Say in a site what it was made of."""
    manifest = {name: asdict(page) for name, page in pages.items()}
    (site / MANIFEST).write_text(json.dumps(manifest, indent=1), "utf-8")

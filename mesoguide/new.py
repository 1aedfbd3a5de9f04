"""Write a new guide: a copy of the one that ships, or an empty one to begin anew."""

import shutil
from pathlib import Path

from mesoguide import paths
from mesoguide.evidence.about import GuideError

#: What makes up a guide, below its folder.
_PARTS = (paths.GUIDE_FILE, "notebooks", "assets/evidence", "assets/drawings")


def write(folder: Path, empty: bool) -> None:
    """Write a guide into a folder that is new or empty.

    Raises
    ------
    GuideError
        If the folder holds something.
    OSError
        If it can't be written.
    """
    if folder.exists() and not folder.is_dir():
        raise GuideError(f"{folder}: found a file; accepted: a new folder, or an empty one")
    if folder.is_dir() and (found := sorted(folder.iterdir())):
        raise GuideError(
            f"{folder}: found {found[0].name}; accepted: a new folder, or an empty one"
        )
    source = paths.assets() / "empty" if empty else paths.root()
    for part in _PARTS:
        here, there = source / part, folder / part
        there.parent.mkdir(parents=True, exist_ok=True)
        if here.is_dir():
            shutil.copytree(here, there, ignore=shutil.ignore_patterns(".*"))
        elif here.is_file():
            shutil.copyfile(here, there)

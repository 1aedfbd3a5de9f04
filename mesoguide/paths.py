"""Where files stand: those of the guide that is meant, and those that ship with this package.

A guide is a folder with a `guide.toml`. It holds what a guide says: notebooks, evidence, drawings.
How a page looks and works (template, scripts, word lists) ships with the package.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_CHECKOUT = _PACKAGE.parent

#: The file that makes a folder a guide.
GUIDE_FILE = "guide.toml"
#: The variable that names the guide's folder to this process and to the kernels it starts.
GUIDE = "MESOGUIDE_GUIDE"


def root() -> Path:
    """Return the folder the package came in, which is the guide it ships.

    A checkout (or an editable install) has it beside the package; a wheel carries a copy inside.
    """
    return _CHECKOUT if (_CHECKOUT / GUIDE_FILE).is_file() else _PACKAGE / "_data"


def guide_above(place: Path) -> Path | None:
    """Return the nearest folder that is a guide: the place itself, or one that holds it."""
    start = place.resolve()
    folders = (start, *start.parents)
    return next((folder for folder in folders if (folder / GUIDE_FILE).is_file()), None)


def guide() -> Path:
    """Return the folder of the guide: the one named, the one we stand in, or the one shipped."""
    named = os.environ.get(GUIDE)
    return Path(named) if named else guide_above(Path.cwd()) or root()


@contextmanager
def using(folder: Path) -> Iterator[None]:
    """Take a folder as the guide meanwhile, here and in every process that is started."""
    before = os.environ.get(GUIDE)
    os.environ[GUIDE] = str(folder.resolve())
    try:
        yield
    finally:
        if before is None:
            del os.environ[GUIDE]
        else:
            os.environ[GUIDE] = before


def assets() -> Path:
    """Return the folder of what ships with the package: template, scripts and word lists."""
    return root() / "assets"


def evidence() -> Path:
    """Return the folder of the guide's tables and bibliography."""
    return guide() / "assets" / "evidence"


def drawings() -> Path:
    """Return the folder of the guide's drawings."""
    return guide() / "assets" / "drawings"


def notebooks() -> Path:
    """Return the folder of the guide that holds one folder of notebooks per language."""
    return guide() / "notebooks"


def page_sources() -> tuple[Path, ...]:
    """Return the files and folders that stand behind every page, beside the notebooks."""
    found = (assets(), package(), guide() / "assets", guide() / GUIDE_FILE)
    return tuple(dict.fromkeys(found))


def scorecard() -> Path:
    """Return where the guide's scorecard stands, if it has one."""
    return guide() / "docs" / "scorecard.md"


def package() -> Path:
    """Return the folder of this package's own code."""
    return _PACKAGE

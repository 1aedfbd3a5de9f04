"""Where the guide's own files stand: in a checkout, or inside an installed package."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_CHECKOUT = _PACKAGE.parent


def root() -> Path:
    """Return the folder that holds `assets/` and `notebooks/`.

    A checkout (or an editable install) has them beside the package; a wheel carries a copy inside.
    """
    beside = (_CHECKOUT / "assets").is_dir() and (_CHECKOUT / "notebooks").is_dir()
    return _CHECKOUT if beside else _PACKAGE / "_data"


def assets() -> Path:
    """Return the folder of evidence tables, drawings, template and vendored scripts."""
    return root() / "assets"


def notebooks() -> Path:
    """Return the folder that holds one folder of notebooks per language."""
    return root() / "notebooks"


def scorecard() -> Path:
    """Return where the scorecard stands."""
    return root() / "docs" / "scorecard.md"


def package() -> Path:
    """Return the folder of this package's own code."""
    return _PACKAGE

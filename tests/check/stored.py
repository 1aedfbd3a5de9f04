"""Notebooks checked as they stand: what their code shows is read from the file, nothing runs."""

from pathlib import Path
from typing import Any

from mesoguide.check.made import Made


async def as_it_stands(_path: Path, nb: Any) -> Made:
    return Made(nb)

"""A guide in a language nobody speaks: its catalogue made from the English, its pages published."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from mesoguide import paths
from mesoguide.words.catalogue import place

#: Written from the right, with six plural forms.
LANGUAGE = "ar"
OPENS, CLOSES = "⟦", "⟧"
_LETTERS = str.maketrans("aceiouyACEIOUY", "áçéíóúýÁÇÉÍÓÚÝ")
_PLACE = re.compile(r"(\{\w*\})")


def pseudo(phrase: str) -> str:
    """The phrase with strange letters and marked ends, its places whole."""
    parts = _PLACE.split(phrase)
    turned = [part if _PLACE.fullmatch(part) else part.translate(_LETTERS) for part in parts]
    return f"{OPENS}{''.join(turned)}{CLOSES}"


def template() -> Catalog:
    """All that translators are given."""
    with (paths.assets() / "words" / "mesoguide.pot").open("rb") as file:
        return read_po(file)


def write_catalogue(folder: Path) -> Path:
    """Write a catalogue with every phrase, and with each plural form told from the others."""
    catalogue = Catalog(locale=LANGUAGE)
    for message in template():
        if not message.id:
            continue
        if isinstance(message.id, str):
            catalogue.add(message.id, pseudo(message.id))
        else:
            forms = [
                f"{pseudo(message.id[1])}{'abcdef'[form]}" for form in range(catalogue.num_plurals)
            ]
            catalogue.add(message.id, forms)
    path = place(folder, LANGUAGE)
    path.parent.mkdir(parents=True)
    with path.open("wb") as file:
        write_po(file, catalogue)
    return path


def published(folder: Path, pages: list[str]) -> Path:
    """Publish some pages of a copy of the guide, made as docs/translating.md says."""
    top = folder / "guide"
    no_caches = shutil.ignore_patterns("__pycache__")
    shutil.copytree(paths.package(), top / "mesoguide", ignore=no_caches)
    shutil.copytree(paths.assets(), top / "assets")
    (top / "docs").mkdir()
    shutil.copy(paths.scorecard(), top / "docs")
    turned = (paths.guide() / paths.GUIDE_FILE).read_text("utf-8")
    turned = turned.replace('language = "en"', f'language = "{LANGUAGE}"')
    (top / paths.GUIDE_FILE).write_text(turned, "utf-8")
    (top / "notebooks" / LANGUAGE).mkdir(parents=True)
    for page in pages:
        shutil.copy(paths.notebooks() / "en" / f"{page}.ipynb", top / "notebooks" / LANGUAGE)
    write_catalogue(top / "assets" / "words")
    command = [sys.executable, "-m", "mesoguide", "publish", str(folder / "site")]
    settings = {**os.environ, "PYTHONPATH": str(top)}
    subprocess.run(command, env=settings, cwd=top, check=True, capture_output=True)
    return folder / "site" / LANGUAGE

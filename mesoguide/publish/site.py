"""What a site of plain files is made of, beside its pages: where each file stands and what it says.

Every link is relative, so that the site works under any address and from a folder. Only the page
for addresses that lead nowhere, and what search engines read, need to know where the site stands.
"""

import gzip
import re
import zipfile
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import urlsplit

import brotli

from mesoguide.evidence.about import series
from mesoguide.pages.files import Files
from mesoguide.pages.series import address
from mesoguide.pages.sorry import sorry
from mesoguide.pages.templates import own_page

#: The folder of the files that pages link to, and how a page reaches it.
FILES = "files"
FROM_PAGE = f"../{FILES}/"
#: What only a host needs: not in the zip.
FOR_HOSTS = frozenset({"404.html", "sitemap.xml", "robots.txt"})
#: What is sent compressed, by its ending.
COMPRESSED = frozenset({".html", ".css", ".js", ".svg", ".xml", ".txt"})


def zip_name() -> str:
    """Return the name of the whole guide in one file, for a USB stick: what it is about."""
    subject = "-".join(re.findall(r"[a-z0-9]+", series().title.split(":")[0].lower()))
    return f"{subject}-guide.zip" if subject else "guide.zip"


def page_name(notebook: str) -> str:
    """Return the file of a notebook's page: ``00-start.html`` for ``00-start.ipynb``."""
    return f"{notebook.removesuffix('.ipynb')}.html"


def relinked(html: str, notebooks: Iterable[str]) -> str:
    """Return a page whose links, in words and in widgets, lead to pages in place of notebooks."""
    for name in notebooks:
        for typed in dict.fromkeys((address(name), name)):
            html = html.replace(typed, page_name(typed))
    return html


def marked(name: str, files: Files) -> str:
    """Return a file's name with the mark of what it holds, to be kept by browsers for good."""
    mark = files.get(name).mark
    path = Path(name)
    return name if mark in name else f"{path.stem}-{mark}{path.suffix}"


def first(start: str, files: Files) -> str:
    """Return the page at the site's bare address, which leads to a notebook's page."""
    return own_page(
        "first",
        start=f"{series().language}/{page_name(start)}",
        style=f"{FILES}/{marked('page.css', files)}",
        icon=f"{FILES}/{marked('icon.svg', files)}",
    )


def nowhere(at: str, start: str, files: Files) -> str:
    """Return the page for addresses that lead nowhere, on a site at an address (may be empty).

    Such an address can be of any depth, so the links of this page begin at the host's root.
    """
    root = urlsplit(at).path or "/"
    back = f"{root}{series().language}/{page_name(start)}"
    return sorry(404, back, f"{root}{FILES}/{marked('page.css', files)}")


def sitemap(at: str, pages: Iterable[str]) -> str:
    """Return the list of pages that search engines read, for a site at an address.

    Parameters
    ----------
    at
        The address of the site.
    pages
        The addresses of the pages, from there.
    """
    places = "".join(f"<url><loc>{at}{page}</loc></url>\n" for page in pages)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{places}</urlset>\n'
    )


def robots(at: str) -> str:
    """Return what crawlers are told: everything may be read, and where the list of pages is."""
    return f"User-agent: *\nAllow: /\nSitemap: {at}sitemap.xml\n"


def compress(path: Path) -> None:
    """Put the copies that belong to a file beside it, for hosts that send them as they are."""
    body = path.read_bytes()
    path.with_name(f"{path.name}.gz").write_bytes(gzip.compress(body, 9, mtime=0))
    path.with_name(f"{path.name}.br").write_bytes(brotli.compress(body))


def copies(path: Path) -> tuple[Path, ...]:
    """Return a file and the compressed copies that belong to it."""
    more = (".gz", ".br") if path.suffix in COMPRESSED else ()
    return (path, *(path.with_name(path.name + each) for each in more))


def for_stick(site: Path) -> list[Path]:
    """Return the files of a site that its zip holds, in order."""
    return sorted(
        path
        for path in site.rglob("*")
        if path.is_file()
        and path.suffix not in (".gz", ".br", ".zip")
        and path.name not in FOR_HOSTS
        and not path.name.startswith(".")
    )


def zip_up(site: Path) -> None:
    """Put the site into one file; the same site makes the same file, byte for byte."""
    with zipfile.ZipFile(site / zip_name(), "w", zipfile.ZIP_DEFLATED, compresslevel=9) as whole:
        for path in for_stick(site):
            name = f"{Path(zip_name()).stem}/{path.relative_to(site).as_posix()}"
            entry = zipfile.ZipInfo(name)  # dated 1980, as no date is given
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            whole.writestr(entry, path.read_bytes(), compresslevel=9)

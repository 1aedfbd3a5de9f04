"""Publish: make what changed, take over what did not, and put the new site in the old one's place.

The new site is built in a folder beside the old one. Until it is whole the old one stays.
"""

import asyncio
import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from mesoguide.evidence.about import series
from mesoguide.pages.files import WORKER, Files
from mesoguide.pages.forks import forking
from mesoguide.pages.make import NotMade, make
from mesoguide.pages.notebook import PageError
from mesoguide.pages.scorecard import SCORECARD, is_there, scorecard_page
from mesoguide.pages.search import WORDS, script_of_words, sections
from mesoguide.pages.series import address, in_reading_order, name_of, stem_of
from mesoguide.pages.sorry import sorry
from mesoguide.pages.sources import sources_page
from mesoguide.publish import changed, site
from mesoguide.publish.changed import MANIFEST, PublishedPage
from mesoguide.signals import keep_signals

#: How many notebooks run at once.
AT_ONCE = 2

_NEEDED = re.compile(rf'(?:rel="stylesheet" href|src)="{re.escape(site.FROM_PAGE)}([^"]+)"')


class PublishError(ValueError):
    """The site can't be written. Names the folder, what was found and what is accepted."""


@dataclass(frozen=True)
class Summary:
    """What was published; sizes in bytes, compressed ones with gzip.

    Attributes
    ----------
    not_made
        A line for each page that could not be made: its notebook, the cell and what to do.
    """

    not_made: tuple[str, ...]
    pages: int
    made: int
    pages_size: int
    pages_compressed: int
    files: int
    files_size: int
    files_compressed: int
    first_visit: int
    zip_size: int

    def lines(self) -> list[str]:
        """Return the summary in words."""
        kb = "{:,.0f} kB".format
        return [
            f"{self.pages} pages, {self.made} made now: {kb(self.pages_size / 1000)}, "
            f"{kb(self.pages_compressed / 1000)} compressed",
            f"{self.files} files beside them: {kb(self.files_size / 1000)}, "
            f"{kb(self.files_compressed / 1000)} compressed",
            f"A first visit loads {kb(self.first_visit / 1000)}; the zip is "
            f"{kb(self.zip_size / 1000)}",
        ]


class Publish:
    """One publish: which notebooks must run, and the rest of the way to a new site.

    Parameters
    ----------
    target
        The folder of the site; new, empty, or a site of ours.
    folder
        The notebooks, all of one language.
    at
        The address the site will have, ending in ``/``; empty if it is not known.

    Raises
    ------
    PublishError
        If the folder holds something else, or there is no notebook.
    """

    def __init__(self, target: Path, folder: Path, at: str) -> None:
        self.target = target.resolve()
        _check(self.target)
        self.notebooks = in_reading_order(folder)
        if not self.notebooks:
            raise PublishError(f"{folder}: found no notebook; accepted: a folder of notebooks")
        self.at = at
        self._files = Files()
        self._language = series().language
        self._keys = changed.keys(folder)
        before = changed.read_manifest(self.target)
        self._before = {name: made for name, made in before.items() if self._is_whole(name, made)}
        self._same = {
            name: made for name, made in self._before.items() if made.key == self._keys.get(name)
        }
        self._not_made: dict[str, str] = {}
        #: The notebooks that must run.
        self.to_make = [each for each in self.notebooks if stem_of(each) not in self._same]

    def build(self, tell: Callable[[], object]) -> Summary:
        """Make the site, and put it in its place.

        A page that can't be made stays as it was in the site before. If it is new, a page that
        says it is not ready stands in its place, so that no link is dead.

        Parameters
        ----------
        tell
            Called whenever a page has been made, or could not be.
        """
        with _beside(self.target) as new:
            (new / self._language).mkdir()
            (new / site.FILES).mkdir()
            pages = dict(self._same)
            for name, made in self._same.items():
                self._take_over(new, name, made)
            with forking(len(self.to_make)), asyncio.Runner() as runner:
                keep_signals(runner.get_loop())
                pages.update(runner.run(self._make_all(new, tell)))
            self._write_rest(new)
            for path in [path for path in new.rglob("*") if path.is_file()]:
                if not all(copy.is_file() for copy in site.copies(path)):
                    site.compress(path)
            site.zip_up(new)
            changed.write_manifest(
                new, {stem_of(each): pages[stem_of(each)] for each in self.notebooks}
            )
            return self._summary(new)

    def _page(self, top: Path, name: str) -> Path:
        return top / self._language / site.page_name(name)

    def _all_of(self, top: Path, name: str, made: PublishedPage) -> list[Path]:
        own = [self._page(top, name), *(top / file for file in made.files)]
        return [copy for path in own for copy in site.copies(path)]

    def _is_whole(self, name: str, made: PublishedPage) -> bool:
        return all(path.is_file() for path in self._all_of(self.target, name, made))

    def _take_over(self, new: Path, name: str, made: PublishedPage) -> None:
        for path in self._all_of(self.target, name, made):
            shutil.copyfile(path, new / path.relative_to(self.target))

    async def _make_all(self, new: Path, tell: Callable[[], object]) -> dict[str, PublishedPage]:
        turns = asyncio.Semaphore(AT_ONCE)

        async def one(notebook: Path) -> tuple[str, PublishedPage]:
            async with turns:
                try:
                    made = await self._make(new, notebook)
                except (PageError, NotMade) as error:
                    self._not_made[stem_of(notebook)] = str(error)
                    made = self._instead(new, stem_of(notebook))
            tell()
            return stem_of(notebook), made

        return dict(await asyncio.gather(*map(one, self.to_make)))

    async def _make(self, new: Path, notebook: Path) -> PublishedPage:
        used: list[str] = []

        def link(name: str) -> str:
            used.append(name)
            return self._link(name)

        html = await make(notebook, self._files, link)
        name, names = stem_of(notebook), [name_of(each) for each in self.notebooks]
        self._page(new, name).write_text(site.relinked(html, names), "utf-8")
        files = {self._put(new, each) for each in used}
        own = f"{self._language}/{sources_page(name)}"
        if own in self._files:
            text = site.relinked(self._files.get(own).body.decode(), names)
            (new / own).write_text(text, "utf-8")
            files.add(own)
        return PublishedPage(self._keys[name], tuple(sorted(files)))

    def _instead(self, new: Path, name: str) -> PublishedPage:
        """Put what stands in for a page that can't be made, and is tried again next time."""
        if name in self._before:
            self._take_over(new, name, self._before[name])
            return self._before[name]
        html = sorry(500, site.page_name(self.notebooks[0].name), self._link("page.css"))
        self._page(new, name).write_text(html, "utf-8")
        return PublishedPage("", (self._put(new, "page.css"),))

    def _link(self, name: str) -> str:
        return site.FROM_PAGE + site.marked(name, self._files)

    def _put(self, new: Path, name: str) -> str:
        """Write a file that pages link to, and return its place in the site."""
        place = f"{site.FILES}/{site.marked(name, self._files)}"
        (new / place).write_bytes(self._files.get(name).body)
        return place

    def _write_rest(self, new: Path) -> None:
        for name in ("page.css", "scorecard.css", "icon.svg"):
            self._put(new, name)
        (new / WORKER).write_bytes(self._files.get(WORKER).body)
        start = self.notebooks[0].name
        if is_there():
            checked = scorecard_page(site.page_name(start), self._link)
            (new / self._language / SCORECARD).write_text(checked, "utf-8")
        self._write_words(new)
        texts = {
            "index.html": site.first(start, self._files),
            "404.html": site.nowhere(self.at, start, self._files),
        }
        if self.at:
            pages = [
                f"{self._language}/{page(address(name_of(each)))}"
                for each in self.notebooks
                if stem_of(each) not in self._not_made
                for page in (site.page_name, sources_page)
                if (new / self._language / page(name_of(each))).is_file()
            ]
            texts |= {
                "sitemap.xml": site.sitemap(self.at, pages),
                "robots.txt": site.robots(self.at),
            }
        for name, text in texts.items():
            (new / name).write_text(text, "utf-8")

    def _write_words(self, new: Path) -> None:
        """Write what the box that finds a word reads, of every page that could be made."""
        pages = [each for each in self.notebooks if stem_of(each) not in self._not_made]
        read = (
            (
                site.page_name(address(name_of(each))),
                sections(self._page(new, stem_of(each)).read_text("utf-8")),
            )
            for each in pages
        )
        (new / self._language / WORDS).write_text(script_of_words(read), "utf-8")

    def _summary(self, new: Path) -> Summary:
        pages = [self._page(new, stem_of(each)) for each in self.notebooks]
        files = [path for path in (new / site.FILES).iterdir() if path.suffix not in (".gz", ".br")]
        start = self._page(new, stem_of(self.notebooks[0]))
        needed = _NEEDED.findall(start.read_text("utf-8"))
        return Summary(
            not_made=tuple(self._not_made[name] for name in sorted(self._not_made)),
            pages=len(pages),
            made=len(self.to_make),
            pages_size=_size(pages),
            pages_compressed=_compressed(pages),
            files=len(files),
            files_size=_size(files),
            files_compressed=_compressed(files),
            first_visit=_compressed([start, *(new / site.FILES / name for name in needed)]),
            zip_size=_size([new / site.zip_name()]),
        )


def _size(paths: list[Path]) -> int:
    return sum(path.stat().st_size for path in paths)


def _compressed(paths: list[Path]) -> int:
    def sent(path: Path) -> Path:
        return path.with_name(f"{path.name}.gz") if path.suffix in site.COMPRESSED else path

    return _size([sent(path) for path in paths])


def _check(target: Path) -> None:
    if target.is_dir() and any(target.iterdir()) and not (target / MANIFEST).is_file():
        raise PublishError(
            f"{target}: found files that are no site of this guide; "
            "accepted: a new folder, an empty one, or a site made by this command"
        )
    if target.exists() and not target.is_dir():
        raise PublishError(f"{target}: found a file; accepted: a folder")


@contextmanager
def _beside(target: Path) -> Iterator[Path]:
    """A new folder beside another; takes its place at the end, or goes if anything fails."""
    target.parent.mkdir(parents=True, exist_ok=True)
    new = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    new.chmod(0o755)  # a web server must read it
    aside = new.with_name(f"{new.name}-before")
    try:
        yield new
        if target.exists():
            os.rename(target, aside)
        try:
            os.rename(new, target)
        except OSError:
            if aside.exists():
                os.rename(aside, target)
            raise
        shutil.rmtree(aside, ignore_errors=True)
    finally:
        shutil.rmtree(new, ignore_errors=True)

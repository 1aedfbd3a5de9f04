"""Answers to visitors: a kept page, a file, or a kind word. No cookie, no log-in, no kernel."""

import asyncio
import re
import unicodedata
from collections.abc import Awaitable, Callable, Mapping
from functools import lru_cache
from typing import Any

from tornado.web import HTTPError, RequestHandler

from mesoguide.pages.files import LOADED, SCRIPT, WORKER, Files, Packed, pack
from mesoguide.pages.notebook import PageError
from mesoguide.pages.policy import HEADERS, PAGE_HEADERS, POLICY
from mesoguide.pages.search import Section, script_of_words, sections
from mesoguide.pages.series import address
from mesoguide.pages.sorry import sorry
from mesoguide.serve.keep import TRY_AGAIN, KeptPages

FOR_GOOD = "public, max-age=31536000, immutable"
#: Voila's own words in an address; a page of the guide takes neither.
REFUSED = ("theme", "template")
#: The longest address, and the most that may stand in a request's headers, in characters.
LONGEST_ADDRESS = 2048
MOST_HEADERS = 16 * 1024
#: What goes wrong on our side and may go well later.
LATER = (500, 503)
_BROTLI = re.compile(r"(?:^|[\s,])br(?:$|[\s,])")


class GuideHandler(RequestHandler):
    """What every answer has: the headers that keep a page to itself, and bounds on the request."""

    #: What a page may load and do.
    policy = POLICY
    #: The methods that are answered; nothing here changes anything.
    methods: tuple[str, ...] = ("GET", "HEAD")

    def prepare(self) -> Awaitable[None] | None:
        """Refuse what asks for too much, before anything looks at it."""
        if self.request.method not in self.methods:
            raise HTTPError(405)
        if len(self.request.uri or "") > LONGEST_ADDRESS:
            raise HTTPError(414)
        if sum(len(name) + len(value) for name, value in self.request.headers.get_all()) > (
            MOST_HEADERS
        ):
            raise HTTPError(431)
        return super().prepare()

    def set_default_headers(self) -> None:
        """Set the content policy and the usual headers of a careful site."""
        self.clear_header("Server")
        self._set({**HEADERS, "Content-Security-Policy": self.policy})

    def _set(self, headers: Mapping[str, str]) -> None:
        """Set headers of our own making: they need none of the care that `set_header` takes."""
        self._headers.update(headers)

    def check_xsrf_cookie(self) -> None:
        """Nothing here changes anything, so no cookie guards it."""

    def send(self, packed: Packed, caching: str) -> None:
        """Send bytes, compressed where the browser takes it, or "not modified"."""
        headers = {
            "Content-Type": packed.kind,
            "Cache-Control": caching,
            "Vary": "Accept-Encoding",
            "Etag": f'"{packed.mark}"',
        }
        asked = self.request.headers
        if "If-None-Match" in asked:
            self._set(headers)
            if self.check_etag_header():
                self.set_status(304)
                self.finish()
                return
        accepted = asked.get("Accept-Encoding", "")
        if _BROTLI.search(accepted):
            headers["Content-Encoding"], body = "br", packed.brotlied
        elif "gzip" in accepted:
            headers["Content-Encoding"], body = "gzip", packed.gzipped
        else:
            body = packed.body
        headers["Content-Length"] = str(len(body))
        self._set(headers)
        self.finish(body)

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        """Say kindly that there is no such page, or that it could not be made."""
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.set_header("Cache-Control", "no-store")
        if status_code == 405:
            self.set_header("Allow", ", ".join(self.methods))
        if status_code in LATER:
            self.set_header("Retry-After", str(round(TRY_AGAIN)))
        style = self.settings["guide_link"]("page.css")
        self.finish(sorry(status_code, self.settings["guide_start"], style))


class StartRedirect(GuideHandler):
    """The bare address leads to the start page."""

    def get(self) -> None:
        """Send the visitor on."""
        self.redirect(self.settings["guide_start"])

    head = get


class PageAnswer(GuideHandler):
    """A page of the guide, kept or made on the spot."""

    def initialize(self, pages: KeptPages, is_live: Callable[[str], bool]) -> None:
        """Take the kept pages, and what tells a notebook that asks for a live kernel."""
        self.pages = pages
        self.is_live = is_live

    def decode_argument(self, value: bytes, name: str | None = None) -> str:
        """Return a part of the address or the query as text; no page's address is anything else."""
        try:
            return value.decode()
        except UnicodeDecodeError:
            raise HTTPError(404) from None

    async def get(self, name: str) -> None:
        """Send the page of a notebook such as ``en/00-start.ipynb``."""
        if any(word in self.request.arguments for word in REFUSED):
            raise HTTPError(400)
        if self.is_live(name):
            raise HTTPError(403)
        try:
            # An address may spell an accent as one letter or two.
            page = await self.pages.get(unicodedata.normalize("NFC", name))
        except KeyError:
            raise HTTPError(404) from None
        except PageError:
            raise HTTPError(500) from None
        except Exception:
            # It may go well another time, or at once on another server.
            raise HTTPError(503) from None
        self.send(page, "no-cache")

    head = get


class FileAnswer(GuideHandler):
    """A file a page links to: kept by browsers for good when asked for by its mark."""

    def initialize(self, files: Files) -> None:
        """Take the guide's files."""
        self.files = files

    def get(self, name: str) -> None:
        """Send a file such as ``page.css?v=0123456789abcdef``."""
        try:
            packed = self.files.get(name)
        except KeyError:
            raise HTTPError(404) from None
        marked = self.get_query_argument("v", "") == packed.mark or packed.mark in name
        if packed.kind in LOADED and name != WORKER:
            for header in PAGE_HEADERS:
                self.clear_header(header)
        self.send(packed, FOR_GOOD if marked else "no-cache")

    head = get


class WordsAnswer(GuideHandler):
    """The words of the pages that are made, for the box that finds one."""

    def initialize(self, pages: KeptPages) -> None:
        """Take the kept pages."""
        self.pages = pages

    async def get(self, folder: str) -> None:
        """Send the words of a language's pages."""
        made = tuple(
            (name.partition("/")[2], page)
            for name, page in self.pages.made().items()
            if name.startswith(f"{folder}/")
        )
        if not made:
            raise HTTPError(404)
        self.send(await asyncio.to_thread(_words, made), "no-cache")

    head = get


@lru_cache(maxsize=1)
def _words(pages: tuple[tuple[str, Packed], ...]) -> Packed:
    """Return the words of pages ready to be sent; worked out anew when a page has changed."""
    read = ((address(name), _sections(page)) for name, page in pages)
    return pack(script_of_words(read).encode(), SCRIPT)


@lru_cache(maxsize=500)
def _sections(page: Packed) -> list[Section]:
    return sections(page.body.decode())


class Health(GuideHandler):
    """For a load balancer: whether this server has done what it does at its start."""

    def initialize(self, pages: KeptPages) -> None:
        """Take the kept pages."""
        self.pages = pages

    def get(self) -> None:
        """Send how many pages there are, made and failed; 503 while some are on their way."""
        counts = self.pages.counts()
        self.set_status(200 if counts.settled else 503)
        self.set_header("Cache-Control", "no-store")
        self.finish({"pages": counts.pages, "made": counts.made, "failed": counts.failed})

    head = get


class Nothing(GuideHandler):
    """Any other address: there is nothing there, whatever Voila would answer."""

    def prepare(self) -> Awaitable[None] | None:
        """Say so."""
        super().prepare()
        raise HTTPError(404)

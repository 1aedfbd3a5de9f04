"""Notebooks that ask for a live kernel: Voila's usual page, for so many readers at a time.

Only what such a page needs is there: its kernel's channels, its files, and the word that it was
closed. No one can start a kernel but by opening such a page, or reach the kernel of a kept page.
"""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from jupyter_core.utils import ensure_async
from jupyter_server.auth import User
from jupyter_server.base.handlers import FileFindHandler
from jupyter_server.services.kernels.handlers import KernelHandler
from jupyter_server.utils import url_path_join
from tornado.httputil import HTTPServerRequest
from tornado.routing import PathMatches, Rule
from tornado.web import HTTPError
from voila.configuration import VoilaConfiguration
from voila.shutdown_kernel_handler import VoilaShutdownKernelHandler
from voila.static_file_handler import MultiStaticFileHandler, TemplateStaticFileHandler
from voila.tornado.handler import TornadoVoilaHandler
from voila.tornado.kernel_websocket_handler import VoilaKernelWebsocketHandler
from voila.voila_identity_provider import VoilaIdentityProvider

from mesoguide.serve.handlers import REFUSED, GuideHandler
from mesoguide.serve.watch import STOCK

#: How long a kernel nobody uses is kept, and how often that is looked at, in seconds.
IDLE = 600
LOOK_FOR_IDLE = 30

#: What Voila's own page needs: scripts and styles of its own in the page, and code made from text.
POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'self'",
    )
)

_KERNEL = r"(?P<kernel_id>\w+-\w+-\w+-\w+-\w+)"


class LiveKernels:
    """Voila's kernels, as a live page sees them: its own kind only, and no more than so many."""

    def __init__(self, kernels: Any, most: int) -> None:
        self._kernels = kernels
        self._most = most
        self._own: set[str] = set()
        self._starting: set[asyncio.Future[str]] = set()

    def __getattr__(self, name: str) -> Any:
        """Hand on all the rest."""
        return getattr(self._kernels, name)

    def __contains__(self, kernel_id: str) -> bool:
        return kernel_id in self._own and kernel_id in self._kernels

    async def start_kernel(self, **settings: Any) -> str:
        """Start a kernel, and return its id. Raises HTTPError 503 when there are enough."""
        if len(self._starting) + await self._alive() >= self._most:
            raise HTTPError(503)
        starting = asyncio.ensure_future(ensure_async(self._kernels.start_kernel(**settings)))
        self._starting.add(starting)
        try:
            # A reader who leaves meanwhile must not leave a kernel that nobody counts.
            kernel_id: str = await asyncio.shield(starting)
        finally:
            starting.add_done_callback(self._started)
        return kernel_id

    async def close(self) -> None:
        """Wait for the kernels that are starting, so that all can be shut down."""
        await asyncio.gather(*self._starting, return_exceptions=True)

    def _started(self, starting: asyncio.Future[str]) -> None:
        self._starting.discard(starting)
        if not starting.cancelled() and starting.exception() is None:
            self._own.add(starting.result())

    async def _alive(self) -> int:
        """Return how many there are, after clearing away those that have died."""
        for kernel_id in tuple(self._own):
            if kernel_id not in self._kernels:
                self._own.discard(kernel_id)
            elif not await ensure_async(self._kernels.get_kernel(kernel_id).is_alive()):
                self._own.discard(kernel_id)
                await ensure_async(self._kernels.shutdown_kernel(kernel_id, now=True))
        return len(self._own)


class Anyone(VoilaIdentityProvider):  # type: ignore[misc]
    """Every reader is the same nobody, so no cookie is needed to know them again."""

    def get_user(self, handler: Any) -> User:
        """Return nobody in particular."""
        return User(username="reader")


class _Live(GuideHandler):
    """What the answers of live pages share."""

    policy = POLICY

    @property
    def kernel_manager(self) -> LiveKernels:
        """The kernels of live pages; Voila's handlers take theirs from here."""
        kernels: LiveKernels = self.settings["live_kernels"]
        return kernels

    def prepare(self) -> Awaitable[None] | None:
        """Refuse a kernel that is not a live page's, and ways out of a folder of files."""
        kernel_id = self.path_kwargs.get("kernel_id")
        if kernel_id is not None and kernel_id not in self.kernel_manager:
            raise HTTPError(404)
        if any(".." in part.split("/") or "\0" in part for part in self.path_args):
            raise HTTPError(404)
        return super().prepare()


class LivePage(_Live, TornadoVoilaHandler):  # type: ignore[misc]
    """A notebook with a kernel of its own for each reader."""

    methods = ("GET",)

    def prepare(self) -> Awaitable[None] | None:
        """Refuse Voila's own words in the address."""
        if any(word in self.request.arguments for word in REFUSED):
            raise HTTPError(400)
        return super().prepare()


class LiveKernel(_Live, KernelHandler):  # type: ignore[misc]
    """What a live page asks of its kernel before it connects to it."""

    methods = ("GET",)


class LiveChannels(_Live, VoilaKernelWebsocketHandler):  # type: ignore[misc]
    """The messages between a live page and its kernel."""

    methods = ("GET",)


class LiveClosed(_Live, VoilaShutdownKernelHandler):  # type: ignore[misc]
    """The word of a live page that it was closed: its kernel goes."""

    methods = ("POST",)


class LiveTemplateFile(_Live, TemplateStaticFileHandler):  # type: ignore[misc]
    """A file of one of Voila's templates."""


class LiveFile(_Live, MultiStaticFileHandler):  # type: ignore[misc]
    """One of Voila's own files."""


class LiveExtensionFile(_Live, FileFindHandler):  # type: ignore[misc]
    """A script of a widget library installed beside Voila."""


class _LiveNotebook(PathMatches):
    """Matches the address of a notebook that asks for a live kernel."""

    def __init__(self, pattern: str, is_live: Callable[[str], bool]) -> None:
        super().__init__(pattern)
        self._is_live = is_live

    def match(self, request: HTTPServerRequest) -> dict[str, Any] | None:
        """Return the notebook's name, or None."""
        found = super().match(request)
        if found and self._is_live(found["path_args"][0].decode("utf-8", "replace")):
            return found
        return None


def rules(app: Any, base: str, page: str, is_live: Callable[[str], bool]) -> list[Rule]:
    """Return where live pages and what belongs to them are answered.

    Parameters
    ----------
    app
        The Voila application.
    base
        The pattern of the address all others begin with.
    page
        The pattern of a page's address, with one group: its name.
    is_live
        Tells whether there is such a notebook and it asks for a kernel.
    """
    usual = VoilaConfiguration(parent=app)
    usual.allow_template_override = "NOTEBOOK"
    usual.show_tracebacks = False
    shown = {"template_paths": app.template_paths, "config": app.config}

    def at(address: str, handler: type, **settings: Any) -> Rule:
        return Rule(PathMatches(url_path_join(base, address)), handler, settings)

    return [
        Rule(_LiveNotebook(page, is_live), LivePage, {**shown, "voila_configuration": usual}),
        at(rf"/api/kernels/{_KERNEL}", LiveKernel),
        at(rf"/api/kernels/{_KERNEL}/channels", LiveChannels),
        at(rf"/voila/api/shutdown/{_KERNEL}", LiveClosed),
        at(rf"/voila/templates/((?:base|{'|'.join(STOCK)})/static/.+)", LiveTemplateFile),
        at(r"/voila/static/(.+)", LiveFile, paths=app.static_paths),
        at(
            r"/voila/labextensions/(.+)",
            LiveExtensionFile,
            path=app.labextensions_path,
            no_cache_paths=["/"],
        ),
    ]

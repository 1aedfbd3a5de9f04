"""The server: Voila, with its page handler swapped for one that makes each page once."""

import asyncio
import os
import re
import signal
import threading
import webbrowser
from pathlib import Path
from typing import Any

import click
from jupyter_server.utils import ensure_async, url_path_join
from tornado.ioloop import IOLoop, PeriodicCallback
from tornado.log import app_log
from tornado.web import HTTPError
from traitlets import TraitError, default, validate
from traitlets.config import Config
from voila.app import Voila

from mesoguide import paths
from mesoguide.evidence.about import GuideError, series
from mesoguide.pages.files import WORKER, Files
from mesoguide.pages.make import CELL_LIMIT, START_LIMIT, make
from mesoguide.pages.page import prepare
from mesoguide.pages.scorecard import SCORECARD, is_there, scorecard_page
from mesoguide.pages.search import WORDS
from mesoguide.pages.series import start
from mesoguide.pages.sources import sources_page
from mesoguide.serve import live
from mesoguide.serve.handlers import (
    FileAnswer,
    Health,
    Nothing,
    PageAnswer,
    StartRedirect,
    WordsAnswer,
)
from mesoguide.serve.keep import KeptPages
from mesoguide.serve.memory import share_one_heap
from mesoguide.serve.watch import Watch
from mesoguide.signals import keep_signals

#: How often the files behind the pages are looked at, in seconds.
LOOK_EVERY = 1.0

#: What a request may hold, in bytes, and how long it may take to come, in seconds. Headers up to
#: this size are read so that they can be refused with a word; beyond it the line is cut.
BOUNDS = {
    "max_header_size": 64 * 1024,
    "max_body_size": 1024,
    "max_buffer_size": 256 * 1024,
    "idle_connection_timeout": 60,
    "body_timeout": 10,
}

#: A path below which the guide may stand.
_PATH = re.compile(r"[\w.~/-]*")


def settings(folder: Path) -> Config:
    """Return how Voila is set up for the guide."""
    config = Config()
    config.Voila.root_dir = str(folder.resolve())
    config.Voila.log_level = "ERROR"
    # The query string decides nothing.
    config.VoilaConfiguration.allow_template_override = "NO"
    config.VoilaConfiguration.allow_theme_override = "NO"
    # A kernel that dies is not brought back in place: its reader is told.
    config.KernelManager.autorestart = False
    # The rest is for live notebooks, if they are allowed.
    config.VoilaExecutor.timeout = CELL_LIMIT
    config.VoilaExecutor.startup_timeout = START_LIMIT
    config.Voila.identity_provider_class = live.Anyone
    config.VoilaExecutor.cell_error_instruction = "Please try again later."
    config.MappingKernelManager.cull_idle_timeout = live.IDLE
    config.MappingKernelManager.cull_interval = live.LOOK_FOR_IDLE
    config.MappingKernelManager.cull_connected = True
    config.MappingKernelManager.cull_busy = True
    if os.name == "posix":
        config.KernelManager.transport = "ipc"
    return config


class GuideServer(Voila):  # type: ignore[misc]
    """Voila for the guide: pages are made once and kept; no kernel stands behind them."""

    name = "voila"
    #: How many live notebooks may run at a time; none unless asked for.
    most_live = 0
    #: What is wrong with the guide's own file now, as the log has said.
    complaint = ""

    @default("config_file_paths")  # type: ignore[untyped-decorator]
    def _no_config_of_others(self) -> list[str]:
        return []

    @validate("base_url", "server_url")  # type: ignore[untyped-decorator]
    def _with_slashes(self, proposal: Any) -> str:
        """Return a path as Voila joins it: with a slash at each end. An unset one stays unset."""
        found = str(proposal.value)
        if not _PATH.fullmatch(found):
            raise TraitError(
                f"{proposal.trait.name}: found {found}; accepted: a path such as /guide/"
            )
        inside = found.strip("/")
        return f"/{inside}/" if inside else found and "/"

    def setup_template_dirs(self) -> None:
        """Put the guide's template before Voila's own."""
        super().setup_template_dirs()
        own = str(paths.assets() / "template")
        self.template_paths: list[str] = [own, *self.template_paths]

    def init_handlers(self) -> list[Any]:
        """Wire the guide's few addresses; everything else Voila offers is left out."""
        self.language = series().language
        self.files = Files()
        self.watch = Watch(Path(self.root_dir), self.language, *paths.page_sources())
        self.pages = KeptPages(
            lambda name: make(self.watch.path(name), self.files, self.link), self.watch.pages
        )
        self.live_kernels = live.LiveKernels(self.kernel_manager, self.most_live)
        self.app.settings["live_kernels"] = self.live_kernels
        # Who asked for what is nobody's business; what goes wrong is logged where it does.
        self.app.settings["log_function"] = lambda _handler: None
        first = start(Path(self.root_dir) / self.language)
        if is_there():
            self.files.put_later(SCORECARD, lambda: scorecard_page(first, self.link))
        self.app.settings["guide_start"] = self.address(first)
        self.app.settings["guide_link"] = self.link
        base = re.escape(self.server_url)
        page = url_path_join(base, r"/voila/render/([^/]+/[^/]+\.ipynb)")
        kept, files = {"pages": self.pages}, {"files": self.files}
        # They are tried in turn, so what is asked for most comes first.
        return [
            *(live.rules(self, base, page, self.watch.is_live) if self.most_live else ()),
            (page, PageAnswer, {**kept, "is_live": self.watch.is_live}),
            (url_path_join(base, r"/voila/guide/([\w.-]+)"), FileAnswer, files),
            (f"{base.rstrip('/')}/?", StartRedirect),
            (url_path_join(base, "/health"), Health, kept),
            # In the guide's own folder, so that it may answer for all in it, and for nothing else.
            (url_path_join(base, f"/({re.escape(WORKER)})"), FileAnswer, files),
            # Beside the pages, here and on a site of plain files.
            (
                url_path_join(base, rf"/voila/render/[^/]+/({re.escape(SCORECARD)})"),
                FileAnswer,
                files,
            ),
            (
                url_path_join(base, rf"/voila/render/([^/]+/{sources_page('[^/]+')})"),
                FileAnswer,
                files,
            ),
            (url_path_join(base, rf"/voila/render/([^/]+)/{re.escape(WORDS)}"), WordsAnswer, kept),
            (r".*", Nothing),
        ]

    def link(self, name: str) -> str:
        """Return the address of one of the guide's files."""
        return str(url_path_join(self.base_url, "voila/guide", self.files.address(name)))

    def address(self, notebook: str) -> str:
        """Return the address of a page."""
        return str(url_path_join(self.base_url, "voila/render", self.language, notebook))

    def listen(self) -> None:
        """Listen on the one address asked for, make every page, and go on until stopped."""
        try:
            self.app.listen(self.port, self.ip, **BOUNDS)
        except OSError as error:
            raise click.ClickException(_why_not(error, self.ip, self.port)) from None
        url = f"http://{self.ip}:{self.port}{self.base_url}"
        click.echo(f"The guide is at {url} (Ctrl+C stops it)")
        if self.open_browser:
            threading.Thread(target=webbrowser.open, args=(url,), daemon=True).start()
        self.ioloop = IOLoop.current()
        for sign in (signal.SIGTERM, signal.SIGINT):
            signal.signal(sign, self._handle_signal_stop)
        keep_signals(self.ioloop.asyncio_loop)  # type: ignore[attr-defined]
        self.ioloop.add_callback(self.look)
        # While the first kernels start.
        self.ioloop.run_in_executor(None, prepare, self.files)
        PeriodicCallback(self.look, LOOK_EVERY * 1000).start()
        try:
            self.ioloop.start()
        finally:
            self.stop()

    def look(self) -> None:
        """Look at the files behind the pages, and make what is new or has changed.

        While `guide.toml` is half written the pages stay as they are, and the log says why once.
        """
        try:
            self.watch.look()
        except GuideError as error:
            if str(error) != self.complaint:
                self.complaint = str(error)
                app_log.error("%s. The pages stay as they were.", error)
            return
        self.complaint = ""
        self.pages.renew()

    def stop(self) -> None:
        """Stop, and leave no kernel behind, however often that is asked for."""
        for sign in (signal.SIGTERM, signal.SIGINT):
            signal.signal(sign, signal.SIG_IGN)
        self.ioloop.run_sync(self.pages.close)
        self.ioloop.run_sync(self.live_kernels.close)
        self.ioloop.run_sync(self._end_kernels)
        super().stop()
        click.echo("Stopped.")

    async def _end_kernels(self) -> None:
        """End the kernels that are left: their list may name one that just starts or ends."""
        for tries_left in reversed(range(10)):
            try:
                return await ensure_async(self.kernel_manager.shutdown_all())
            except HTTPError:
                if not tries_left:
                    raise
                await asyncio.sleep(0.2)


def _why_not(error: OSError, host: str, port: int) -> str:
    return (
        f"Port {port} on {host} can't be used ({error.strerror}). "
        f"Choose another: make serve PORT={port + 1}"
    )


def serve(
    host: str, port: int, open_browser: bool, folder: Path, extra: list[str], most_live: int
) -> None:
    """Serve the notebooks of a folder until stopped.

    Raises
    ------
    click.ClickException
        If the address can't be listened on.
    """
    share_one_heap()
    app = GuideServer(config=settings(folder), ip=host, port=port, open_browser=open_browser)
    app.most_live = most_live
    app.initialize(extra)
    app.start()

"""The server: Voila, with its page handler swapped for one that makes each page once."""

import asyncio
import os
import re
import threading
import webbrowser
from pathlib import Path
from typing import Any

import click
from jupyter_server.utils import url_path_join
from tornado.ioloop import IOLoop
from tornado.log import app_log
from traitlets import default
from traitlets.config import Config
from voila.app import Voila

from mesoguide import paths
from mesoguide.about import series
from mesoguide.pages.files import WORKER, Files
from mesoguide.pages.scorecard import SCORECARD, scorecard
from mesoguide.pages.series import notebooks
from mesoguide.serve.handlers import FileAnswer, Nothing, PageAnswer, Start
from mesoguide.serve.keep import KeptPages, Stamp
from mesoguide.serve.render import CELL_LIMIT, render

FIRST = "00-start.ipynb"

#: Files that stand beside the pages.
BESIDE = (WORKER, SCORECARD)


def settings(folder: Path) -> Config:
    """Return how Voila is set up for the guide."""
    config = Config()
    config.Voila.root_dir = str(folder.resolve())
    config.Voila.log_level = "ERROR"
    # The query string decides nothing.
    config.VoilaConfiguration.allow_template_override = "NO"
    config.VoilaConfiguration.allow_theme_override = "NO"
    # Errors stay in the outputs, so that the page is refused and the log can name the cell.
    config.VoilaConfiguration.show_tracebacks = True
    config.VoilaExecutor.allow_errors = True
    config.VoilaExecutor.timeout = CELL_LIMIT
    config.VoilaExecutor.startup_timeout = CELL_LIMIT
    config.VoilaExecutor.store_widget_state = True
    if os.name == "posix":
        config.KernelManager.transport = "ipc"
    return config


class GuideServer(Voila):  # type: ignore[misc]
    """Voila for the guide: pages are made once and kept; no kernel stands behind them."""

    name = "voila"

    @default("config_file_paths")  # type: ignore[untyped-decorator]
    def _no_config_of_others(self) -> list[str]:
        return []

    def setup_template_dirs(self) -> None:
        """Put the guide's template before Voila's own."""
        super().setup_template_dirs()
        own = str(paths.assets() / "template")
        self.template_paths: list[str] = [own, *self.template_paths]

    def init_handlers(self) -> list[Any]:
        """Wire the guide's few addresses; everything else Voila offers is left out."""
        base = self.server_url
        self.language = series().language
        self.files = Files()
        self.pages = KeptPages(
            lambda name: render(self, name, self.files, self.link),
            Stamp(Path(self.root_dir), paths.assets(), paths.package()).now,
        )
        self.files.put(SCORECARD, scorecard(FIRST, self.link))
        self.app.settings["guide_start"] = self.address(FIRST)
        self.app.settings["guide_link"] = self.link
        return [
            (base, Start),
            # Beside the pages, so that it may answer for them, here and on a site of plain files.
            (
                url_path_join(base, rf"/voila/render/[\w-]+/({'|'.join(map(re.escape, BESIDE))})"),
                FileAnswer,
                {"files": self.files},
            ),
            (
                url_path_join(base, r"/voila/render/([\w-]+/[\w.-]+)"),
                PageAnswer,
                {"pages": self.pages},
            ),
            (url_path_join(base, r"/voila/guide/([\w.-]+)"), FileAnswer, {"files": self.files}),
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
            self.app.listen(self.port, self.ip)
        except OSError as error:
            raise click.ClickException(_why_not(error, self.ip, self.port)) from None
        url = f"http://{self.ip}:{self.port}{self.base_url}"
        click.echo(f"The guide is at {url} (Ctrl+C stops it)")
        if self.open_browser:
            threading.Thread(target=webbrowser.open, args=(url,), daemon=True).start()
        self.ioloop = IOLoop.current()
        _keep_signals(self.ioloop.asyncio_loop)  # type: ignore[attr-defined]
        self.ioloop.add_callback(self.make_all)
        try:
            self.ioloop.start()
        except KeyboardInterrupt:
            click.echo("Stopped.")
        finally:
            self.stop()

    def stop(self) -> None:
        """Stop, and leave no kernel behind."""
        self.ioloop.run_sync(self.pages.close)
        super().stop()

    async def make_all(self) -> None:
        """Make every page, the start page first, so that the first visitor waits for none."""
        for notebook in notebooks(Path(self.root_dir) / self.language):
            try:
                await self.pages.get(f"{self.language}/{notebook.name}")
            except Exception as error:
                app_log.error("%s", error)
            await asyncio.sleep(0)


def _keep_signals(loop: asyncio.AbstractEventLoop) -> None:
    """Keep notebooks that run from taking over, and then dropping, the server's stop signals."""

    def not_here(*_: object) -> None:
        raise NotImplementedError

    loop.add_signal_handler = not_here  # type: ignore[assignment]
    loop.remove_signal_handler = not_here  # type: ignore[assignment]


def _why_not(error: OSError, host: str, port: int) -> str:
    return (
        f"Port {port} on {host} can't be used ({error.strerror}). "
        f"Choose another: make serve PORT={port + 1}"
    )


def serve(host: str, port: int, open_browser: bool, folder: Path, extra: list[str]) -> None:
    """Serve the notebooks of a folder until stopped.

    Raises
    ------
    click.ClickException
        If the address can't be listened on.
    """
    app = GuideServer(config=settings(folder), ip=host, port=port, open_browser=open_browser)
    app.initialize(extra)
    app.start()

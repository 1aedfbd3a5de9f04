"""The command line: ``mesoguide serve`` and ``mesoguide lab``."""

import os
import subprocess
import sys
from pathlib import Path

import click

from mesoguide import __version__, paths


@click.group()
@click.version_option(__version__, prog_name="mesoguide")
def main() -> None:
    """Mesotherapy: what to know before you decide."""


_notebooks = click.option(
    "--notebooks",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=paths.notebooks,
    help="The folder of notebooks, one folder per language in it (default: the guide's own).",
)


@main.command(context_settings={"ignore_unknown_options": True})
@click.option("--host", envvar="HOST", default="127.0.0.1", show_default=True)
@click.option(
    "--port", envvar="PORT", default=8866, show_default=True, type=click.IntRange(1, 65535)
)
@click.option("--browser/--no-browser", default=None, help="Open a browser (BROWSER=none: don't).")
@_notebooks
@click.argument("voila", nargs=-1)
def serve(
    host: str, port: int, browser: bool | None, notebooks: Path, voila: tuple[str, ...]
) -> None:
    """Show the guide in a browser. What follows -- goes to Voila, such as --base_url=/guide/."""
    from mesoguide.serve.app import serve as run  # Voila takes a second to load

    run(host, port, _browser_wanted() if browser is None else browser, notebooks, list(voila))


@main.command(context_settings={"ignore_unknown_options": True})
@_notebooks
@click.argument("jupyter", nargs=-1)
def lab(notebooks: Path, jupyter: tuple[str, ...]) -> None:
    """Edit the notebooks in JupyterLab. What follows -- goes to JupyterLab."""
    command = [
        sys.executable,
        "-m",
        "jupyterlab",
        f"--notebook-dir={notebooks}",
        # Lets the session timeline draw: JupyterLab serves plotly.js from this folder.
        f"--LabApp.extra_labextensions_path={paths.assets() / 'vendor'}",
        *([] if _browser_wanted() else ["--no-browser"]),
        *jupyter,
    ]
    raise SystemExit(subprocess.call(command))


def _browser_wanted() -> bool:
    return os.environ.get("BROWSER", "").lower() != "none"

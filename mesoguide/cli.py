"""The command line: ``mesoguide serve`` and ``mesoguide lab``."""

import os
import subprocess
import sys

import click

from mesoguide import __version__, paths


@click.group()
@click.version_option(__version__, prog_name="mesoguide")
def main() -> None:
    """Mesotherapy: what to know before you decide."""


@main.command(context_settings={"ignore_unknown_options": True})
@click.option("--host", envvar="HOST", default="127.0.0.1", show_default=True)
@click.option(
    "--port", envvar="PORT", default=8866, show_default=True, type=click.IntRange(1, 65535)
)
@click.option("--browser/--no-browser", default=None, help="Open a browser (BROWSER=none: don't).")
@click.argument("voila", nargs=-1)
def serve(host: str, port: int, browser: bool | None, voila: tuple[str, ...]) -> None:
    """Show the guide in a browser. What follows -- goes to Voila, such as --base_url=/guide/."""
    from mesoguide.serve.app import serve as run  # Voila takes a second to load

    wanted = os.environ.get("BROWSER", "").lower() != "none" if browser is None else browser
    run(host, port, wanted, list(voila))


@main.command(context_settings={"ignore_unknown_options": True})
@click.argument("jupyter", nargs=-1)
def lab(jupyter: tuple[str, ...]) -> None:
    """Edit the notebooks in JupyterLab. What follows -- goes to JupyterLab."""
    command = [
        sys.executable,
        "-m",
        "jupyterlab",
        f"--notebook-dir={paths.notebooks()}",
        # Lets the session timeline draw: JupyterLab serves plotly.js from this folder.
        f"--LabApp.extra_labextensions_path={paths.assets() / 'vendor'}",
        *(["--no-browser"] if os.environ.get("BROWSER", "").lower() == "none" else []),
        *jupyter,
    ]
    raise SystemExit(subprocess.call(command))

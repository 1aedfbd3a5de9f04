"""The command line: make, check, show and publish a guide."""

import json
import os
import signal
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mesoguide import __version__, paths
from mesoguide.evidence.about import GuideError, series
from mesoguide.pages.forks import forking
from mesoguide.pages.series import in_reading_order as pages_of
from mesoguide.pages.series import languages

if TYPE_CHECKING:
    from mesoguide.check.run import Report


class _Command(click.Command):
    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take what was typed; the guide that was taken is let go at once if the rest is wrong."""
        try:
            return super().parse_args(ctx, args)
        except click.ClickException:
            ctx.close()
            raise


class _Commands(click.Group):
    command_class = _Command


@click.group(cls=_Commands)
@click.version_option(__version__, prog_name="mesoguide")
def main() -> None:
    """Make, check and show a guide: the one in --guide, else the one you stand in, else our own."""


def _take(context: click.Context, _option: click.Parameter, asked: Path | None) -> None:
    """Take the guide that a command is about, before its other options are read."""
    folder = asked or paths.guide()
    try:
        series(folder)
    except GuideError as error:
        raise click.ClickException(str(error)) from None
    context.with_resource(paths.using(folder))


_guide = click.option(
    "--guide",
    metavar="DIR",
    envvar=paths.GUIDE,
    type=click.Path(path_type=Path),
    callback=_take,
    expose_value=False,
    is_eager=True,
    help="The folder of the guide (default: the one you stand in, else the one that ships).",
)
# Pages that are tried out with the facts of the guide.
_notebooks = click.option(
    "--notebooks",
    hidden=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=paths.notebooks,
)


def _say_guide(to_errors: bool = False) -> None:
    """Say in the first line which guide was taken."""
    click.echo(f"Guide: {series().title} ({paths.guide()})", err=to_errors)


def _need(package: str, extra: str) -> None:
    """Refuse a command in one line if the package that an extra brings is not installed."""
    if find_spec(package) is None:
        install = f"pip install 'mesoguide[{extra}]'"
        raise click.ClickException(f"{package} is not installed. It comes with: {install}")


def _own(notebooks: Path) -> Path:
    """Return the folder of the pages in the guide's language; refuse it if it has none."""
    own = notebooks / series().language
    if not pages_of(own):
        accepted = f"notebooks in {series().language}/ below it"
        raise click.ClickException(f"{notebooks}: found no page; accepted: {accepted}")
    return own


@main.command("serve", context_settings={"ignore_unknown_options": True})
@click.option("--host", envvar="HOST", default="127.0.0.1", show_default=True)
@click.option(
    "--port", envvar="PORT", default=8866, show_default=True, type=click.IntRange(1, 65535)
)
@click.option("--browser/--no-browser", default=None, help="Open a browser (BROWSER=none: don't).")
@_guide
@_notebooks
@click.option("--allow-live", is_flag=True, help="Run notebooks that ask for a live kernel.")
@click.option(
    "--live-kernels",
    default=4,
    show_default=True,
    type=click.IntRange(1),
    help="How many live notebooks may run at a time, one for each reader.",
)
@click.argument("voila", nargs=-1)
def serve_command(
    host: str,
    port: int,
    browser: bool | None,
    notebooks: Path,
    allow_live: bool,
    live_kernels: int,
    voila: tuple[str, ...],
) -> None:
    """Show the guide in a browser. What follows -- goes to Voila, such as --base_url=/guide/."""
    from mesoguide.evidence import EvidenceError, load

    for sign in (signal.SIGTERM, signal.SIGINT):
        signal.signal(sign, _stop_at_once)
    _say_guide()
    _own(notebooks)
    with forking():
        from mesoguide.serve.app import serve as run  # Voila takes a second to load

        try:
            load()
        except EvidenceError as error:
            raise click.ClickException(str(error)) from None
        open_browser = _browser_wanted() if browser is None else browser
        run(host, port, open_browser, notebooks, list(voila), live_kernels if allow_live else 0)


def _stop_at_once(*_: object) -> None:
    """Stop while there is nothing yet to stop with care: no page is asked for, no kernel runs."""
    click.echo("Stopped.")
    os._exit(0)


@main.command("lab", context_settings={"ignore_unknown_options": True})
@_guide
@_notebooks
@click.argument("jupyter", nargs=-1)
def lab_command(notebooks: Path, jupyter: tuple[str, ...]) -> None:
    """Edit the notebooks in JupyterLab. What follows -- goes to JupyterLab."""
    from mesoguide.lab import lab as run

    _need("jupyterlab", "lab")
    _say_guide()

    raise SystemExit(run(notebooks, _browser_wanted(), jupyter))


@main.command("publish")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--at", default="", metavar="URL", help="The address the site will have.")
@_guide
@_notebooks
def publish_command(folder: Path, at: str, notebooks: Path) -> None:
    """Write the guide to DIR as plain files, for any host, or none. Runs only what changed."""
    from mesoguide.publish.publish import Publish  # Voila takes a second to load

    _say_guide()
    own = _own(notebooks)
    if at and not at.startswith(("https://", "http://")):
        raise click.BadParameter(f"found {at}; accepted: https://…/", param_hint="--at")
    # Told to stop, it leaves no kernel and nothing half-written, as with Ctrl+C; which a shell has
    # what it starts in the background ignore.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGTERM, lambda *_: signal.raise_signal(signal.SIGINT))
    try:
        work = Publish(folder, own, f"{at.rstrip('/')}/" if at else "")
        with click.progressbar(length=len(work.to_make), label="Pages") as bar:
            made = work.build(lambda: bar.update(1))
    except (ValueError, OSError) as error:
        raise click.ClickException(str(error)) from None
    for line in made.lines():
        click.echo(line)
    if not at:
        click.echo("No sitemap, and 404.html is for the root of a host: give --at https://…/")
    for line in made.not_made:
        click.echo(f"Not made: {line}", err=True)
    raise SystemExit(1 if made.not_made else 0)


@main.command("check")
@click.option("--json", "as_json", is_flag=True, help="The report for tools, as JSON.")
@_guide
@_notebooks
@click.option("--grades", is_flag=True, help="Print only how hard each page is to read.")
def check_command(notebooks: Path, as_json: bool, grades: bool) -> None:
    """Make every page, and hold the tables and all that a reader meets to the guide's rules."""
    _need("textstat", "check")
    from mesoguide.check.run import check as run

    _say_guide(to_errors=as_json)
    own = _own(notebooks)
    folders = languages(notebooks, own.name)
    if grades:
        return _print_grades(folders)
    reports = [
        run(folder, tell=lambda part: _tell(part, as_json), whole=folder == own)
        for folder in folders
    ]
    passes = all(report.passes for report in reports)
    if as_json:
        click.echo(json.dumps([report.as_json() for report in reports], indent=1))
    else:
        for report in reports:
            _print_report(report)
        click.secho("All is well." if passes else "Please mend the above.", bold=True)
    raise SystemExit(0 if passes else 1)


@main.command("new")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--empty", is_flag=True, help="One page and three small tables, to begin anew.")
def new_command(folder: Path, empty: bool) -> None:
    """Write a guide to DIR to change: the one that ships with this command, or an empty one."""
    from mesoguide.new import write

    try:
        write(folder, empty)
    except (GuideError, OSError) as error:
        raise click.ClickException(str(error)) from None
    click.echo(f"A new guide stands in {folder.resolve()}. What next, in that folder:")
    for command, what in _NEXT.items():
        click.echo(f"  mesoguide {command:<14} {what}")


#: What one does with a new guide.
_NEXT = {
    "check": "says what is not well yet",
    "serve": "shows it in a browser",
    "lab": "lets you change its pages",
    "publish site": "writes it as plain files",
}


def _print_grades(folders: list[Path]) -> None:
    from mesoguide.check.reading import as_table, reading
    from mesoguide.check.text import read_notebook
    from mesoguide.evidence import EvidenceError, load
    from mesoguide.pages.series import in_reading_order

    try:
        facts = load()
        for folder in folders:
            pages = [
                reading(read_notebook(path, facts), facts) for path in in_reading_order(folder)
            ]
            click.echo(as_table(pages))
    except (EvidenceError, ValueError) as error:
        raise click.ClickException(str(error)) from None


def _tell(part: str, quiet: bool) -> None:
    if not quiet:
        click.echo(f"Checking {part} ...")


def _print_report(report: "Report") -> None:
    for wrong in report.wrong:
        click.echo(f"\n{wrong}")
    for warning in report.warnings:
        click.secho(f"\nNote: {warning}", fg="yellow")
    count = len(report.wrong)
    click.echo(f"\n{len(report.checked)} parts checked, {count} to mend.")


def _browser_wanted() -> bool:
    return os.environ.get("BROWSER", "").lower() != "none"

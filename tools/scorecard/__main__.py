"""`make scorecard`: write docs/scorecard.md from the results of the tests."""

from pathlib import Path

import click

from mesoguide import paths
from mesoguide.evidence import EvidenceError
from tools.scorecard import judge, write
from tools.scorecard.results import ResultsError, collected, read
from tools.scorecard.rows import checklist


@click.command()
@click.argument("results", nargs=-1, required=True, type=click.Path(path_type=Path))
def main(results: tuple[Path, ...]) -> None:
    """Write docs/scorecard.md from RESULTS: files of `pytest --junit-xml=FILE`."""
    try:
        items, run, there = checklist(), read(results), collected(paths.root())
    except (EvidenceError, ResultsError) as error:
        raise click.ClickException(str(error)) from None
    found = [judge.judge(item, run, there) for item in items]
    paths.scorecard().write_text(write.markdown(items, found, run), "utf-8")
    for result in judge.RESULTS:
        click.echo(f"{found.count(result):4} {result}")
    problems = list(judge.wrong(items, run, there))
    for problem in problems:
        click.echo(f"\n{problem}", err=True)
    raise SystemExit(1 if problems else 0)


if __name__ == "__main__":
    main(prog_name="python -m tools.scorecard")

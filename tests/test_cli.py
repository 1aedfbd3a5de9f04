import os
import socket
import sys
from importlib import import_module
from pathlib import Path

import pytest
from click.testing import CliRunner

from mesoguide import paths
from mesoguide.cli import main
from mesoguide.evidence import EvidenceError, Problem


def test_a_taken_port_says_what_to_do() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        result = CliRunner().invoke(main, ["serve", "--port", str(port), "--no-browser"])
    assert result.exit_code == 1
    assert f"Port {port} on 127.0.0.1 can't be used" in result.output
    assert f"make serve PORT={port + 1}" in result.output
    assert len(result.output.strip().splitlines()) == 2  # the first says which guide


def test_a_port_that_is_no_number_is_refused() -> None:
    result = CliRunner().invoke(main, ["serve"], env={"PORT": "guide"})
    assert result.exit_code == 2
    assert "'guide' is not a valid integer" in result.output


def test_a_refused_command_leaves_no_guide_taken() -> None:
    result = CliRunner().invoke(main, ["serve", "--port", "guide", "--guide", str(paths.root())])
    assert result.exit_code == 2
    assert paths.GUIDE not in os.environ


@pytest.mark.parametrize(
    ("command", "package"), [("check", "textstat"), ("lab", "jupyterlab")], ids=["check", "lab"]
)
def test_a_command_whose_extra_is_not_installed_names_it(
    monkeypatch: pytest.MonkeyPatch, command: str, package: str
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    result = CliRunner().invoke(main, [command])
    assert result.exit_code == 1
    install = f"pip install 'mesoguide[{command}]'"
    assert result.output == f"Error: {package} is not installed. It comes with: {install}\n"


def test_a_folder_with_no_folder_of_notebooks_is_not_well(tmp_path: Path) -> None:
    (tmp_path / ".ipynb_checkpoints").mkdir()
    (tmp_path / ".ipynb_checkpoints" / "00-start-checkpoint.ipynb").write_text("{}")
    result = CliRunner().invoke(main, ["check", "--notebooks", str(tmp_path)])
    assert result.exit_code == 1
    assert "found no page; accepted: notebooks in en/ below it" in result.output


def test_check_serve_and_publish_say_the_same_of_broken_evidence(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    broken = [Problem("costs.csv", row, "low", "'1.200'", "1200 or 1.2") for row in (2, 3)]

    def refuse(*_: object) -> None:
        raise EvidenceError(broken)

    monkeypatch.setattr(import_module("mesoguide.evidence.load"), "_load", refuse)
    commands = (["check"], ["serve", "--no-browser"], ["publish", str(tmp_path / "site")])
    for command in commands:
        result = CliRunner().invoke(main, command)
        assert result.exit_code == 1
        lines = [line.removeprefix("Error: ") for line in result.output.splitlines()]
        said = [line for line in lines if line.startswith("costs.csv")]
        assert said == [str(problem) for problem in broken]
        assert "Traceback" not in result.output
    assert not (tmp_path / "site").exists()

"""Scripts that decide something, tried by Node's own test runner; their types are checked."""

import shutil
import subprocess
from pathlib import Path

import pytest

from mesoguide import paths
from tests.gate import npm

HERE = Path(__file__).parent
TOOLS = paths.root() / "tools" / "js"
#: What a page decides in the reader's browser, from what they chose or typed.
DECIDING = [
    "common/adopt.js",
    "common/money.js",
    "common/picks.js",
    "common/uses.js",
    "cost_planner/sums.js",
    "cost_planner/typed.js",
    "my_sheet/chosen.js",
    "my_sheet/said.js",
]


def run(*command: str | Path) -> None:
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        pytest.fail(done.stdout + done.stderr, pytrace=False)


@pytest.mark.parametrize("file", sorted(HERE.glob("*.test.mjs")), ids=lambda path: path.name)
def test_a_script_decides_as_told(file: Path) -> None:
    node = shutil.which("node")
    if not node:
        pytest.fail("node: found none; accepted: Node 20 or newer", pytrace=False)
    run(node, "--test", file)


@pytest.mark.parametrize("name", DECIDING)
def test_the_types_of_a_script_that_decides_are_checked(name: str) -> None:
    script = paths.package() / "widgets" / name
    assert script.read_text("utf-8").startswith("// @ts-check\n")


def test_the_types_of_scripts_are_right() -> None:
    try:
        npm.installed(TOOLS)
    except npm.NpmError as error:
        pytest.fail(str(error), pytrace=False)
    run(TOOLS / "node_modules" / ".bin" / "tsc", "--project", TOOLS)

"""Two locks, one in the other: make, conda and the tests install the same versions."""

import os
import re
import subprocess
import sys
import tomllib
import venv
from collections.abc import Iterable
from importlib.metadata import distributions
from pathlib import Path

import pytest
import yaml
from packaging.markers import Marker
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
LOCK = (ROOT / "requirements.lock").read_text("utf-8")
SERVE_LOCK = (ROOT / "requirements-serve.lock").read_text("utf-8")


def named(asked: Iterable[str]) -> set[str]:
    """The names of packages, without the versions that are asked for."""
    return {canonicalize_name(re.match(r"[\w.-]+", each)[0]) for each in asked}  # type: ignore[index]


def locked(lock: str) -> dict[str, str]:
    """The versions a lock names for this machine."""
    found = {}
    for line in lock.splitlines():
        match = re.match(r"^([\w.-]+)==([^\s;]+)(?:\s*;\s*([^\\]+))?", line)
        if match and (not match[3] or Marker(match[3].strip()).evaluate()):
            found[canonicalize_name(match[1])] = match[2]
    return found


@pytest.mark.parametrize("lock", [LOCK, SERVE_LOCK], ids=["all", "serve"])
def test_a_lock_names_no_host(lock: str) -> None:
    assert not re.search(r"https?://|--index|--find-links|--extra-index", lock)


@pytest.mark.parametrize("lock", [LOCK, SERVE_LOCK], ids=["all", "serve"])
def test_every_locked_version_has_a_hash(lock: str) -> None:
    entries = re.split(r"\n(?=[\w.-]+==)", lock)
    assert all("--hash=sha256:" in entry for entry in entries if re.match(r"[\w.-]+==", entry))


def test_what_runs_here_is_what_the_lock_names() -> None:
    here = {canonicalize_name(d.metadata["Name"]): d.version for d in distributions()}
    wanted = locked(LOCK)
    assert {name: here.get(name) for name in wanted} == wanted


def test_every_dependency_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    extras = project["project"]["optional-dependencies"].values()
    groups = project["dependency-groups"]
    asked = [*project["project"]["dependencies"], *groups["build"], *groups["dev"]]
    asked += [each for extra in extras for each in extra]
    assert named(each for each in asked if isinstance(each, str)) <= locked(LOCK).keys()


def test_what_shows_the_guide_is_locked_too_and_in_the_same_versions() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    shows = locked(SERVE_LOCK)
    assert named(project["dependencies"]) <= shows.keys()
    assert shows.items() <= locked(LOCK).items()


def test_what_shows_the_guide_leaves_out_what_checks_and_tests_it() -> None:
    """A reader's server once held 216 MB of SciPy and NumPy for one formula."""
    heavy = {"scipy", "numpy", "textstat", "jupyterlab", "playwright"}
    assert not heavy & locked(SERVE_LOCK).keys()


def conda_parts() -> tuple[list[str], list[str]]:
    """What environment.yml takes from conda-forge, and what it hands to pip."""
    read = yaml.safe_load((ROOT / "environment.yml").read_text("utf-8"))
    own = [each for each in read["dependencies"] if isinstance(each, str)]
    pip = next(each["pip"] for each in read["dependencies"] if isinstance(each, dict))
    return own, pip


def test_conda_brings_python_and_pip_and_nothing_else() -> None:
    own, pip = conda_parts()
    assert {re.match(r"\w+", each)[0] for each in own} == {"python", "pip"}  # type: ignore[index]
    assert pip == ["-r requirements.lock"]


@pytest.mark.gate
@pytest.mark.timeout(600)  # all packages are fetched and put in place
def test_the_pip_part_installs_the_locked_versions(tmp_path: Path) -> None:
    """As conda does it: one requirements file that holds the pip part, in one call of pip."""
    venv.create(tmp_path / "env", with_pip=True)
    python = tmp_path / "env" / "bin" / "python"
    _, pip = conda_parts()
    (tmp_path / "requirements.lock").write_text(LOCK)
    (tmp_path / "condaenv.txt").write_text("\n".join(pip) + "\n")
    run([python, "-m", "pip", "install", "-U", "-r", "condaenv.txt"], tmp_path)
    run([python, "-m", "pip", "install", "--no-deps", "--no-build-isolation", "-e", ROOT], tmp_path)
    listed = run([python, "-m", "pip", "list", "--format=freeze"], tmp_path)
    there = dict(line.split("==") for line in listed.splitlines() if "==" in line)
    there = {canonicalize_name(name): version for name, version in there.items()}
    assert {name: there.get(name) for name in locked(LOCK)} == locked(LOCK)
    assert "mesoguide" in run([tmp_path / "env" / "bin" / "mesoguide", "--version"], tmp_path)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder], ROOT)
    return next(folder.glob("*.whl"))


def test_a_wheel_carries_the_facts_and_the_pages(wheel: Path) -> None:
    listed = run([sys.executable, "-m", "zipfile", "-l", wheel], ROOT)
    for name in (
        "mesoguide/_data/guide.toml",
        "mesoguide/_data/assets/evidence/outcomes.csv",
        "mesoguide/_data/notebooks/en/00-start.ipynb",
        "mesoguide/widgets/body_map/body_map.js",
        "share/jupyter/labextensions/mesoguide/plotly-scatter.min.js",
        "share/jupyter/voila/templates/mesoguide/conf.json",
        "share/jupyter/voila/templates/mesoguide/index.html.j2",
        "etc/jupyter/voila.json",
    ):
        assert name in listed


@pytest.mark.gate
@pytest.mark.parametrize("empty", [[], ["--empty"]])
def test_a_wheel_writes_a_guide_that_is_well(wheel: Path, empty: list[str], tmp_path: Path) -> None:
    run([sys.executable, "-m", "zipfile", "-e", wheel, tmp_path / "installed"], ROOT)
    mesoguide = [sys.executable, "-m", "mesoguide"]
    settings = {**os.environ, "PYTHONPATH": str(tmp_path / "installed")}
    run([*mesoguide, "new", *empty, tmp_path / "mine"], tmp_path, settings)
    said = run([*mesoguide, "check", "--guide", tmp_path / "mine"], tmp_path, settings)
    assert f"({tmp_path / 'mine'})" in said.splitlines()[0]
    assert said.endswith("All is well.\n")


def run(command: list[object], where: Path, settings: dict[str, str] | None = None) -> str:
    done = subprocess.run(
        [str(part) for part in command],
        cwd=where,
        env=settings,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout

"""What keeps the project going says what is there: links, commands, forms, the citation."""

import re
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from mesoguide import __version__, paths
from tests.some import some

ROOT = paths.root()
PAGES = some(sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")]))
FORMS = some(sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml")))
WORKFLOW = ROOT / ".github" / "workflows" / "check.yml"
TARGETS = set(re.findall(r"^([a-z][a-z-]*):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
#: What GitHub takes in a form.
PARTS = {"markdown", "input", "textarea", "dropdown", "checkboxes"}


def named(path: Path) -> str:
    return path.name


def read(path: Path) -> Any:
    return yaml.safe_load(path.read_text("utf-8"))


def anchors(page: Path) -> set[str]:
    """The names of a page's headings, as GitHub makes them."""
    heads = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.MULTILINE)
    bare = (re.sub(r"[^\w\- ]", "", head.lower()) for head in heads)
    return {head.replace(" ", "-") for head in bare}


def links(page: Path) -> list[str]:
    """What a page links to within the project."""
    text = re.sub(r"`[^`\n]*`", "", page.read_text("utf-8"))  # what shows how to type a link
    found = re.findall(r"\]\(([^)\s]+)\)", text)
    return [link for link in found if not link.startswith(("https://", "http://", "mailto:"))]


LINKS = some((page, link) for page in PAGES for link in links(page))


@pytest.mark.parametrize(
    ("page", "link"), LINKS, ids=[f"{page.name}-{link}" for page, link in LINKS]
)
def test_every_link_of_a_page_leads_to_a_file_and_a_heading_that_are_there(
    page: Path, link: str
) -> None:
    name, _, heading = link.partition("#")
    target = (page.parent / name) if name else page
    assert target.exists(), link
    assert not heading or heading in anchors(target), link


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_make_command_of_a_page_is_in_the_makefile(page: Path) -> None:
    content = re.findall(r"(?:`|^)make ([a-z][a-z-]*)", page.read_text("utf-8"), re.MULTILINE)
    assert set(content) <= TARGETS


def test_every_file_the_contributors_guide_names_is_there() -> None:
    content = re.findall(r"`([\w./-]+/[\w.-]*)`", (ROOT / "CONTRIBUTING.md").read_text("utf-8"))
    assert len(content) >= 4
    assert [name for name in content if not (ROOT / name).exists()] == []


def steps() -> list[dict[str, Any]]:
    return [step for job in read(WORKFLOW)["jobs"].values() for step in job["steps"]]


def test_the_workflow_runs_commands_that_are_there() -> None:
    commands = [step["run"] for step in steps() if "run" in step]
    made = {command.removeprefix("make ") for command in commands if command.startswith("make ")}
    assert {"test", "gate"} <= made <= TARGETS
    others = [command for command in commands if not command.startswith("make ")]
    assert others == [".venv/bin/mesoguide check"]


def test_the_workflow_takes_actions_of_one_version() -> None:
    used = [step["uses"] for step in steps() if "uses" in step]
    assert used
    assert [each for each in used if not re.fullmatch(r"[\w-]+/[\w-]+@v\d+\.\d+\.\d+", each)] == []


def test_the_workflow_runs_every_month_and_may_only_read() -> None:
    workflow = read(WORKFLOW)
    (month,) = workflow[True]["schedule"]  # YAML reads "on" as true
    minute, hour, day, *rest = month["cron"].split()
    assert minute.isdigit() and hour.isdigit() and day.isdigit()
    assert rest == ["*", "*"]
    assert workflow["permissions"] == {"contents": "read"}


def test_there_is_a_form_for_what_readers_find_wrong_or_hard() -> None:
    assert [form.stem for form in FORMS] == ["hard-to-use", "number-is-wrong", "word-is-hard"]


@pytest.mark.parametrize("form", FORMS, ids=named)
def test_a_form_has_what_the_host_asks_for(form: Path) -> None:
    content = read(form)
    assert content["name"] and content["description"]
    ids = [part["id"] for part in content["body"] if part["type"] != "markdown"]
    assert len(ids) == len(set(ids)) > 1
    for part in content["body"]:
        assert part["type"] in PARTS
        assert part["attributes"].get("label") or part["type"] == "markdown"
        options = part["attributes"].get("options", [])
        assert all(isinstance(option, str) for option in options)
        assert bool(options) == (part["type"] == "dropdown")


@pytest.mark.parametrize("form", FORMS, ids=named)
def test_a_form_asks_to_leave_out_ones_own_health(form: Path) -> None:
    assert "leave out anything about your own health" in form.read_text("utf-8")


def test_the_citation_has_what_its_format_asks_for() -> None:
    content = read(ROOT / "CITATION.cff")
    assert {"cff-version", "message", "title", "authors"} <= content.keys()
    assert content["cff-version"] == "1.2.0"
    assert content["type"] == "software"
    assert all(author.keys() == {"name"} for author in content["authors"])
    assert isinstance(content["date-released"], date)


def test_citation_and_package_have_one_version_and_licence() -> None:
    content = read(ROOT / "CITATION.cff")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert content["version"] == project["version"] == __version__
    assert content["license"] == project["license"]


def test_the_changelog_has_its_parts() -> None:
    text = (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert re.search(r"^## \[Unreleased\]$", text, re.MULTILINE)
    kinds = set(re.findall(r"^### (\w+)$", text, re.MULTILINE))
    assert kinds <= {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}

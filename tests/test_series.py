"""The pages lead step by step to a choice, and nothing on them flashes."""

import json
import re

from mesoguide import paths
from tests.server import PAGES


def test_the_pages_lead_from_what_it_is_over_gains_harms_and_options_to_the_visit() -> None:
    steps = [
        "01-what-is-mesotherapy",
        "06-treatments-and-results",
        "05-side-effects-and-recovery",
        "02-is-it-for-me",
        "09-other-options",
        "10-my-visit",
    ]
    assert [name for name in PAGES if name in steps] == steps


def test_the_visit_page_leads_from_what_matters_over_questions_to_the_sheet() -> None:
    path = paths.notebooks() / "en" / "10-my-visit.ipynb"
    cells = json.loads(path.read_text("utf-8"))["cells"]
    code = "\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "code")
    made = re.findall(r"\b(WhatMatters|QuestionList|MySheet)\(", code)
    assert list(dict.fromkeys(made)) == ["WhatMatters", "QuestionList", "MySheet"]


def test_nothing_is_animated_so_nothing_flashes() -> None:
    folders = (paths.assets() / "template", paths.package() / "widgets")
    moving = re.compile(r"@keyframes|\banimation(-\w+)?\s*:|\.animate\(|<(animate|blink|marquee)\b")
    found = [
        path.name
        for folder in folders
        for path in folder.rglob("*")
        if path.suffix in (".css", ".js", ".j2") and moving.search(path.read_text("utf-8"))
    ]
    assert found == []

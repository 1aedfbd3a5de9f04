"""A notebook that hangs or ends its kernel: told by name and cell, and no kernel is left."""

import asyncio
import os
from pathlib import Path

import pytest

from mesoguide.pages.make import NotMade, run
from mesoguide.pages.notebook import read
from mesoguide.pages.page import lean
from tests.serve.test_app import write
from tests.server import below_pids, command_line


def kernels() -> list[str]:
    lines = [command_line(pid) for pid in below_pids(os.getpid())]
    return [line for line in lines if "ipykernel" in line]


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("import time; time.sleep(600)", "cell 3: it took longer than 20 seconds"),
        ("import os; os._exit(1)", "cell 3: Kernel died"),
    ],
)
def test_a_notebook_that_does_not_end_well_is_named(
    tmp_path: Path, code: str, message: str
) -> None:
    write(tmp_path / "07-odd.ipynb", "1", code)
    path = tmp_path / "07-odd.ipynb"
    with pytest.raises(NotMade, match=rf"07-odd\.ipynb, {message}"):
        asyncio.run(run(path, read(path), limit=20))
    assert kernels() == []


def test_indents_go_but_those_of_text_kept_as_typed() -> None:
    assert lean("<p>\n  a\n  <pre>b\n  c</pre>\n  d") == "<p>\na\n<pre>b\n  c</pre>\nd"

"""Validators that no one here wrote, and what they find: the Nu HTML checker, and stylelint.

The checker's own test of style sheets knows neither container queries nor other parts of CSS that
browsers have had for years, so style sheets go to stylelint, with the rules it recommends: it holds
names and values against the standards' own grammars.
"""

import json
import os
import re
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.gate.npm import HERE, MODULES, installed

#: What the checker can't know of a file it reads from a disk: whether 'self' is where a style sheet
#: or a script comes from, and that a data block is no script. Browser tests hold the policy.
NOT_ITS_OWN = re.compile(r"(Resource|Inline script) violates Content Security Policy")
#: It does not know that a list without marks is none in WebKit, until its role says that it is.
NEEDED = re.compile(r"The “list” role is unnecessary for element “[ou]l”")
#: A page holds its style sheet, and stylelint judges that.
STYLE = re.compile(r"CSS: ")


@dataclass(frozen=True)
class Message:
    """What a validator says of a place in a file."""

    file: str
    line: int
    error: bool
    says: str
    extract: str = ""

    def __str__(self) -> str:
        kind = "error" if self.error else "warning"
        return f"{self.file}:{self.line}: {kind}: {self.says} {self.extract}".rstrip()


def html(pages: Iterable[Path]) -> list[Message]:
    """Return what the W3C's Nu HTML checker says of pages.

    Raises
    ------
    RuntimeError
        If npm or Java is not there, or the checker itself failed.
    """
    installed()
    jar = MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
    options = ["--format", "json", "--stdout", "--exit-zero-always"]
    printed = _run(["java", "-Xss8m", "-jar", str(jar), *options, *map(str, pages)], "Java")
    messages = [_of_checker(each) for each in json.loads(printed.stdout)["messages"]]
    beside = (NOT_ITS_OWN, NEEDED, STYLE)
    return [each for each in messages if not any(known.match(each.says) for known in beside)]


def css(sheets: Iterable[Path]) -> list[Message]:
    """Return what stylelint says of style sheets.

    Raises
    ------
    RuntimeError
        If Node is not there, or stylelint itself failed.
    """
    installed()
    options = ["--config", str(HERE / "stylelint.json"), "--config-basedir", str(HERE)]
    command = ["node", str(MODULES / "stylelint" / "bin" / "stylelint.mjs"), *options]
    printed = _run([*command, "--formatter=json", *map(str, sheets)], "Node 20 or newer", (0, 2))
    # It writes what it found to stderr once there is an error among it.
    return [
        Message(Path(sheet["source"]).name, each["line"], each["severity"] == "error", each["text"])
        for sheet in json.loads(printed.stdout or printed.stderr)
        for each in (*sheet["warnings"], *sheet["parseErrors"], *sheet["invalidOptionWarnings"])
    ]


def _of_checker(found: dict[str, Any]) -> Message:
    """A message of the checker. What it calls no error is "info", and says so below that."""
    if found["type"] == "non-document-error":
        raise RuntimeError(f"the Nu HTML checker failed: {found['message']}")
    file = Path(found.get("url", "")).name
    error = found["type"] == "error"
    extract = " ".join(found.get("extract", "").split())
    return Message(file, found.get("lastLine", 0), error, found["message"], extract)


def _run(
    command: list[str], needs: str, fine: tuple[int, ...] = (0,)
) -> subprocess.CompletedProcess[str]:
    settings = {**os.environ, "LC_ALL": "C.UTF-8"}
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, timeout=170, env=settings, check=False
        )
    except FileNotFoundError:
        raise RuntimeError(f"{command[0]}: found none; accepted: {needs}") from None
    if done.returncode not in fine:
        raise RuntimeError(f"{command[0]} failed: {done.stderr.strip()[-500:]}")
    return done

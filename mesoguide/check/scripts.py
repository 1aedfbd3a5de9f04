"""The words in a script: what stands in quotes."""

import re
from collections.abc import Iterator

_QUOTED = re.compile(
    r"""//[^\n]*|/\*.*?\*/|"((?:[^"\\\n]|\\.)*)"|'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\]|\\.)*)`""",
    re.DOTALL,
)
_JOIN = re.compile(r"\s*\+\s*")
_ESCAPE = re.compile(
    r"\\(?:u\{([0-9a-fA-F]+)\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(.))", re.DOTALL
)
_LETTER = re.compile(r"[^\W_]")


def words_in(script: str) -> Iterator[str]:
    """Yield the texts of a script: quoted strings, those joined by ``+`` as one."""
    text, end = "", 0
    for found in _QUOTED.finditer(script):
        quoted = next((part for part in found.groups() if part is not None), None)
        if quoted is None:
            continue
        if not _JOIN.fullmatch(script[end : found.start()]):
            if _LETTER.search(text):
                yield text
            text = ""
        text += _ESCAPE.sub(_unescaped, quoted)
        end = found.end()
    if _LETTER.search(text):
        yield text


def _unescaped(found: re.Match[str]) -> str:
    code = found[1] or found[2] or found[3]
    if code:
        return chr(int(code, 16)) if int(code, 16) < 0x110000 else ""
    return " " if found[4] in "nrt\n" else found[4]

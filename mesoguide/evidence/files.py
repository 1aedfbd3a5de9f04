"""The text of a table or of the bibliography, however a spreadsheet saved it."""

import codecs
import re
from pathlib import Path

from mesoguide.evidence.problems import Problem

#: What a workbook begins with: .xlsx, .ods and .numbers (a zip archive), and the old .xls.
WORKBOOK = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
UTF_8 = 'UTF-8 text: save the file again as "CSV UTF-8" or "Unicode (UTF-8)"'


def text_of_file(path: Path, what: str, problems: list[Problem]) -> str | None:
    """Return the text of a file; None where there is none, or once `problems` holds why.

    UTF-8 with or without a byte-order mark, and UTF-16. A byte that is not in UTF-8 comes back as
    a lone surrogate, for `not_utf_8` to find and whoever knows the place to name.

    Parameters
    ----------
    path
        The file.
    what
        What it should be, for a message.
    problems
        Grows by one entry when there is no such text.
    """
    if not path.exists() and not path.is_symlink():
        return None  # a topic need not have every table; what names its rows asks for it
    try:
        return _decoded(_bytes(path, what), what)
    except _Refused as refused:
        problems.append(Problem(path.name, 0, "", *refused.args))
        return None


class _Refused(Exception):
    """What was found in place of text, and what is accepted."""


def _bytes(path: Path, what: str) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        accepted = f"{what}, as a file that can be read"
        raise _Refused(error.strerror or str(error), accepted) from None


def _decoded(data: bytes, what: str) -> str:
    if data.startswith(WORKBOOK):
        raise _Refused("a workbook", f'{what} as plain text: save its sheet as "CSV UTF-8"')
    text = ""
    try:
        if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            text = data.decode("utf-16")
        elif b"\0" in data[:2]:
            text = data.decode("utf-16-be" if data[0] == 0 else "utf-16-le")
    except UnicodeDecodeError:
        raise _Refused("text that is half UTF-16", UTF_8) from None
    text = text or data.decode("utf-8-sig", "surrogateescape")
    if "\0" in text:
        raise _Refused("bytes that are no text", UTF_8)
    return text


def not_utf_8(text: str) -> str | None:
    """Return what is wrong where a text holds a byte that is not in UTF-8, or None."""
    found = None if text.isascii() else re.search("[\udc80-\udcff]", text)
    if found is None:
        return None
    bad = found.start()
    byte = bytes([ord(found[0]) - 0xDC00])
    windows, mac = byte.decode("cp1252", "replace"), byte.decode("mac-roman")
    begun = text[max(0, bad - 20) : bad].encode("utf-8", "replace").decode("utf-8")
    after = f" after '{begun}'" if begun else " at its start"
    return f"a character that is not in UTF-8 ({windows} in Windows, {mac} on a Mac){after}"

"""Letters as a reader sees them: what splits or disguises a word is taken out, or named."""

import re
import unicodedata

#: Letters below this are left as they are: ``½`` and ``²`` are no figures of a sentence.
_PLAIN = 0x250
#: Dashes, quotation marks and the ellipsis, which read as they stand.
_MARKS = range(0x2010, 0x2028)
_MORE_MARKS = str.maketrans({"\u2757": "!", "\u2755": "!", "\u2763": "!"})
#: Alphabets with letters that look like Latin ones.
_ALIKE = ("CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "COPTIC", "LISU")
_TURNED = re.compile("[\u202a-\u202e\u2066-\u2069]")
_WORD = re.compile(r"[^\W\d_]+")


def as_seen(text: str) -> str:
    """Return a text in plain letters, one space between words, nothing in it that can't be seen.

    Soft hyphens, joiners and marks laid over a letter go; letters and figures in another dress
    (full width, bold of mathematics, circled) become the plain ones.
    """
    kept = (_plain(sign) for sign in unicodedata.normalize("NFC", text))
    return " ".join("".join(kept).translate(_MORE_MARKS).split())


def _plain(sign: str) -> str:
    code = ord(sign)
    if code in (0xAD, 0x34F, 0x180E) or 0x300 <= code <= 0x36F or 0xFE00 <= code <= 0xFE0F:
        return ""
    if unicodedata.category(sign) == "Cf":
        return ""
    if code < _PLAIN or code in _MARKS:
        return sign
    return unicodedata.normalize("NFKC", sign)


def disguised(text: str) -> str:
    """Return what in a text as typed looks like other words than it holds; empty if nothing."""
    if _TURNED.search(text):
        return "a sign that turns the letters after it around"
    for word in _WORD.findall(text):
        kinds = {unicodedata.name(letter, "").split(" ")[0] for letter in word if letter != "μ"}
        if "LATIN" in kinds and kinds.intersection(_ALIKE):
            return f"the word '{word}' in letters of two alphabets"
    return ""

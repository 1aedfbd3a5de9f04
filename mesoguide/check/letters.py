"""Letters as a reader sees them: what splits or disguises a word is taken out, or named."""

import re
import unicodedata

#: Letters below this are left as they are.
_PLAIN = 0x250
#: Dashes, quotation marks and the ellipsis, which read as they stand.
_MARKS = range(0x2010, 0x2028)
_MORE_MARKS = str.maketrans(
    {"\u2010": "-", "\u2011": "-", **dict.fromkeys("\u2755\u2757\u2762\u2763", "!")}
)
#: Alphabets with letters that look like Latin ones.
_ALIKE = ("CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "COPTIC", "LISU")
#: Letters that show nothing, though they are none of the signs that do so.
_BLANK = (0x115F, 0x1160, 0x3164, 0xFFA0)
#: A raised figure is one of a sentence, but not behind a letter: ``cm²``.
_RAISED = re.compile(r"(?<![^\W\d_])[¹²³]+")
#: Signs of words, as Chinese has them: some are numbers.
_HAN = re.compile("[\u3400-\u9fff]+")
#: A sign that is a picture, and a row of signs that a reader counts.
_PICTURE = re.compile(
    "[\u2680-\u2685\u2800-\u28ff\U0001f000-\U0001faff]|([\u2190-\u2bff])(?:\\s*\\1){2,}"
)
_TURNED = re.compile("[\u202a-\u202e\u2066-\u2069]")
_APART = re.compile(r"\b(?:[^\W\d_] ){3,}[^\W\d_]\b")
_WORD = re.compile(r"[^\W\d_]+")
#: Letters of phonetics and of clicks: many look like those of a word, or like a mark. Some, which
#: look like no other letter, are of languages that people's names come from.
_PHONETIC = re.compile("[\u01c0-\u01c3\u0250-\u02af\u1d00-\u1d25]")
_OF_NAMES = re.compile("[\u0253\u0254\u0256\u0257\u0259\u025b\u0263\u0268\u0269\u028b]")
#: A number in letters that look like figures: "lO of lOO". Either letter alone may be a name's.
_LIKE_FIGURES = re.compile(r"\b[lIO\d]{2,}\b")
#: Marks that only choose a form of the letter before them.
_CHOOSES = re.compile("[\u180b-\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef]")


def as_seen(text: str) -> str:
    """Return a text in plain letters, one space between words, nothing in it that can't be seen.

    Soft hyphens, joiners and marks laid over a letter go; letters and figures in another dress
    (full width, bold of mathematics, circled) become the plain ones.
    """
    raised = _RAISED.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)
    kept = (_plain(sign) for sign in unicodedata.normalize("NFC", _HAN.sub(_figures, raised)))
    return " ".join("".join(kept).translate(_MORE_MARKS).split())


def _figures(found: re.Match[str]) -> str:
    """Return signs of words as figures if each of them is a number, else as they are."""
    values = [unicodedata.numeric(sign, None) for sign in found[0]]
    return found[0] if None in values else " ".join(f" {value:g} " for value in values)


def _plain(sign: str) -> str:
    code = ord(sign)
    if code in (0xAD, 0x34F) or 0x300 <= code <= 0x36F or _CHOOSES.match(sign):
        return ""
    kind, plain = unicodedata.category(sign), unicodedata.normalize("NFKC", sign)
    if (kind in ("Cf", "Cc") and not sign.isspace()) or code in _BLANK:
        return ""
    if kind in ("No", "Nl") and sign not in "¹²³":
        return plain if re.search(r"\d", plain) else f"{unicodedata.numeric(sign):g}"
    return sign if code < _PLAIN or code in _MARKS else plain


def disguised(text: str) -> str:
    """Return what in a text as typed looks like other words than it holds; empty if nothing."""
    if _TURNED.search(text):
        return "a sign that turns the letters after it around"
    if picture := _PICTURE.search(text):
        return f"the picture {picture[0]} in place of words"
    for sign in text:
        if unicodedata.category(sign) in ("Cn", "Cs", "Me"):
            return f"the sign U+{ord(sign):04X}, which is no letter"
    for like in _LIKE_FIGURES.findall(text):
        if "O" in like and ("l" in like or re.fullmatch(r"\d+O+", like)):
            return f"the letters '{like}' in place of figures"
    if apart := _APART.search(text):
        return f"the word '{apart[0]}' with its letters apart"
    for word in _WORD.findall(text):
        names = [unicodedata.name(letter, "") for letter in word if letter != "μ"]
        kinds = {name.split(" ")[0] for name in names}
        if "LATIN" in kinds and kinds.intersection(_ALIKE):
            return f"the word '{word}' in letters of two alphabets"
        if _PHONETIC.search(_OF_NAMES.sub("", word)) or any(
            "SMALL CAPITAL" in name or "TURNED" in name for name in names
        ):
            return f"the word '{word}' in letters of phonetics"
    return ""

"""Words and names as BibTeX writes them, read as plain text."""

import html
import re
import unicodedata

from bibtexparser.middlewares.names import (
    parse_single_name_into_parts,
    split_multiple_persons_names,
)
from pylatexenc.latex2text import (
    LatexNodes2Text,
    MacroTextSpec,
    get_default_latex_context_db,
)

#: Mathematics, as Pandoc tells it from a price; else a dollar sign that means itself.
_MATH = re.compile(r"(?<!\\)\$(?=\S)([^$]*?)(?<=[^\s\\])\$(?!\d)|(?<!\\)\$")
_LOW = re.compile(r"(?:\\textsubscript|_)(?:\{([\d+-]+)\}|(\d))")
_HIGH = re.compile(r"(?:\\textsuperscript|\^)(?:\{([\d+-]+)\}|(\d))")
_LOWERED = str.maketrans("0123456789+-", "₀₁₂₃₄₅₆₇₈₉₊₋")
_RAISED = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
#: What makes a text more than the characters that are typed; braces alone only hold words together.
_WRITTEN = re.compile(r"[\\$~%&#<^]|--|``|''|[?!]`")
#: Unescaped, these start a comment or a column in LaTeX; a title means the character.
_MEANT = re.compile(r"(?<!\\)[%&#]")
_TAGS = re.compile(r"</?(?:i|b|em|strong|su[bp]|span|scp?)\b[^<>]*>", re.IGNORECASE)
#: Commands that only say how their words look.
_LOOKS = (
    "enquote mkbibquote mkbibemph mkbibbold textup textmd textnormal mbox ensuremath protect relax "
    "upshape uppercase lowercase MakeUppercase MakeLowercase nolinkurl path texttt"
)
_GREEK = (
    "alpha beta gamma delta epsilon zeta eta theta iota kappa lamda mu nu xi omicron pi rho sigma "
    "tau upsilon phi chi psi omega"
)


class LatexError(ValueError):
    """A text can't be read; says what is in the way."""


def _unknown(node: object) -> str:
    name = getattr(node, "macroname", None)
    raise LatexError(f"the command \\{name}")


def _decoder() -> LatexNodes2Text:
    known = get_default_latex_context_db()
    greek = {
        f"text{name.replace('lamda', 'lambda')}": unicodedata.lookup(f"GREEK SMALL LETTER {name}")
        for name in _GREEK.split()
    }
    specs = [MacroTextSpec(name, simplify_repl=sign) for name, sign in greek.items()]
    specs += [MacroTextSpec(name, simplify_repl="") for name in _LOOKS.split()]
    specs.append(MacroTextSpec("url", simplify_repl="%s"))
    known.add_context_category("bibliography", prepend=True, macros=specs)
    known.set_unknown_macro_spec(MacroTextSpec("", simplify_repl=_unknown))
    return LatexNodes2Text(latex_context=known, math_mode="text")


_DECODER = _decoder()


def plain(latex: str) -> str:
    """Return a text with its accents and signs as characters, and without its commands.

    Raises
    ------
    LatexError
        For a command that is not known: leaving it out might lose a letter.
    """
    if not _WRITTEN.search(latex):
        return " ".join(re.sub("[{}]", "", latex).split())
    text = _MATH.sub(lambda found: _script(found[0]) if found[1] else r"\$", latex)
    text = re.sub(r"\\text(?:sub|super)script\{[\d+-]+\}", lambda found: _script(found[0]), text)
    try:
        said = _DECODER.latex_to_text(_MEANT.sub(r"\\\g<0>", text))
    except LatexError:
        raise
    except Exception as error:  # the decoder names no errors of its own
        raise LatexError(f"LaTeX that can't be read ({error})") from None
    said = _TAGS.sub("", html.unescape(said))
    return " ".join(unicodedata.normalize("NFC", said).split())


def _script(text: str) -> str:
    low = _LOW.sub(lambda found: (found[1] or found[2]).translate(_LOWERED), text)
    return _HIGH.sub(lambda found: (found[1] or found[2]).translate(_RAISED), low)


def plain_address(latex: str) -> str:
    r"""Return a web address or a DOI as it is typed: without ``\_``, braces and ``\url``."""
    bare = re.sub(r"\\url\b|\{?\\textasciitilde(?:\{\})?\}?", _tilde, latex.strip())
    return re.sub(r"[{}]", "", re.sub(r"\\([_%&#~$])", r"\1", bare)).strip()


def _tilde(found: re.Match[str]) -> str:
    return "" if found[0] == r"\url" else "~"


def surnames(latex: str) -> tuple[str, ...]:
    """Return the names that stand for authors: family names, bodies, and "others" last.

    Raises
    ------
    ValueError
        With what is wrong with a name.
    """
    return tuple(_surname(name) for name in split_multiple_persons_names(latex) if name.strip())


def _surname(name: str) -> str:
    parts = dict(re.findall(r"(\w+)\s*=\s*((?:\{[^{}]*\}|\"[^\"]*\"|[^,{}\"])+)", name))
    if "family" in parts:  # as BibLaTeX writes a name in its own parts
        return plain(" ".join(filter(None, (parts.get("prefix"), parts["family"])))).strip('"')
    if ";" in re.sub(r"\{[^{}]*\}|\\.", "", name):
        raise ValueError(f"{name!r}")
    split = parse_single_name_into_parts(name)
    return plain(" ".join([*split.von, *split.last]))

"""What every template of a whole page knows: the catalogue's words, the language and its dates."""

from datetime import date
from functools import cache
from typing import Any

from jinja2 import BytecodeCache, Environment, FileSystemLoader
from jinja2.bccache import Bucket
from markupsafe import Markup, escape

from mesoguide import paths, words
from mesoguide.evidence.about import series
from mesoguide.pages.policy import IN_PAGE

_APOSTROPHE = str(escape("'"))


def own_page(name: str, **filled: Any) -> str:
    """Return a page of the guide's own, one that no notebook makes.

    Parameters
    ----------
    name
        The page's template: ``NAME.html.j2``.
    filled
        What the template asks for; all of it is escaped. The series and, unless given, what the
        page may load (`policy`) are known to it.
    """
    template = _templates().get_template(f"{name}.html.j2")
    return template.render(series=series(), **{"policy": IN_PAGE, **filled})


@cache
def _templates() -> Environment:
    environment = Environment(loader=FileSystemLoader(paths.assets() / "template"), autoescape=True)
    teach(environment)
    return environment


def teach(environment: Environment) -> None:
    """Give an environment, also one of nbconvert, what the guide's templates call."""
    environment.globals.update(_=_phrase, language_attributes=language_attributes, dated=dated)


class Compiled(BytecodeCache):
    """Compiled templates: each page has an environment of its own, and the same templates."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take what was kept of a template; Jinja compiles it anew if its source has changed."""
        if kept := self._kept.get(bucket.key):
            bucket.bytecode_from_string(kept)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template that was compiled."""
        self._kept[bucket.key] = bucket.bytecode_to_string()


def language_attributes() -> Markup:
    """Return the attributes that tell a page's language, and its direction if from the right."""
    attributes = Markup('lang="{}"').format(words.language())
    return attributes + Markup(' dir="rtl"') if words.direction() == "rtl" else attributes


def dated(day: date, mark: str = "") -> Markup:
    """Return a day in words, for people and for scripts, that find it by a mark."""
    return Markup('<time datetime="{}"{}>{}</time>').format(
        day, mark and f" {mark}", words.day_words(day)
    )


def _phrase(phrase: str) -> Markup:
    """Return a phrase of the catalogue for text or a quoted attribute, where ``'`` is plain."""
    return Markup(str(escape(words._(phrase))).replace(_APOSTROPHE, "'"))

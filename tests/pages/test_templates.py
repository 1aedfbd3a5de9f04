"""What the templates of whole pages share."""

from jinja2 import DictLoader, Environment

from mesoguide.pages.templates import Compiled


def of(source: str, compiled: Compiled) -> Environment:
    return Environment(loader=DictLoader({"page": source}), bytecode_cache=compiled)


def test_a_template_that_another_page_has_compiled_is_not_compiled_again() -> None:
    compiled = Compiled()
    of("{{ 1 + 1 }}", compiled).get_template("page")
    later = of("{{ 1 + 1 }}", compiled)
    later.compile = None  # type: ignore[method-assign, assignment]
    assert later.get_template("page").render() == "2"


def test_a_template_that_has_changed_is_compiled_anew() -> None:
    compiled = Compiled()
    of("before", compiled).get_template("page")
    assert of("after", compiled).get_template("page").render() == "after"

"""What cards and widgets share: the parts of HTML that both make, and how templates are read."""

from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from mesoguide import paths
from mesoguide.charts import marks


@cache
def templates(room: str) -> Environment:
    """Return the templates of a room; all that fills them is escaped.

    They take the shared parts by name: ``{% from "common/still.html.j2" import table %}``.

    Parameters
    ----------
    room
        The name of its folder in the package: ``cards`` or ``widgets``.
    """
    environment = Environment(
        loader=FileSystemLoader([paths.package() / room, paths.package()]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["shape"] = marks.shape
    return environment

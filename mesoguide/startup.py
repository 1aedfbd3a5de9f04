"""What makes the guide's own commands start quickly. No reader's kernel loads this."""

import sys
from importlib import import_module
from typing import Any, cast

#: A grammar for web addresses. jsonschema, which Jupyter's parts load, builds it where it is there;
#: that takes longer (over 2 s) than all else the server loads, and nothing here asks for it.
_GRAMMAR = "rfc3987_syntax"


def load_jsonschema() -> None:
    """Load jsonschema without its grammar for web addresses, which it does well without."""
    if "jsonschema" in sys.modules or _GRAMMAR in sys.modules:
        return
    modules = cast(dict[str, Any], sys.modules)
    modules[_GRAMMAR] = None
    try:
        import_module("jsonschema")
    finally:
        del modules[_GRAMMAR]

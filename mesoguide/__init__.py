"""Mesotherapy: what to know before you decide. The package behind the guide's notebooks."""

import sys
from typing import Any, cast

__version__ = "0.1.0"

# A grammar for web addresses, with which jsonschema could check what Jupyter's parts log, takes
# longer to build (over 2 s) than all else the server loads. jsonschema does without it.
cast(dict[str, Any], sys.modules).setdefault("rfc3987_syntax", None)

"""Serve the guide: Voila makes each page once, and this keeps it."""

from mesoguide.startup import load_jsonschema

load_jsonschema()

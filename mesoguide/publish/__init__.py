"""Publish the guide: every page once, as plain files that any host, or none, can show."""

from mesoguide.startup import load_jsonschema

load_jsonschema()

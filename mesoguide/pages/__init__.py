"""What a page is: its frame, its widgets' state, its files. The server and a publisher use it."""

from mesoguide.startup import load_jsonschema

load_jsonschema()

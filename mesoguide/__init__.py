"""Mesotherapy: what to know before you decide. The package behind the guide's notebooks."""

__version__ = "0.1.0"

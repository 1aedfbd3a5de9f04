"""Guides made up for the tests."""

from pathlib import Path

#: On another subject: two pages, four tables, no drawings, no scorecard.
BREAD = Path(__file__).resolve().parent / "bread"

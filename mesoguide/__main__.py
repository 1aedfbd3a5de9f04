"""``python -m mesoguide``: the command line."""

from mesoguide.cli import main

main(prog_name="mesoguide")

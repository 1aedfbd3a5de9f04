"""`make by-ear`: walk the way of a listener with Orca and Firefox, and write docs/by-ear.md."""

import sys

from tests.server import start_guide
from tools.by_ear.record import RECORD, record
from tools.by_ear.way import walked


def main() -> None:
    """Serve, walk and write."""
    guide = start_guide()
    try:
        scenes = walked(guide.page)
    except FileNotFoundError as error:
        sys.exit(str(error))
    finally:
        guide.stop()
    RECORD.write_text(record(scenes), "utf-8")
    print(f"{sum(len(each.heard) for each in scenes)} keys were pressed: {RECORD}")


if __name__ == "__main__":
    main()

"""`make looks-renew`: keep how pages and widgets look now, and tell what has changed."""

from playwright.sync_api import sync_playwright

from tests.browser.conftest import launch
from tests.looks.compare import difference
from tests.looks.kept import FOLDER, MADE_WITH, before, keep, kept, path
from tests.looks.pictures import WINDOWS, homes, made_with, pictures, wanted
from tests.server import start_guide


def main() -> None:
    """Take every picture; keep what looks otherwise than before, and let go of what is no more."""
    guide = start_guide()
    changed = 0
    try:
        with sync_playwright() as playwright:
            browser = launch(playwright)
            widgets = homes(guide)
            here = made_with(browser, guide)
            for window in WINDOWS:
                for name, kinds in widgets.items():
                    for look, now in pictures(browser, guide, window, name, kinds):
                        was = before(look)
                        how = difference(was, now) if was else "new"
                        if how:
                            keep(look, now)
                            changed += 1
                            print(f"{look}: {how}", flush=True)
            browser.close()
    finally:
        guide.stop()
    for look in kept() - wanted(widgets):
        path(look).unlink()
        print(f"{look}: gone")
    MADE_WITH.write_text(f"{here}\n", "utf-8")
    weight = sum(path(look).stat().st_size for look in kept()) / 1e6
    print(f"{changed} of {len(kept())} pictures renewed, {weight:.1f} MB in all, made with {here}")
    print(
        f"Look at them before you commit: git diff --stat {FOLDER.relative_to(FOLDER.parents[2])}"
    )


if __name__ == "__main__":
    main()

"""Two guides on one host, below a site that has a worker of its own: each keeps to itself."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import open_tools
from tests.browser.host import Host, host, publish, small_guide

pytestmark = [pytest.mark.browser, pytest.mark.slow]

CACHES = "caches.keys()"
SCOPES = """async () =>
  (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => new URL(scope).pathname)"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A host's folder: a page and a worker of its own, and a guide in each of two folders."""
    folder = tmp_path_factory.mktemp("host")
    publish(small_guide(tmp_path_factory.mktemp("notebooks") / "own"), folder / "one")
    shutil.copytree(folder / "one", folder / "two")
    (folder / "index.html").write_text("<!doctype html><title>Clinic</title><h1>Clinic</h1>")
    (folder / "own-worker.js").write_text("addEventListener('fetch', () => {});")
    return folder


@pytest.fixture
def clinic(folder: Path) -> Iterator[Host]:
    with host(folder) as made:
        yield made


@pytest.fixture
def tab(browser: Browser) -> Iterator[Page]:
    context: BrowserContext = browser.new_context(viewport={"width": 390, "height": 844})
    yield context.new_page()
    context.close()


def see(page: Page, clinic: Host, guide: str) -> None:
    page.goto(f"{clinic.url}/{guide}/en/00-start.html")
    page.wait_for_selector("html[data-widgets=alive]")


def keep(page: Page, clinic: Host, guide: str) -> None:
    see(page, clinic, guide)
    open_tools(page)
    page.get_by_role("button", name="Keep a copy on this device").click()
    page.wait_for_selector("[data-copy=remove]:visible", timeout=60_000)


def with_worker_of_the_host(page: Page, clinic: Host) -> None:
    page.goto(f"{clinic.url}/index.html")
    page.evaluate("navigator.serviceWorker.register('/own-worker.js').then(() => null)")


def test_a_page_leaves_the_worker_of_its_host_alone(tab: Page, clinic: Host) -> None:
    with_worker_of_the_host(tab, clinic)
    see(tab, clinic, "one")
    tab.wait_for_timeout(500)
    assert tab.evaluate(SCOPES) == ["/"]
    expect(tab.locator(".keep [role=status]")).to_contain_text("A copy opens when")


def test_a_copy_stands_beside_the_worker_of_its_host_and_goes_alone(
    tab: Page, clinic: Host
) -> None:
    with_worker_of_the_host(tab, clinic)
    keep(tab, clinic, "one")
    assert sorted(tab.evaluate(SCOPES)) == ["/", "/one/"]
    tab.get_by_role("button", name="Remove the copy").click()
    expect(tab.locator(".keep [role=status]")).to_contain_text("is gone")
    assert tab.evaluate(SCOPES) == ["/"]


def test_a_guide_whose_whole_folder_has_a_worker_answers_for_its_pages(
    tab: Page, clinic: Host, folder: Path
) -> None:
    shutil.copy(folder / "own-worker.js", folder / "one" / "own-worker.js")
    tab.goto(f"{clinic.url}/index.html")
    tab.evaluate("navigator.serviceWorker.register('/one/own-worker.js').then(() => null)")
    keep(tab, clinic, "one")
    assert sorted(tab.evaluate(SCOPES)) == ["/one/", "/one/en/"]


def test_each_guide_has_a_copy_of_its_own(tab: Page, clinic: Host) -> None:
    keep(tab, clinic, "one")
    keep(tab, clinic, "two")
    assert len(tab.evaluate(CACHES)) == 2
    tab.get_by_role("button", name="Remove the copy").click()
    expect(tab.locator(".keep [role=status]")).to_contain_text("is gone")
    assert tab.evaluate(SCOPES) == ["/one/"]
    clinic.stop()
    see(tab, clinic, "one")
    expect(tab.locator("main .copied")).to_contain_text("This is a copy from")


def choices_are_apart(tab: Page, clinic: Host, one: str, other: str) -> None:
    """Pick in one guide, then pick and clear in another: the first keeps its own."""
    see(tab, clinic, one)
    tab.get_by_label("Belly").check()
    see(tab, clinic, other)
    expect(tab.get_by_label("Belly")).not_to_be_checked()
    tab.get_by_label("Thighs").check()
    tab.get_by_role("button", name="Clear my choices").click()
    see(tab, clinic, one)
    expect(tab.get_by_label("Belly")).to_be_checked()


def test_each_guide_has_choices_of_its_own(tab: Page, clinic: Host) -> None:
    choices_are_apart(tab, clinic, "one", "two")


def test_a_guide_above_another_clears_its_own_choices_alone(
    tab: Page, clinic: Host, folder: Path
) -> None:
    shutil.copytree(folder / "one", folder, dirs_exist_ok=True)
    choices_are_apart(tab, clinic, "one", ".")


@pytest.mark.parametrize("bare", ["one/", "one/en/"])
def test_without_a_network_an_address_that_names_no_page_leads_to_the_first(
    tab: Page, clinic: Host, bare: str
) -> None:
    keep(tab, clinic, "one")
    clinic.stop()
    tab.goto(f"{clinic.url}/{bare}")
    tab.wait_for_url("**/one/en/00-start.html")
    expect(tab.locator("main .copied")).to_contain_text("This is a copy from")


# --- a host that is slow, busy, or has changed since the page was opened -------------------------


def go_on(page: Page) -> None:
    page.locator(".pages a[rel=next]").click()


def test_a_slow_host_is_waited_for(tab: Page, clinic: Host) -> None:
    see(tab, clinic, "two")
    clinic.slow["01-second"] = 5
    go_on(tab)
    tab.wait_for_timeout(4_500)
    assert tab.locator("dialog.lost").count() == 0
    tab.wait_for_url("**/01-second.html", timeout=15_000)


def test_a_host_that_asks_for_time_is_asked_again(tab: Page, clinic: Host) -> None:
    see(tab, clinic, "two")
    clinic.busy["01-second"] = 2
    go_on(tab)
    tab.wait_for_url("**/01-second.html", timeout=15_000)


def test_trying_again_goes_on_once_the_host_is_back(tab: Page, clinic: Host, folder: Path) -> None:
    see(tab, clinic, "two")
    tab.route("**/01-second.html", lambda route: route.abort())
    go_on(tab)
    expect(tab.locator("dialog.lost")).to_be_visible()
    tab.unroute("**/01-second.html")
    clinic.slow["01-second"] = 5
    tab.get_by_role("link", name="Try again").click()
    tab.wait_for_url("**/01-second.html", timeout=20_000)


@pytest.mark.parametrize("part", ["present", "kiosk"])
def test_a_part_of_a_guide_published_anew_says_so_and_leads_on(
    tab: Page, clinic: Host, part: str
) -> None:
    clinic.gone.add(f"/files/{part}-")
    more = {"present": "?mode=present", "kiosk": "?kiosk=1"}[part]
    tab.set_viewport_size({"width": 1024, "height": 768})
    tab.goto(f"{clinic.url}/two/en/00-start.html{more}")
    expect(tab.locator(".changed")).to_contain_text("This part did not load.")
    clinic.gone.clear()
    tab.get_by_role("link", name="Load the page again").click()
    mark = {"present": "html[data-presenting=ready]", "kiosk": "html[data-kiosk]"}[part]
    tab.wait_for_selector(mark, state="attached")


def test_a_copy_asked_for_of_a_guide_published_anew_says_so_at_its_button(
    tab: Page, clinic: Host
) -> None:
    see(tab, clinic, "two")
    clinic.gone.add("/files/keep-")
    open_tools(tab)
    button = tab.get_by_role("button", name="Keep a copy on this device")
    button.click()
    expect(tab.locator(".keep .changed")).to_contain_text("This part did not load.")
    clinic.gone.clear()
    button.click()
    tab.wait_for_selector("[data-copy=remove]:visible", timeout=60_000)

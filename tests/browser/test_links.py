"""Links that name an area, the page on another phone, and pages that can't be reached."""

import base64
import re
from collections.abc import Iterator

import pytest
import zxingcpp
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from tests.browser.conftest import PROJECTOR, open_tools, ready, shown
from tests.server import AREAS, TIMELINE, Guide, start_guide

pytestmark = pytest.mark.browser

COST = "08-cost-and-insurance"
#: A name a phone could reach; the test answers for it.
SITE = "https://guide.example"


def kept(page: Page) -> dict[str, str]:
    kept: dict[str, str] = page.evaluate("({...sessionStorage})")
    return {name.removeprefix("mesoguide:"): text for name, text in kept.items()}


# --- a link that names an area -------------------------------------------------------------------


def test_a_link_opens_a_page_at_an_area_and_an_aim(page: Page, guide: Guide) -> None:
    ready(page, f"{guide.page(TIMELINE)}#area=abdomen&aim=fat")
    assert shown(page).title == "Belly: fat"
    expect(page.get_by_label("Belly")).to_be_checked()
    assert kept(page) == {"area": '"abdomen"', "aim": '"fat"', "visits": "0", "interval": "0"}


def test_a_link_without_an_aim_takes_the_first_of_its_area(page: Page, guide: Guide) -> None:
    ready(page, f"{guide.page(AREAS)}#area=scalp")
    assert kept(page)["aim"] == '"hair"'


def test_what_a_link_names_travels_to_the_next_page(page: Page, guide: Guide) -> None:
    ready(page, f"{guide.page(COST)}#area=thighs&aim=cellulite")
    ready(page, guide.page(AREAS))
    expect(page.get_by_label("Thighs")).to_be_checked()


@pytest.mark.parametrize(
    "hash_",
    ["area=moon", "area=", "area=chin%22%3E", "area=constructor", "aim=fat", "area=moon&aim=fat"],
)
def test_an_unknown_area_is_ignored(page: Page, guide: Guide, hash_: str) -> None:
    ready(page, f"{guide.page(TIMELINE)}#{hash_}")
    assert shown(page).title == "Under the chin: fat"
    assert kept(page) == {}


def test_an_aim_that_is_not_offered_there_gives_way_to_the_first(page: Page, guide: Guide) -> None:
    ready(page, f"{guide.page(TIMELINE)}#area=thighs&aim=hair")
    assert kept(page)["area"] == '"thighs"'
    assert kept(page)["aim"] == '"fat"'


def test_a_plan_for_another_use_is_set_back(page: Page, guide: Guide) -> None:
    page.add_init_script("sessionStorage['mesoguide:visits'] ??= '9'")
    ready(page, f"{guide.page(TIMELINE)}#area=thighs&aim=fat")
    assert kept(page)["visits"] == "0"


def test_a_link_to_what_is_chosen_already_keeps_the_plan(page: Page, guide: Guide) -> None:
    page.add_init_script(
        "Object.assign(sessionStorage, {'mesoguide:area': '\"thighs\"',"
        " 'mesoguide:aim': '\"cellulite\"', 'mesoguide:visits': '9'})"
    )
    ready(page, f"{guide.page(AREAS)}#area=thighs")
    assert kept(page)["aim"] == '"cellulite"'
    assert kept(page)["visits"] == "9"


def test_a_reload_does_not_bring_back_what_the_link_named(page: Page, guide: Guide) -> None:
    ready(page, f"{guide.page(TIMELINE)}#area=thighs")
    assert "#" not in page.url
    page.get_by_label("Belly").check()
    page.reload()
    page.wait_for_selector("html[data-widgets=alive]")
    expect(page.get_by_label("Belly")).to_be_checked()


def test_a_link_works_on_a_page_that_is_open_already(page: Page, guide: Guide) -> None:
    ready(page, guide.page(TIMELINE))
    page.evaluate("location.hash = 'area=abdomen'")
    expect(page.get_by_label("Belly")).to_be_checked()


def test_clearing_the_choices_clears_what_the_link_named(page: Page, guide: Guide) -> None:
    ready(page, f"{guide.page(TIMELINE)}#area=abdomen")
    page.get_by_role("button", name="Clear my choices").click()
    expect(page.get_by_role("radio", name="Under the chin")).to_be_checked()
    assert kept(page) == {}


def test_sections_are_still_reached_by_their_names(page: Page, guide: Guide) -> None:
    ready(page, f"{guide.page('00-start')}#worried")
    expect(page.locator("#worried")).to_be_in_viewport()
    assert page.url.endswith("#worried")
    assert kept(page) == {}


def test_the_server_never_hears_of_the_area(
    context: BrowserContext, page: Page, guide: Guide
) -> None:
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url.partition("#")[0]))
    ready(page, f"{guide.page(AREAS)}#area=buttocks")
    assert not [url for url in asked if "buttocks" in url]


# --- the page on another phone -------------------------------------------------------------------


@pytest.fixture
def abroad(page: Page, guide: Guide) -> Iterator[Page]:
    """A page under a name that others could reach: this test's own, not the machine's."""

    def answer(route: Route) -> None:
        route.fulfill(response=route.fetch(url=route.request.url.replace(SITE, guide.url)))

    page.route(f"{SITE}/**", answer)
    yield page
    give_back(page, guide)


def give_back(page: Page, guide: Guide) -> None:
    """Leave what stands under a borrowed name before the name leads nowhere again."""
    page.goto(f"{guide.url}/health")
    page.unroute_all(behavior="ignoreErrors")


def there(name: str) -> str:
    return f"{SITE}/voila/render/en/{name}.ipynb"


def open_share(page: Page) -> None:
    page.set_viewport_size({"width": PROJECTOR[0], "height": PROJECTOR[1]})
    open_tools(page)
    page.get_by_text("Open this page on your phone").click()
    expect(page.locator("[data-share=wait]")).to_be_hidden()


PIXELS = """async (png) => {
  const picture = new Image();
  picture.src = `data:image/png;base64,${png}`;
  await picture.decode();
  const canvas = new OffscreenCanvas(picture.width, picture.height);
  const context = canvas.getContext("2d");
  context.drawImage(picture, 0, 0);
  const {data} = context.getImageData(0, 0, picture.width, picture.height);
  const grey = [];
  for (let i = 0; i < data.length; i += 4) grey.push((data[i] + data[i + 1] + data[i + 2]) / 3 | 0);
  return [picture.width, grey];
}"""


def read_code(page: Page) -> str:
    """What a phone's camera reads off the screen."""
    picture = page.locator("[data-share=code] svg").screenshot()
    desk = page.context.new_page()
    width, grey = desk.evaluate(PIXELS, base64.b64encode(picture).decode())
    desk.close()
    seen = memoryview(bytes(grey)).cast("B", (len(grey) // width, width))
    (found,) = zxingcpp.read_barcodes(seen)
    return str(found.text)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_code_opens_the_page_at_what_was_picked(abroad: Page, scheme: str) -> None:
    abroad.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    ready(abroad, f"{there(TIMELINE)}?mode=&utm=x")
    open_share(abroad)
    expect(abroad.locator("[data-share=code] svg")).to_be_visible()
    assert read_code(abroad) == there(TIMELINE)
    abroad.get_by_label("Belly").check()
    expect(abroad.locator("[data-share=link]")).to_have_text(
        f"{there(TIMELINE)}#area=abdomen&aim=fat"
    )
    assert read_code(abroad) == f"{there(TIMELINE)}#area=abdomen&aim=fat"


def test_the_link_it_gives_opens_there(abroad: Page) -> None:
    ready(abroad, f"{there(TIMELINE)}#area=thighs&aim=cellulite")
    open_share(abroad)
    link = abroad.locator("[data-share=link]").text_content() or ""
    abroad.evaluate("sessionStorage.clear()")
    ready(abroad, there(AREAS))
    ready(abroad, link)
    assert kept(abroad)["aim"] == '"cellulite"'


def test_the_link_holds_nothing_else_the_reader_chose(abroad: Page) -> None:
    abroad.add_init_script(
        "Object.assign(sessionStorage, {'mesoguide:concerns': '[\"pregnant\"]',"
        " 'mesoguide:price': '300', 'mesoguide:area': '\"<b>mine</b>\"'})"
    )
    ready(abroad, there("00-start"))
    open_share(abroad)
    expect(abroad.locator("[data-share=link]")).to_have_text(there("00-start"))


def test_it_says_what_the_link_holds(abroad: Page) -> None:
    ready(abroad, there("00-start"))
    open_share(abroad)
    expect(abroad.locator(".share")).to_contain_text("It holds nothing about you.")


def test_the_link_can_be_copied(abroad: Page) -> None:
    abroad.context.grant_permissions(["clipboard-read", "clipboard-write"])
    ready(abroad, there("00-start"))
    open_share(abroad)
    abroad.get_by_role("button", name="Copy the link").click()
    expect(abroad.get_by_role("button", name="Copied")).to_be_visible()
    assert abroad.evaluate("navigator.clipboard.readText()") == there("00-start")


def test_an_address_only_this_machine_knows_is_said_and_not_drawn(page: Page, guide: Guide) -> None:
    ready(page, guide.page("00-start"))
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    open_share(page)
    expect(page.locator(".share")).to_contain_text("A phone can't reach it.")
    assert page.locator(".share svg").count() == 0
    assert not [url for url in asked if "/qr.js" in url]


@pytest.mark.parametrize("host", ["192.168.1.20", "10.0.0.7", "clinic-pc", "clinic.local"])
def test_an_address_of_one_house_says_which_network(page: Page, guide: Guide, host: str) -> None:
    def reply(route: Route) -> None:
        answer = route.fetch(url=route.request.url.replace(f"http://{host}", guide.url))
        # Browsers complain of this header where there is no https.
        own = {**answer.headers}
        own.pop("cross-origin-opener-policy", None)
        route.fulfill(response=answer, headers=own)

    page.route(f"http://{host}/**", reply)
    ready(page, guide.page("00-start").replace(guide.url, f"http://{host}"))
    open_share(page)
    expect(page.locator("[data-share=near]")).to_be_visible()
    assert read_code(page).startswith(f"http://{host}/")
    give_back(page, guide)


def test_nothing_is_fetched_for_it_before_it_is_opened(
    context: BrowserContext, page: Page, guide: Guide
) -> None:
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    ready(page, guide.page("00-start"))
    page.wait_for_load_state("networkidle")
    extras = ("share.js", "qr.js", "keep.js", "kiosk", "present", "worker.js", "notes")
    assert not [url for url in asked if any(name in url for name in extras)]


# --- a page that can't be reached ----------------------------------------------------------------


@pytest.fixture
def orphan(browser: Browser) -> Iterator[Page]:
    """A page whose server is gone."""
    guide = start_guide(wait_for=["00-start"])
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    ready(page, guide.page("00-start"))
    guide.process.kill()
    guide.process.wait()
    yield page
    context.close()


def test_a_page_that_can_not_be_reached_says_so_in_place(orphan: Page) -> None:
    before = orphan.url
    orphan.get_by_role("navigation", name="Pages", exact=True).get_by_role(
        "link", name="Next"
    ).click()
    lost = orphan.get_by_role("dialog", name="What is mesotherapy")
    expect(lost).to_contain_text("This page can't be reached just now. You can still read:")
    assert lost.locator("li").all_inner_texts() == [orphan.locator("h1").inner_text()]
    assert orphan.url == before
    lost.get_by_role("button").click()
    expect(lost).to_be_hidden()
    expect(orphan.locator("h1")).to_be_visible()


def test_it_can_be_tried_again_and_left_by_key(orphan: Page) -> None:
    orphan.locator(".pages a[rel=next]").click()
    expect(orphan.locator("dialog.lost")).to_be_visible()
    first = orphan.locator("dialog.lost").element_handle()
    orphan.get_by_role("link", name="Try again").click()
    orphan.wait_for_function("first => !first.isConnected", arg=first)
    expect(orphan.locator("dialog.lost")).to_be_visible()
    assert orphan.locator("dialog.lost").count() == 1
    orphan.keyboard.press("Escape")
    expect(orphan.locator("dialog.lost")).to_be_hidden()


def test_presenting_goes_on_when_the_next_page_can_not_be_reached(browser: Browser) -> None:
    guide = start_guide(wait_for=["00-start"])
    context = browser.new_context(viewport={"width": 1024, "height": 768})
    page = context.new_page()
    page.goto(f"{guide.page('00-start')}?mode=present")
    page.wait_for_selector("html[data-presenting=ready]", state="attached")
    guide.process.kill()
    guide.process.wait()
    page.keyboard.press("End")
    page.keyboard.press("PageDown")
    expect(page.locator("dialog.lost")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("dialog.lost")).to_be_hidden()
    page.keyboard.press("Home")
    expect(page.locator(".present-bar .place")).to_have_text(re.compile(r"^1 of"))
    context.close()

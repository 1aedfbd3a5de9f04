"""Widgets beside ones that can't start: each lives or fails alone, and says so in its own place."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.host import Host, anywidget, host, publish, says, small_guide

pytestmark = [pytest.mark.browser, pytest.mark.slow]

FAILS = "This part could not start."
#: Scripts of widgets that can't start.
BROKEN = {
    "an import of what is not there": "import x from 'nowhere';\n" + says("late"),
    "a slip in its words": "export default { render({ el }) { el.append('late' };",
    "an error as it loads": "throw new Error('no'); export default {};",
    "an error as it prepares": "export default { initialize() { throw new Error('no'); } };",
    "an error as it draws": (
        "export default { render({ el }) { el.append('half'); throw new Error('no'); } };"
    ),
    "no end to its loading": "await new Promise(() => {});\n" + says("late"),
    "no end to its preparing": (
        "export default { async initialize() { await new Promise(() => {}); } };"
    ),
    "no end to its drawing": (
        "export default { async render({ el }) {\n"
        "  el.append('half'); await new Promise(() => {}); } };"
    ),
}
BYTES = """export default { render({ model, el }) {
  const [bytes, { deep }] = [model.get("bytes"), model.get("more")];
  const second = (each) => (each instanceof DataView ? each.getUint8(1) : "none");
  el.append([bytes, deep].map(second).join());
} };"""
TELLS = """export default { render({ model, el }) {
  model.on("change:number", () => { throw new Error("no"); });
  const button = document.createElement("button");
  button.textContent = "Count";
  button.addEventListener("click", () => model.set("number", model.get("number") + 1));
  el.append(button);
} };"""
HEARS = """export default { render({ model, el }) {
  const show = () => { el.textContent = `Counted ${model.get("number")}`; };
  model.on("change:number", show);
  show();
} };"""
BOX = """import anywidget, ipywidgets
from mesoguide.widgets import BodyMap
class Good(anywidget.AnyWidget):
    _esm = "export default { render({ el }) { el.append('alive inside'); } };"
bad = BodyMap()
bad._esm = "export default { render() { throw new Error('no'); } };"
ipywidgets.VBox([bad, Good()])"""
LINKED = f"""import anywidget, ipywidgets, traitlets
class Tells(anywidget.AnyWidget):
    _esm = {TELLS!r}
    number = traitlets.Int(0).tag(sync=True)
class Hears(anywidget.AnyWidget):
    _esm = {HEARS!r}
    number = traitlets.Int(0).tag(sync=True)
one, other = Tells(), Hears()
link = ipywidgets.jslink((one, "number"), (other, "number"))
ipywidgets.VBox([one, other])"""


@pytest.fixture(scope="module")
def there(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    folder, site = tmp_path_factory.mktemp("notebooks") / "own", tmp_path_factory.mktemp("h") / "s"
    old = "export function render({ el }) { el.append('of an older kind'); }"
    made = "export default async () => ({ render({ el }) { el.append('made when asked'); } });"
    deep = "traitlets.Dict({'deep': b'\\x03\\x04'}).tag(sync=True)"
    bytes_of = anywidget(BYTES, bytes="traitlets.Bytes(b'\\x01\\x02').tag(sync=True)", more=deep)
    scripts = map(anywidget, [*BROKEN.values(), old, made, says("last")])
    publish(small_guide(folder, *scripts, bytes_of, BOX, LINKED), site)
    with host(site) as made_host:
        yield made_host


@pytest.fixture(scope="module")
def beside(browser: Browser, there: Host) -> Iterator[Page]:
    """The page with them all, when each has had its time."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(f"{there.url}/en/01-second.html")
    page.wait_for_selector("html[data-widgets=alive]", timeout=60_000)
    yield page
    context.close()


@pytest.mark.parametrize("place", range(len(BROKEN)), ids=list(BROKEN))
def test_one_that_can_not_start_says_so_in_its_place(beside: Page, place: int) -> None:
    expect(beside.locator(".widget").nth(place)).to_contain_text(FAILS)


@pytest.mark.parametrize("place", range(len(BROKEN)), ids=list(BROKEN))
def test_nothing_half_drawn_is_left_of_it(beside: Page, place: int) -> None:
    expect(beside.locator(".widget").nth(place)).not_to_contain_text("half")
    expect(beside.locator(".widget").nth(place)).not_to_contain_text("late")


@pytest.mark.parametrize("words", ["of an older kind", "made when asked", "last"])
def test_the_others_live(beside: Page, words: str) -> None:
    expect(beside.locator(".widget[data-alive=true]", has_text=words)).to_have_count(1)


def test_bytes_come_as_they_do_in_jupyterlab(beside: Page) -> None:
    expect(beside.locator(".widget", has_text="2,4")).to_have_count(1)


def test_in_a_box_one_fails_as_its_still_picture_and_the_other_lives(beside: Page) -> None:
    box = beside.locator(".widget", has_text="alive inside")
    expect(box.locator(".widget-failed .still")).to_have_count(1)
    expect(box.locator(".widget-failed")).to_contain_text(FAILS)
    expect(box.locator(".still")).to_have_count(1)


def test_a_widget_that_fails_at_a_change_keeps_no_other_from_it(beside: Page) -> None:
    beside.get_by_role("button", name="Count").click()
    expect(beside.locator(".widget", has_text="Counted 1")).to_have_count(1)


def test_presenting_begins_beside_them(browser: Browser, there: Host) -> None:
    context = browser.new_context(viewport={"width": 1024, "height": 768})
    page = context.new_page()
    page.goto(f"{there.url}/en/01-second.html?mode=present")
    page.wait_for_selector("html[data-presenting=ready]", state="attached", timeout=60_000)
    context.close()

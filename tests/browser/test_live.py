"""Notebooks that ask for a live kernel, where the server is told to allow them."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.serve.notebooks import ask, write
from tests.server import Guide, start_guide, wait_until

pytestmark = pytest.mark.browser

LIVE = """
import ipywidgets
slider = ipywidgets.IntSlider(value=1, description="Weeks")
said = ipywidgets.Label("1 weeks")
slider.observe(lambda change: setattr(said, "value", f"{change['new']} weeks"), "value")
ipywidgets.VBox([slider, said])
"""


@pytest.fixture(scope="module")
def live(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Guide]:
    folder = tmp_path_factory.mktemp("notebooks") / "en"
    folder.mkdir()
    write(folder / "00-start.ipynb", "1")
    write(folder / "01-live.ipynb", LIVE, voila={"template": "lab"})
    # Not beside the notebooks: what changes there has pages made anew.
    log = tmp_path_factory.mktemp("log") / "server.log"
    extra = ["--notebooks", str(folder.parent), "--allow-live", "--live-kernels", "1"]
    guide = start_guide(extra=extra, wait_for=["00-start"], log=log)
    yield guide
    guide.stop()


def test_a_live_notebook_answers_its_reader_and_no_more_than_allowed(
    browser: Browser, live: Guide
) -> None:
    wait_until(lambda: live.kernels() == [], 60)
    context = browser.new_context()
    page = context.new_page()
    refused: list[str] = []
    page.on("response", lambda got: got.status >= 400 and refused.append(f"{got.status} {got.url}"))
    answer = page.goto(live.page("01-live"), timeout=90_000)
    assert answer is not None
    assert "unsafe-eval" in answer.headers["content-security-policy"]
    slider = page.get_by_role("slider")
    expect(slider).to_be_visible(timeout=90_000)
    slider.focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_text("2 weeks")).to_be_visible(timeout=30_000)
    assert context.cookies() == []
    assert refused == []
    assert len(live.kernels()) == 1

    status, body, headers = ask(live.page("01-live"))
    assert status == 503
    assert "too many people ask for it" in body
    assert "Retry-After" in headers
    assert ask(live.page("00-start"))[2]["Content-Security-Policy"].startswith("default-src 'none'")

    page.goto("about:blank")
    wait_until(lambda: live.kernels() == [], 60)
    context.close()


@pytest.mark.parametrize(
    "address",
    [
        "api/kernels",
        "api/kernels/6b1ddf6e-0000-0000-0000-000000000000",
        "api/kernels/6b1ddf6e-0000-0000-0000-000000000000/channels",
        "api/contents",
        "voila/api/contents",
        "voila/tree",
        "voila/files/en/01-live.ipynb",
        "voila/templates/lab",
        "voila/templates/lab/static/..%2f..%2f..%2fetc%2fpasswd",
        "voila/templates/none/static/voila.js",
        "voila/static/..%2f..%2f..%2fetc/passwd",
        "voila/static/%00",
        "voila/templates/lab/static/%00",
        "voila/templates/lab/static/nothing.js",
        "voila/labextensions/..%2f..%2fetc%2fpasswd",
        "terminals/websocket/1",
    ],
)
def test_nothing_else_is_reached(live: Guide, address: str) -> None:
    status, body, headers = ask(f"{live.url}/{address}")
    assert status in (403, 404)
    assert "Traceback" not in body
    assert "Set-Cookie" not in headers

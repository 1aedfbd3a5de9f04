"""The server with notebooks of a test's own: what goes wrong is told, kindly and in time."""

import json
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from traitlets import TraitError

from mesoguide.serve.app import GuideServer
from tests.serve.notebooks import ask, write
from tests.server import Guide, start_guide, wait_until


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("notebooks") / "en"
    folder.mkdir()
    write(folder / "00-start.ipynb", "6 * 7")
    write(folder / "01-raises.ipynb", "1 / 0")
    write(folder / "02-stranger.ipynb", "import ipywidgets\nipywidgets.IntSlider()")
    write(
        folder / "03-ordinary.ipynb",
        "from IPython.display import HTML\nHTML('<table><tr><td>seventy</td></tr></table>')",
        "print('printed')",
    )
    write(folder / "04-undated.ipynb", "1", mesoguide={})
    write(folder / "05-edited.ipynb", "print('old words')")
    write(folder / "06-hangs.ipynb", "import time\ntime.sleep(600)")
    write(folder / "07-live.ipynb", "1", voila={"template": "lab"})
    write(folder / "08-half.ipynb", "1")
    return folder


@pytest.fixture(scope="module")
def guide(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Guide]:
    log = tmp_path_factory.mktemp("log") / "server.log"
    guide = start_guide(extra=["--notebooks", str(folder.parent)], wait_for=["00-start"], log=log)
    yield guide
    guide.stop()


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("01-raises", "01-raises.ipynb, cell 2: it raised ZeroDivisionError: division by zero"),
        ("02-stranger", "02-stranger.ipynb, cell 2: found the widget IntSlider of ipywidgets"),
        (
            "04-undated",
            "04-undated.ipynb: found nothing as metadata mesoguide.written; accepted: a",
        ),
    ],
)
def test_a_page_that_can_not_be_made_says_so_kindly_and_why_in_the_log(
    guide: Guide, name: str, message: str
) -> None:
    status, body, headers = ask(guide.page(name))
    assert status == 500
    assert "This page is not ready" in body
    assert "Please try again" in body
    assert headers["Retry-After"] == "10"
    assert "Traceback" not in body
    assert message in guide.said()


def test_a_notebook_that_hangs_is_answered_in_time_and_tried_twice(guide: Guide) -> None:
    began = time.monotonic()
    status, body, headers = ask(guide.page("06-hangs"))
    assert time.monotonic() - began < 30
    assert status == 503
    assert "Please try again in a minute" in body
    assert "Retry-After" in headers
    wait_until(lambda: guide.said().count("06-hangs.ipynb, cell 2: it took longer") == 2, 120)


def test_the_others_stay_up_beside_a_broken_page(guide: Guide) -> None:
    ask(guide.page("01-raises"))
    assert ask(guide.page("00-start"))[0] == 200


def test_ordinary_outputs_show(guide: Guide) -> None:
    _, body, _ = ask(guide.page("03-ordinary"))
    assert "<td>seventy</td>" in body
    assert "printed" in body
    assert ">42<" in ask(guide.page("00-start"))[1].replace("\n", "").replace(" ", "")


def test_no_code_is_shown(guide: Guide) -> None:
    assert "6 * 7" not in ask(guide.page("00-start"))[1]


def test_an_edited_notebook_shows_on_reload(guide: Guide, folder: Path) -> None:
    assert "old words" in ask(guide.page("05-edited"))[1]
    write(folder / "05-edited.ipynb", "print('new words')")
    wait_until(lambda: "new words" in ask(guide.page("05-edited"))[1], 60)
    assert "old words" not in ask(guide.page("05-edited"))[1]


def test_an_edit_that_fails_leaves_the_last_good_page_with_its_day(
    guide: Guide, folder: Path
) -> None:
    assert "printed" in ask(guide.page("03-ordinary"))[1]
    write(folder / "03-ordinary.ipynb", "raise KeyError('oops')")
    wait_until(lambda: "A newer one could not be made." in ask(guide.page("03-ordinary"))[1], 60)
    assert "printed" in ask(guide.page("03-ordinary"))[1]
    assert "03-ordinary.ipynb, cell 2: it raised KeyError: 'oops'" in guide.said()


def test_half_a_notebook_leaves_the_last_good_page(guide: Guide, folder: Path) -> None:
    assert ask(guide.page("08-half"))[0] == 200
    (folder / "08-half.ipynb").write_text('{"cells": [')
    wait_until(lambda: "A newer one could not be made." in ask(guide.page("08-half"))[1], 60)
    assert ask(guide.page("00-start"))[0] == 200


def test_a_notebook_that_asks_for_a_kernel_is_not_shown(guide: Guide) -> None:
    status, body, _ = ask(guide.page("07-live"))
    assert status == 403
    assert "This page is not shown here" in body


def test_health_tells_when_every_page_is_made_or_has_failed(guide: Guide) -> None:
    wait_until(lambda: ask(f"{guide.url}/health")[0] == 200, 120)
    _, body, headers = ask(f"{guide.url}/health")
    counts = json.loads(body)
    assert counts == {"pages": 8, "made": 4, "failed": 4}
    assert headers["Cache-Control"] == "no-store"


def test_health_is_not_given_before_the_pages_are_made(folder: Path) -> None:
    guide = start_guide(extra=["--notebooks", str(folder.parent)], wait_for=[])
    wait_until(lambda: answered(guide.url), 60)
    assert ask(f"{guide.url}/health")[0] == 503
    guide.stop()


def answered(url: str) -> bool:
    try:
        return bool(ask(url)[0])
    except OSError:
        return False


@pytest.mark.parametrize("query", ["theme=dark", "template=lab", "theme=%3Cscript%3E"])
def test_theme_and_template_are_refused(guide: Guide, query: str) -> None:
    status, body, _ = ask(f"{guide.page('00-start')}?{query}")
    assert status == 400
    assert "script>" not in body


@pytest.mark.parametrize(
    "address",
    [
        "voila/render/en/99-none.ipynb",
        "voila/render/en/..%2f..%2fREADME.md",
        "voila/render/../../etc/passwd",
        "voila/guide/guide.toml",
        "voila/files/en/00-start.ipynb",
        "voila/tree",
        "voila/api/contents",
        "voila/templates/lab/static/voila.js",
        "api/kernels",
        "api/kernels/6b1ddf6e-0000-0000-0000-000000000000/channels",
        "login",
    ],
)
def test_nothing_else_is_there(guide: Guide, address: str) -> None:
    status, body, _ = ask(f"{guide.url}/{address}")
    assert status == 404
    assert "There is no such page" in body


def test_a_page_is_compressed_checked_and_sets_no_cookie(guide: Guide) -> None:
    status, _, headers = ask(guide.page("00-start"), **{"Accept-Encoding": "gzip"})
    assert status == 200
    assert headers["Content-Encoding"] == "gzip"
    assert headers["Cache-Control"] == "no-cache"
    assert "Set-Cookie" not in headers
    again, _, _ = ask(guide.page("00-start"), **{"If-None-Match": headers["Etag"]})
    assert again == 304


def test_a_browser_that_reads_brotli_gets_the_smaller_page(guide: Guide) -> None:
    _, _, headers = ask(guide.page("00-start"), **{"Accept-Encoding": "gzip, deflate, br"})
    assert headers["Content-Encoding"] == "br"
    _, _, other = ask(guide.page("00-start"), **{"Accept-Encoding": "gzip"})
    assert int(headers["Content-Length"]) < int(other["Content-Length"])


def test_a_versioned_file_is_kept_for_good(guide: Guide) -> None:
    _, body, _ = ask(guide.page("00-start"))
    address = body.split('<script async src="')[1].split('"')[0]
    _, _, headers = ask(guide.url + address)
    assert headers["Cache-Control"] == "public, max-age=31536000, immutable"
    _, _, plain = ask(guide.url + address.split("?")[0])
    assert plain["Cache-Control"] == "no-cache"


def test_no_kernel_is_left(guide: Guide) -> None:
    ask(guide.page("00-start"))
    wait_until(lambda: guide.kernels() == [], 120)


def test_no_process_is_left_after_a_stop(folder: Path) -> None:
    guide = start_guide(extra=["--notebooks", str(folder.parent)], wait_for=["00-start"])
    guide.stop()
    assert guide.process.returncode == 0
    assert guide.kernels() == []


def test_the_worker_stands_in_the_guides_folder_and_is_always_asked_for_anew(guide: Guide) -> None:
    status, body, headers = ask(f"{guide.url}/worker.js")
    assert status == 200
    assert "addEventListener" in body
    assert "javascript" in headers["Content-Type"]
    assert headers["Cache-Control"] == "no-cache"
    assert "worker-src 'self'" in headers["Content-Security-Policy"]


@pytest.mark.parametrize("typed", ["guide", "/guide", "guide/", "/guide/"])
def test_a_path_to_stand_below_needs_no_slashes(typed: str) -> None:
    assert GuideServer(base_url=typed).base_url == "/guide/"


def test_the_root_is_a_path_too() -> None:
    assert GuideServer(base_url="/").base_url == "/"


@pytest.mark.parametrize("typed", ["https://a.b/guide", "a b", "/guide?x", "guide#x"])
def test_what_is_no_path_is_refused_with_what_is_accepted(typed: str) -> None:
    with pytest.raises(TraitError, match="accepted: a path such as /guide/"):
        GuideServer(base_url=typed)

"""The static site behind a real nginx, set up by the configuration in `deploy/`."""

import gzip
import shutil
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from mesoguide import paths
from mesoguide.pages.policy import HEADERS
from tests.server import answers, free_port, wait_until
from tests.site import asset, publish_like

SITE_CONF = paths.root() / "deploy" / "nginx-site.conf"
HOW_TO_GET_IT = "This test needs nginx. On Debian or Ubuntu: apt install nginx-light"
START = "en/00-start.html"


@dataclass
class Answer:
    status: int
    body: bytes
    headers: dict[str, str]

    @property
    def text(self) -> str:
        packed = self.headers.get("Content-Encoding") == "gzip"
        return (gzip.decompress(self.body) if packed else self.body).decode()


def ask(url: str, method: str = "GET", **headers: str) -> Answer:
    request = urllib.request.Request(url, headers=headers, method=method)
    try:
        with urllib.request.urlopen(request, timeout=20) as answer:
            return Answer(answer.status, answer.read(), dict(answer.headers))
    except urllib.error.HTTPError as error:
        return Answer(error.code, error.read(), dict(error.headers))


def changed(text: str, **yours: str) -> str:
    """The configuration with what is marked "yours" changed, as a person changes it."""
    for before, after in yours.values():
        assert before in text
        text = text.replace(before, after)
    return text


@contextmanager
def nginx(folder: Path, root: Path, path: str = "") -> Iterator[str]:
    """A private nginx that needs no rights, and the address it answers at."""
    program = shutil.which("nginx", path="/usr/sbin:/usr/local/sbin:/usr/bin:/usr/local/bin")
    if program is None:
        pytest.fail(HOW_TO_GET_IT, pytrace=False)
    port = free_port()
    own = changed(
        SITE_CONF.read_text("utf-8"),
        listen=("listen 127.0.0.1:8080;", f"listen 127.0.0.1:{port};"),
        root=("root /srv/guide;", f"root {root};"),
        error=("=404 /404.html;", f"=404 {path}/404.html;"),
    )
    (folder / "site.conf").write_text(own)
    temporary = "".join(
        f"{name}_temp_path {folder}/{name};\n"
        for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    whole = f"""
        daemon off; master_process off; pid {folder}/pid; error_log {folder}/errors.log;
        events {{}}
        http {{
          include /etc/nginx/mime.types; access_log off; {temporary}
          include {folder}/site.conf;
        }}"""
    (folder / "nginx.conf").write_text(whole)
    command = [program, "-p", str(folder), "-c", str(folder / "nginx.conf")]
    process = subprocess.Popen([*command, "-e", str(folder / "errors.log")])
    url = f"http://127.0.0.1:{port}{path}"
    try:
        wait_until(lambda: answers(f"{url}/{START}"), 20)
        yield url
    finally:
        process.terminate()
        process.wait(20)


@pytest.fixture(scope="module")
def url(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with nginx(tmp_path_factory.mktemp("nginx"), site) as url:
        yield url


def test_a_page_comes_compressed_as_it_was_published(url: str, site: Path) -> None:
    answer = ask(f"{url}/{START}", **{"Accept-Encoding": "gzip"})
    assert answer.headers["Content-Encoding"] == "gzip"
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert answer.body == (site / f"{START}.gz").read_bytes()
    assert answer.headers["Vary"] == "Accept-Encoding"


def test_who_can_not_unpack_gets_the_plain_page(url: str, site: Path) -> None:
    assert ask(f"{url}/{START}").body == (site / START).read_bytes()


@pytest.mark.parametrize("address", [START, "", "99-none.html", "worker.js"])
def test_the_headers_are_those_of_the_guides_own_server(url: str, address: str) -> None:
    headers = ask(f"{url}/{address}").headers
    assert {name: headers.get(name) for name in HEADERS} == HEADERS
    assert "Set-Cookie" not in headers
    assert headers["Server"] == "nginx"


def test_files_are_kept_for_good_and_pages_asked_for_anew(url: str, site: Path) -> None:
    file = ask(f"{url}/files/{asset(site, 'page', '.css')}").headers
    assert file["Cache-Control"] == "public, max-age=31536000, immutable"
    for address in (START, "", "worker.js", "99-none.html"):
        assert ask(f"{url}/{address}").headers["Cache-Control"] == "no-cache"


def test_a_file_that_is_not_there_is_not_missing_for_good(url: str) -> None:
    assert ask(f"{url}/files/page-0123456789abcdef.css").headers["Cache-Control"] == "no-cache"


def test_a_page_that_did_not_change_is_not_sent_again(url: str) -> None:
    mark = ask(f"{url}/{START}").headers["ETag"]
    assert ask(f"{url}/{START}", **{"If-None-Match": mark}).status == 304


@pytest.mark.parametrize("address", ["99-none.html", "en/deep/er/none", "en/", ".mesoguide.json"])
def test_what_is_not_there_is_told_kindly_and_leads_to_the_start(url: str, address: str) -> None:
    answer = ask(f"{url}/{address}")
    assert answer.status == 404
    assert "There is no such page" in answer.text
    assert 'href="/en/00-start.html"' in answer.text


def test_nothing_can_be_written(url: str) -> None:
    assert ask(f"{url}/{START}", method="PUT").status == 405


def test_one_address_that_asks_far_too_often_is_slowed(url: str) -> None:
    # What the tests before have asked for is given back at 50 answers a second.
    time.sleep(1)
    with ThreadPoolExecutor(20) as many:
        got = list(many.map(lambda _: ask(f"{url}/{START}").status, range(800)))
    assert set(got) == {200, 429}
    assert got.count(200) >= 200


def test_it_works_below_a_path(site: Path, tmp_path: Path) -> None:
    root = tmp_path / "www"
    publish_like(site, root / "meso", "--at", "https://guide.example/meso")
    with nginx(tmp_path, root, "/meso") as url:
        assert ask(f"{url}/").status == 200
        assert ask(f"{url}/{START}").status == 200
        assert ask(f"{url}/files/{asset(root / 'meso', 'page', '.css')}").status == 200
        lost = ask(f"{url}/none")
        assert lost.status == 404
        assert 'href="/meso/en/00-start.html"' in lost.text

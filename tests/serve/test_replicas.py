"""Two servers behind nginx, below a path: whatever happens to one, no visit fails."""

import http.client
import os
import re
import shutil
import signal
import subprocess
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from mesoguide import paths
from tests.serve.notebooks import ask, write
from tests.server import Guide, below_pids, command_line, free_port, start_guide, wait_until

CONFIGURATION = paths.root() / "deploy" / "nginx-replicas.conf"
NAMES = ("00-start", "01-second")
VISITORS, AT_A_TIME = 1000, 100


@dataclass
class Site:
    """Two servers and what stands before them."""

    folder: Path
    replicas: list[Guide]
    port: int

    def page(self, name: str) -> str:
        return f"/guide/voila/render/en/{name}.ipynb"

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"


def replica(folder: Path, spelling: str) -> Guide:
    extra = ["--notebooks", str(folder), "--", f"{spelling}=/guide/"]
    guide = start_guide(extra=extra, wait_for=[])
    return Guide(f"{guide.url}/guide", guide.process)


def healthy(guide: Guide) -> bool:
    with suppress(OSError):
        return ask(f"{guide.url}/health")[0] == 200
    return False


def nginx(folder: Path, port: int, replicas: list[Guide]) -> subprocess.Popen[bytes]:
    """nginx with the repository's configuration, on a test's own ports and in its own folder."""
    text = CONFIGURATION.read_text("utf-8").replace("listen 8080", f"listen 127.0.0.1:{port}")
    for standing, guide in zip(("8866", "8867"), replicas, strict=True):
        own = guide.url.removesuffix("/guide").rsplit(":", 1)[1]
        text = text.replace(f"server 127.0.0.1:{standing}", f"server 127.0.0.1:{own}")
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    temporary = "\n".join(f"{kind}_temp_path {folder}/{kind};" for kind in kinds)
    path = folder / "nginx.conf"
    path.write_text(text.replace("http {", "http {\n" + temporary, 1), "utf-8")
    own_user = "user root;" if os.geteuid() == 0 else ""
    main = f"daemon off; pid {folder}/nginx.pid; {own_user}"
    program = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
    assert program, "The test needs nginx. On Debian or Ubuntu: apt install nginx-light"
    return subprocess.Popen([program, "-c", path, "-e", folder / "error.log", "-g", main])


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    own = tmp_path_factory.mktemp("site")
    folder = own / "notebooks"
    (folder / "en").mkdir(parents=True)
    for name in NAMES:
        write(folder / "en" / f"{name}.ipynb", "'edit 0'")
    replicas = [replica(folder, "--Voila.base_url"), replica(folder, "--base_url")]
    port = free_port()
    proxy = nginx(own, port, replicas)
    site = Site(folder / "en", replicas, port)
    wait_until(lambda: all(healthy(guide) for guide in replicas), 120)
    wait_until(lambda: ask(site.url + site.page(NAMES[0]))[0] == 200, 30)
    yield site
    proxy.terminate()
    proxy.wait(20)
    for guide in replicas:
        guide.process.kill()
        guide.process.wait()


def visit(site: Site, number: int) -> list[str]:
    """Open a page and what it links to, as a browser does; return what failed."""
    line = http.client.HTTPConnection("127.0.0.1", site.port, timeout=60)
    failed = []
    page = site.page(NAMES[number % len(NAMES)])
    try:
        html = fetch(line, page)
        if "edit" not in html:
            failed.append(f"{page}: not the page")
        for address in re.findall(r'<script async src="([^"]+)"', html):
            fetch(line, address)
    except (OSError, http.client.HTTPException, ValueError) as error:
        failed.append(f"{page}: {error!r}")
    line.close()
    return failed


def fetch(line: http.client.HTTPConnection, address: str) -> str:
    line.request("GET", address)
    answer = line.getresponse()
    body = answer.read().decode()
    if answer.status != 200:
        raise ValueError(f"{address}: {answer.status}")
    return body


def trouble(site: Site, over: threading.Event) -> None:
    """Go on changing a notebook and killing the kernels that make its page; end one server."""
    number = 0
    while not over.wait(0.2):
        number += 1
        if number % 10 == 1:
            write(site.folder / f"{NAMES[1]}.ipynb", f"'edit {number}'")
        if number == 8:
            site.replicas[0].process.kill()
        for guide in site.replicas:
            for pid in below_pids(guide.process.pid):
                if "ipykernel" in command_line(pid):
                    with suppress(ProcessLookupError):
                        os.kill(pid, signal.SIGKILL)


def test_a_page_below_a_path_links_below_it(site: Site) -> None:
    html = ask(site.url + site.page(NAMES[0]))[1]
    addresses = re.findall(r'(?:src|href)="(/[^"]+)"', html)
    assert addresses
    assert all(address.startswith("/guide/") for address in addresses)
    assert {ask(site.url + address)[0] for address in addresses} == {200}


@pytest.mark.parametrize("address", ["/", "/guide/", "/guide/health"])
def test_the_addresses_around_the_pages_answer(site: Site, address: str) -> None:
    assert ask(site.url + address)[0] == 200


def test_nothing_but_the_guide_is_reached_through_the_path(site: Site) -> None:
    for address in (
        "api/contents",
        "voila/tree",
        "voila/files/en/00-start.ipynb",
    ):
        assert ask(f"{site.url}/guide/{address}")[0] == 404


def test_no_visit_fails_while_kernels_and_a_server_are_killed(site: Site) -> None:
    over = threading.Event()
    troubling = threading.Thread(target=trouble, args=(site, over))
    troubling.start()
    failed: list[str] = []
    visited = 0
    with ThreadPoolExecutor(AT_A_TIME) as pool:
        # So many at once, and again until the server has been gone for a while.
        while visited < VISITORS or site.replicas[0].process.poll() is None:
            for each in pool.map(lambda number: visit(site, number), range(VISITORS)):
                failed += each
            visited += VISITORS
    over.set()
    troubling.join()
    assert failed == []
    assert site.replicas[0].process.poll() is not None

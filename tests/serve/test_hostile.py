"""Requests nobody means well with: each is answered plainly, gives nothing away, does no harm."""

import base64
import os
import re
import socket
from collections.abc import Iterator

import pytest

from mesoguide.pages.policy import PAGE_HEADERS, POLICY
from tests.serve.notebooks import ask, write
from tests.server import Guide, start_guide

PAGE = "/voila/render/en/00-start.ipynb"
KERNEL = "6b1ddf6e-0000-0000-0000-000000000000"
SECRET = "the answer nobody may see"
SOCKET = (
    "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
    f"Sec-WebSocket-Key: {base64.b64encode(bytes(16)).decode()}\r\n"
)


def request(target: str, method: str = "GET", headers: str = "", body: str = "") -> bytes:
    """A request as it goes over the wire, closed after its answer."""
    head = f"{method} {target} HTTP/1.1\r\nHost: guide\r\nConnection: close\r\n{headers}\r\n"
    return (head + body).encode("utf-8", "surrogateescape")


def upgrade(target: str) -> bytes:
    return f"GET {target} HTTP/1.1\r\nHost: guide\r\n{SOCKET}\r\n".encode()


#: What the server sends when it takes a line for no HTTP at all, and when it cuts the line.
REFUSED, CUT = 400, 0

HOSTILE: dict[str, tuple[bytes, int]] = {
    # Ways out of the folder, by every spelling.
    "dots": (request("/voila/render/../../etc/passwd"), 404),
    "dots below": (request("/voila/render/en/../../../etc/passwd"), 404),
    "dots encoded": (request("/voila/render/en/%2e%2e/%2e%2e/README.md"), 404),
    "dots and slash encoded": (request("/voila/render/en/..%2f..%2f..%2fetc%2fpasswd"), 404),
    "all encoded": (request("/voila/render/en/%2e%2e%2f%2e%2e%2fpyproject.toml"), 404),
    "encoded twice": (request("/voila/render/en/%252e%252e%252fREADME.md"), 404),
    "backslashes": (request("/voila/render/en/..\\..\\README.md"), 404),
    "backslashes encoded": (request("/voila/render/en/..%5c..%5cREADME.md"), 404),
    "four dots": (request("/voila/render/en/....//....//etc/passwd"), 404),
    "overlong slash": (request("/voila/render/en/..%c0%af..%c0%afetc%c0%afpasswd"), 404),
    "overlong dot": (request("/voila/render/en/%c0%ae%c0%ae/x.ipynb"), 404),
    "wide slash": (request("/voila/render/en/..%ef%bc%8f..%ef%bc%8fpasswd"), 404),
    "IIS unicode": (request("/voila/render/en/%u002e%u002e%u2215etc"), 404),
    "a drive": (request("/voila/render/C:/Windows/win.ini"), 404),
    "an absolute path": (request("//etc/passwd"), 404),
    "a file address": (request("file:///etc/passwd"), 404),
    "files, dots": (request("/voila/guide/../guide.toml"), 404),
    "files, dots encoded": (request("/voila/guide/%2e%2e%2fguide.toml"), 404),
    "files, two dots": (request("/voila/guide/.."), 404),
    "files, hidden": (request("/voila/guide/.git"), 404),
    "worker, dots": (request("/worker.js/../00-start.ipynb"), 404),
    # Characters that end strings and lines.
    "NUL": (request("/voila/render/en/00-start.ipynb%00"), 404),
    "NUL before the end": (request("/voila/render/en/00-start.ipynb%00.png"), 404),
    "a raw NUL": (b"GET /voila/\0 HTTP/1.1\r\nHost: guide\r\n\r\n", REFUSED),
    "line ends": (request("/%0d%0aSet-Cookie:%20a=b"), 404),
    "line ends in the query": (request(f"{PAGE}?v=%0d%0aSet-Cookie:a=b"), 200),
    "raw bytes": (request("/voila/render/en/\udcff\udcfe.ipynb"), 404),
    "broken escapes": (request("/voila/render/en/%zz%"), 404),
    "broken UTF-8": (request("/voila/render/en/%ff%fe.ipynb"), 404),
    "broken UTF-8 in the query": (request("/voila/guide/page.css?v=%ff%fe"), REFUSED),
    "a space in the target": (request("/voila/render/en/00 start"), REFUSED),
    # Sources, and what else lies beside the pages.
    "a notebook": (request("/voila/files/en/00-start.ipynb"), 404),
    "a notebook, plain": (request("/en/00-start.ipynb"), 404),
    "a checkpoint": (request("/voila/render/en/.ipynb_checkpoints/00-start.ipynb"), 404),
    "another ending": (request("/voila/render/en/00-start.py"), 404),
    "the folder": (request("/voila/render/en/"), 404),
    "the tree": (request("/voila/tree"), 404),
    "git": (request("/.git/config"), 404),
    "environment": (request("/.env"), 404),
    "a table": (request("/assets/evidence/facts.csv"), 404),
    # What Voila and Jupyter offer elsewhere.
    "contents": (request("/api/contents"), 404),
    "contents of Voila": (request("/voila/api/contents/en"), 404),
    "contents, write": (
        request("/api/contents/x.ipynb", "PUT", "Content-Length: 2\r\n", "{}"),
        405,
    ),
    "kernels": (request("/api/kernels"), 404),
    "a new kernel": (request("/api/kernels", "POST", "Content-Length: 2\r\n", "{}"), 405),
    "no kernel left": (request(f"/api/kernels/{KERNEL}", "DELETE"), 405),
    "a kernel's channels": (upgrade(f"/api/kernels/{KERNEL}/channels"), 404),
    "sessions": (request("/api/sessions"), 404),
    "terminals": (request("/api/terminals"), 404),
    "a new terminal": (request("/api/terminals", "POST", "Content-Length: 0\r\n"), 405),
    "a terminal": (upgrade("/terminals/websocket/1"), 404),
    "the page as a socket": (upgrade(PAGE), 200),
    "a shutdown": (request(f"/voila/api/shutdown/{KERNEL}", "POST"), 405),
    "the server's end": (request("/api/shutdown", "POST", "Content-Length: 0\r\n"), 405),
    "log in": (request("/login?next=http://elsewhere/"), 404),
    "Voila's files": (request("/voila/static/voila.js"), 404),
    "Voila's templates": (request("/voila/templates/lab/static/voila.js"), 404),
    "metrics": (request("/metrics"), 404),
    "another template": (request(f"{PAGE}?template=lab"), 400),
    "another theme": (request(f"{PAGE}?theme=%3Cscript%3Ealert(1)%3C/script%3E"), 400),
    "a script in the address": (request("/%3Cscript%3Ealert(1)%3C/script%3E"), 404),
    "a template's tricks": (request("/{{7*7}}${7*7}"), 404),
    # Methods, and what is not HTTP.
    "OPTIONS": (request(PAGE, "OPTIONS"), 405),
    "TRACE": (request(PAGE, "TRACE"), 405),
    "CONNECT": (request("elsewhere:443", "CONNECT"), 405),
    "PROPFIND": (request("/", "PROPFIND"), 405),
    "an unknown method": (request("/", "BREW"), 405),
    "a method in small letters": (request(PAGE, "get"), 405),
    "a method as told": (request(PAGE, headers="X-HTTP-Method-Override: DELETE\r\n"), 200),
    "another host's address": (request("http://elsewhere/voila/render/en/00-start.ipynb"), 404),
    "HTTP of long ago": (b"GET /\r\n\r\n", REFUSED),
    "HTTP to come": (b"GET / HTTP/3.0\r\nHost: guide\r\n\r\n", REFUSED),
    "no HTTP": (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", REFUSED),
    # Hosts.
    "another host": (b"GET / HTTP/1.1\r\nHost: elsewhere\r\nConnection: close\r\n\r\n", 302),
    "a host with tricks": (
        b"GET / HTTP/1.1\r\nHost: a/../b@c\r\nConnection: close\r\n\r\n",
        REFUSED,
    ),
    "two hosts": (b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n", REFUSED),
    "no host": (b"GET / HTTP/1.1\r\nConnection: close\r\n\r\n", REFUSED),
    "another's host as told": (request("/", headers="X-Forwarded-Host: elsewhere\r\n"), 302),
    # Sizes.
    "a long query": (request(f"{PAGE}?a={'1' * 8000}"), 414),
    "a query of many parts": (request(f"{PAGE}?{'a=1&' * 2000}"), REFUSED),
    "a long address": (request("/" + "a" * 20_000), 414),
    "an endless address": (request("/" + "a" * 300_000), CUT),
    "a long header": (request(PAGE, headers=f"X-A: {'a' * 20_000}\r\n"), 431),
    "many headers": (request(PAGE, headers="X-A: a\r\n" * 5_000), 431),
    "endless headers": (request(PAGE, headers=f"X-A: {'a' * 300_000}\r\n"), CUT),
    "a long cookie": (request(PAGE, headers=f"Cookie: a={'a' * 17_000}\r\n"), 431),
    "a large body": (request("/", "POST", "Content-Length: 999999999\r\n", "a"), REFUSED),
    "a body with GET": (request(PAGE, headers="Content-Length: 5\r\n", body="hello"), 200),
    "many ranges": (request(PAGE, headers=f"Range: bytes={'0-,' * 500}0-\r\n"), 200),
    "a range beyond the end": (request(PAGE, headers="Range: bytes=99999999-\r\n"), 200),
    "odd marks": (request(PAGE, headers='If-None-Match: "*", W/"\\", ,\r\n'), 200),
    "odd encodings": (request(PAGE, headers="Accept-Encoding: gzip;q=0, ;;, *;q=x\r\n"), 200),
    # Two lengths of one body, by which two servers may take one request for two.
    "two lengths": (
        request("/", headers="Content-Length: 5\r\nContent-Length: 6\r\n", body="hello"),
        REFUSED,
    ),
    "a length below nothing": (request("/", headers="Content-Length: -5\r\n"), REFUSED),
    "a length in words": (request("/", headers="Content-Length: five\r\n"), REFUSED),
    "length and chunks": (
        request(
            "/", headers="Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", body="0\r\n\r\nGET"
        ),
        REFUSED,
    ),
    "odd chunks": (
        request("/", headers="Transfer-Encoding: xchunked\r\n", body="0\r\n\r\n"),
        REFUSED,
    ),
    "a chunk of odd size": (
        request("/", headers="Transfer-Encoding: chunked\r\n", body="-5\r\nhello\r\n0\r\n\r\n"),
        REFUSED,
    ),
    "an endless chunk": (
        request("/", headers="Transfer-Encoding: chunked\r\n", body="ffffffffff\r\nhello\r\n"),
        REFUSED,
    ),
    "a folded header": (request("/", headers="X-A: a\r\n b\r\n"), REFUSED),
    "a header without a name": (request("/", headers=": a\r\n"), REFUSED),
    "a header with a NUL": (request("/", headers="X-A: a\0b\r\n"), REFUSED),
}

PRIVATE = (
    "Traceback",
    "site-packages",
    "ornado",
    "Voil\u00e0/",
    "Python",
    '"cells"',
    "mesoguide/",
    os.sep + "home",
    os.sep + "tmp",
    os.sep + "usr",
    "root:",
    SECRET,
)


@pytest.fixture(scope="module")
def guide(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Guide]:
    folder = tmp_path_factory.mktemp("notebooks") / "en"
    folder.mkdir()
    write(folder / "00-start.ipynb", f"said = {SECRET!r}\nlen(said)")
    guide = start_guide(extra=["--notebooks", str(folder.parent)], wait_for=["00-start"])
    yield guide
    guide.stop()


def answer(guide: Guide, sent: bytes) -> bytes:
    """All that comes back until the line is closed or quiet."""
    port = int(guide.url.rsplit(":", 1)[1])
    got = b""
    with socket.create_connection(("127.0.0.1", port), timeout=30) as line:
        try:
            line.sendall(sent)
            while more := line.recv(65536):
                got += more
                line.settimeout(1)
        except (TimeoutError, ConnectionError):
            pass
    return got


def test_there_are_enough_of_them() -> None:
    assert len({sent for sent, _ in HOSTILE.values()}) >= 60


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_request_is_answered_plainly_and_gives_nothing_away(
    guide: Guide, name: str
) -> None:
    sent, expected = HOSTILE[name]
    got = answer(guide, sent)
    status = int(got.split(b" ", 2)[1]) if got else CUT
    assert status == expected
    text = got.decode("utf-8", "replace")
    words = re.sub("<style.*?</style>", "", text, flags=re.DOTALL)  # which has `:root:has(…)`
    assert [word for word in PRIVATE if word in words] == []
    assert "set-cookie" not in text.lower().split("\r\n\r\n", 1)[0]
    assert text.count("HTTP/1.1 ") <= 1
    assert ask(guide.url + PAGE)[0] == 200


@pytest.mark.parametrize(
    ("target", "status"),
    [(PAGE, 200), ("/", 302), ("/nothing", 404), ("/health", 200), (f"{PAGE}?theme=x", 400)],
)
def test_every_answer_has_the_headers_of_a_careful_site(
    guide: Guide, target: str, status: int
) -> None:
    head = answer(guide, request(target)).split(b"\r\n\r\n", 1)[0].decode()
    lines = dict(line.split(": ", 1) for line in head.split("\r\n")[1:])
    assert head.startswith(f"HTTP/1.1 {status} ")
    assert lines["Content-Security-Policy"] == POLICY
    assert lines["X-Content-Type-Options"] == "nosniff"
    assert lines["Referrer-Policy"] == "no-referrer"
    assert lines["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in lines["Permissions-Policy"]
    assert "Server" not in lines
    assert "Set-Cookie" not in lines


def test_what_a_page_loads_is_taken_as_it_is_and_has_no_word_of_pages(guide: Guide) -> None:
    head = answer(guide, request("/voila/guide/host.js")).split(b"\r\n\r\n", 1)[0].decode()
    names = {line.split(": ", 1)[0] for line in head.split("\r\n")[1:]}
    assert "X-Content-Type-Options" in names
    assert names & set(PAGE_HEADERS) == set()


def test_a_picture_that_can_be_opened_has_the_headers_of_a_page(guide: Guide) -> None:
    head = answer(guide, request("/voila/guide/icon.svg")).split(b"\r\n\r\n", 1)[0].decode()
    names = {line.split(": ", 1)[0] for line in head.split("\r\n")[1:]}
    assert names >= set(PAGE_HEADERS)


def test_a_method_that_is_refused_is_told_which_are_not(guide: Guide) -> None:
    assert b"Allow: GET, HEAD\r\n" in answer(guide, request("/", "DELETE"))


def test_a_slow_request_does_not_keep_others_waiting(guide: Guide) -> None:
    port = int(guide.url.rsplit(":", 1)[1])
    slow = [socket.create_connection(("127.0.0.1", port)) for _ in range(100)]
    for line in slow:
        line.sendall(b"GET / HTTP/1.1\r\nHost: gu")
    assert ask(guide.url + PAGE)[0] == 200
    for line in slow:
        line.close()


def test_the_page_of_a_notebook_holds_no_source(guide: Guide) -> None:
    assert SECRET not in ask(guide.url + PAGE)[1]

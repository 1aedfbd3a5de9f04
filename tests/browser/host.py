"""A host of plain files that can be slow, busy or gone, and a small guide to put on it."""

import functools
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from tests.serve.notebooks import write


@dataclass
class Host:
    """A host, and how it answers for addresses that hold some words."""

    url: str
    server: ThreadingHTTPServer
    #: Seconds it takes to answer.
    slow: dict[str, float] = field(default_factory=dict)
    #: How many times it asks to be asked again a second later.
    busy: dict[str, int] = field(default_factory=dict)
    #: What it no longer has.
    gone: set[str] = field(default_factory=set)
    #: Where it stops in the middle of a file, until it may go on.
    stops: dict[str, bytes] = field(default_factory=dict)
    goes_on: threading.Event = field(default_factory=threading.Event)

    def stop(self) -> None:
        self.server.shutdown()
        self.server.server_close()


@contextmanager
def host(folder: Path) -> Iterator[Host]:
    server = ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(Answers, directory=str(folder))
    )
    server.daemon_threads = True
    made = Host(f"http://127.0.0.1:{server.server_port}", server)
    server.host = made  # type: ignore[attr-defined]
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield made
    made.stop()


class Answers(SimpleHTTPRequestHandler):
    def send_head(self):  # type: ignore[no-untyped-def]
        asked: Host = self.server.host  # type: ignore[attr-defined]
        for words, seconds in asked.slow.items():
            if words in self.path:
                time.sleep(seconds)
        for words, left in asked.busy.items():
            if words in self.path and left:
                asked.busy[words] -= 1
                self.send_response(503)
                self.send_header("Retry-After", "1")
                self.send_header("Content-Length", "0")
                self.end_headers()
                return None
        if any(words in self.path for words in asked.gone):
            self.send_error(404)
            return None
        return super().send_head()

    def copyfile(self, source, outputfile):  # type: ignore[no-untyped-def]
        asked: Host = self.server.host  # type: ignore[attr-defined]
        content = source.read()
        for words, stop in asked.stops.items():
            if words in self.path:
                at = content.index(stop)
                outputfile.write(content[:at])
                outputfile.flush()
                asked.goes_on.wait(60)
                content = content[at:]
        outputfile.write(content)

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def log_message(self, *_: object) -> None:
        pass


def publish(notebooks: Path, site: Path) -> None:
    """Publish the notebooks of a folder, which has a folder for the language in it."""
    command = [sys.executable, "-m", "mesoguide", "publish", str(site)]
    subprocess.run([*command, "--notebooks", str(notebooks)], check=True, capture_output=True)


def anywidget(script: str, name: str = "_esm", **traits: str) -> str:
    """Code that shows an anywidget with a script; `traits` are Python, by name."""
    own = "\n".join(f"    {trait} = {made}" for trait, made in traits.items())
    return (
        "import anywidget, traitlets\n"
        f"class Shown(anywidget.AnyWidget):\n    {name} = {script!r}\n{own}\nShown()"
    )


def says(words: str) -> str:
    """A widget's script that says some words."""
    return f"export default {{ render({{ el }}) {{ el.append({words!r}); }} }};"


def small_guide(folder: Path, *second: str) -> Path:
    """Write two notebooks: one with an explained word and a picker, and one with cells of code."""
    (folder / "en").mkdir(parents=True)
    start, other = folder / "en" / "00-start.ipynb", folder / "en" / "01-second.ipynb"
    write(start, "from mesoguide.widgets import BodyMap\nBodyMap()", words="A [?mesoderm], so far.")
    write(other, *(second or ("1",)), question="What else?")
    return folder

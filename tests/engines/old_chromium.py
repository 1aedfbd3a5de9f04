"""Old versions of Chromium, which many phones and their web views still are.

They come inside releases of the npm package ``@sparticuz/chromium``; ``old/package-lock.json`` pins
each by what it holds. Playwright speaks with none so old: they are driven by their own protocol
(https://chromedevtools.github.io/devtools-protocol/).
"""

import base64
import io
import json
import os
import re
import subprocess
import tarfile
import tempfile
import urllib.request
from pathlib import Path
from typing import Any

import brotli

from tests.engines.driven import Driven
from tests.engines.engine import MIDDLE, PATIENCE, EngineError
from tests.gate.npm import installed
from tests.server import wait_until

OLD = Path(__file__).parent / "old"
#: The versions that are tried: the floor, the first with live widgets at hand, and some between.
VERSIONS = (92, 103, 107, 112, 119)
#: The libraries a version brings, which this machine may lack.
LIBRARIES = ("aws.tar.br", "al2.tar.br", "swiftshader.tar.br")
LISTENS = re.compile(r"DevTools listening on ws://([^/]+)/")
#: What a key is to the protocol, where it is no letter: its code.
CODES = {"Enter": 13, "Escape": 27, "Tab": 9, " ": 32, "ArrowLeft": 37, "ArrowRight": 39}


def unpacked(version: int, folder: Path) -> Path:
    """Unpack a version of Chromium into a folder, and return the path of its program."""
    installed(OLD)
    kept = OLD / "node_modules" / f"chromium-{version}" / "bin"
    program = folder / "chromium"
    program.write_bytes(brotli.decompress((kept / "chromium.br").read_bytes()))
    program.chmod(0o700)
    for path in (kept / name for name in LIBRARIES):
        if path.exists():
            packed = io.BytesIO(brotli.decompress(path.read_bytes()))
            with tarfile.open(fileobj=packed) as libraries:
                libraries.extractall(folder, filter="data")
    return program


def _pages(host: str) -> list[str]:
    """Return the addresses that a browser's pages are driven at."""
    with urllib.request.urlopen(f"http://{host}/json", timeout=PATIENCE) as answer:
        open_pages = json.load(answer)
    return [each["webSocketDebuggerUrl"] for each in open_pages if each["type"] == "page"]


class OldChromium(Driven):
    """A Chromium of some version with no window on a screen, and one page that is a phone's."""

    def __init__(self, version: int) -> None:
        self.version = version
        self.name = f"chromium {version}"
        self._folder = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        folder = Path(self._folder.name)
        program = unpacked(version, folder)
        flags = [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--hide-scrollbars",
            "--no-first-run",
        ]
        own = [f"--user-data-dir={folder / 'profile'}", "--remote-debugging-port=0"]
        # It writes much of what pages say to its log: nothing but a file takes it all.
        self._log = folder / "log"
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(
                [str(program), *flags, *own, "about:blank"],
                stderr=log,
                stdout=subprocess.DEVNULL,
                env={**os.environ, "LD_LIBRARY_PATH": str(folder / "lib"), "HOME": str(folder)},
            )
        self._loaded = False
        self._connect(self._page_address())
        for domain in ("Page", "Runtime", "Log"):
            self._ask(f"{domain}.enable")
        self._ask("Emulation.setTouchEmulationEnabled", enabled=True)

    def _page_address(self) -> str:
        """Return the address that its page is driven at, once it listens."""
        wait_until(lambda: LISTENS.search(self._log.read_text("utf-8", "replace")), PATIENCE)
        host = LISTENS.findall(self._log.read_text("utf-8", "replace"))[0]
        wait_until(lambda: _pages(host), PATIENCE)
        return _pages(host)[0]

    def _note(self, said: dict[str, Any]) -> None:
        about = said.get("params", {})
        match said.get("method"):
            case "Page.loadEventFired":
                self._loaded = True
            case "Runtime.exceptionThrown":
                thrown = about["exceptionDetails"]
                self._errors.append(thrown.get("exception", {}).get("description", thrown["text"]))
            case "Runtime.consoleAPICalled" if about["type"] in ("error", "assert"):
                self._errors.append(" ".join(str(each.get("value")) for each in about["args"]))
            case "Log.entryAdded" if about["entry"]["level"] == "error":
                self._errors.append(about["entry"]["text"])

    def size(self, width: int, height: int) -> None:
        screen = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": True}
        self._ask("Emulation.setDeviceMetricsOverride", **screen)

    def scripts(self, run: bool) -> None:
        """Let the scripts of pages run, from the next page on, or let them not."""
        self._ask("Emulation.setScriptExecutionDisabled", value=not run)

    def open(self, address: str) -> None:
        # An address with another part of the same page alone would load nothing.
        for url in ("about:blank", address):
            self._loaded = False
            self._ask("Page.navigate", url=url)
            self.loaded()

    def loaded(self) -> None:
        """Wait until the page that was gone to is loaded."""
        while not self._loaded:
            self._heard()

    def run(self, script: str, *arguments: Any) -> Any:
        given = ", ".join(json.dumps(argument) for argument in arguments)
        answer = self._ask(
            "Runtime.evaluate",
            expression=f"(async () => ({script})({given}))()",
            awaitPromise=True,
            returnByValue=True,
            userGesture=True,
        )
        if thrown := answer.get("exceptionDetails"):
            raise EngineError(thrown.get("exception", {}).get("description", thrown["text"]))
        return answer["result"].get("value")

    def tap(self, selector: str) -> None:
        x, y = self.run(MIDDLE, selector)
        self._loaded = False
        self._ask("Input.dispatchTouchEvent", type="touchStart", touchPoints=[{"x": x, "y": y}])
        self._ask("Input.dispatchTouchEvent", type="touchEnd", touchPoints=[])

    def press(self, key: str) -> None:
        code = {"key": key, "windowsVirtualKeyCode": CODES.get(key, ord(key[0]))}
        self._ask("Input.dispatchKeyEvent", type="rawKeyDown", **code)
        self._ask("Input.dispatchKeyEvent", type="keyUp", **code)

    def picture(self) -> bytes:
        """Return what is on the screen, as a PNG."""
        return base64.b64decode(self._ask("Page.captureScreenshot")["data"])

    def pdf(self) -> bytes:
        answer = self._ask("Page.printToPDF", paperWidth=8.27, paperHeight=11.69)
        return base64.b64decode(answer["data"])

    def errors(self) -> list[str]:
        self._ask("Page.enable")
        return self._new_errors()

"""WebKit, Safari's engine, as Debian packages it: a window of it, driven by WebKitWebDriver."""

import json
import os
import re
import shutil
import signal
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from tests.engines.engine import MARGIN, MIDDLE, PATIENCE, EngineError, keyboard, pointer
from tests.server import free_port, wait_until

HOW_TO_GET_IT = (
    "The tests of engines need WebKit. On Debian: "
    "apt install webkit2gtk-driver gir1.2-webkit2-4.1 python3-gi xvfb"
)
VIEW = Path(__file__).parent / "view.py"
#: What says where a program keeps what it is set to, what it stores, and what it could ask again.
OWN = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME")
#: WebKit writes what a page complains of as a line of its own.
COMPLAINT = re.compile(r"CONSOLE (?:\w+ )?ERROR (.*)")


class WebKit:
    """A window of WebKit on a screen of its own that nobody sees.

    `settings` of GTK set it up, and the script `before` runs before a page's.
    """

    name = "webkit"

    def __init__(self, before: str = "", **settings: int) -> None:
        driver, screen = shutil.which("WebKitWebDriver"), shutil.which("Xvfb")
        if driver is None or screen is None:
            pytest.fail(HOW_TO_GET_IT, pytrace=False)
        self._folder = tempfile.TemporaryDirectory()
        self._log = Path(self._folder.name) / "log"
        self._paper = Path(self._folder.name) / "paper.pdf"
        self._pid = Path(self._folder.name) / "pid"
        self._read = 0
        kept = Path(self._folder.name) / "gtk-3.0" / "settings.ini"
        kept.parent.mkdir()
        lines = (f"{name.replace('_', '-')}={value}" for name, value in settings.items())
        kept.write_text("\n".join(["[Settings]", *lines]), "utf-8")
        # The driver drops what its browser prints: this one writes it down.
        noted = Path(self._folder.name) / "browser"
        command = f'exec /usr/bin/python3 "{VIEW}" "$@" >>"{self._log}" 2>&1'
        noted.write_text(f"#!/bin/sh\n{command}\n", "utf-8")
        noted.chmod(0o700)
        self._screen = subprocess.Popen(
            [screen, "-displayfd", "1", "-screen", "0", "2000x1400x24", "-nolisten", "tcp"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        assert self._screen.stdout is not None
        display = f":{self._screen.stdout.readline().strip()}"
        port = free_port()
        self._url = f"http://127.0.0.1:{port}"
        self._driver = subprocess.Popen(
            [driver, f"--port={port}"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={
                **os.environ,
                # What it keeps and is set to stands in a folder of its own.
                **dict.fromkeys(OWN, self._folder.name),
                "DISPLAY": display,
                "GDK_BACKEND": "x11",
                "WEBKIT_DISABLE_COMPOSITING_MODE": "1",
                "LIBGL_ALWAYS_SOFTWARE": "1",
                "PRINT_TO": str(self._paper),
                "PID_TO": str(self._pid),
                "MARGIN": str(MARGIN),
                "BEFORE": before,
            },
        )
        wait_until(self._listens, PATIENCE)
        options = {"binary": str(noted), "args": []}
        wanted = {"browserName": "view.py", "webkitgtk:browserOptions": options}
        answer = self._ask("POST", "/session", {"capabilities": {"alwaysMatch": wanted}})
        self._session = f"/session/{answer['sessionId']}"
        waits = {"script": PATIENCE * 1000, "pageLoad": PATIENCE * 1000}
        self._ask("POST", f"{self._session}/timeouts", waits)

    def _listens(self) -> bool:
        with suppress(OSError):
            self._ask("GET", "/status")
            return True
        return False

    def _ask(self, method: str, path: str, body: dict[str, Any] | None = None) -> Any:
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self._url + path, data, method=method)
        try:
            with urllib.request.urlopen(request, timeout=PATIENCE * 2) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            said = error.read().decode("utf-8", "replace")
            raise EngineError(f"{method} {path}: {said[:600]}") from None

    def size(self, width: int, height: int) -> None:
        # A window takes its time to grow or shrink, and its page some more: what was asked for
        # earlier may still come.
        kept = 0
        for _ in range(40):
            inner = self.run("() => [innerWidth, innerHeight]")
            if inner == [width, height]:
                kept += 1
                if kept == 3:
                    return
                time.sleep(0.1)
                continue
            kept = 0
            rect = self._ask("GET", f"{self._session}/window/rect")
            wanted = {
                "width": max(1, rect["width"] + width - inner[0]),
                "height": max(1, rect["height"] + height - inner[1]),
            }
            self._ask("POST", f"{self._session}/window/rect", wanted)
            time.sleep(0.1)
        raise EngineError(f"the window: found {inner}; wanted {[width, height]}")

    def open(self, address: str) -> None:
        self._ask("POST", f"{self._session}/url", {"url": "about:blank"})
        self._ask("POST", f"{self._session}/url", {"url": address})

    def run(self, script: str, *arguments: Any) -> Any:
        given = ", ".join(json.dumps(argument) for argument in arguments)
        body = (
            f"const done = arguments[0]; (async () => ({script})({given}))().then("
            "(value) => done([value ?? null]), (error) => done(String(error)));"
        )
        answer = self._ask("POST", f"{self._session}/execute/async", {"script": body, "args": []})
        if isinstance(answer, str):
            raise EngineError(answer)
        return answer[0]

    def tap(self, selector: str) -> None:
        x, y = self.run(MIDDLE, selector)
        self._ask("POST", f"{self._session}/actions", {"actions": pointer((x, y))})

    def press(self, key: str) -> None:
        self._ask("POST", f"{self._session}/actions", {"actions": keyboard(key)})

    def roles(self, selector: str) -> list[str]:
        """Return what each match is to a screen reader; "" for one that it never meets."""
        wanted = {"using": "css selector", "value": selector}
        found = self._ask("POST", f"{self._session}/elements", wanted)
        addresses = [f"{self._session}/element/{key}" for each in found for key in each.values()]
        # Asked for the first time, it answers before it has looked at how things are styled.
        for _ in range(2):
            roles = [self._ask("GET", f"{each}/computedrole") for each in addresses]
            time.sleep(0.5)
        return roles

    def pdf(self) -> bytes:
        self._paper.unlink(missing_ok=True)
        os.kill(int(self._pid.read_text("utf-8")), signal.SIGUSR1)
        wait_until(self._paper.exists, PATIENCE)
        return self._paper.read_bytes()

    def errors(self) -> list[str]:
        said = self._log.read_text("utf-8", "replace")
        new, self._read = said[self._read :], len(said)
        return COMPLAINT.findall(new)

    def close(self) -> None:
        with suppress(EngineError, OSError):
            self._ask("DELETE", self._session)
        for process in (self._driver, self._screen):
            process.terminate()
            process.wait(20)
        if self._screen.stdout:
            self._screen.stdout.close()
        self._folder.cleanup()

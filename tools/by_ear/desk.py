"""A desk of a listener: a screen that nobody sees, Firefox, Orca and a keyboard."""

import json
import os
import shutil
import subprocess
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from tests.engines.firefox import Firefox
from tests.server import wait_until

HOW_TO_GET_IT = (
    "What is heard needs Orca and what it speaks through. On Debian: apt install "
    "orca firefox-esr xvfb openbox xdotool at-spi2-core dbus"
)
#: Debian's own Python has Orca's bindings.
_PYTHON = "/usr/bin/python3"
_ORCA = Path(__file__).parent / "aloud.py"
_NEEDED = ("orca", "Xvfb", "openbox", "xdotool", "dbus-daemon", _PYTHON)
#: Speech is still after so many seconds without a word: a page waits 0.4 before it says a change.
STILL = 0.9
#: Nothing will be spoken of a key after so many seconds.
SILENT = 4.0
#: The longest wait for speech to fall still, in seconds.
PATIENCE = 60.0


class Desk:
    """Firefox and Orca on a screen of their own; `press` gives what is spoken after a key."""

    def __init__(self) -> None:
        missing = [name for name in _NEEDED if shutil.which(name) is None]
        if missing:
            raise FileNotFoundError(f"{HOW_TO_GET_IT} (not found: {', '.join(missing)})")
        self._heard = 0
        self._stack = ExitStack()
        try:
            self._sit_down()
        except BaseException:
            self.close()
            raise

    def _sit_down(self) -> None:
        folder = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        home = Path(self._stack.enter_context(folder))
        self._spoken, self._idle = home / "spoken", home / "idle"
        self._spoken.touch()
        for name in ("data", "config", "run"):
            (home / name).mkdir(mode=0o700)
        screen = ("Xvfb", "-displayfd", "1", "-screen", "0", "620x1000x24", "-nolisten", "tcp")
        bus = ("dbus-daemon", "--session", "--nofork", "--print-address=1")
        self._surroundings = {
            **os.environ,
            "HOME": str(home),
            "XDG_DATA_HOME": str(home / "data"),
            "XDG_CONFIG_HOME": str(home / "config"),
            "XDG_RUNTIME_DIR": str(home / "run"),
            "LC_ALL": "C.UTF-8",
            "GDK_BACKEND": "x11",
            "GNOME_ACCESSIBILITY": "1",
            "SPOKEN_TO": str(self._spoken),
            "IDLE_TO": str(self._idle),
            "SETTINGS_IN": str(home / "orca"),
        }
        self._surroundings["DISPLAY"] = f":{self._started(*screen, says=True)}"
        self._surroundings["DBUS_SESSION_BUS_ADDRESS"] = self._started(*bus, says=True)
        self._started("openbox", "--sm-disable")
        self._started(_PYTHON, str(_ORCA))
        wait_until(self._idle.exists, PATIENCE)
        self.browser = Firefox(shown_in=self._surroundings)
        self._stack.callback(self.browser.close)
        # A new window has its keyboard in the bar of addresses: F6 leads from there to the page.
        while not self.browser.run("() => document.hasFocus()"):
            self.press("F6")
        self.heard()

    def _started(self, *command: str, says: bool = False) -> str:
        """Start what ends with the desk, and return its first line if it says one."""
        process = subprocess.Popen(
            command,
            env=self._surroundings,
            stdout=subprocess.PIPE if says else subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        self._stack.callback(_end, process)
        return process.stdout.readline().strip() if process.stdout else ""

    def open(self, address: str) -> tuple[str, ...]:
        """Open a page, wait until its widgets live, and return what is spoken."""
        self.browser.open(address)
        self.alive()
        return self.heard()

    def alive(self) -> None:
        """Wait until the page's widgets live."""
        alive = "() => document.documentElement.dataset.widgets === 'alive'"
        wait_until(lambda: bool(self.browser.run(alive)), PATIENCE)

    def press(self, key: str) -> tuple[str, ...]:
        """Press a key, as xdotool calls it, and return what is spoken."""
        command = ["xdotool", "key", "--clearmodifiers", key]
        subprocess.run(command, env=self._surroundings, check=True, timeout=PATIENCE)
        return self.heard()

    def focus(self) -> str:
        """Return the words of what has the keyboard; empty if it is nothing."""
        words = (
            "() => { const one = document.activeElement; return one === document.body ? '' : "
            "(one.getAttribute('aria-label') ?? one.labels?.[0]?.textContent ?? one.textContent)"
            ".slice(0, 200); }"
        )
        return " ".join(str(self.browser.run(words)).split())

    def heard(self) -> tuple[str, ...]:
        """Wait until speech is still, and return what was spoken since the last time."""
        began = last = time.monotonic()
        count, wait = self._heard, SILENT
        while True:
            lines = self._spoken.read_text("utf-8").splitlines()
            now = time.monotonic()
            if len(lines) != count:
                count, last, wait = len(lines), now, STILL
            elif now - last > wait and self._waits_for_nothing():
                break
            if now - began > PATIENCE:
                raise TimeoutError(f"Orca still speaks after {PATIENCE:g} s: {lines[-1]}")
            time.sleep(0.05)
        new, self._heard = lines[self._heard :], len(lines)
        return tuple(" ".join(json.loads(line).split()) for line in new)

    def _waits_for_nothing(self) -> bool:
        """Tell whether Orca has nothing left to work out: it says so every moment."""
        return time.time() - self._idle.stat().st_mtime < 0.5

    def close(self) -> None:
        """End all of it, the last first."""
        self._stack.close()


def _end(process: subprocess.Popen[Any]) -> None:
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait(10)
    if process.stdout:
        process.stdout.close()

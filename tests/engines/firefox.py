"""Firefox, driven through WebDriver BiDi, which it speaks itself."""

import base64
import json
import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

import pytest

from tests.engines.driven import Driven
from tests.engines.engine import MARGIN, MIDDLE, EngineError, keyboard, pointer

HOW_TO_GET_IT = "The tests of engines need Firefox. On Debian: apt install firefox-esr"
#: Nothing of Firefox's own goes out or comes between.
QUIET: dict[str, bool | int | str] = {
    "app.normandy.enabled": False,
    "app.update.enabled": False,
    "browser.aboutwelcome.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.page": 0,
    "datareporting.policy.dataSubmissionEnabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "remote.prefs.recommended": True,
    "services.settings.server": "data:,",
    "toolkit.telemetry.enabled": False,
}


#: How it is told that it has a screen to touch, and no mouse.
TOUCH: dict[str, bool | int | str] = {
    "dom.w3c_touch_events.enabled": 1,
    "ui.primaryPointerCapabilities": 1,
}


class Firefox(Driven):
    """A Firefox with one page; `prefs` set it up, and the script `before` runs before a page's.

    It is tapped with a mouse, or with a finger as one with `TOUCH` is.
    Its window is on no screen, or fills the one that the variables of `shown_in` name.
    """

    name = "firefox"

    def __init__(
        self,
        shown_in: dict[str, str] | None = None,
        before: str = "",
        **prefs: bool | int | str,
    ) -> None:
        path = shutil.which("firefox-esr") or shutil.which("firefox")
        if path is None:
            pytest.fail(HOW_TO_GET_IT, pytrace=False)
        self._touched = prefs.items() >= TOUCH.items()
        self._folder = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        lines = (
            f"user_pref({json.dumps(key)}, {json.dumps(value)});"
            for key, value in {**QUIET, **prefs}.items()
        )
        (Path(self._folder.name) / "user.js").write_text("\n".join(lines), "utf-8")
        self._process = subprocess.Popen(
            [
                path,
                "--kiosk" if shown_in else "--headless",
                "--remote-debugging-port=0",
                "--profile",
                self._folder.name,
            ],
            stderr=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            text=True,
            env={**(shown_in or os.environ), "HOME": self._folder.name},
        )
        self._connect(f"{self._address()}/session")
        self._ask("session.new", capabilities={})
        first: str = self._ask("browsingContext.getTree")["contexts"][0]["context"]
        #: A second page beside the one that is driven, where no screen shows what has the focus.
        self._beside = None if shown_in else first
        self._page = (
            first if shown_in else self._ask("browsingContext.create", type="tab")["context"]
        )
        self._ask("session.subscribe", events=["log.entryAdded"])
        self._ask("script.addPreloadScript", functionDeclaration=f"() => {{ {before} }}")

    def _address(self) -> str:
        assert self._process.stderr is not None
        for line in self._process.stderr:
            if found := re.search(r"BiDi listening on (ws://\S+)", line):
                return found[1]
        raise EngineError("Firefox ended before it listened")

    def _note(self, said: dict[str, Any]) -> None:
        entry = said.get("params", {})
        if said.get("method") == "log.entryAdded" and entry["level"] == "error":
            self._errors.append(entry.get("text") or str(entry))

    def size(self, width: int, height: int) -> None:
        viewport = {"width": width, "height": height}
        self._ask("browsingContext.setViewport", context=self._page, viewport=viewport)

    def open(self, address: str) -> None:
        # An address with another part of the same page alone would load nothing.
        self._go("about:blank")
        if self._beside:
            # The window's own field for addresses may have the focus: coming back, the page has it.
            for context in (self._beside, self._page):
                self._ask("browsingContext.activate", context=context)
        self._go(address)

    def _go(self, url: str) -> None:
        self._ask("browsingContext.navigate", context=self._page, url=url, wait="complete")

    def run(self, script: str, *arguments: Any) -> Any:
        given = ", ".join(json.dumps(argument) for argument in arguments)
        answer = self._ask(
            "script.evaluate",
            expression=f"(async () => JSON.stringify((await ({script})({given})) ?? null))()",
            target={"context": self._page},
            awaitPromise=True,
            userActivation=True,
        )
        if answer["type"] == "exception":
            raise EngineError(answer["exceptionDetails"]["text"])
        return json.loads(answer["result"]["value"])

    def tap(self, selector: str) -> None:
        x, y = self.run(MIDDLE, selector)
        kind = "touch" if self._touched else "mouse"
        self._ask("input.performActions", context=self._page, actions=pointer((x, y), kind))

    def press(self, key: str) -> None:
        self._ask("input.performActions", context=self._page, actions=keyboard(key))

    def pdf(self) -> bytes:
        page = {"width": 21.0, "height": 29.7}
        margin = dict.fromkeys(("top", "right", "bottom", "left"), MARGIN * 2.54 / 72)
        answer = self._ask("browsingContext.print", context=self._page, page=page, margin=margin)
        return base64.b64decode(answer["data"])

    def errors(self) -> list[str]:
        self.run("() => new Promise((done) => setTimeout(done, 50))")
        return self._new_errors()

    def close(self) -> None:
        super().close()
        if self._process.stderr:
            self._process.stderr.close()

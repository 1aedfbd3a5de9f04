"""What is the same of browsers that are driven over a socket, whatever they are asked."""

import json
import subprocess
import tempfile
from abc import ABC, abstractmethod
from typing import Any

import websocket

from tests.engines.engine import PATIENCE, EngineError


class Driven(ABC):
    """A browser with a folder of its own. A request has a number, and its answer has the same."""

    _folder: tempfile.TemporaryDirectory[str]
    _process: subprocess.Popen[Any]

    def _connect(self, address: str) -> None:
        self._number = 0
        self._errors: list[str] = []
        self._socket = websocket.create_connection(address, timeout=PATIENCE, suppress_origin=True)

    @abstractmethod
    def _note(self, said: dict[str, Any]) -> None:
        """Keep what a message of the browser's tells, such as an error of the page."""

    def _heard(self) -> dict[str, Any]:
        """Return the next thing the browser says, once it is noted."""
        said: dict[str, Any] = json.loads(self._socket.recv())
        self._note(said)
        return said

    def _ask(self, method: str, **parameters: Any) -> Any:
        self._number += 1
        request = {"id": self._number, "method": method, "params": parameters}
        self._socket.send(json.dumps(request))
        while (said := self._heard()).get("id") != self._number:
            pass
        if "error" in said:
            raise EngineError(f"{method}: {said.get('message') or said['error']['message']}")
        return said["result"]

    def _new_errors(self) -> list[str]:
        found, self._errors = self._errors, []
        return found

    def close(self) -> None:
        self._socket.close()
        self._process.terminate()
        self._process.wait(20)
        self._folder.cleanup()

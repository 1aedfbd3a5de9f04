#!/usr/bin/python3
"""Orca, as it runs for a listener, with a pen for a voice: each thing it speaks becomes a line.

It runs in Debian's own Python, which has Orca (apt install orca). The file named in `SPOKEN_TO`
takes a line of JSON for each thing spoken; the file named in `IDLE_TO` is touched whenever nothing
waits to be spoken. Orca's own settings go to the folder named in `SETTINGS_IN`.
"""

import json
import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from gi.repository import GLib
from orca import event_manager, orca, settings, speech

_SPOKEN = Path(os.environ["SPOKEN_TO"])
_IDLE = Path(os.environ["IDLE_TO"])


class Pen:
    """Writes down what Orca says, in place of a synthesizer."""

    def speak(self, text: str = "", voice: Any = None, interrupt: bool = True) -> None:
        """Write one thing that is spoken."""
        with _SPOKEN.open("a", encoding="utf-8") as page:
            page.write(json.dumps(text) + "\n")

    def speakCharacter(self, character: str, acss: Any = None) -> None:
        """Write a letter that is spoken by itself."""
        self.speak(character)

    def sayAll(self, utterances: Iterable[Any], progress: Any) -> None:
        """Write what is read in one go."""
        for context, _voice in utterances:
            self.speak(context.utterance)

    def __getattr__(self, name: str) -> Any:
        """Take whatever else a synthesizer is asked, and do nothing."""
        return lambda *_given, **_named: None


def _take_pen() -> None:
    speech._speechserver = Pen()
    # A page is walked, key by key, and not read from its top as soon as it opens.
    settings.sayAllOnLoad = False


def _note_idle() -> bool:
    if event_manager.getManager()._eventQueue.empty():
        _IDLE.touch()
    return True


def main() -> int:
    """Start Orca as it comes, but for keys, which are not read out, and braille."""
    chosen = {name: False for name in ("enableKeyEcho", "enableBraille", "enableSound")}
    chosen["enablePositionSpeaking"] = True
    orca.getSettingsManager().activate(os.environ["SETTINGS_IN"], chosen)
    speech.init = _take_pen
    GLib.timeout_add(50, _note_idle)
    return int(orca.main())


if __name__ == "__main__":
    sys.exit(main())

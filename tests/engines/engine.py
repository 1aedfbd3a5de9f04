"""What the tests ask of a browser, whichever engine it has."""

import time
from typing import Any, Protocol

#: The longest wait for a page or an answer, in seconds.
PATIENCE = 60
#: How far words keep from the edges of paper, unless a page says otherwise: 1 cm, in points.
MARGIN = 72 / 2.54


class EngineError(AssertionError):
    """The browser refused something, or a script of a test raised in it."""


class Engine(Protocol):
    """A browser with one window."""

    name: str

    def size(self, width: int, height: int) -> None:
        """Make the page this wide and high, in CSS pixels."""

    def open(self, address: str) -> None:
        """Go to an address and wait until the page is loaded."""

    def run(self, script: str, *arguments: Any) -> Any:
        """Return what a function of JavaScript, which may be async, gives for these arguments."""

    def tap(self, selector: str) -> None:
        """Bring the first match into sight, and press and release the pointer on its middle."""

    def press(self, key: str) -> None:
        """Press and release a key: a letter, or a name such as ArrowRight or Shift+Tab."""

    def pdf(self) -> bytes:
        """Return the page as it prints on A4, `MARGIN` from the edges."""

    def errors(self) -> list[str]:
        """Return what the page's scripts and styles have complained of since the last call."""

    def close(self) -> None:
        """End the browser."""


#: Keys by name, as WebDriver writes them (https://www.w3.org/TR/webdriver2/#keyboard-actions).
KEYS = {
    "Shift": "\ue008",
    "Tab": "\ue004",
    "Enter": "\ue007",
    "Escape": "\ue00c",
    " ": "\ue00d",
    "PageUp": "\ue00e",
    "PageDown": "\ue00f",
    "End": "\ue010",
    "Home": "\ue011",
    "ArrowLeft": "\ue012",
    "ArrowUp": "\ue013",
    "ArrowRight": "\ue014",
    "ArrowDown": "\ue015",
}

#: The middle of the first match, once it is in sight: [x, y].
MIDDLE = """async (selector) => {
  const one = document.querySelector(selector);
  if (!one) throw new Error(`nothing matches ${selector}`);
  one.scrollIntoView({block: "center", behavior: "instant"});
  await new Promise((done) => setTimeout(done, 50));
  const {x, y, width, height} = one.getBoundingClientRect();
  return [Math.round(x + width / 2), Math.round(y + height / 2)];
}"""


#: How long a press of a person lasts, in milliseconds.
PRESS = 120


def pointer(at: tuple[int, int], kind: str = "mouse") -> list[dict[str, Any]]:
    """Return the actions of a press and release of a pointer at a place of the window."""
    x, y = at
    return [
        {
            "type": "pointer",
            "id": kind,
            "parameters": {"pointerType": kind},
            "actions": [
                {"type": "pointerMove", "x": x, "y": y, "duration": 0},
                {"type": "pointerDown", "button": 0},
                {"type": "pause", "duration": PRESS},
                {"type": "pointerUp", "button": 0},
            ],
        }
    ]


def keyboard(key: str) -> list[dict[str, Any]]:
    """Return the actions of a key pressed and released, or of one that Shift is held with."""
    values = [KEYS.get(each, each) for each in key.split("+")]
    pressed = [{"type": "keyDown", "value": value} for value in values]
    released = [{"type": "keyUp", "value": value} for value in reversed(values)]
    return [{"type": "key", "id": "keys", "actions": pressed + released}]


#: A page that is left before its faces are here complains of them.
ALIVE = "() => document.documentElement.matches('[data-widgets=alive][data-faces]')"


def alive(engine: Engine, address: str) -> None:
    """Open a page and wait until its widgets live."""
    engine.open(address)
    wait_for(engine, ALIVE, f"{address}: its widgets are not alive")


def forget(engine: Engine) -> None:
    """Clear what its tab holds of the pages before: a tab that has seen none lets no one ask."""
    engine.run("() => { try { sessionStorage.clear(); } catch {} }")


def wait_for(engine: Engine, is_true: str, otherwise: str) -> None:
    """Wait until a function of JavaScript gives something true."""
    end = time.monotonic() + PATIENCE
    while not engine.run(is_true):
        assert time.monotonic() < end, otherwise

"""The way of a listener: start, map, film, side effects, a note, the sheet."""

from collections.abc import Callable

from tools.by_ear.desk import Desk
from tools.by_ear.listener import Listener, Scene

#: The parts of the way.
START = "The start: an area is picked"
MAP = "The map: another area, read line by line"
FILM = "The film: a measure is picked, it plays, and is moved by keys"
CHANCES = "Side effects: how many people"
DAYS = "Side effects: day by day"
NOTE = "A note: what a word means"
SIGNS = "Worried: the signs over any page"
GUESS = "A guess"
VISIT = "Before the visit: what matters, what to ask"
SHEET = "The sheet"
LOST = "A page that can't be reached"
WAITING = "A tablet in a waiting room: left alone, it asks"


def walked(address: Callable[[str], str]) -> tuple[Scene, ...]:
    """Walk the whole way on a served guide; `address` gives where a page of a name is."""
    desk = Desk()
    try:
        listener = Listener(desk)
        for scene in _SCENES:
            scene(listener, address)
    finally:
        desk.close()
    return tuple(listener.scenes)


def _start(listener: Listener, address: Callable[[str], str]) -> None:
    listener.begin(START, address("00-start"))
    listener.heading("Pick an area")
    listener.until("Down", "Under the chin")
    listener.press("space")
    listener.until("Tab", "See it over time")
    listener.follow()


def _map(listener: Listener, address: Callable[[str], str]) -> None:
    listener.begin(MAP, address("03-body-areas"))
    listener.heading("Which area")
    listener.until("Down", "Scalp")
    listener.press("space")
    listener.heading("heading level 3")
    listener.read(14)


def _film(listener: Listener, address: Callable[[str], str]) -> None:
    listener.begin(
        FILM,
        address("06-treatments-and-results") + "#area=scalp&aim=hair-loss",
    )
    listener.heading("See it week by week")
    listener.read(2)
    listener.until("Tab", "combo box")
    listener.press("Down", "Up")
    listener.until("Tab", "Play")
    listener.press("space", "Escape", "space")
    listener.wait("Last looked at in week")
    listener.until("Tab", "slider")
    listener.press("Home", "Right", "Right", "Right", "End")
    listener.heading("How many treatments")
    listener.heading("heading level 3")
    listener.read(34)


def _chances(listener: Listener, address: Callable[[str], str]) -> None:
    listener.begin(CHANCES, address("05-side-effects-and-recovery"))
    listener.heading("How many people get what")
    listener.until("Down", "Swelling 87")
    listener.press("Return")
    listener.read(10)


def _days(listener: Listener, address: Callable[[str], str]) -> None:
    listener.begin(DAYS, address("05-side-effects-and-recovery"))
    listener.heading("What is each day like")
    listener.read(2)
    listener.until("Tab", "slider")
    listener.press(*["Right"] * 5)
    listener.until("Tab", "Stinging")
    listener.press("Down", "Return")
    listener.read(4)


def _notes(listener: Listener, address: Callable[[str], str]) -> None:
    listener.begin(NOTE, address("05-side-effects-and-recovery"))
    listener.heading("How many people get what")
    listener.read(1)
    listener.until("Tab", "trials")
    listener.press("Return", "Escape")
    listener.until("Tab", "Source")
    listener.press("Return", "Tab", "Escape")


def _signs(listener: Listener, address: Callable[[str], str]) -> None:
    listener.begin(SIGNS, address("01-what-is-mesotherapy"))
    listener.until("Tab", "Worried?")
    listener.press("Return")
    listener.browse()
    listener.until("Down", "List with")
    listener.press("Escape")


def _guess(listener: Listener, address: Callable[[str], str]) -> None:
    listener.begin(GUESS, address("06-treatments-and-results"))
    listener.heading("What we know")
    listener.until("shift+Tab", "guess first")
    listener.press("Return")
    listener.until("Tab", "Or type")
    listener.press("shift+Tab", "shift+Tab", "Right")
    listener.until("Tab", "Show me")
    listener.press("space")


def _visit(listener: Listener, address: Callable[[str], str]) -> None:
    listener.begin(VISIT, address("10-my-visit"))
    listener.heading("What matters to me")
    listener.read(2)
    listener.until("Tab", "check box")
    listener.press("space", "Insert+a", "Down", "space")
    listener.until("Tab", "What good can it do me")
    listener.press("space")


def _sheet(listener: Listener, address: Callable[[str], str]) -> None:
    listener.begin(SHEET, address("10-my-visit"))
    listener.heading("My sheet")
    listener.read(20)
    for part in ("What matters to me heading level 4", "My questions"):
        listener.heading(part)
        listener.read(4)


def _lost(listener: Listener, address: Callable[[str], str]) -> None:
    listener.begin(LOST, address("01-what-is-mesotherapy"))
    listener.desk.browser.run("() => { window.fetch = () => Promise.reject(Error('gone')); }")
    listener.until("shift+Tab", "Next What areas")
    listener.press("Return", "Tab", "Escape")


def _waiting(listener: Listener, address: Callable[[str], str]) -> None:
    listener.begin(WAITING, address("01-what-is-mesotherapy") + "?kiosk=1&idle=30")
    listener.press("Return", "Tab")
    listener.wait("Do you need more time?")
    listener.wait("seconds left")
    listener.press("Tab")


_SCENES = (
    *(_start, _map, _film, _chances, _days, _notes),
    *(_signs, _guess, _visit, _sheet, _lost, _waiting),
)

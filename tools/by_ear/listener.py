"""A listener at the desk: what they press, and what they hear of each page."""

from dataclasses import dataclass, field

from tools.by_ear.desk import Desk

#: So many presses of one key lead to what is looked for, or it is not there.
MOST_PRESSES = 30
#: What Orca says of itself, of the window and of how its keys work: nothing of the guide.
_ITS_OWN = ("Focus mode", "Browse mode", "Screen reader on.", "Wrapping to top.")


@dataclass(frozen=True)
class Heard:
    """A key, and what was spoken after it.

    Attributes
    ----------
    key
        The key as xdotool calls it; empty for what is spoken without one, as when a page opens.
    spoken
        What was spoken, in its order.
    focus
        The words of what had the keyboard then; empty if nothing had it.
    """

    key: str
    spoken: tuple[str, ...]
    focus: str = ""

    @property
    def words(self) -> str:
        """All that was spoken, as one text."""
        return " ".join(self.spoken)


@dataclass
class Scene:
    """A part of the way: what it is about, and what was heard in it."""

    name: str
    heard: list[Heard] = field(default_factory=list)

    @property
    def words(self) -> str:
        """All that was spoken in it, as one text."""
        return " ".join(each.words for each in self.heard)

    def after(self, words: str) -> Heard:
        """Return the first thing heard that holds some words. Raises LookupError for none."""
        for each in self.heard:
            if words in each.words:
                return each
        raise LookupError(f"{self.name}: never heard {words!r}; heard: {self.words}")


class Listener:
    """Presses keys at a desk and keeps what is spoken, scene by scene."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.scenes: list[Scene] = []
        self._mode = "Browse mode"

    def begin(self, scene: str, address: str = "") -> None:
        """Begin a scene; on another page if it has an address."""
        self.scenes.append(Scene(scene))
        if address:
            self._open(address)

    def press(self, *keys: str) -> Heard:
        """Press keys, and return what is heard after the last."""
        for key in keys:
            heard = self._keep(key, self.desk.press(key))
        return heard

    def until(self, key: str, words: str) -> Heard:
        """Press a key until some words are heard. Raises LookupError where they never are."""
        for _ in range(MOST_PRESSES):
            if words in (heard := self.press(key)).words:
                return heard
        raise LookupError(f"{words!r} was not heard within {MOST_PRESSES} presses of {key}")

    def read(self, lines: int) -> None:
        """Read on, line by line."""
        self.browse()
        self.press(*["Down"] * lines)

    def heading(self, words: str) -> Heard:
        """Go to a heading by its key."""
        self.browse()
        return self.until("h", words)

    def follow(self) -> None:
        """Open the link that has the keyboard, and wait until its page lives."""
        heard = self.desk.press("Return")
        self.desk.alive()
        self._mode = "Browse mode"
        self._keep("Return", (*heard, *self.desk.heard()))

    def wait(self, words: str) -> Heard:
        """Press nothing until some words are heard. Raises LookupError where they never are."""
        for _ in range(MOST_PRESSES):
            if words in (heard := self._keep("", self.desk.heard())).words:
                return heard
            self.scenes[-1].heard.pop()
        raise LookupError(f"{words!r} was not heard")

    def _open(self, address: str) -> None:
        """Open a page; of what Orca says of its loading its title is kept."""
        self._mode = "Browse mode"
        heard = self.desk.open(address)
        title = str(self.desk.browser.run("() => document.title"))
        self._keep("", tuple(each for each in heard if title in each)[:1])

    def browse(self) -> None:
        """Give the keys back to Orca where a control has them."""
        if self._mode == "Focus mode":
            self.press("Insert+a")

    def _keep(self, key: str, spoken: tuple[str, ...]) -> Heard:
        for each in spoken:
            if each in ("Focus mode", "Browse mode"):
                self._mode = each
        mine = tuple(each for each in spoken if each not in _ITS_OWN)
        heard = Heard(key, mine, self.desk.focus())
        self.scenes[-1].heard.append(heard)
        return heard

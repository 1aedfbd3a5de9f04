"""The body map: what was found for each area, as marks on a drawing; pick one to read it."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

import traitlets

from mesoguide.evidence import Evidence, drawings, load
from mesoguide.evidence.about import series
from mesoguide.evidence.drawings import Drawing, Region
from mesoguide.model import marks
from mesoguide.model.areas import AreaUse, area_uses
from mesoguide.model.marks import Mark
from mesoguide.widgets.base import GuideWidget
from mesoguide.words import _

#: How large a mark is in a drawing, and how far apart two of them stand.
MARK_SIZE, MARK_STEP = 18, 19
#: Marks of what nobody looked at: an area with no others is drawn in pencil.
_PENCIL = ("no study", "not looked")


class BodyMap(GuideWidget):
    """Pick an area of the body, and read what was found there for each aim.

    Attributes
    ----------
    area, aim
        What is chosen, as ids of `areas.csv` and `aims.csv`; empty for nothing yet. Link them to
        other widgets.
    more
        The page that tells more of the area chosen; empty on that page.
    aloud
        What is read aloud of each use ("area/aim"). Empty without `more`: there something else on
        the page tells of the choice.
    visits, interval
        The plan kept for other pages; set back to 0 ("as tested") when another use is picked.
    places
        Each area with what was found for each of its aims. Not sent: the markup tells it.
    """

    folder = "body_map"
    area = traitlets.Unicode().tag(sync=True)
    aim = traitlets.Unicode().tag(sync=True)
    visits = traitlets.Int(0).tag(sync=True)
    interval = traitlets.Int(0).tag(sync=True)
    more = traitlets.Unicode().tag(sync=True)
    aloud = traitlets.Dict().tag(sync=True)

    def __init__(self, area: str = "", more: str = "", evidence: Evidence | None = None) -> None:
        facts = (evidence or load()).needed("BodyMap", "areas", "aims", "offers")
        if area and area not in facts.areas:
            raise ValueError(f"area: found {area}; accepted: {', '.join(facts.areas)}")
        views = drawings.body()
        self.places = _places(facts, views)
        columns = _columns(self.places, views)
        first = next((place.view for place in self.places if place.id == area), None)
        super().__init__(
            area=area,
            aim=next((place.uses[0].aim for place in self.places if place.id == area), ""),
            more=more,
            aloud={use.name: use.aloud for use in area_uses(facts)} if more else {},
            keep=["area", "aim", "visits", "interval"],
            still=self.make_still(
                columns=columns,
                places=[place for column in columns for place in column],
                views=[_drawn(view, self.places) for view in views],
                shown=first or (views[min(1, len(views) - 1)].name if views else ""),
                chosen=area,
                key=marks.key(),
                mark_size=MARK_SIZE,
                links=_links(),
                more=more,
                words=_words(),
            ),
        )
        self.sources = tuple(dict.fromkeys(key for offer in facts.offers for key in offer.source))


@dataclass(frozen=True)
class Place:
    """An area as the map shows it: its uses, and the view in which their marks stand."""

    id: str
    name: str
    place: str
    view: str
    uses: tuple[AreaUse, ...]

    @property
    def pencil(self) -> bool:
        """Whether nobody looked at any of its uses."""
        return all(use.mark.id in _PENCIL for use in self.uses)


def _places(facts: Evidence, views: tuple[Drawing, ...]) -> tuple[Place, ...]:
    def view_of(area: str) -> str:
        return next((view.name for view in views if view.marked(area)), "")

    return tuple(
        Place(key, facts.areas[key].name, facts.areas[key].place, view_of(key), tuple(uses))
        for key, uses in groupby(area_uses(facts), key=lambda use: use.area)
    )


def _columns(
    places: tuple[Place, ...], views: tuple[Drawing, ...]
) -> tuple[tuple[Place, ...], tuple[Place, ...], tuple[Place, ...]]:
    """Return the areas in three columns, each beside what it leads to, from the top downwards.

    Those with marks in the first view; those in the second alone; and those in the last.
    """
    first, last = (views[0], views[-1]) if views else (None, None)

    def column(place: Place) -> int:
        if first and place.view == first.name:
            return 0
        return 1 if last and place.view and not last.marked(place.id) else 2

    def height(place: Place) -> float:
        regions = (region for view in views for region in view.regions)
        return min((r.at[1] for r in regions if r.area == place.id and r.at), default=0)

    ordered = sorted(places, key=height)
    first_, second, third = (
        tuple(place for place in ordered if column(place) == number) for number in range(3)
    )
    return first_, second, third


@dataclass(frozen=True)
class DrawnMark:
    """A mark in a drawing, by the corner of its square."""

    mark: Mark
    x: float
    y: float


@dataclass(frozen=True)
class DrawnRegion:
    """A region with the marks of its area's uses; lines lead to the sides of the marks."""

    area: str
    d: str
    pencil: bool
    marks: tuple[DrawnMark, ...]
    sides: tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class View:
    """A drawing of the map: its lines, its regions, and what its button says."""

    name: str
    title: str
    label: str
    view_box: str
    strokes: tuple[drawings.Stroke, ...]
    regions: tuple[DrawnRegion, ...]


def _drawn(view: Drawing, places: tuple[Place, ...]) -> View:
    named = {place.id: place for place in places}
    regions = (
        _region(region, named[region.area]) for region in view.regions if region.area in named
    )
    labels = {"body-head": _("Head"), "body-front": _("Front"), "body-back": _("Back")}
    return View(
        view.name, view.title, labels[view.name], view.view_box, view.strokes, tuple(regions)
    )


def _region(region: Region, place: Place) -> DrawnRegion:
    if region.at is None:
        return DrawnRegion(region.area, region.d, place.pencil, (), ())
    x, y = region.at
    count, row = len(place.uses), min(region.in_a_row, len(place.uses))
    rows = -(-count // row)
    drawn = []
    for index, use in enumerate(place.uses):
        in_row = min(row, count - index // row * row)
        left = x + (index % row - (in_row - 1) / 2) * MARK_STEP - MARK_SIZE / 2
        top = y + (index // row - (rows - 1) / 2) * MARK_STEP - MARK_SIZE / 2
        drawn.append(DrawnMark(use.mark, round(left, 1), round(top, 1)))
    reach = round(((row - 1) * MARK_STEP + MARK_SIZE) / 2 + 1, 1)
    return DrawnRegion(
        region.area, region.d, place.pencil, tuple(drawn), ((x - reach, y), (x + reach, y))
    )


def _links() -> tuple[tuple[str, str], ...]:
    """Return where the answer leads on to, as (page, words); without pages the guide lacks."""
    about = series()
    links: Iterable[tuple[str, str]] = (
        (about.page("pick-a-plan"), _("See it over time")),
        (about.page("see-side-effects"), _("See what can go wrong")),
    )
    return tuple((page, words) for page, words in links if page)


def _words() -> dict[str, str]:
    return {
        "areas": _("Where on the body?"),
        "sides": _("Which side to look at"),
        "aims": _("What is it offered for?"),
        "drawing": _("Drawing of the body with a mark for each use"),
        "hint": _("Pick an area to read what was found."),
        "key": _("The marks show what studies found"),
        "meanings": _("What do the marks mean?"),
        "more": _("See all we know"),
        "sure": _("How sure are we?"),
    }

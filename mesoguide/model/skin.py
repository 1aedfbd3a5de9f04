"""The layers of the skin at a place of the body, and what a needle reaches there.

All lengths are millimetres below the surface, averages of the people who were measured.
"""

from dataclasses import dataclass
from decimal import Decimal

from mesoguide.evidence import Depth, Evidence, Layers
from mesoguide.model.timeline import Table
from mesoguide.words import _, capital, fill

#: The deepest a reader can move the needle.
DEEPEST = 13
#: Closer than this to a border, the next layer is named as well: people differ by more.
CLOSE = Decimal("0.5")


@dataclass(frozen=True)
class Layer:
    """A layer at a place: its name, what doctors call it, and where it begins and ends.

    `end` is None for the last one, which goes deeper than anybody measured here.
    """

    id: str
    name: str
    doctors_name: str
    start: Decimal
    end: Decimal | None

    @property
    def label(self) -> str:
        """Its name with the doctors' name behind it, where there is one."""
        return f"{self.name} ({self.doctors_name})" if self.doctors_name else self.name

    @property
    def in_a_sentence(self) -> str:
        """Its label as it stands in a sentence."""
        return fill(_("the {layer}"), layer=self.label)


def layers_at(place: Layers) -> tuple[Layer, ...]:
    """Return the layers of a place, from the surface down."""
    outer, skin, fat = place.outer_mm, place.skin_mm, place.skin_mm + place.fat_mm
    return (
        Layer("outer", _("outer layer"), _("epidermis"), Decimal(0), outer),
        Layer("middle", _("middle layer"), _("dermis"), outer, skin),
        Layer("fatty", _("fat layer"), "", skin, fat),
        Layer("below", place.below, "", fat, None),
    )


def reached(place: Layers, depth: Decimal) -> Layer:
    """Return the layer that a needle's tip is in. At a border it is in the deeper one."""
    layers = layers_at(place)
    return next(layer for layer in layers if layer.end is None or depth < layer.end)


def reached_words(place: Layers, depth: int) -> str:
    """Return the few words that name a depth and the layer it is in."""
    if depth == 0:
        return _("0 mm: not in the skin yet")
    return fill(_("{depth} mm: {layer}"), depth=depth, layer=reached(place, Decimal(depth)).name)


def tip_sentence(place: Layers, depth: int) -> str:
    """Return where the needle's tip is, and which layer is close enough to be it instead."""
    if depth == 0:
        return _("The needle has not gone in yet.")
    here = reached(place, Decimal(depth))
    sentence = fill(
        _("At {depth} mm {where}, the tip is in {layer}."),
        depth=depth,
        where=place.where,
        layer=here.in_a_sentence,
    )
    if _deep_in_the_fat(depth, here):
        return sentence + " " + fill(_("In thinner people this may be {below}."), below=place.below)
    other = _close_by(place, depth, here)
    if other is None:
        return sentence
    return (
        sentence
        + " "
        + fill(_("A border is close: in you it may be {layer}."), layer=other.in_a_sentence)
    )


def _deep_in_the_fat(depth: int, here: Layer) -> bool:
    """Tell whether a tip is in the deeper half of the fat, which differs by several mm."""
    return here.id == "fatty" and here.end is not None and depth > (here.start + here.end) / 2


def _close_by(place: Layers, depth: int, here: Layer) -> Layer | None:
    layers = layers_at(place)
    at = layers.index(here)
    if here.end is not None and here.end - depth < CLOSE:
        return layers[at + 1]
    if at > 0 and depth - here.start < CLOSE:
        return layers[at - 1]
    return None


def thickness_sentence(place: Layers) -> str:
    """Return how thick skin and fat are at a place."""
    return fill(
        _("{name}: skin about {skin} mm thick, then about {fat} mm of fat."),
        name=place.name,
        skin=_mm(place.skin_mm),
        fat=_mm(place.fat_mm),
    )


def measured_sentence(place: Layers) -> str:
    """Return who was measured for a place."""
    return fill(_("Averages of {people}. Yours may differ."), people=_inner(place.measured))


def depth_sentence(depth: Depth, place: Layers) -> str:
    """Return how deep a treatment is said to go, and which layers that is at a place."""
    if depth.low_mm is None or depth.high_mm is None:
        assert depth.target is not None  # the tables refuse a row with neither
        layer = next(each for each in layers_at(place) if each.id == depth.target)
        return fill(
            _("No depth in mm is given. It is meant for {layer}."), layer=layer.in_a_sentence
        )
    first, last = reached(place, depth.low_mm), reached(place, depth.high_mm)
    spans = (
        fill(_("in {layer}"), layer=first.in_a_sentence)
        if first == last
        else fill(_("from {first} into {last}"), first=first.in_a_sentence, last=last.in_a_sentence)
    )
    phrase = {
        "taught depth": _("Courses teach {low} to {high} mm. At this place that is {spans}."),
        "needle length": _(
            "The needles are {low} to {high} mm long. Pushed all the way in, they end {spans}."
        ),
    }[depth.kind]
    return fill(phrase, low=_mm(depth.low_mm), high=_mm(depth.high_mm), spans=spans)


def taught_ends(evidence: Evidence) -> tuple[int, ...]:
    """Return the ends of the ranges that are taught, in whole millimetres, each once."""
    taught = (row for row in evidence.depths.values() if row.kind == "taught depth")
    ends = {int(end) for row in taught for end in (row.low_mm, row.high_mm) if end is not None}
    return tuple(sorted(ends))


def target_words(depth: Depth) -> str:
    """Return which layer a treatment is meant for, in a few words."""
    return {
        "middle": _("Middle layer (dermis)"),
        "fatty": _("Fat layer"),
        None: _("Not said"),
    }[depth.target]


def what_sentences(depth: Depth) -> str:
    """Return what a treatment is, and which layer it is meant for if its range does not say."""
    if depth.kind == "no depth" or depth.target is None:
        return depth.what
    aim = fill(_("It is meant for the {layer}."), layer=_inner(target_words(depth)))
    return f"{depth.what} {aim}"


def said_sentence(depth: Depth) -> str:
    """Return who says so, and how weak that is."""
    return fill(_("This is from {who}. {weak}"), who=_inner(depth.said_by), weak=depth.how_weak)


def places_table(evidence: Evidence) -> Table:
    """Return a row per place: how thick skin and fat are, where muscle begins, who was measured."""
    rows = tuple(
        (
            place.name,
            _millimetres(place.skin_mm),
            _millimetres(place.fat_mm),
            fill(
                _("{below}, from {start} mm"),
                below=capital(place.below),
                start=_mm(place.skin_mm + place.fat_mm),
            ),
            place.measured,
        )
        for place in evidence.layers.values()
    )
    return Table(
        _("How thick the layers are, on average"),
        (_("Place"), _("Skin"), _("Fat"), _("Below"), _("Who was measured")),
        rows,
    )


def depths_table(evidence: Evidence) -> Table:
    """Return a row per treatment: what it is meant for, how deep it is said to go, who says so."""
    rows = tuple(
        (
            depth.name,
            target_words(depth),
            _range_words(depth),
            f"{depth.said_by}. {depth.how_weak}",
        )
        for depth in evidence.depths.values()
    )
    return Table(
        _("How deep each treatment is said to go"),
        (_("Treatment"), _("Meant for"), _("How deep"), _("Who says so")),
        rows,
    )


def range_label(depth: Depth) -> tuple[str, str]:
    """Return the two short lines that stand beside a treatment's range in the drawing."""
    if depth.low_mm is None or depth.high_mm is None:
        return _("meant"), _("for this")
    first = {"taught depth": _("taught"), "needle length": _("needles")}[depth.kind]
    span = fill(_("{low} to {high}"), low=_mm(depth.low_mm), high=_mm(depth.high_mm))
    return first, span


def _range_words(depth: Depth) -> str:
    if depth.low_mm is None or depth.high_mm is None:
        return _("No depth in mm is given")
    phrase = {
        "taught depth": _("{low} to {high} mm, as taught"),
        "needle length": _("Needles {low} to {high} mm long; that is not how deep they go"),
    }[depth.kind]
    return fill(phrase, low=_mm(depth.low_mm), high=_mm(depth.high_mm))


def _inner(words: str) -> str:
    return words[:1].lower() + words[1:]


def _mm(length: Decimal) -> str:
    return f"{length.normalize():f}"


def _millimetres(length: Decimal) -> str:
    return fill(_("{length} mm"), length=_mm(length))

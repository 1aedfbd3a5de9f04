"""The eight stories as Plotly specifications, and the same pictures in SVG for the first paint.

Every tile has the same line of weeks, and after a break the years of follow-up, so that the eye can
hold one against another. Up and down are px at `FONT_SIZE`, from the bottom; both
ways of drawing grow with the reader's own text. Colours are those of the palette.
"""

from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Any

from markupsafe import Markup, escape

from mesoguide.charts.palette import LETTERS, LIGHT
from mesoguide.evidence import Evidence, Outcome
from mesoguide.model.marks import arm_looks
from mesoguide.model.measured import arms
from mesoguide.model.sentences import amount, group_word, signed, unit_words
from mesoguide.model.stories import Lane, Seen, Story
from mesoguide.model.study import of_whom
from mesoguide.words import _, capital, fill

FONT_SIZE = 12
HEIGHT = 112
#: Where the line of weeks stands; what it is called stands below.
_FLOOR = 18
#: The line of weeks ends at a quarter of a year, and never before this week.
_QUARTER, _LEAST_WEEKS = 13, 26
#: Years of follow-up stand after the break, this far apart, in weeks of the line.
_BREAK, _YEAR = 8, 13
_EDGE = 6.5
#: The left half of a mark, about its middle, in px.
HALF = "M0 4.5C-6 4.5 -6 -4.5 0 -4.5Z"
#: A look whose comparison was not shown has its mark this many weeks beside it.
_BESIDE = 3
#: Room over the highest mark of a row for its number, and below the lowest.
_ROOM = 20
_NAME = 13
#: The lines of a hatch lie so far apart, in px; each rises by twice that from end to end.
_HATCH = 6
#: The height of a row of verdicts with its name, and of each further line of marks in it.
_VERDICTS, _MARK = 24, 11
#: Marks that stand closer than this, in weeks, have no room for two numbers side by side.
_CLOSE = 10

_TOKENS = {colour: token for token, colour in LIGHT.items()}


@dataclass(frozen=True)
class Line:
    """The line of weeks that all tiles share: its last week, and how many years come after."""

    weeks: int
    years: int

    def at(self, look: Seen) -> float:
        """Return where a look stands."""
        return self.weeks + _BREAK + _YEAR * look.at if look.in_years else float(look.at)

    @property
    def ends(self) -> tuple[float, float]:
        """The two ends of the line, with room for a mark."""
        last = self.weeks + (_BREAK + _YEAR * self.years if self.years else 0)
        return -_EDGE, last + _EDGE


def line_of_weeks(shown: tuple[Story, ...]) -> Line:
    """Return the line of weeks that holds every look of some stories."""
    looks = [look for story in shown for lane in story.lanes for look in lane.looks]
    last = max([_LEAST_WEEKS, *(look.at for look in looks if not look.in_years)])
    years = max([0, *(look.at for look in looks if look.in_years)])
    return Line(-(-last // _QUARTER) * _QUARTER, years)


def story_figure(evidence: Evidence, story: Story, weeks: Line) -> dict[str, Any]:
    """Return the picture of a story as a Plotly specification, in plain lists and dictionaries.

    The words of a mark, with its exact value, are its `customdata`.
    """
    picture = _Picture(evidence, weeks)
    if story.lanes:
        picture.rows(story.lanes)
    else:
        picture.empty(story.described)
    picture.axis()
    return {
        "data": [trace for trace in picture.traces.values() if trace["x"]],
        "layout": {
            "height": HEIGHT,
            "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "font": {"size": FONT_SIZE, "color": LIGHT["ink"], "family": LETTERS},
            "showlegend": False,
            "dragmode": False,
            "hovermode": False,
            "xaxis": {"range": list(weeks.ends), "visible": False, "fixedrange": True},
            "yaxis": {"range": [0, HEIGHT], "visible": False, "fixedrange": True},
            "shapes": picture.shapes,
            "annotations": picture.annotations,
        },
    }


def exact(spec: dict[str, Any]) -> dict[str, Any]:
    """Return the ends and the height of a specification, and each mark: its place, its words."""
    layout = spec["layout"]
    marks = [
        mark
        for trace in spec["data"]
        for mark in zip(trace["x"], trace["y"], trace["customdata"], strict=True)
    ]
    return {"ends": layout["xaxis"]["range"], "height": layout["height"], "marks": marks}


class _Picture:
    """A picture in the making: traces by the kind of mark, lines and words."""

    def __init__(self, evidence: Evidence, weeks: Line) -> None:
        self.evidence = evidence
        self.weeks = weeks
        self.traces = {
            "control": _marks("control", "circle-open", LIGHT["comparison"], 10, 2),
            "treated": _marks("treated", "circle", LIGHT["accent"], 10, 0),
            "half": _marks("half", "circle-open", LIGHT["accent"], 9, 1.5),
            "no gain": _marks("no gain", "circle-open", LIGHT["ink"], 10, 1.5),
            "bar": _marks("bar", "line-ew-open", LIGHT["ink"], 10, 2),
        }
        self.shapes: list[dict[str, Any]] = []
        self.annotations: list[dict[str, Any]] = []

    # --- rows -----------------------------------------------------------------------------------

    def rows(self, lanes: tuple[Lane, ...]) -> None:
        """Draw each lane: a row for what was measured, and one for each verdict in words."""
        plan = [
            (lane, in_numbers, looks)
            for lane in lanes
            for in_numbers in (True, False)
            if (looks := [o for o in lane.looks if (o.outcome.result == "numbers") == in_numbers])
        ]
        values = sum(in_numbers for _lane, in_numbers, _looks in plan)
        room = HEIGHT - _FLOOR
        # Verdicts that differ stand at two heights.
        words = [
            _VERDICTS + _MARK * (len({look.outcome.result for look in looks}) - 1)
            for _lane, in_numbers, looks in plan
            if not in_numbers
        ]
        spare = 0 if values else (room - sum(words)) / len(words)
        high = (room - sum(words)) / values if values else 0
        top = float(HEIGHT)
        for lane, in_numbers, looks in plan:
            name = self.evidence.areas[lane.area].name
            size = high if in_numbers else words.pop(0) + spare
            if in_numbers:
                self._values(lane, looks, name, top, top - size)
            else:
                self._verdicts(looks, name, top, size)
            top -= size

    def _verdicts(self, looks: list[Seen], name: str, top: float, size: float) -> None:
        found = sorted({look.outcome.result for look in looks})
        self._name(_named(name, _verdict(found[0])) if len(found) == 1 else name, top)
        step = (size - _NAME) / len(found)
        for look in looks:
            y = top - _NAME - step * (found.index(look.outcome.result) + 0.5)
            x = self.weeks.at(look)
            said = _said(look, _verdict(look.outcome.result))
            if look.outcome.result == "better":
                self._mark("treated", x, y, said)
            else:
                self._mark("bar", x, y, said)
                self._mark("no gain", x, y, said)

    def _values(self, lane: Lane, looks: list[Seen], name: str, top: float, bottom: float) -> None:
        share = self._is_share(looks[0].outcome)
        low, high = (Decimal(0), Decimal(100)) if share else _ends(looks)
        floor, ceiling = bottom + _ROOM, top - _NAME - _ROOM

        def y(value: Decimal) -> float:
            return round(floor + float((value - low) / (high - low)) * (ceiling - floor), 1)

        unit = _("of 100") if share else unit_words(looks[0].outcome.unit)
        first = looks[0].outcome
        title = of_whom(unit, first.sex, first.counts) if share else unit
        self._name(fill(_("{place}, {what}"), place=name, what=title), top)
        for level in (low, high) if share else (Decimal(0),):
            self._line(self.weeks.ends, (y(level), y(level)), LIGHT["hairline"])
        for look in looks:
            below = any(self._hides(other, look) for other in looks)
            self._look(look, share, y, (y(low), y(high)), below)
        if lane.broken is not None and 0 < lane.broken < len(looks):
            before, after = (self.weeks.at(looks[lane.broken - side]) for side in (1, 0))
            middle = (before + after) / 2
            for x in (middle - 0.8, middle + 0.8):
                self._line((x, x), (bottom + 4, top - _NAME - 2), LIGHT["edge"])

    def _is_share(self, row: Outcome) -> bool:
        return self.evidence.endpoints[row.endpoint].measured_as == "share"

    def _hides(self, other: Seen, look: Seen) -> bool:
        """Tell whether a look's number has no room over it: a higher mark stands close by."""
        one, two = other.outcome.treated_value, look.outcome.treated_value
        close = abs(self.weeks.at(other) - self.weeks.at(look)) < _CLOSE
        return close and one is not None and two is not None and one > two

    def _look(
        self, look: Seen, share: bool, y: Any, ends: tuple[float, float], below: bool
    ) -> None:
        row, x = look.outcome, self.weeks.at(look)
        treated, control = (
            [arm.percent if arm else None for arm in arms(row)]
            if share
            else [row.treated_value, row.control_value]
        )
        if treated is None:
            return
        above = not below if control is None else treated >= control
        # A gap between two groups holds its comparison; any other number waits for it.
        kind = self.evidence.endpoints[row.endpoint].measured_as
        ink, _other = arm_looks(control_shown=control is not None or kind == "difference")
        self._value(look, "half" if ink == "half" else "treated", treated, share, y, above)
        if control is not None:
            self._value(look, "control", control, share, y, not above)
        elif row.comparison == "not shown":
            self._line((x + _BESIDE, x + _BESIDE), ends, LIGHT["edge"], width=2, dash="dot")

    def _value(
        self, look: Seen, mark: str, value: Decimal, share: bool, y: Any, above: bool
    ) -> None:
        row, x = look.outcome, self.weeks.at(look)
        arm = "control" if mark == "control" else "treated"
        low, high = getattr(row, f"{arm}_low"), getattr(row, f"{arm}_high")
        low, high = (value, value) if low is None or high is None else (low, high)
        count = arms(row)[0 if arm == "treated" else 1] if share else None
        words = of_whom(count.words, row.sex, row.counts) if count else amount(value, row.unit)
        ranged = count.range_words if count else ""
        who = _("treated") if arm == "treated" else group_word(row)
        said = f"{who}: {words}" if who else words
        if ranged:
            said = fill(_("{number} (range {range})"), number=said, range=ranged)
        if mark == "half":
            self._left_half(x, y(value))
        self._mark(mark, x, y(value), _said(look, said), (y(high) - y(value), y(value) - y(low)))
        place = max(y(high), y(value) + 5) + 8 if above else min(y(low), y(value) - 5) - 8
        number = str(count.of_100) if count else signed(value)
        token = LIGHT["comparison"] if arm == "control" else LIGHT["accent"]
        self._words(number, x, place, token, bold=arm == "treated", over=True)

    def _left_half(self, x: float, y: float) -> None:
        """Ink the left half of a mark: Plotly has no such mark, but takes a path in px."""
        self.shapes.append(
            {
                "type": "path",
                "layer": "above",
                "xsizemode": "pixel",
                "ysizemode": "pixel",
                "xanchor": x,
                "yanchor": round(y, 1),
                "path": HALF,
                "fillcolor": LIGHT["accent"],
                "line": {"width": 0},
            }
        )

    # --- nothing --------------------------------------------------------------------------------

    def empty(self, described: tuple[int, int] | None) -> None:
        """Draw a frame that holds no look, with what clinics describe where they do."""
        left, right = self.weeks.ends
        low, high = _FLOOR + 6, HEIGHT - 6
        for xs, ys in (
            ((left, right), (low, low)),
            ((left, right), (high, high)),
            ((left, left), (low, high)),
            ((right, right), (low, high)),
        ):
            self._line(xs, ys, LIGHT["edge"], width=2, dash="dot")
        if described:
            self._described(*described, low + 14, high - 14)

    def _described(self, first: int, last: int, low: float, high: float) -> None:
        """Draw the band of what clinics describe, hatched as in the key to the marks."""
        ends = (float(first), float(last + 1))
        self.traces["described"] = {
            "type": "scatter",
            "name": "described",
            "mode": "lines",
            "cliponaxis": False,
            "x": [ends[0], ends[0], ends[1], ends[1], ends[0]],
            "y": [low, high, high, low, low],
            "line": {"width": 1, "color": LIGHT["hatch"], "dash": "2px,4px"},
            "customdata": [_("what clinics describe")] * 5,
        }
        steps = int((high - low) // _HATCH)
        for step in range(steps - 1):
            y = low + _HATCH * step
            self._line(ends, (y, y + 2 * _HATCH), LIGHT["hatch"], width=2)
        middle = (low + high) / 2
        self._words(_("clinics describe"), last + 3, middle, LIGHT["muted"], anchor="left")

    # --- the line of weeks ----------------------------------------------------------------------

    def axis(self) -> None:
        """Draw the line of weeks with its break, its numbers and what they count."""
        left, right = self.weeks.ends
        weeks = self.weeks.weeks
        gap = weeks + _BREAK / 2 + 1
        stop = weeks + 2 if self.weeks.years else right
        self._line((left, stop), (_FLOOR, _FLOOR), LIGHT["edge"])
        # Each second one has its number; the last of them says what they are.
        numbered = range(0, weeks, 2 * _QUARTER)
        for week in range(0, weeks + 1, _QUARTER):
            named = str(week) if week in numbered else ""
            last = week == numbered[-1]
            self._tick(week, fill(_("{number} weeks"), number=week) if last else named)
        if self.weeks.years:
            self._line((gap + 3, right), (_FLOOR, _FLOOR), LIGHT["edge"])
            for x in (stop, gap + 3):
                self._line((x - 1, x + 1), (_FLOOR - 5, _FLOOR + 5), LIGHT["edge"])
            for year in range(1, self.weeks.years + 1):
                name = fill(_("year {number}"), number=year) if year == 1 else str(year)
                shown = year in (1, self.weeks.years)
                self._tick(weeks + _BREAK + _YEAR * year, name if shown else "")

    def _tick(self, x: float, text: str) -> None:
        self._line((x, x), (_FLOOR - 4, _FLOOR), LIGHT["edge"])
        if text:
            self._words(text, x, _FLOOR - 11, LIGHT["muted"])

    # --- marks, lines and words -----------------------------------------------------------------

    def _mark(
        self, kind: str, x: float, y: float, said: str, ends: tuple[float, float] = (0, 0)
    ) -> None:
        trace = self.traces[kind]
        trace["x"].append(x)
        trace["y"].append(round(y, 1))
        trace["customdata"].append(said)
        trace["error_y"]["array"].append(round(ends[0], 1))
        trace["error_y"]["arrayminus"].append(round(ends[1], 1))

    def _line(
        self,
        xs: tuple[float, float],
        ys: tuple[float, float],
        colour: str,
        width: float = 1,
        dash: str = "solid",
    ) -> None:
        self.shapes.append(
            {
                "type": "line",
                "layer": "below",
                "x0": xs[0],
                "x1": xs[1],
                "y0": ys[0],
                "y1": ys[1],
                "line": {"color": colour, "width": width, "dash": dash},
            }
        )

    def _name(self, text: str, top: float) -> None:
        self._words(text, self.weeks.ends[0], top - _NAME / 2, LIGHT["muted"], anchor="left")

    def _words(
        self,
        text: str,
        x: float,
        y: float,
        colour: str,
        anchor: str = "center",
        bold: bool = False,
        over: bool = False,
    ) -> None:
        # A number stands over lines that would run through it.
        ground = {"bgcolor": LIGHT["raised"]} if over else {}
        self.annotations.append(
            {
                **ground,
                "text": f"<b>{escape(text)}</b>" if bold else str(escape(text)),
                "x": x,
                "y": round(y, 1),
                "xanchor": anchor,
                "yanchor": "middle",
                "showarrow": False,
                "borderpad": 0,
                "font": {"color": colour, "size": FONT_SIZE},
            }
        )


def _marks(name: str, symbol: str, colour: str, size: float, edge: float) -> dict[str, Any]:
    return {
        "type": "scatter",
        "name": name,
        "mode": "markers",
        "cliponaxis": False,
        "x": [],
        "y": [],
        "customdata": [],
        "marker": {
            "symbol": symbol,
            "size": size,
            "color": colour,
            "line": {"width": edge, "color": colour},
        },
        "error_y": {
            "type": "data",
            "symmetric": False,
            "array": [],
            "arrayminus": [],
            "color": colour,
            "thickness": 2.5 if symbol == "circle" else 1.2,
            "width": 0,
        },
    }


def _verdict(result: str) -> str:
    return {
        "no difference": _("No clear gain"),
        "better": _("Better"),
        "missed": _("Missed its goals"),
    }[result]


def _named(name: str, words: str) -> str:
    return f"{name}: {words[:1].lower()}{words[1:]}"


def _said(look: Seen, words: str) -> str:
    return fill(_("{when}, {words}"), when=capital(look.when), words=words)


def _ends(looks: list[Seen]) -> tuple[Decimal, Decimal]:
    """Return the lowest and the highest value of some looks, with their ranges and with 0."""
    values = [
        value
        for look in looks
        for arm in ("treated", "control")
        for part in ("value", "low", "high")
        if (value := getattr(look.outcome, f"{arm}_{part}")) is not None
    ]
    low, high = min([Decimal(0), *values]), max([Decimal(0), *values])
    return (low, high) if low < high else (low, low + 1)


# --- the still picture --------------------------------------------------------------------------


def story_still(spec: dict[str, Any]) -> Markup:
    """Return a specification as SVG that bends with its tile: across in %, up and down in em.

    It says nothing to a listener: the sentence and the table beside it do.
    """
    left, right = spec["layout"]["xaxis"]["range"]
    height = spec["layout"]["height"]

    def x(value: float) -> str:
        return f"{(value - left) / (right - left) * 100:.4g}%"

    def y(value: float) -> str:
        return _em(height - value)

    parts = [
        _still_line(shape, x, y) if shape["type"] == "line" else _still_path(shape, x, y)
        for shape in spec["layout"]["shapes"]
    ]
    for trace in spec["data"]:
        parts += _still_trace(trace, x, y)
    for words in spec["layout"]["annotations"]:
        anchor = {"left": "start", "center": "middle"}[words["xanchor"]]
        bold = ' font-weight="700"' if words["text"].startswith("<b>") else ""
        over = " over" if "bgcolor" in words else ""
        text = words["text"].removeprefix("<b>").removesuffix("</b>")
        parts.append(
            f'<text x="{x(words["x"])}" y="{y(words["y"])}" dy=".35em" text-anchor="{anchor}"'
            f'{bold} class="fill-{_token(words["font"]["color"])}{over}">{text}</text>'
        )
    return Markup(f'<svg class="picture" aria-hidden="true">{"".join(parts)}</svg>')


def _still_line(shape: dict[str, Any], x: Any, y: Any) -> str:
    stroke = shape["line"]
    dash = ' stroke-dasharray="2 4"' if stroke["dash"] == "dot" else ""
    width = f' stroke-width="{stroke["width"]}"' if stroke["width"] != 1 else ""
    return (
        f'<line x1="{x(shape["x0"])}" x2="{x(shape["x1"])}" y1="{y(shape["y0"])}" '
        f'y2="{y(shape["y1"])}" class="stroke-{_token(stroke["color"])}"{width}{dash}/>'
    )


def _still_path(shape: dict[str, Any], x: Any, y: Any) -> str:
    # An SVG of its own, of one em: its middle is the place, and its path grows with the words.
    return (
        f'<svg x="{x(shape["xanchor"])}" y="{y(shape["yanchor"])}" width="1em" height="1em" '
        f'viewBox="0 0 {FONT_SIZE} {FONT_SIZE}" overflow="visible"><path d="{shape["path"]}" '
        f'class="fill-{_token(shape["fillcolor"])}"/></svg>'
    )


def _still_trace(trace: dict[str, Any], x: Any, y: Any) -> list[str]:
    if trace["mode"] == "lines":
        stroke = _token(trace["line"]["color"])
        return [
            f'<line x1="{x(one[0])}" x2="{x(two[0])}" y1="{y(one[1])}" y2="{y(two[1])}" '
            f'class="stroke-{stroke}" stroke-dasharray="2 4"/>'
            for one, two in pairwise(zip(trace["x"], trace["y"], strict=True))
        ]
    symbol, size = trace["marker"]["symbol"], trace["marker"]["size"]
    token = _token(trace["marker"]["color"])
    parts = []
    for at, high, up, down in zip(
        trace["x"],
        trace["y"],
        trace["error_y"]["array"],
        trace["error_y"]["arrayminus"],
        strict=True,
    ):
        if up or down:
            parts.append(
                f'<line x1="{x(at)}" x2="{x(at)}" y1="{y(high + up)}" y2="{y(high - down)}" '
                f'class="stroke-{token}" stroke-width="{trace["error_y"]["thickness"]}"/>'
            )
        if symbol == "line-ew-open":
            # Its ends are counted in em from a place in %: an SVG of its own begins there.
            parts.append(
                f'<svg x="{x(at)}" y="{y(high)}" overflow="visible"><line x1="-{_em(size / 2)}" '
                f'x2="{_em(size / 2)}" class="stroke-{token}" stroke-width="2"/></svg>'
            )
        else:
            filled = f"fill-{token}" if symbol == "circle" else "fill-none"
            parts.append(
                f'<circle cx="{x(at)}" cy="{y(high)}" r="{_em(size / 2)}" '
                f'class="stroke-{token} {filled}" '
                f'stroke-width="{trace["marker"]["line"]["width"] or 1}"/>'
            )
    return parts


def _token(colour: str) -> str:
    return _TOKENS[colour]


def _em(px: float) -> str:
    return f"{px / FONT_SIZE:.4g}em"

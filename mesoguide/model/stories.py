"""Eight stories: what the tables tell over time, each by a rule, so that a new study moves them.

The rules, and which study is taken where several fit, are written down in docs/model.md.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Literal, get_args

from mesoguide.evidence import CONTROLLED, Evidence, Outcome
from mesoguide.evidence.chance import Chance
from mesoguide.model.certainty import Sureness, of_level, of_outcomes
from mesoguide.model.measured import arms, standing, start_schedule
from mesoguide.model.schedule import Plan, described_weeks
from mesoguide.model.sentences import amount, comparison_words, sign_unknown, signed
from mesoguide.model.study import of_whom, paid_and_checked_words, people_words, who_words
from mesoguide.model.timeline import USUAL_INTERVAL, Table, result_cells
from mesoguide.words import _, capital, fill, number_words

Kind = Literal[
    "builds",
    "fades",
    "does not move",
    "failed later",
    "one look",
    "lasting",
    "wobbles",
    "nobody looked",
]
#: In the order they are told; a use told by one is taken by a later one only if no other fits.
KINDS: tuple[Kind, ...] = get_args(Kind)
#: So many uses stand in the tile of a story that is told of several.
MOST_LANES = 2
#: The clock of a study that followed people for years, counted from the start of those years.
_YEARS = "follow-up years"
_WEEKS_IN_A_YEAR = 52

Use = tuple[str, str]


@dataclass(frozen=True)
class Seen:
    """A time somebody looked: `at` a week since the first visit, or a year of follow-up."""

    outcome: Outcome
    at: int
    in_years: bool = False

    @property
    def when(self) -> str:
        """When that was, as it reads inside a sentence."""
        phrase = _("year {number}") if self.in_years else _("week {number}")
        return fill(phrase, number=self.at)


@dataclass(frozen=True)
class Lane:
    """The looks of one use that stand on one line, in the order of time.

    `broken` is the place in `looks` where the way of judging changes; None where it does not.
    """

    area: str
    aim: str
    name: str
    looks: tuple[Seen, ...]
    broken: int | None = None


@dataclass(frozen=True)
class Story:
    """A tile: what is told, of where, in a sentence or two, and all that stands behind it.

    `sure` says how sure we are of its results. `short` says it for a phone and a wall, where few
    words have room: what was counted, in both groups, and when. `flags` stand in plain sight.
    `described` are the weeks that clinics describe, where nobody looked. `facts` say who was
    studied and who paid.
    """

    kind: Kind
    name: str
    place: str
    takeaway: str
    short: str
    sure: tuple[Sureness, ...]
    flags: tuple[str, ...]
    lanes: tuple[Lane, ...]
    described: tuple[int, int] | None
    table: Table
    facts: tuple[tuple[str, str], ...]
    sources: tuple[str, ...]


def names() -> dict[Kind, str]:
    """Return what each story is called."""
    return {
        "builds": _("It builds up"),
        "fades": _("It fades"),
        "does not move": _("It does not move"),
        "failed later": _("It failed later"),
        "one look": _("One look only"),
        "lasting": _("It can last"),
        "wobbles": _("It wobbles"),
        "nobody looked": _("Nobody looked"),
    }


def stories(evidence: Evidence) -> tuple[Story, ...]:
    """Return the stories that the tables hold, in their order; one without a study is left out."""
    taken: set[Use] = set()
    found = []
    for kind in KINDS:
        story = _nobody(evidence) if kind == "nobody looked" else _story(evidence, kind, taken)
        if story:
            found.append(story)
            taken.update((lane.area, lane.aim) for lane in story.lanes)
    return tuple(found)


def left_out(found: Iterable[Story]) -> str:
    """Return which stories no row tells now, in a sentence; empty where all are told."""
    kinds = {story.kind for story in found}
    missing = [name for kind, name in names().items() if kind not in kinds]
    if not missing:
        return ""
    return fill(_("No study in the tables tells this now: {names}."), names="; ".join(missing))


# --- the studies --------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Group:
    """Rows of one treatment in one use, of one study or of several, in the order of time."""

    evidence: Evidence
    rows: tuple[Outcome, ...]

    @property
    def use(self) -> Use:
        return self.rows[0].area or "", self.rows[0].aim

    @property
    def injected(self) -> bool:
        return self.evidence.treatments[self.rows[0].treatment].role == "injected"

    @property
    def compared(self) -> bool:
        return any(row.comparison in CONTROLLED for row in self.rows)

    @property
    def people(self) -> int:
        return max(row.people for row in self.rows)

    def by_endpoint(self) -> list[tuple[Outcome, ...]]:
        return _grouped(self.rows, lambda row: (row.endpoint,))

    def lane(self, rows: Iterable[Outcome], broken: int | None = None) -> Lane:
        area, aim = self.use
        return Lane(
            area,
            aim,
            _place(self.evidence, area, aim),
            tuple(_look(row) for row in rows),
            broken,
        )


def _look(row: Outcome) -> Seen:
    assert row.week is not None  # a row without a week is in no group
    years = row.clock == _YEARS
    return Seen(row, round(row.week / _WEEKS_IN_A_YEAR) if years else round(row.week), years)


def _place(evidence: Evidence, area: str, aim: str) -> str:
    place, hope = evidence.areas[area].name, evidence.aims[aim].name
    return fill(_("{area}: {aim}"), area=place, aim=hope.lower())


def _grouped(
    rows: Iterable[Outcome], key: Callable[[Outcome], tuple[object, ...]]
) -> list[tuple[Outcome, ...]]:
    groups: dict[tuple[object, ...], list[Outcome]] = {}
    for row in rows:
        groups.setdefault(key(row), []).append(row)
    return [tuple(sorted(group, key=lambda row: row.week or 0)) for group in groups.values()]


def _on_the_line(evidence: Evidence, clock: str) -> list[Outcome]:
    """Return the rows of an area with a week on a clock."""
    return [
        row
        for row in evidence.outcomes.values()
        if row.area is not None and row.week is not None and row.clock == clock
    ]


def _studies(evidence: Evidence, clock: str = "first visit") -> list[_Group]:
    rows = _on_the_line(evidence, clock)
    return [
        _Group(evidence, group)
        for group in _grouped(rows, lambda row: (row.treatment, row.area, row.aim, row.study))
    ]


def _treatments(evidence: Evidence) -> list[_Group]:
    rows = _on_the_line(evidence, "first visit")
    return [
        _Group(evidence, group)
        for group in _grouped(rows, lambda row: (row.treatment, row.area, row.aim))
    ]


def _gain(evidence: Evidence, row: Outcome) -> Decimal | None:
    """Return how far a row went in the better direction; None where no number tells."""
    way = evidence.endpoints[row.endpoint].better_when
    if row.treated_value is None or way is None:
        return None
    return row.treated_value if way == "higher" else -row.treated_value


def _gains(evidence: Evidence, rows: Iterable[Outcome]) -> list[Decimal] | None:
    """Return the gains of rows where each has one, and there are two or more; else None."""
    found = [_gain(evidence, row) for row in rows]
    seen = [each for each in found if each is not None]
    return seen if len(seen) == len(found) > 1 else None


def _ahead(evidence: Evidence, row: Outcome) -> bool:
    """Tell whether a row saw more than a group without the treatment."""
    if row.comparison not in CONTROLLED:
        return False
    if row.result != "numbers":
        return row.result == "better"
    if row.treated_value is None or row.control_value is None:
        return False
    gap = row.treated_value - row.control_value
    way = evidence.endpoints[row.endpoint].better_when
    return (gap > 0 and way == "higher") or (gap < 0 and way == "lower")


# --- the rule of each story ---------------------------------------------------------------------


@dataclass(frozen=True)
class _Found:
    """A use that a story could be told of."""

    group: _Group
    lane: Lane
    takeaway: str
    short: str
    flags: tuple[str, ...] = ()


def _builds(evidence: Evidence) -> Iterable[_Found]:
    for study in _studies(evidence):
        for rows in study.by_endpoint():
            gains = _gains(evidence, rows)
            if not gains or not all(one < two for one, two in pairwise(gains)):
                continue
            if rows[-1].control_value is not None and _ahead(evidence, rows[-1]):
                words = _rise_words(evidence, rows, rows[-1])
                short = _rise_words(evidence, rows, rows[-1], short=True)
                yield _Found(study, study.lane(rows), words, short)
                continue
            end = next((row for row in study.rows if _ends(evidence, rows, row)), None)
            if end:
                unseen = fill(
                    _("No result with {group} before {when}."),
                    group=_group_words(end),
                    when=_look(end).when,
                )
                lane = study.lane((*rows, end), broken=len(rows))
                words = _rise_words(evidence, rows, end)
                short = _rise_words(evidence, rows, end, short=True)
                yield _Found(study, lane, words, short, (unseen,))


def _ends(evidence: Evidence, rows: tuple[Outcome, ...], row: Outcome) -> bool:
    """Tell whether a row is a later look of the same study that shows the comparison too."""
    same = [evidence.endpoints[each.endpoint].measured_as for each in (rows[-1], row)]
    later = (row.week or 0) > (rows[-1].week or 0)
    return later and same[0] == same[1] and row.control_value is not None and _ahead(evidence, row)


def _fades(evidence: Evidence) -> Iterable[_Found]:
    for study in _studies(evidence):
        for rows in study.by_endpoint():
            gains = _gains(evidence, rows)
            if gains and all(one > two for one, two in pairwise(gains)):
                sentence = fill(
                    _("{first} by {when}, but only {last} by {later}."),
                    first=_number(evidence, rows[0]),
                    when=_look(rows[0]).when,
                    last=_number(evidence, rows[-1], short=True),
                    later=_look(rows[-1]).when,
                )
                words = f"{sentence} {_compared_end(evidence, rows[-1])}"
                yield _Found(study, study.lane(rows), words, words)


def _does_not_move(evidence: Evidence) -> Iterable[_Found]:
    for study in _studies(evidence):
        beside = all(row.comparison in {*CONTROLLED, "own baseline"} for row in study.rows)
        if study.injected and beside and all(row.result == "no difference" for row in study.rows):
            last = study.rows[-1]
            sentence = fill(
                _("{place}: no clear difference from {comparison} by {when}, in {people}."),
                place=_area(evidence, last),
                comparison=comparison_words(last),
                when=_look(last).when,
                people=_people(last),
            )
            short = fill(
                _("{when}: much like {comparison}."),
                when=capital(_look(last).when),
                comparison=comparison_words(last),
            )
            otherwise = _said_otherwise(evidence, study)
            yield _Found(study, study.lane(study.rows), sentence, short, otherwise)


def _said_otherwise(evidence: Evidence, study: _Group) -> tuple[str, ...]:
    """Return that other studies of the same treatment and use saw a gain, if some did."""
    first = study.rows[0]
    others = [
        row
        for row in evidence.outcomes.values()
        if (row.treatment, row.area, row.aim) == (first.treatment, first.area, first.aim)
        and row.study != first.study
        and (row.result == "better" or _ahead(evidence, row))
    ]
    if not others:
        return ()
    phrase = _("{place}: a study in {people} saw a gain.")
    largest = max(others, key=lambda row: row.people)
    return (fill(phrase, place=_area(evidence, first), people=_people(largest)),)


def _failed_later(evidence: Evidence) -> Iterable[_Found]:
    for group in _treatments(evidence):
        for failed in group.rows:
            early = [
                row
                for row in group.rows
                if (row.year or 0) < (failed.year or 0) and _ahead(evidence, row)
            ]
            if failed.result == "missed" and early and group.injected:
                good = max(early, key=lambda row: row.people)
                sentence = fill(
                    _("{number} by {when}. {end} Then {people} were tested, and it failed."),
                    number=_number(evidence, good),
                    when=_look(good).when,
                    end=_compared_end(evidence, good),
                    people=_people(failed),
                )
                failure = fill(_("Then it failed in {people}."), people=_people(failed))
                end = _compared_end(evidence, good)
                start = fill(
                    _("{name}: {number} by {when}."),
                    name=evidence.endpoints[good.endpoint].name,
                    number=_number(evidence, good, short=True),
                    when=_look(good).when,
                )
                short = f"{start} {end} {failure}"
                both = _Group(evidence, (good, failed))
                yield _Found(both, both.lane((good, failed), broken=1), sentence, short)


def _one_look(evidence: Evidence) -> Iterable[_Found]:
    for study in _studies(evidence):
        row = study.rows[0]
        share = evidence.endpoints[row.endpoint].measured_as == "share"
        once = len({each.week for each in study.rows}) == 1
        if study.injected and once and share and row.control_value is not None and study.compared:
            sentence = fill(
                _("{number} by {when}."),
                number=_number(evidence, row),
                when=_look(row).when,
            )
            end = _compared_end(evidence, row)
            one = _Group(evidence, (row,))
            words = f"{sentence} {end}"
            yield _Found(one, one.lane((row,)), words, words)


def _lasting(evidence: Evidence) -> Iterable[_Found]:
    for study in _studies(evidence, clock=_YEARS):
        for rows in study.by_endpoint():
            if len(rows) > 1 and _is_share(evidence, rows[0]):
                first, last = rows[0], rows[-1]
                treated = arms(first)[0]
                assert treated is not None  # the tables refuse a share without a value
                phrase = {
                    "responders": _(
                        "Of 100 who had got better, {first} still were in {when} and {last} in "
                        "{later}."
                    ),
                    "everyone": _("Of 100, {first} were better in {when}, and {last} in {later}."),
                }[first.followed]
                sentence = fill(
                    phrase,
                    first=_number(evidence, first, short=True),
                    when=_look(first).when,
                    last=_number(evidence, last, short=True),
                    later=_look(last).when,
                )
                control = [arms(row)[1] for row in (first, last)]
                end = (
                    fill(
                        _("With {group}: {first} and {last}."),
                        group=_group_words(first),
                        first=control[0].count,
                        last=control[1].count,
                    )
                    if control[0] and control[1]
                    else _compared_end(evidence, last)
                )
                brief = fill(
                    _("Still better: {first} in {when}, {last} in {later}.")
                    if first.followed == "responders"
                    else _("Better: {first} in {when}, {last} in {later}."),
                    first=_of_100(first, treated),
                    when=_look(first).when,
                    last=_number(evidence, last, short=True),
                    later=_look(last).when,
                )
                # The sentence speaks of people; the brief one of whatever was counted.
                takeaway = brief if first.counts else sentence
                yield _Found(study, study.lane(rows), f"{takeaway} {end}", f"{brief} {end}")


def _wobbles(evidence: Evidence) -> Iterable[_Found]:
    for group in _treatments(evidence):
        if not group.injected:
            continue
        for rows in group.by_endpoint():
            values = [row.treated_value for row in rows if row.treated_value is not None]
            kind = evidence.endpoints[rows[0].endpoint].measured_as
            if kind == "difference" and len(values) > 1 and min(values) < 0 < max(values):
                turn = fill(
                    _("The gap changed sides by {later}."),
                    later=_look(rows[-1]).when,
                )
                short = " ".join((turn, *_chance(rows)))
                yield _Found(group, group.lane(rows), _turn_words(evidence, rows), short)
        # Two studies differ only if both were held against the same, a dummy or nothing.
        compared = [row for row in group.rows if row.comparison in CONTROLLED]
        for alike in _grouped(compared, lambda row: (row.comparison,)):
            same = [row for row in alike if row.result == "no difference"]
            better = [row for row in alike if row.result == "better"]
            if not same or not better or same[-1].study == better[-1].study:
                continue
            rows = tuple(sorted((*same, *better), key=lambda row: row.week or 0))
            sentence = fill(
                _("{place}: much like {one} in {people}, better than {two} in {others}."),
                place=_area(evidence, rows[0]),
                one=comparison_words(same[-1]),
                people=_people(same[-1]),
                two=_group_words(better[-1]),
                others=_people(better[-1], named=False),
            )
            short = fill(
                _("{place}: no gain by {when} in one study, a gain by {later} in another."),
                place=_area(evidence, rows[0]),
                when=_look(same[-1]).when,
                later=_look(better[-1]).when,
            )
            yield _Found(group, group.lane(rows), sentence, short)


def _turn_words(evidence: Evidence, rows: tuple[Outcome, ...]) -> str:
    first, last = rows[0], rows[-1]
    sentence = fill(
        _("{place}: the gap to {group} was {first} in {when} and {last} in {later}."),
        place=_area(evidence, first),
        group=_gap_to(first),
        first=signed(first.treated_value or Decimal(0)),
        when=_look(first).when,
        last=signed(last.treated_value or Decimal(0)),
        later=_look(last).when,
    )
    known = evidence.endpoints[first.endpoint].better_when is not None
    return " ".join((sentence, *_chance(rows), *(() if known else (sign_unknown(),))))


def _chance(rows: tuple[Outcome, ...]) -> Iterable[str]:
    """Yield that gaps may be chance, where every range holds no gap at all."""
    if all(
        row.treated_low is not None
        and row.treated_high is not None
        and row.treated_low <= 0 <= row.treated_high
        for row in rows
    ):
        yield _("It may be chance.")


def _gap_to(row: Outcome) -> str:
    """Return what a gap was measured to, in a word or two."""
    return _group_words(row) if row.comparison in CONTROLLED else _("other treatments")


_RULES: dict[str, Callable[[Evidence], Iterable[_Found]]] = {
    "builds": _builds,
    "fades": _fades,
    "does not move": _does_not_move,
    "failed later": _failed_later,
    "one look": _one_look,
    "lasting": _lasting,
    "wobbles": _wobbles,
}
#: Stories told of two uses, where two fit: that it happens more than once is a part of them.
_OF_SEVERAL: tuple[Kind, ...] = ("does not move", "wobbles")


def _story(evidence: Evidence, kind: Kind, taken: set[Use]) -> Story | None:
    """Return a story of what comes first by the rule of choice; None where nothing fits."""

    def rank(found: _Found) -> tuple[bool, bool, bool, int]:
        group = found.group
        return group.use in taken, not group.injected, not group.compared, -group.people

    chosen: dict[Use, _Found] = {}
    for found in sorted(_RULES[kind](evidence), key=rank):
        chosen.setdefault(found.group.use, found)
    of_several = kind in _OF_SEVERAL
    # A use that another story tells already is no second example.
    fresh = [found for use, found in chosen.items() if use not in taken]
    picked = (fresh or list(chosen.values()))[: MOST_LANES if of_several else 1]
    if not picked:
        return None
    rows = [look.outcome for found in picked for look in found.lane.looks]
    return Story(
        kind=kind,
        name=names()[kind],
        place=_where(evidence, picked),
        takeaway=" ".join(found.takeaway for found in picked),
        short=" ".join(f"{_briefly(evidence, found)}. {found.short}" for found in picked),
        sure=tuple(dict.fromkeys(map(_sure, picked))),
        flags=(
            *_flags(evidence, rows),
            *(flag for found in picked for flag in found.flags),
        ),
        lanes=tuple(found.lane for found in picked),
        described=None,
        table=_table(evidence, picked),
        facts=_facts(evidence, rows),
        sources=tuple(dict.fromkeys(row.source for row in rows)),
    )


def _sure(found: _Found) -> Sureness:
    """Return how sure we are of what a lane shows; what has no grade was not looked up."""
    rows = [look.outcome for look in found.lane.looks]
    if any(row.comparison in CONTROLLED and row.grade is None for row in rows):
        return of_level("not looked up")
    return of_outcomes(rows)


def _where(evidence: Evidence, picked: list[_Found]) -> str:
    """Return the use, what was tested and in how many people; of several uses, only their names."""
    if len(picked) > 1:
        return "; ".join(found.lane.name for found in picked)
    lane = picked[0].lane
    return fill(_("{use}. {tested}"), use=lane.name, tested=_tested(evidence, lane))


def _briefly(evidence: Evidence, found: _Found) -> str:
    """Return what was tested and in how many; a flag names what is not one of the guide's own."""
    first = found.lane.looks[0].outcome
    if not found.group.injected:
        return _people(first)
    return _tested(evidence, found.lane) if first.people else _treatment(evidence, first)


def _treatment(evidence: Evidence, row: Outcome) -> str:
    return evidence.treatments[row.treatment].name


def _tested(evidence: Evidence, lane: Lane) -> str:
    """Return a treatment's name, and how many people the study of a lane had."""
    # Where two studies stand in one story, its sentence tells how many the other had.
    first = lane.looks[0].outcome
    same = [look.outcome for look in lane.looks if look.outcome.study == first.study]
    largest = max(same, key=lambda row: row.people)
    name = _treatment(evidence, first)
    return fill(_("{treatment}, {people}"), treatment=name, people=_people(largest))


def _flags(evidence: Evidence, rows: list[Outcome]) -> Iterable[str]:
    treatment = evidence.treatments[rows[0].treatment]
    if treatment.role != "injected":
        subject = evidence.topic_words("subject")
        phrase = (
            _("Not {subject}: {treatment}.") if subject else _("Another treatment: {treatment}.")
        )
        yield fill(phrase, subject=subject, treatment=treatment.name.lower())
    if any(row.followed == "responders" for row in rows):
        yield _("Only those who had got better.")


def _table(evidence: Evidence, picked: list[_Found]) -> Table:
    rows = []
    for found in picked:
        for look in found.lane.looks:
            row = look.outcome
            when = fill(_("{when}, {study}"), when=capital(look.when), study=row.study)
            name = evidence.endpoints[row.endpoint].name
            where = f"{evidence.areas[row.area].name}. " if row.area and len(picked) > 1 else ""
            rows.append((f"{where}{when}. {name}", *result_cells(evidence, row)))
    return Table(
        caption=fill(_("The studies behind: {name}"), name="; ".join(f.lane.name for f in picked)),
        head=(_("When, and what was judged"), _("Treated"), _("Compared with")),
        rows=tuple(rows),
    )


def _facts(evidence: Evidence, rows: list[Outcome]) -> tuple[tuple[str, str], ...]:
    one_each = list({(row.study, row.source): row for row in rows}.values())
    # Of a study's rows the last tells of both groups, where the first may tell of one.
    last = {row.study: row for row in rows}
    counted = dict.fromkeys(evidence.endpoints[row.endpoint].explains for row in rows)
    return (
        (_("What counted"), " ".join(counted)),
        (_("Who"), " ".join(who_words(row) for row in last.values())),
        (_("Who paid, and who was checked"), paid_and_checked_words(one_each)),
    )


# --- nobody looked ------------------------------------------------------------------------------


def _nobody(evidence: Evidence) -> Story | None:
    offers = evidence.offers
    empty = [each for each in offers if standing(evidence, each.area, each.aim) == "no study"]
    if not empty:
        return None
    nowhere = [
        evidence.areas[area].name.lower()
        for area in dict.fromkeys(each.area for each in empty)
        if all(each in empty for each in offers if each.area == area)
    ]
    never = [
        evidence.aims[aim].name.lower()
        for aim in dict.fromkeys(each.aim for each in empty)
        if all(each in empty for each in offers if each.aim == aim)
    ]
    parts = [
        fill(
            _("We found no good study for {number} of the {all} uses."),
            number=len(empty),
            all=len(offers),
        )
    ]
    if nowhere:
        parts.append(fill(_("We found none for {places}."), places=_listed(nowhere)))
    if never:
        parts.append(fill(_("And none for {aims}, in any place."), aims=_listed(never)))
    listed = [each for each in empty if each.on_clinic_page == "yes"]
    band = _described(evidence, listed[0].area, listed[0].aim) if listed else None
    phrase = _("The stripes show only the {number} that clinic pages list.")
    only = fill(phrase, number=len(listed)) if band and len(listed) < len(empty) else ""
    return Story(
        kind="nobody looked",
        name=names()["nobody looked"],
        place="; ".join(capital(name) for name in nowhere),
        takeaway=" ".join(parts),
        short=fill(_("No good study: {number} of {all} uses."), number=len(empty), all=len(offers)),
        sure=(of_level("nobody knows"),),
        flags=(only,) if only else (),
        lanes=(),
        described=band,
        table=Table(
            caption=_("Uses for which we found no good study"),
            head=(_("Area"), _("For")),
            rows=tuple(
                (evidence.areas[each.area].name, evidence.aims[each.aim].name) for each in empty
            ),
        ),
        facts=(),
        sources=tuple(dict.fromkeys(key for each in empty for key in each.source)),
    )


def _listed(names: list[str]) -> str:
    """Return names as they are said: "hands", "hands and feet", "hands, feet, and ears"."""
    *others, last = names
    if not others:
        return last
    phrase = _("{others}, and {last}") if len(others) > 1 else _("{others} and {last}")
    return fill(phrase, others=", ".join(others), last=last)


def _described(evidence: Evidence, area: str, aim: str) -> tuple[int, int] | None:
    """Return the weeks that clinics describe at the plan a use starts from; None for none."""
    if evidence.described is None:
        return None
    schedule = start_schedule(evidence, area, aim)
    interval = schedule.interval_days or USUAL_INTERVAL
    return described_weeks(Plan(int(schedule.visits or 1), interval), evidence.described)


# --- the words of a look ------------------------------------------------------------------------


def _area(evidence: Evidence, row: Outcome) -> str:
    assert row.area is not None  # a row without an area is in no group
    return evidence.areas[row.area].name


def _group_words(row: Outcome) -> str:
    """Return what the others were given, in a word or two, as it reads inside a sentence."""
    short = {"placebo": _("a dummy"), "saline": _("salt water"), "no treatment": _("no treatment")}
    return short.get(row.comparison) or comparison_words(row)


def _people(row: Outcome, named: bool = True) -> str:
    """Return "506 people", "20 women", or that the number was not seen; unnamed: "506"."""
    if not row.people:
        return _("an unknown number of people")
    number = number_words(row.people)
    return f"{number} {people_words(row.sex)}" if named else number


def _is_share(evidence: Evidence, row: Outcome) -> bool:
    return evidence.endpoints[row.endpoint].measured_as == "share"


def _number(evidence: Evidence, row: Outcome, short: bool = False) -> str:
    """Return a treated result: "55 of 100 were better", or "the change was 2 cm"."""
    chance = arms(row)[0] if _is_share(evidence, row) else None
    if chance:
        phrase = "{number}" if short else _("{number} were better")
        return fill(phrase, number=chance.count if short else _of_100(row, chance))
    if row.result != "numbers":
        return _("It did better")
    value = amount(row.treated_value, row.unit)
    return value if short else fill(_("The change was {value}"), value=value)


def _of_100(row: Outcome, counted: Chance) -> str:
    """Return "55 of 100", with what was counted where it was not people."""
    return of_whom(counted.words, "not seen", row.counts)


def _rise_words(
    evidence: Evidence, rows: tuple[Outcome, ...], end: Outcome, short: bool = False
) -> str:
    first, last = rows[0], rows[-1]
    share = _is_share(evidence, first)
    chance = arms(first)[0] if share else None
    brief = _("Better: {first} by {when}, {last} by {later}.")
    sentence = fill(
        brief if short and chance else _("{first} by {when} and {last} by {later}."),
        first=_of_100(first, chance) if short and chance else _number(evidence, first),
        when=_look(first).when,
        last=_number(evidence, last, short=True),
        later=_look(last).when,
    )
    if end is last:
        return f"{sentence} {_compared_end(evidence, end)}"
    judged = fill(
        _("{when}, judged in another way: {number}.")
        if short
        else _("In {when}, judged in another way: {number}."),
        when=capital(_look(end).when) if short else _look(end).when,
        number=_number(evidence, end, short=True),
    )
    return f"{sentence} {judged} {_compared_end(evidence, end)}"


def _compared_end(evidence: Evidence, row: Outcome) -> str:
    """Return what the comparison group had, or that there was none, in a sentence."""
    if row.comparison == "none":
        return _("Nobody was left untreated.")
    if row.control_value is None:
        return _("The number for the comparison group is not shown.")
    chance = arms(row)[1] if _is_share(evidence, row) else None
    side = row.comparison == "untreated side"
    return fill(
        _("On {group}: {number}.") if side else _("With {group}: {number}."),
        group=_group_words(row),
        number=chance.count if chance else amount(row.control_value, row.unit),
    )

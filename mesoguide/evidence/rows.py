"""The schema of every evidence table: one model per table, one field per column.

`Evidence` in `load.py` lists the tables; `agree.py` has the rules that hold between them.
Weeks count from the first visit unless `clock` says otherwise; days are whole days; a value in
`%` is a percentage from 0 to 100 of the people in that arm.
"""

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Annotated, Any, ClassVar, Literal, Self, TypeVar, get_args

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PrivateAttr,
    model_validator,
)
from pydantic_core import PydanticCustomError

from mesoguide.evidence.dates import A_DATE, is_date
from mesoguide.evidence.problems import KEY, Problem

Key = Annotated[str, Field(pattern=KEY)]
Words = Annotated[str, Field(min_length=1)]


def _empty_is_unknown(value: object) -> object:
    return None if value == "" else value


def _split(value: object) -> object:
    return tuple(value.split()) if isinstance(value, str) else value


def _split_list(value: object) -> object:
    return tuple(filter(None, value.split("; "))) if isinstance(value, str) else value


T = TypeVar("T")
Unknown = Annotated[T | None, BeforeValidator(_empty_is_unknown)]
Keys = Annotated[tuple[Key, ...], BeforeValidator(_split), Field(min_length=1)]
MaybeKeys = Annotated[tuple[Key, ...], BeforeValidator(_split)]
Name = Annotated[str, Field(pattern=r"^\w[\w .'()-]*$")]
Names = Annotated[tuple[Name, ...], BeforeValidator(_split_list)]
Sentences = Annotated[tuple[str, ...], BeforeValidator(_split_list)]
Dialled = Annotated[str, Field(pattern=r"^\d[\d ]*\d$")]
Numbers = Annotated[tuple[Dialled, ...], BeforeValidator(_split_list)]
Count = Annotated[int, Field(ge=0)]
Arm = Annotated[int, Field(ge=1)]
ArmName = Literal["treated", "control"]
ARMS: tuple[ArmName, ...] = get_args(ArmName)
Grade = Literal["A", "B", "C", "D", "N"]
VisitsKind = Literal["exact", "maximum", "mean"]
YesNo = Literal["yes", "no"]
#: How sure we are, surest first; the words and the rule of each level: mesoguide.model.certainty.
Certainty = Literal[
    "sure", "fairly sure", "not sure", "no clear gain", "nobody knows", "not looked up"
]
Point = Annotated[str, Field(pattern=r"[^.]$")]
OptionColumn = Literal["what_it_is", "good", "bad", "certainty", "effort", "lasts", "cost"]
#: Whom a result was seen in; "both" where women and men were, "not seen" where nobody says.
Sex = Literal["women", "men", "both", "not seen"]
#: What the questions that fit every choice are about, in their order; `stopping` is one more.
FITS_EVERY_CHOICE = ("benefits", "risks", "alternatives", "nothing")
AskedAbout = Literal["benefits", "risks", "alternatives", "nothing", "stopping"]
Verdict = Literal["supported", "partly", "not supported", "wrong", "unknown"]

#: Who can have paid for a study. A name may stand in brackets behind one of the first three.
PAYERS = ("the maker", "a hospital or university", "a public body")
NO_PAYER = ("nobody outside", "not seen")

Clock = Literal["first visit", "last visit", "follow-up years", "start of daily use", "not stated"]
Comparison = Literal[
    "placebo",
    "saline",
    "untreated side",
    "no treatment",
    "same care",
    "own baseline",
    "other treatment",
    "none",
    "not shown",
    "not seen",
]
#: Comparisons that can tell an effect of the treatment from what would have happened anyway.
CONTROLLED: frozenset[str] = frozenset(
    {"placebo", "saline", "untreated side", "no treatment", "same care"}
)


def refuse(column: str, found: object, accepted: str) -> PydanticCustomError:
    """Return the error that names a column of the row, what stands there and what may."""
    return PydanticCustomError(
        "row", "{found}", {"column": column, "found": str(found), "accepted": accepted}
    )


def _payer(paid_by: str) -> str:
    kind = re.sub(r" \([^()]+\)$", "", paid_by)
    if kind not in PAYERS and paid_by not in NO_PAYER:
        accepted = f"{', '.join(PAYERS)} (a name in brackets may follow), {', '.join(NO_PAYER)}"
        raise refuse("paid_by", paid_by or "nothing", accepted)
    return paid_by


PaidBy = Annotated[str, AfterValidator(_payer)]


def _date(text: str) -> str:
    if text and not is_date(text):
        raise refuse("date", repr(text), f"{A_DATE}, or nothing")
    return text


PartialDate = Annotated[str, AfterValidator(_date)]


class Placed(BaseModel):
    """What was read from a place in a file."""

    file: ClassVar[str]
    _line: int = PrivateAttr(default=0)

    @property
    def line(self) -> int:
        """The line it begins at, or a row's number in a spreadsheet, the header being 1.

        0 if it came from no file.
        """
        return self._line

    def placed_at(self, line: int) -> Self:
        """Remember the line it was read from, and return it."""
        self._line = line
        return self

    def problem(self, column: str, found: object, accepted: str) -> Problem:
        """Return what is wrong with a column of it: what was found and what is accepted."""
        shown = "nothing" if found in (None, "") else f"{found}"
        return Problem(self.file, self.line, column, shown, accepted)


class Row(Placed):
    """A row of a table: a field for each column. An empty cell means "not known".

    `file` is the table's file. Where `numbers_are_typed`, its texts say what sources say, with the
    numbers as typed: they hold no fields, and the fields of other texts read them.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)
    numbers_are_typed: ClassVar[bool]
    _unfilled: Self | None = PrivateAttr(default=None)

    def __init_subclass__(
        cls, file: str = "", numbers_are_typed: bool = False, **config: Any
    ) -> None:
        super().__init_subclass__(**config)
        cls.numbers_are_typed = numbers_are_typed
        if file:
            cls.file = file

    @property
    def unfilled(self) -> Self:
        """The row as its table has it, its fields not yet filled."""
        return self._unfilled or self

    def filled_with(self, changed: dict[str, object]) -> Self:
        """Return the row with columns whose fields are filled."""
        copy = self.model_copy(update=changed)
        copy._unfilled = self
        return copy


class Treatment(Row, file="treatments.csv", numbers_are_typed=True):
    """Something people are given. `injected`: what the guide is about, or sold or tested as it."""

    id: Key
    name: Words
    what_it_is: Words
    role: Literal["injected", "alternative"]
    status: str


class Aim(Row, file="aims.csv"):
    """What a person hopes for."""

    id: Key
    name: Words


class Area(Row, file="areas.csv"):
    """A place on the body, and the ids of its regions in the drawings."""

    id: Key
    name: Words
    place: Words
    regions: Keys


class Offer(Row, file="offers.csv"):
    """An aim that is offered or was tested for an area; the first of an area is shown first.

    `found` tells what studies found, with a result, in full sentences; `tested` what was tested,
    in a line. `options` are other things one can do, `rules` what states and societies said that
    bears on it.
    """

    area: Key
    aim: Key
    offered: Words
    on_clinic_page: YesNo
    tested: Words
    found: Words
    options: MaybeKeys
    rules: MaybeKeys
    grade: Grade
    source: Keys


class Endpoint(Row, file="endpoints.csv", numbers_are_typed=True):
    """What a study looked at to say whether somebody was better.

    Endpoints of one `scale` count the same steps, whoever judged them: `steps` says how many steps
    better a person had to be, and `grades` how many grades the scale has.
    """

    id: Key
    name: Words
    explains: str
    measured_as: Literal["share", "change", "difference", "statement"]
    better_when: Unknown[Literal["higher", "lower"]]
    unit: str
    scale: Unknown[Key]
    steps: Unknown[Annotated[int, Field(ge=1, le=20)]]
    grades: Unknown[Annotated[int, Field(ge=2, le=100)]]


class Schedule(Row, file="schedules.csv", numbers_are_typed=True):
    """How many visits, how far apart, for an area and an aim; the first is the one to start from.

    `who` tells whether a study used it or clinics describe it.
    """

    area: Key
    aim: Key
    treatment: Unknown[Key]
    visits: Unknown[Annotated[Decimal, Field(ge=1, le=20)]]
    visits_kind: Unknown[VisitsKind]
    interval_days: Unknown[Annotated[int, Field(ge=1, le=365)]]
    even_spacing: Unknown[YesNo]
    who: Literal["study", "clinics"]
    detail: str
    source: Keys


class Outcome(Row, file="outcomes.csv", numbers_are_typed=True):
    """One result of one study at one time.

    `n_*` are the people each arm began with, `checked_*` those still checked at the end of the
    study. `counted_of` says which of the two the result is a share of; empty where nobody says,
    and then it is taken to be the whole arm. `counts` is what was counted or measured in each arm
    where it was not people, such as both cheeks of each; `n_*` are people all the same.
    """

    id: Key
    treatment: Key
    aim: Key
    area: Unknown[Key]
    area_detail: str
    study: Words
    year: Unknown[Annotated[int, Field(ge=1950, le=2100)]]
    population: Words
    sex: Sex
    followed: Literal["everyone", "responders"]
    clock: Clock
    n_treated: Unknown[Arm]
    n_control: Unknown[Arm]
    n_total: Unknown[Arm]
    checked_treated: Unknown[Count]
    checked_control: Unknown[Count]
    checked_total: Unknown[Count]
    counted_of: Unknown[Literal["everyone", "checked"]]
    counts: str = ""
    comparison: Comparison
    comparison_detail: str
    visits: Unknown[Annotated[Decimal, Field(ge=1, le=20)]]
    visits_kind: Unknown[VisitsKind]
    interval_days: Unknown[Annotated[int, Field(ge=1, le=365)]]
    even_spacing: Unknown[YesNo]
    schedule_detail: str
    week: Unknown[Annotated[Decimal, Field(ge=0, le=520)]]
    week_kind: Unknown[Literal["exact", "approx"]]
    endpoint: Key
    result: Literal["numbers", "no difference", "better", "missed"]
    treated_events: Unknown[Count]
    treated_value: Unknown[Decimal]
    treated_low: Unknown[Decimal]
    treated_high: Unknown[Decimal]
    control_events: Unknown[Count]
    control_value: Unknown[Decimal]
    control_low: Unknown[Decimal]
    control_high: Unknown[Decimal]
    unit: str
    range_kind: Literal["", "published 95%", "Wilson 95% from the published percentage"]
    grade: Unknown[Grade]
    paid_by: PaidBy
    note: str
    source: Key

    @property
    def people(self) -> int:
        """How many people the study had; 0 where that was not seen."""
        return max(self.n_total or 0, (self.n_treated or 0) + (self.n_control or 0))

    def counted_among(self, arm: ArmName) -> int | None:
        """Return how many people the result of an arm is a share of; None where not seen."""
        people: int | None = getattr(self, f"n_{arm}")
        checked: int | None = getattr(self, f"checked_{arm}")
        return checked if self.counted_of == "checked" else people

    @model_validator(mode="after")
    def _values_fit_together(self) -> Self:
        if self.control_value is not None and self.treated_value is None:
            raise refuse("treated_value", "nothing", "a value, because control_value has one")
        if self.result == "numbers" and self.treated_value is None:
            raise refuse("treated_value", "nothing", "a value, because result says numbers")
        for arm in ARMS:
            value, low, high = (getattr(self, f"{arm}_{part}") for part in ("value", "low", "high"))
            _check_range(arm, value, low, high)
            if low is not None and not self.range_kind:
                raise refuse("range_kind", "nothing", "where the range is from")
            if self.n_total is not None and self.n_total < (getattr(self, f"n_{arm}") or 0):
                accepted = f"{getattr(self, f'n_{arm}')} or more, the people in one group"
                raise refuse("n_total", self.n_total, accepted)
            _check_events(
                arm, getattr(self, f"{arm}_events"), self.counted_among(arm), value, self.unit
            )
        for part in (*ARMS, "total"):
            _check_checked(part, getattr(self, f"checked_{part}"), getattr(self, f"n_{part}"))
        if self.counted_of == "checked" and self.checked_treated is None:
            raise refuse("checked_treated", "nothing", "a number, because counted_of says checked")
        if self.counts:
            self._people_count_nothing_else()
        if self.sex in ("women", "men") and not re.search(rf"\b{self.sex}\b", self.population):
            raise refuse("population", self.population, f"words that name the {self.sex}")
        return self

    def _people_count_nothing_else(self) -> None:
        """Refuse what can't be held against the people of an arm, where others were counted."""
        because = f"because {self.counts} were counted, and the arms hold people"
        for arm in ARMS:
            events, low = getattr(self, f"{arm}_events"), getattr(self, f"{arm}_low")
            if events is not None:
                raise refuse(f"{arm}_events", events, f"nothing, {because}")
            if low is not None and self.unit == "%":
                raise refuse(f"{arm}_low", low, f"no range, {because}")


class HarmTold(Row):
    """What is told of any harm: what it is, how bad, how long, and who had it."""

    id: Key
    harm: Words
    what: Words
    how_bad: Words
    how_long: Words
    who: Words


class Harm(HarmTold, file="harms.csv", numbers_are_typed=True):
    """One harm, counted in both arms of a trial.

    `shown_as` says how a page shows it: as a block of its own, or in the table of the others.
    `trials` and `visits` name the trials and their visits where several harms stand together.
    """

    area: Key
    treatment: Key
    n_treated: Arm
    events_treated: Count
    treated_low: Decimal
    treated_high: Decimal
    n_control: Arm
    events_control: Count
    control_low: Decimal
    control_high: Decimal
    checked_treated: Unknown[Count]
    checked_control: Unknown[Count]
    window: Words
    trials: Words
    visits: Words
    comparison: Comparison
    shown_as: Literal["block", "table"]
    paid_by: PaidBy
    source: Keys

    @property
    def people(self) -> int:
        """How many people the trial had."""
        return self.n_treated + self.n_control

    @model_validator(mode="after")
    def _values_fit_together(self) -> Self:
        for arm in ARMS:
            events, people = getattr(self, f"events_{arm}"), getattr(self, f"n_{arm}")
            if events > people:
                raise refuse(f"events_{arm}", events, f"at most {people}, the people in that arm")
            percent = Decimal(100 * events) / people
            _check_range(arm, percent, getattr(self, f"{arm}_low"), getattr(self, f"{arm}_high"))
            _check_checked(arm, getattr(self, f"checked_{arm}"), people)
        return self


class Fact(Row, file="facts.csv", numbers_are_typed=True):
    """One thing a source says, in our own words, with its numbers as they stand there."""

    id: Key
    topic: Words
    status: Literal["read", "derived", "summary", "not found"]
    statement: Words
    source: MaybeKeys

    @model_validator(mode="after")
    def _has_a_source(self) -> Self:
        if not self.source and self.status in ("read", "derived"):
            raise refuse("source", "nothing", f"a source, because the status is {self.status}")
        return self


class Claim(Row, file="claims.csv"):
    """A sentence of the clinic's page, judged; `page` is the notebook that answers it."""

    id: Key
    topic: Words
    quote: Words
    verdict: Verdict
    why: Words
    facts: Keys
    page: Key


class Cost(Row, file="costs.csv", numbers_are_typed=True):
    """A price somebody named; one end is empty where only "from" or "up to" was said.

    The first `source` is who named it; others stand behind the note.
    """

    id: Key
    what: Words
    low: Unknown[Annotated[Decimal, Field(ge=0)]]
    high: Unknown[Annotated[Decimal, Field(ge=0)]]
    currency: Literal["USD", "EUR", "GBP"]
    per: Literal["visit", "course", "vial", "area"]
    country: Words
    year: Unknown[Annotated[int, Field(ge=1950, le=2100)]]
    kind: Literal["review", "news", "seller", "web", "insurer", "broker"]
    note: str
    source: Keys

    @model_validator(mode="after")
    def _low_is_low(self) -> Self:
        if self.low is None and self.high is None:
            raise refuse("low", "nothing", "a price, here or in the column high")
        if self.low is not None and self.high is not None and self.high < self.low:
            raise refuse("high", self.high, f"{self.low} or more")
        return self


class InsuranceCover(Row, file="cover.csv", numbers_are_typed=True):
    """What somebody says on who pays."""

    id: Key
    country: Words
    what: Words
    says: Words
    source: Keys


class EmergencyNumber(Row, file="emergency_numbers.csv", numbers_are_typed=True):
    """What to dial in a country: in an emergency, and for medical help that is no emergency.

    `also` holds its other names, and those of countries where the same is true; `within` is the row
    whose number works there too. `in_short` and `line_in_short` name it in the lines that tell only
    the most used numbers (empty: not there); `line_source` are those of the sources that tell of
    the health line.
    """

    id: Key
    country: Words
    also: Names
    within: Unknown[Key]
    in_short: str
    number: Numbers
    health_line: Numbers
    health_line_for: str
    line_in_short: str
    line_source: MaybeKeys
    source: MaybeKeys

    @property
    def names(self) -> tuple[str, ...]:
        """Every name the tables may call the country by."""
        return (self.country, *self.also)

    @model_validator(mode="after")
    def _values_fit_together(self) -> Self:
        if (self.number or self.health_line) and not self.source:
            raise refuse("source", "nothing", "the source the number was read in")
        if self.in_short and not self.number:
            raise refuse("in_short", self.in_short, "nothing, because no number is known")
        if self.line_in_short and not self.health_line:
            raise refuse("line_in_short", self.line_in_short, "nothing, as no health line is known")
        if bool(self.health_line) != bool(self.health_line_for):
            accepted = "what the health line is for, where there is one"
            raise refuse("health_line_for", self.health_line_for or "nothing", accepted)
        return self


class Regulation(Row, file="regulation.csv", numbers_are_typed=True):
    """What a body said in a country, or in one nation of it, and when."""

    id: Key
    country: Words
    nation: str
    date: PartialDate
    body: Words
    said: Words
    products: str
    status: Literal["in force", "not yet in force", "past", "proposed", "not known"]
    source: Keys


class Caution(Row, file="cautions.csv"):
    """Who should wait or talk first, and which signs need help that day or at once.

    `group` is the heading people tick it under, a row of `concern_groups.csv`; empty for signs.
    """

    id: Key
    kind: Literal["not while", "talk first", "same day", "emergency"]
    group: Unknown[Key]
    who: Words
    why: Words
    source: Keys

    @model_validator(mode="after")
    def _is_in_a_group_where_people_tick_it(self) -> Self:
        ticked = self.kind in ("not while", "talk first")
        if ticked and self.group is None:
            accepted = "a group of concern_groups.csv, because people tick this row"
            raise refuse("group", "nothing", accepted)
        if self.group is not None and not ticked:
            accepted = f"nothing, because nobody ticks a row of the kind {self.kind}"
            raise refuse("group", self.group, accepted)
        return self


class ConcernGroup(Row, file="concern_groups.csv"):
    """A heading that cautions are ticked under; its rows stand in the order a reader meets them.

    `alone` is what stands before a caution away from its heading, such as "For the first drug";
    empty where the caution says enough.
    """

    id: Key
    name: Words
    alone: str


class LookAlike(Row, file="look_alikes.csv"):
    """Something that is harmless in one form and a reason for help in another: how to tell.

    `when` says how soon to be seen, and by whom; `say` is what a person can read out to a doctor,
    with gaps to fill in, empty where there is nothing to say. `on_sheet` says whether a printed
    sheet, which has little room, tells it too.
    """

    id: Key
    title: Words
    harmless: Words
    needs_help: Words
    when: Words
    say: str
    on_sheet: YesNo
    source: Keys


class Aftercare(Row, file="aftercare.csv"):
    """Something to do after the needles, and until when."""

    id: Key
    when: Literal["before you leave", "first days", "for 12 weeks and longer", "any time"]
    what: Words
    why: Words
    source: Keys


class Recovery(Row, file="recovery.csv"):
    """Something people notice after a visit, or a sign that needs help, on a line of days.

    Days count from the visit. `typical_day` is what `typical_is` says: the average, the day by
    which half were over it, or by which most were. `to_day` is the longest that was seen, or the
    last day a warning sign was seen to begin; empty where nobody says. A warning names the `signs`
    of `cautions.csv` it stands for. `heading` is what it stands under; warnings have one of their
    own.
    """

    id: Key
    kind: Literal["usual", "lasting", "warning"]
    heading: str
    what: Words
    feel: Annotated[str, Field(pattern=r"\.$")]
    from_day: Annotated[int, Field(ge=0, le=90)]
    typical_day: Unknown[Annotated[Decimal, Field(ge=0, le=90)]]
    typical_is: Unknown[Literal["average", "half over", "most gone"]]
    to_day: Unknown[Annotated[int, Field(ge=0, le=3650)]]
    how_long: Words
    who: Words
    area: Unknown[Key]
    treatment: Unknown[Key]
    counted_as: Unknown[Key]
    help: Unknown[Literal["emergency", "same day", "soon"]]
    signs: MaybeKeys
    source: Keys

    @model_validator(mode="after")
    def _days_fit_together(self) -> Self:
        if (self.typical_day is None) != (self.typical_is is None):
            column = "typical_is" if self.typical_is is None else "typical_day"
            raise refuse(column, "nothing", "both the typical day and what it is, or neither")
        if self.typical_day is not None and self.typical_day < self.from_day:
            raise refuse("typical_day", self.typical_day, f"{self.from_day} or more, its first day")
        first = self.typical_day or self.from_day
        if self.to_day is not None and self.to_day < first:
            raise refuse("to_day", self.to_day, f"{first} or more")
        if self.kind == "warning" and self.help is None:
            raise refuse("help", "nothing", "how fast to get help, because it is a warning sign")
        if self.kind != "warning" and self.help is not None:
            raise refuse("help", self.help, f"nothing, because the kind is {self.kind}")
        if bool(self.heading) == (self.kind == "warning"):
            accepted = "nothing for a warning sign, and else what it stands under"
            raise refuse("heading", self.heading or "nothing", accepted)
        return self


class Option(Row, file="options.csv"):
    """Something one can choose for an aim: what is offered, nothing, or another treatment.

    `areas` are those it speaks of: empty for any. `role` is `gone` for what can't be had now; it is
    listed, and not ticked at first. `effort` is what you have to do: needles or not,
    how often, time off. `certainty` is empty for doing nothing, and where the grades of
    `offers.csv` tell it. `paid` is who paid, where no row of `outcomes.csv` tells it.
    """

    id: Key
    name: Words
    aims: Keys
    areas: MaybeKeys
    role: Literal["offered", "nothing", "other", "gone"]
    what_it_is: Words
    good: Words
    bad: Words
    certainty: Unknown[Certainty]
    effort: Words
    lasts: Words
    cost: Words
    paid: Unknown[Words]
    treatment: Unknown[Key]
    source: Keys

    def speaks_of(self, aim: str, area: str = "") -> bool:
        """Tell whether it is an option for an aim, and for an area if one is named."""
        return aim in self.aims and (not area or not self.areas or area in self.areas)


class Value(Row, file="values.csv"):
    """Something that may matter to a person, and the column of the options that speaks to it."""

    id: Key
    card: Words
    column: OptionColumn


class Question(Row, file="questions.csv"):
    """A question to ask before the first visit. Without a source it is our own suggestion.

    `about` marks the four questions that fit every choice, and the one on when to stop.
    """

    id: Key
    about: Unknown[AskedAbout]
    question: Annotated[str, Field(pattern=r"\?$")]
    why: Words
    source: MaybeKeys


class VisitStep(Row, file="steps.csv"):
    """A step of a visit, in order; `ask` names questions that fit it."""

    id: Key
    title: Words
    happens: Words
    see: Words
    feel: Words
    ask: MaybeKeys
    source: Keys


class NamedVisits(Row, file="named_visits.csv", numbers_are_typed=True):
    """Numbers of visits that somebody named, and that no plan of a study stands for.

    After `change-described` visits clinics say that a change comes. After `look-again` visits the
    doctors of a trial saw one: a good time to ask whether to go on.
    """

    id: Literal["change-described", "look-again"]
    low: Annotated[int, Field(ge=1, le=40)]
    high: Annotated[int, Field(ge=1, le=40)]
    source: Keys

    @model_validator(mode="after")
    def _low_is_low(self) -> Self:
        if self.high < self.low:
            raise refuse("high", self.high, f"{self.low} or more")
        return self


class TopicWords(Row, file="topic.csv"):
    """Words that are true of this topic only, where the guide's own phrases leave a place for them.

    `subject` is what the guide is about, as it stands in a sentence. `recovery-note` is what the
    line of days is about, `tell-helpers` what to tell whoever helps when something went wrong.
    """

    id: Literal["subject", "recovery-note", "tell-helpers"]
    words: Words


class FollowedUp(Row, file="followed.csv"):
    """Something that was followed over time: which rows of `outcomes.csv`, and how it is told.

    `sentence`, `notes` and `beside_note` have places for numbers in braces. `beside` is a result of
    another trial that stands beside it, `no_range` why no range is given, `also` what else a reader
    must know of who was followed.
    """

    id: Key
    name: Words
    title: Words
    treatment: Key
    endpoint: Key
    people: Literal["everyone", "responders"]
    time: Literal["years", "months"]
    slider: Words
    each: Words
    sentence: Words
    sides: Words
    treated_group: Words
    other_group: str
    notes: Sentences
    no_range: Words
    also: str
    caption: Words
    beside: Unknown[Key]
    beside_note: str

    def results(self, outcomes: Iterable[Outcome]) -> list[Outcome]:
        """Return the results it is made of: those with a time and with people counted in a group.

        As in the table of outcomes; empty where no row fits.
        """
        return [
            row
            for row in outcomes
            if (row.treatment, row.endpoint, row.followed)
            == (self.treatment, self.endpoint, self.people)
            and row.n_treated is not None
            and row.week is not None
        ]

    @model_validator(mode="after")
    def _places_are_known(self) -> Self:
        places = {
            "sentence": ("treated", "control") if self.other_group else ("treated",),
            "sides": ("number", "others"),
            "notes": ("n_treated", "n_control"),
            "beside_note": ("treated", "control"),
        }
        for column, known in places.items():
            text = getattr(self, column)
            found = re.findall(r"[{][^{}]*[}]?|[}]", " ".join(text) if column == "notes" else text)
            wrong = [place for place in found if place[1:-1] not in known]
            if wrong:
                accepted = " and ".join(f"{{{place}}}" for place in known)
                raise refuse(column, wrong[0], f"no places but {accepted}")
        if bool(self.beside) != bool(self.beside_note):
            raise refuse("beside_note", self.beside_note or "nothing", "a note with its result")
        return self


class TeachBackCard(Row, file="teach_back.csv"):
    """Something to say in one's own words, what to listen for, and the page that explains it.

    `listen_for` holds two or three points, with "; " between them and no full stop.
    """

    id: Key
    prompt: Annotated[str, Field(pattern=r"\?$")]
    listen_for: Annotated[
        tuple[Point, ...], BeforeValidator(_split_list), Field(min_length=2, max_length=3)
    ]
    page: Key
    source: Keys


class Answer(Row, file="answers.csv"):
    """A short answer to a question people ask, and the place of the guide that tells more.

    `areas` and `aims` say which uses it speaks of; with neither it speaks of the whole topic, and
    of every use that has no answer of its own. `text` may hold {options}, the names of what else
    one can do. `sure` says of what we tell how sure we are: `use`, the id of a result or of a harm
    that was counted, or nothing. `page`, with an anchor on it in `place`, is named once for each
    question, by the answer of the whole topic.
    """

    id: Key
    question: Annotated[str, Field(pattern=r"\?$")]
    areas: MaybeKeys
    aims: MaybeKeys
    text: Words
    sure: Unknown[Key]
    page: Unknown[Key]
    place: Unknown[Key]
    source: MaybeKeys

    @property
    def whole(self) -> bool:
        """Tell whether it speaks of the whole topic."""
        return not self.areas and not self.aims

    def fit(self, area: str, aim: str) -> int:
        """Return how closely it speaks of a use: 2 of area and aim, 1 of one, 0 of any; -1: not."""
        spoken = ((self.areas, area), (self.aims, aim))
        if any(keys and key not in keys for keys, key in spoken):
            return -1
        return sum(bool(keys) for keys, _ in spoken)


class RareHarm(HarmTold, file="harms_unrated.csv", numbers_are_typed=True):
    """A serious harm that was reported, but never counted against everybody treated.

    `heading` is that of the harms it stands with. `area` and `aim` say where it can come up;
    empty: in any.
    """

    heading: Words
    area: Unknown[Key]
    aim: Unknown[Key]
    reports: Annotated[str, Field(pattern=r"^[^%]*We do not know how often\.$")]
    source: Keys


Millimetres = Annotated[Decimal, Field(gt=0, le=40)]


class Layers(Row, file="layers.csv", numbers_are_typed=True):
    """How thick the layers are at one place of the body, on average, in millimetres.

    `skin_mm` is the outer and the middle layer together; the fat lies under it. `area` is the area
    of the body picker this place stands for, empty where another row does.
    """

    id: Key
    name: Words
    where: Words
    area: Unknown[Key]
    outer_mm: Millimetres
    skin_mm: Millimetres
    fat_mm: Millimetres
    below: Words
    measured: Words
    source: Keys

    @model_validator(mode="after")
    def _outer_layer_is_part_of_the_skin(self) -> Self:
        if self.outer_mm >= self.skin_mm:
            raise refuse("outer_mm", self.outer_mm, f"less than the skin, {self.skin_mm}")
        return self


class Depth(Row, file="depths.csv", numbers_are_typed=True):
    """How deep a treatment is said to go, in millimetres, and how weak the word for it is.

    A `needle length` is not a depth; `no depth` means that only the layer it is meant for is known.
    """

    id: Key
    name: Words
    what: Words
    target: Unknown[Literal["middle", "fatty"]]
    kind: Literal["taught depth", "needle length", "no depth"]
    low_mm: Unknown[Millimetres]
    high_mm: Unknown[Millimetres]
    said_by: Words
    how_weak: Words
    source: Keys

    @model_validator(mode="after")
    def _values_fit_together(self) -> Self:
        if self.kind == "no depth":
            if self.target is None:
                raise refuse("target", "nothing", "a layer, because kind says no depth")
            if self.low_mm is not None or self.high_mm is not None:
                raise refuse("low_mm", self.low_mm, "nothing, because kind says no depth")
        elif self.low_mm is None or self.high_mm is None:
            raise refuse("low_mm", "nothing", f"both ends, because kind says {self.kind}")
        elif self.high_mm < self.low_mm:
            raise refuse("high_mm", self.high_mm, f"{self.low_mm} or more")
        return self


class Word(Row, file="glossary.csv"):
    """A medical word, explained in one sentence."""

    word: Words
    forms: Names
    meaning: Annotated[str, Field(pattern=r"^[^.]+\.$")]


def _check_range(
    arm: str, value: Decimal | None, low: Decimal | None, high: Decimal | None
) -> None:
    if low is None and high is None:
        return
    if low is None or high is None:
        missing = "low" if low is None else "high"
        raise refuse(f"{arm}_{missing}", "nothing", "both ends of the range, or neither")
    if value is None:
        raise refuse(f"{arm}_value", "nothing", "a value, because a range stands beside it")
    if not low <= value <= high:
        raise refuse(f"{arm}_low", f"{low} to {high}", f"a range that holds the value {value:.4g}")


def _check_checked(part: str, checked: int | None, people: int | None) -> None:
    if checked is not None and people is not None and checked > people:
        raise refuse(f"checked_{part}", checked, f"at most {people}, the people who began")


def _check_events(
    arm: str, events: int | None, people: int | None, value: Decimal | None, unit: str
) -> None:
    if events is None:
        return
    if people is None:
        raise refuse(
            f"n_{arm}", "nothing", f"the size of the arm, because {arm}_events has a count"
        )
    if events > people:
        raise refuse(f"{arm}_events", events, f"at most {people}, the people in that arm")
    if unit == "%" and value is not None:
        # A published percentage may be off its count by half of its last printed digit.
        step = Decimal(1).scaleb(int(value.as_tuple().exponent))
        percent = Decimal(100 * events) / people
        if abs(percent - value) > step / 2:
            raise refuse(
                f"{arm}_value", value, f"{percent:.1f}, which is {events} of {people} people"
            )

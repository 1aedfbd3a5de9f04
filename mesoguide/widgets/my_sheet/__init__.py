"""My sheet: everything chosen in this tab on one or two sides of paper, to take along."""

from typing import Any

import traitlets

from mesoguide.charts import icons
from mesoguide.evidence import Evidence, load
from mesoguide.evidence.about import series
from mesoguide.model import cost, schedule, sheet, topics
from mesoguide.model.asks import asks
from mesoguide.model.calling import numbers_to_print
from mesoguide.model.flags import read_out, red_flags, what_to_say
from mesoguide.model.uses import use_name
from mesoguide.widgets.base import GuideWidget
from mesoguide.words import _, fill

#: How many sources of a kind are named on paper; the page lists them all.
NAMED_SOURCES = 3
#: How many questions have lines to write on; the others stand below them.
WITH_LINES = 5
#: The phrases of a catalogue that the front end fills in, by name.
FILLED = (
    "choiceNow",
    "planOf",
    "visits",
    "days",
    "described",
    "costOf",
    "costNoExtras",
    "costNoPlan",
    "span",
    "printed",
    "date",
    "record",
    "checked",
)


class MySheet(GuideWidget):
    """One sheet to print or save. It holds no name and nothing else that tells who it is for.

    Parameters
    ----------
    evidence
        The facts; the guide's own by default.
    beside
        What the sheet says in a second language, by its tag: a catalogue with the same entries
        as `catalogue` returns. Both then stand side by side.

    Attributes
    ----------
    words
        The phrases the front end fills in, for each language by its tag, the page's own first.
    choice
        What the reader leans to: have, other, nothing, unsure; empty if not said.
    area, aim
        The use, as ids.
    visits, interval
        The reader's plan: visits, and days between them; 0 for the plan to start from.
    price, high, currency, extras
        The reader's own figures: a visit's price (0 for none), the higher end where it is a range,
        and what comes on top.
    concerns
        Ids of `cautions.csv` that are true for the reader.
    asks
        Ids of the questions to take along.
    matters
        Ids of what matters to the reader, the most important first.
    topics
        Ids of what to talk about, the first one first.
    uses
        Each area and aim by name (as "area/aim"): what of it needs no words.
    """

    folder = "my_sheet"
    choice = traitlets.Unicode().tag(sync=True)
    area = traitlets.Unicode().tag(sync=True)
    aim = traitlets.Unicode().tag(sync=True)
    visits = traitlets.Int(0).tag(sync=True)
    interval = traitlets.Int(0).tag(sync=True)
    price = traitlets.Float(0).tag(sync=True)
    high = traitlets.Float(0).tag(sync=True)
    currency = traitlets.Unicode().tag(sync=True)
    extras = traitlets.Float(0).tag(sync=True)
    concerns = traitlets.List(traitlets.Unicode()).tag(sync=True)
    asks = traitlets.List(traitlets.Unicode()).tag(sync=True)
    matters = traitlets.List(traitlets.Unicode()).tag(sync=True)
    topics = traitlets.List(traitlets.Unicode()).tag(sync=True)
    uses = traitlets.Dict().tag(sync=True)
    limits = traitlets.Dict().tag(sync=True)

    def __init__(
        self, evidence: Evidence | None = None, beside: dict[str, dict[str, Any]] | None = None
    ) -> None:
        facts = (evidence or load()).needed("MySheet", "offers", "schedules")
        every = sheet.uses(facts)
        keys = _source_keys(facts, every)
        own = _catalogue(facts, every, keys)
        languages = {series().language: own, **(beside or {})}
        super().__init__(
            uses={
                use_name(use.area, use.aim): {
                    "start": [use.start.visits, use.start.interval_days],
                    "described": use.described,
                    "topics": [topic.id for topic in talk.topics],
                }
                for use, talk in zip(every, topics.talks(facts), strict=True)
            },
            limits=_limits(facts),
            words={language: _for_script(words) for language, words in languages.items()},
            keep=[
                "choice",
                "area",
                "aim",
                "visits",
                "interval",
                "price",
                "high",
                "currency",
                "extras",
                "concerns",
                "asks",
                "matters",
                "topics",
            ],
            still=self.make_still(
                languages=languages,
                first=own,
                always=facts.always_asked(),
                with_lines=WITH_LINES,
                arrays={use_name(use.area, use.aim): _drawn(use) for use in every},
            ),
        )
        self.sources = keys


def catalogue(evidence: Evidence | None = None) -> dict[str, Any]:
    """Return all a sheet says in its own language; said in another one, it is a `beside`."""
    facts = evidence or load()
    every = sheet.uses(facts)
    return _catalogue(facts, every, _source_keys(facts, every))


def _catalogue(
    facts: Evidence, every: tuple[sheet.Use, ...], keys: tuple[str, ...]
) -> dict[str, Any]:
    return {
        **_words(facts, keys),
        **_lists(facts),
        "uses": {use_name(use.area, use.aim): _use(facts, use) for use in every},
        "topics": [[each.id, each.name] for each in topics.every_topic(topics.talks(facts))],
    }


def _source_keys(facts: Evidence, every: tuple[sheet.Use, ...]) -> tuple[str, ...]:
    """Return the keys of all a sheet rests on, whatever is chosen."""
    of_uses = (key for use in every for key in use.sources)
    return tuple(dict.fromkeys((*of_uses, *sheet.always_sources(facts))))


def _for_script(words: dict[str, Any]) -> dict[str, Any]:
    """Return what the front end fills in; the rest of a catalogue stands in the markup."""
    return {
        **{name: words[name] for name in FILLED},
        "lean": words["parts"]["lean"],
        "uses": {
            name: {"title": use["title"], "compare": use["compare"]}
            for name, use in words["uses"].items()
        },
    }


def _drawn(use: sheet.Use) -> dict[str, Any]:
    """Return how a use is drawn in any language: its mark, and people as dots."""
    return {
        "mark": use.mark.id,
        "gain": [icons.group(group)["dots"] for group in use.gain.groups],
        "harm": [icons.group(group)["dots"] for group in use.harm.groups],
    }


def _use(facts: Evidence, use: sheet.Use) -> dict[str, Any]:
    return {
        "title": use.title,
        "compare": use.compare,
        "gain": use.gain.text,
        "mark": use.mark.word,
        "harm": use.harm.text,
        "gainGroups": _counts(use.gain),
        "harmGroups": _counts(use.harm),
        "sources": _named(facts, use.sources),
    }


def _counts(account: sheet.Account) -> list[list[str]]:
    """Return the groups of people below their dots: what each is called, and how many."""
    return [[group.name, group.chance.words] for group in account.groups]


def _named(facts: Evidence, keys: tuple[str, ...]) -> str:
    """Return the first few sources, and how many more there are."""
    names = sheet.short_names(facts, keys)
    first = "; ".join(names[:NAMED_SOURCES])
    more = len(names) - NAMED_SOURCES
    return fill(_("{first}, and {more} more"), first=first, more=more) if more > 0 else first


def _always_sources(facts: Evidence) -> str:
    """Return what signs, numbers and aftercare rest on; empty where a guide tells of none."""
    always = sheet.always_sources(facts)
    phrase = _(
        "On signs, numbers and aftercare: {named}. "
        "All are listed under “Where this comes from”, on the page that made this sheet."
    )
    return fill(phrase, named=_named(facts, always)) if always else ""


def _limits(facts: Evidence) -> dict[str, Any]:
    """Return what a stored choice must keep to, and what the sheet falls back on."""
    return {
        "visits": cost.MOST_PAID_VISITS,
        "shortest": schedule.SHORTEST_INTERVAL,
        "longest": schedule.LONGEST_INTERVAL,
        "money": cost.MOST_MONEY,
        "currencies": [code for code in cost.CURRENCIES if code],
        "topics": topics.MOST,
        "withLines": WITH_LINES,
        "always": list(facts.always_asked()),
    }


def _lists(facts: Evidence) -> dict[str, Any]:
    """Return what a sheet may hold: every list, as pairs of id and words."""
    questions = asks(facts)
    return {
        "choices": [
            ["have", _("Have it")],
            ["other", _("Choose something else")],
            ["nothing", _("Do nothing for now")],
            ["unsure", _("I do not know yet")],
        ],
        "questions": [[ask.id, ask.question] for ask in questions],
        "concerns": [{"title": title, "rows": rows} for title, rows in sheet.concerns(facts)],
        "values": [[value.id, value.card] for value in facts.values.values()],
        "aftercare": [row.what for row in facts.aftercare.values()],
        "flags": [
            {
                "title": group.title,
                "todo": numbers_to_print(facts) if group.urgency == "emergency" else group.todo,
                "brief": group.todo if group.urgency == "emergency" else "",
                "lead": group.lead,
                "signs": [sign.sign for sign in group.signs],
            }
            for group in red_flags(facts)
        ],
        "lookAlikes": [
            {
                "title": row.title,
                "how": [
                    part
                    for part in (row.harmless, row.needs_help, row.when, read_out(row.say))
                    if part
                ],
            }
            for row in sheet.look_alikes(facts)
        ],
        "say": what_to_say(facts),
        "described": sheet.described_lines(facts.described),
    }


def _words(facts: Evidence, keys: tuple[str, ...]) -> dict[str, Any]:
    about = series()
    return {
        "print": _("Print my sheet"),
        "save": _("To keep it as a file, choose “Save as PDF” in the window that opens."),
        "title": _("My sheet"),
        "keep": _("The other side, to keep: when to get help, and what to do after a visit"),
        "about": fill(_("“{title}”."), title=about.title),
        "printed": _("Printed {date}."),
        "date": _("{day} {month} {year}"),
        "choiceNow": _("Your sheet says: {choice}."),
        "area": _("Area and aim"),
        "plan": _("My plan"),
        "planOf": _("{visits}, {days} days apart"),
        "visits": [cost.visit_words(number) for number in range(cost.MOST_PAID_VISITS + 1)],
        "days": _("{days} days apart"),
        "compare": _("Plans that were tested"),
        "clinics": _("Clinics describe"),
        "gain": _("What it may do"),
        "harm": _("What may go wrong"),
        "each": _("Each dot is 1 of 100 people."),
        "fill": [
            _("Product"),
            _("Batch number"),
            _("Date of the visit"),
            _("Who to call, and the number"),
        ],
        "qr": _("A QR code that holds the address of this page"),
        "cost": _("My own figures"),
        "costOf": _(
            "{price} a visit, times {visits}, plus {extras} for extras, makes {total} in all."
        ),
        "span": _("{low} to {high}"),
        "costNoExtras": _("{price} a visit, times {visits}, makes {total} in all."),
        "costNoPlan": _("{price} a visit."),
        "parts": {
            "lean": _("What I lean to today"),
            "use": _("What it is about"),
            "found": _("What was found"),
            "topics": _("What we want to talk about"),
            "matters": _("What matters to me"),
            "concerns": _("True for me"),
            "questions": _("My questions"),
            "aftercare": _("After a visit"),
            "flags": _("When to get help"),
            "fill": _("To fill in at the visit"),
            "basis": _("Sources"),
        },
        "always": _("You ticked no question, so here are the four that fit every choice."),
        "also": _("I also want to ask:"),
        "useSources": _("On my use: {sources}."),
        "alwaysSources": _always_sources(facts),
        "checked": fill(
            _("Sources last checked {date}. This sheet is {reviews}. {paid}"),
            date=sheet.checked(facts, keys),
            reviews=_(" and ").join(about.reviews),
            paid=about.paid_by,
        ),
        "informs": _("It gives facts. It does not replace a talk with a doctor or nurse."),
        "none": {
            "area": [
                _("Not chosen yet."),
                _("Choose an area and a plan"),
                about.page("pick-a-plan"),
            ],
            "cost": [
                _("Not set yet."),
                _("Work out the cost"),
                about.page("work-out-the-cost"),
            ],
            "topics": [_("Not chosen yet."), _("Choose what to talk about"), "#topics"],
            "matters": [_("Not chosen yet."), _("Choose what matters to you"), "#matters"],
            "concerns": [
                _("Nothing is ticked yet."),
                _("See who should wait or talk first"),
                about.page("check-yourself"),
            ],
        },
        "record": {
            "open": _("A short text for the clinic record"),
            "about": _("It says what stands on the sheet, and nothing on who you are."),
            "copy": _("Copy the text"),
            "copied": _("Copied."),
            "marked": _("The text is marked now. Copy it with your keys or your phone's menu."),
            "line": _("{title}: {text}"),
            "page": _("From the page: {page}"),
        },
        "tick": _("Tick the questions to take along"),
        "question": _("Question"),
        "answer": _("What I was told"),
        "boxes": _("Boxes to tick: {choices}"),
    }

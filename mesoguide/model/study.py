"""What stands behind a result: who paid for the study, who was checked, and whom it was seen in."""

from collections.abc import Iterable, Sequence

from mesoguide.evidence import Harm, Outcome
from mesoguide.evidence.rows import Sex
from mesoguide.words import _, capital, fill

Result = Outcome | Harm


# --- whom it was seen in ------------------------------------------------------------------------


def shared_sex(rows: Iterable[Outcome]) -> Sex:
    """Return whom some results were seen in: women or men only if that is so of every one."""
    sexes = {row.sex for row in rows}
    if len(sexes) == 1:
        return sexes.pop()
    return "not seen" if "not seen" in sexes or not sexes else "both"


def shared_counts(rows: Iterable[Outcome]) -> str:
    """Return what some results counted where it was not people, if it was the same in each."""
    counts = {row.counts for row in rows}
    return counts.pop() if len(counts) == 1 else ""


def _counts_of(counts: str, sex: Sex) -> str:
    """Return what was counted with whose it was: "thighs of women", or "thighs" of both."""
    phrases = {"women": _("{counts} of women"), "men": _("{counts} of men")}
    return fill(phrases.get(sex, "{counts}"), counts=counts)


def treated_words(sex: Sex, counts: str = "") -> str:
    """Return "treated women", "treated men", or "treated people" where it was not one alone.

    Where something of them was counted, it is that: "treated cheeks", "treated thighs of women".
    """
    if counts:
        return fill(_("treated {counts}"), counts=_counts_of(counts, sex))
    words = {"women": _("treated women"), "men": _("treated men")}
    return words.get(sex, _("treated people"))


def people_words(sex: Sex) -> str:
    """Return "women", "men", or "people" where it was not one alone."""
    return {"women": _("women"), "men": _("men")}.get(sex, _("people"))


def of_whom(number: str, sex: Sex, counts: str = "") -> str:
    """Return a number with what was counted: "63 of 100 women", "96 of 100 cheeks".

    As it came where people were counted, and not women or men alone.
    """
    if counts:
        return fill(_("{number} {counts}"), number=number, counts=_counts_of(counts, sex))
    phrases = {"women": _("{number} women"), "men": _("{number} men")}
    return fill(phrases.get(sex, "{number}"), number=number)


def named_for(name: str, sex: Sex) -> str:
    """Return the name of a result with whom it was seen in: "Less pain (men)"."""
    phrases = {"women": _("{name} (women)"), "men": _("{name} (men)")}
    return fill(phrases.get(sex, "{name}"), name=name)


def seen_in(words: str, sex: Sex, counts: str = "") -> str:
    """Return words that end in whom or what it was seen in: "week 12, in men", "better, in thighs".

    As they came where it was people, and not women or men alone.
    """
    if counts:
        return fill(_("{words}, in {counts}"), words=words, counts=_counts_of(counts, sex))
    phrases = {"women": _("{words}, in women"), "men": _("{words}, in men")}
    return fill(phrases.get(sex, "{words}"), words=words)


def who_words(row: Outcome) -> str:
    """Return who was studied, with whether they were women or men."""
    # Where it was one of the two, the words for who was studied say so: the tables see to it.
    sexes = {
        "both": _("Women and men."),
        "not seen": _("We did not see if they were women, men or both."),
    }
    return f"{capital(row.population)}. {sexes.get(row.sex, '')}".strip()


# --- who paid, who was checked ------------------------------------------------------------------


def paid_and_checked_words(rows: Sequence[Result]) -> str:
    """Return who paid for some results and how many were checked at the end, in a line."""
    if not any(_checked(row) for row in rows) and {row.paid_by for row in rows} == {"not seen"}:
        return _("We did not see who paid, or how many were checked at the end.")
    return f"{paid_words(rows)} {checked_words(rows)}"


def paid_words(rows: Sequence[Result]) -> str:
    """Return who paid, in a sentence for each payer; of several, with the names of the studies."""
    studies: dict[str, list[str]] = {}
    for row in rows:
        named = studies.setdefault(row.paid_by, [])
        if _name(row) not in named:
            named.append(_name(row))
    if len(studies) == 1:
        return f"{_payer_words(*studies)}."
    lines = (
        fill(_("{payer}: {studies}."), payer=_payer_words(payer), studies="; ".join(named))
        for payer, named in sorted(studies.items(), key=lambda item: item[0] == "not seen")
    )
    return " ".join(lines)


def checked_words(rows: Sequence[Result]) -> str:
    """Return how many people were still checked at the end of the studies."""
    checked = {_name(row): words for row in rows if (words := _checked(row))}
    if not checked:
        return _("We did not see how many were checked at the end.")
    if len({_name(row) for row in rows}) == 1:
        return fill(_("Still checked at the end: {number}."), number=next(iter(checked.values())))
    lists = [
        fill(_("{number} ({study})"), number=number, study=name) for name, number in checked.items()
    ]
    if any(not _checked(row) for row in rows):
        lists.append(_("we did not see it for the others"))
    return fill(_("Still checked at the end: {number}."), number="; ".join(lists))


def _payer_words(paid_by: str) -> str:
    """Return who paid, without a full stop; the name of a payer stays as it is."""
    kind, bracket, name = paid_by.partition(" (")
    words = {
        "the maker": _("Paid for by the maker"),
        "a hospital or university": _("Paid for by a hospital or university"),
        "a public body": _("Paid for by a public body"),
        "nobody outside": _("Nobody from outside paid for it"),
        "not seen": _("We did not see who paid"),
    }
    return f"{words[kind]}{bracket}{name}"


def _checked(row: Result) -> str:
    """Return "226 of 256, and 227 of 250 in the other group"; empty where it was not seen."""
    if isinstance(row, Outcome) and row.checked_total is not None:
        return _of(row.checked_total, row.n_total)
    if row.checked_treated is None:
        return ""
    treated = _of(row.checked_treated, row.n_treated)
    if row.checked_control is None:
        return treated
    control = _of(row.checked_control, row.n_control)
    phrase = _("{treated}, and {control} in the other group")
    return fill(phrase, treated=treated, control=control)


def _of(checked: int, people: int | None) -> str:
    if people is None:
        return f"{checked}"
    return fill(_("{checked} of {people}"), checked=checked, people=people)


def _name(row: Result) -> str:
    return row.study if isinstance(row, Outcome) else row.harm

import re
from collections.abc import Callable

from mesoguide.evidence import Evidence
from tests.some import some

Refused = Callable[[str, Callable[[str], str]], str]

MIRRORS = re.compile(r"scribd|doczz|researchgate|webarchive|weglot|booksci|docksci|litmetric")


def test_every_doi_leads_to_the_canonical_address(facts: Evidence) -> None:
    for source in some(source for source in facts.sources.values() if source.doi):
        assert source.url == f"https://doi.org/{source.doi}"


def test_no_address_is_a_mirror(facts: Evidence) -> None:
    assert not [s.key for s in facts.sources.values() if MIRRORS.search(s.url)]


def test_authors_read_as_people_say_them(facts: Evidence) -> None:
    assert facts.sources["park-2008-thigh"].by == "Park and others"


def broken_day(text: str) -> str:
    return re.sub(r"(urldate\s*=\s*\{)[^}]+", r"\g<1>22 Nov", text, count=1)


def test_a_broken_date_is_named(refused: Refused) -> None:
    said = refused("bibliography.bib", broken_day)
    assert "bibliography.bib, row" in said
    assert "column urldate: found '22 Nov'" in said


def test_a_key_used_twice_is_refused(refused: Refused) -> None:
    entry = "@online{clinic-faq,\n title = {x},\n keywords = {web},\n urldate = {2026-11-22}\n}\n"
    assert "bibliography.bib, row" in refused("bibliography.bib", lambda text: text + entry)


def test_an_unknown_kind_of_source_is_refused(refused: Refused) -> None:
    said = refused("bibliography.bib", lambda text: text.replace("{trial}", "{gossip}", 1))
    assert "column keywords: found 'gossip'" in said


#: Small words that tell a title in French, German, Spanish, Portuguese, Italian or Dutch.
FOREIGN = re.compile(
    r"\b(?:la|le|les|des|du|et|une|pour|avec|dans|sur|der|das|und|für|von|mit|el|los|las|del|para|"
    r"uso|em|della|il|voor)\b",
    re.IGNORECASE,
)


def test_titles_are_told_in_english_so_that_no_part_of_a_page_is_in_another_language(
    facts: Evidence,
) -> None:
    assert [each.title for each in facts.sources.values() if FOREIGN.search(each.title)] == []

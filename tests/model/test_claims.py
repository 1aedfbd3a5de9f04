import re

from mesoguide import paths
from mesoguide.check.text import read_notebook
from mesoguide.evidence import Evidence
from mesoguide.model.claims import judged_claims, purposes_table, verdict_counts


def test_all_claims_are_judged_on_facts(facts: Evidence) -> None:
    claims = judged_claims(facts)
    assert {claim.id for claim in claims} == facts.claims.keys()
    assert all(claim.facts and claim.why.endswith(".") for claim in claims)


def test_the_count_told_is_the_count_of_the_table(facts: Evidence) -> None:
    counts = verdict_counts(facts)
    assert sum(counts.values()) == len(facts.claims)
    line = facts.facts["claims-01"].statement
    assert f"{len(facts.claims)} claims" in line
    for verdict, count in counts.items():
        assert f"{count} {verdict}" in line or f"{count} of them {verdict}" in line


def test_the_page_of_the_claims_begins_with_the_count_of_the_table(facts: Evidence) -> None:
    counts = verdict_counts(facts)
    page = read_notebook(paths.notebooks() / "en" / "11-how-sure-are-we.ipynb", facts)
    lead = next(block.text for block in page.on_page if "lead" in block.tags)
    assert f"We judged {sum(counts.values())} claims of one clinic page" in lead
    holds = f"{counts['supported']} hold up, {counts['partly']} hold up in part"
    assert f"Of these, {holds}, and {counts['wrong']} are wrong." in lead


def test_the_fact_adds_up_what_does_not_hold(facts: Evidence) -> None:
    counts = verdict_counts(facts)
    fall = counts["not supported"] + counts["wrong"]
    assert f"So {fall} do not hold up." in facts.facts["claims-01"].statement


def test_a_reason_is_told_in_short_whole_sentences(facts: Evidence) -> None:
    for claim in judged_claims(facts):
        assert claim.why[0].isupper(), claim.id
        for sentence in re.split(r"[.;:] ", claim.why):
            assert len(sentence.split()) <= 25, sentence


def test_every_use_has_a_row(facts: Evidence) -> None:
    assert len(purposes_table(facts).rows) == len(facts.offers)

from mesoguide.evidence import Evidence
from mesoguide.model.claims import judged_claims, purposes_table, verdict_counts


def test_all_38_claims_are_judged_on_facts(facts: Evidence) -> None:
    claims = judged_claims(facts)
    assert len(claims) == 38
    assert all(claim.facts and claim.why.endswith(".") for claim in claims)


def test_the_count_told_is_the_count_of_the_table(facts: Evidence) -> None:
    counts = verdict_counts(facts)
    assert sum(counts.values()) == 38
    told = facts.facts["claims-01"].statement
    assert "38 claims" in told
    for verdict, count in counts.items():
        assert f"{count} {verdict}" in told or f"{count} of them {verdict}" in told


def test_every_use_has_a_row(facts: Evidence) -> None:
    assert len(purposes_table(facts).rows) == len(facts.offers)

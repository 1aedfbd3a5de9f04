import pytest

from mesoguide.evidence import Evidence
from mesoguide.evidence.rows import NamedVisits
from mesoguide.evidence.wording import slips, texts

CODES = frozenset({"fat-08", "c18", "park-2008-thigh", "skin-quality"})


def found(text: str) -> list[str]:
    return [slip for slip, _ in slips(text, CODES)]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("It lasts (fact fat-08).", "fat-08"),
        ("Facts fat-08 and others say so.", "fat-08"),
        ("Fat-08 says so.", "Fat-08"),
        ("We judged c18 anew.", "c18"),
        ("Read park-2008-thigh.", "park-2008-thigh"),
    ],
)
def test_a_code_of_a_table_is_found(text: str, code: str) -> None:
    assert found(text) == [f"the code {code}"]


def test_plain_words_and_product_codes_are_no_codes_of_a_table() -> None:
    assert found("The drug CBL-514, low-dose, for skin quality (fat-080) in REFINE-1.") == []


@pytest.mark.parametrize(
    "slip", ["p<.001", "p=.0005", "P = 0.1", "p > 0.05", "p-value", "P values", "p ≤ .05"]
)
def test_a_p_value_is_found(slip: str) -> None:
    assert found(f"It was better ({slip}).") == [f"the p value {slip!r}"]


def test_a_p_in_a_word_is_no_p_value() -> None:
    assert found("A step of 2 or more; up = 3 and type P drugs.") == []


@pytest.mark.parametrize(
    ("text", "doubled"),
    [
        ("It is the the dose.", "the the"),
        ("The The dose.", "The The"),
        ("Brought in in 1958.", "in in"),
        ("Germs called mycobacteria (mycobacteria) did it.", "mycobacteria (mycobacteria)"),
        ("For low back pain (low back pain) it helped.", "low back pain (low back pain)"),
    ],
)
def test_a_doubled_word_is_found(text: str, doubled: str) -> None:
    assert found(text) == [f"the doubled word {doubled!r}"]


def test_numbers_that_happen_to_agree_are_no_doubled_word() -> None:
    assert found("Redness: 4 (4) and 4 (5), 2 2 days, he helped her.") == []


def test_every_slip_says_what_is_accepted() -> None:
    accepted = [slip for _, slip in slips("the the fat-08 p<.001", CODES)]
    assert accepted == [
        "what the row of that code says, in plain words",
        "words, such as: unlikely to be chance",
        "each word once",
    ]


def test_ids_that_are_plain_words_are_no_codes(facts: Evidence) -> None:
    codes = facts.codes()
    assert {"fat-08", "c18", "park-2008-thigh", "deoxycholic-acid-chin"} <= codes
    assert not {"chin", "pain", "sunscreen", "skin booster"} & codes


def test_every_table_has_texts_and_no_id_is_one_of_them(facts: Evidence) -> None:
    for row in facts.rows():
        columns = [column for column, _ in texts(row)]
        assert columns or isinstance(row, NamedVisits)  # which holds numbers alone
        assert not {"id", "source", "facts", "page", "regions", "verdict", "grade"} & set(columns)


def test_points_of_a_list_are_texts_too(facts: Evidence) -> None:
    card = next(iter(facts.teach_back.values()))
    assert ("listen_for", card.listen_for[-1]) in list(texts(card))


def test_a_text_that_may_be_empty_is_a_text_where_it_is_not(facts: Evidence) -> None:
    columns = [column for column, _ in texts(facts.options["glp-1-fat"])]
    assert "paid" in columns
    assert "paid" not in [column for column, _ in texts(facts.options["nothing"])]

import pytest

from mesoguide.check.numbers import Passage, TableNumbers, numbers_in, numbers_to_call_in
from mesoguide.evidence import Evidence
from mesoguide.evidence.fields import every_field, field_value


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("1,584 people", ["1584"]),
        ("70.0 and 18.6", ["70", "18.6"]),
        ("10 to 15 visits, week 32.", ["10", "15", "32"]),
        ("no number", []),
    ],
)
def test_numbers_are_read_as_plain_digits(text: str, numbers: list[str]) -> None:
    assert numbers_in(text) == numbers


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("In the UK, call 999 and say so.", ["999"]),
        ("The health line 1800 022 222 is free.", ["1800 022 222"]),
        ("Call the emergency number (112).", ["112"]),
        ("Call a doctor by day 14. The number is 506 people.", []),
    ],
)
def test_numbers_to_call_are_told_from_others(text: str, numbers: list[str]) -> None:
    assert numbers_to_call_in(text) == numbers


@pytest.fixture(scope="module")
def numbers(facts: Evidence) -> TableNumbers:
    return TableNumbers(facts)


@pytest.mark.parametrize(
    "words",
    [
        "It was [=refine-1-both-1 treated] by week [=refine-1-both-1 week].",
        "It was [=refine-1-both-1 treated count] of 100.",
        "Of 100 people, some. Each dot is 1 of 100 people.",
        "It was stopped in December 2023 [@fda-2023-fat-dissolving].",
        "The first trial came out in 2016 [@jones-2016-refine1].",
        "Call 999 now.",
        'It says "Results come after about 10-15 treatments".',
        "results come after about 10-15 treatments",
        "The drug CBL-514 was tested.",
        "Some take weight-loss drugs (GLP-1).",
        "Two people can choose two ways. Here are ten things people ask. Pick one of these.",
        "In two small trials, one in women, half a year went by. See the third.",
        "Half were better by day [=refine-1-both-1 week].",
        "About half of the women took a tablet [@jones-2016-refine1].",
        "Each dot is one person of a hundred. The two hundreds change.",
        "It is [=opt-59 statement 7] of 100 more, on a scale of 100.",
        "In 2016, women were asked; the 2016 trials and a review from 2016 say so "
        "[@jones-2016-refine1].",
        "What do most people pick? Nobody knows. Not everyone has to choose.",
        "Nobody looks at it again, and nobody works for us.",
        "Most people get it again [@jones-2016-refine1], and most pages say so.",
        "A study paid by a third party. In a third trial, nobody looked. It scores of its own.",
        "It takes in a quarter of an hour, in half-hour steps, by half past nine.",
        "Ask about three subjects.",
        "It is gone in half an hour, for women in their forties.",
        "It is given by IV, in a phase II trial, and in phase III of three.",
        "The area is in cm², and a page says how many of 100.",
    ],
)
def test_fields_and_a_few_kinds_of_numbers_may_stand_in_a_text(
    numbers: TableNumbers, words: str
) -> None:
    assert numbers.typed(Passage(words)) == []


@pytest.mark.parametrize(
    ("words", "typed"),
    [
        ("It was 70 of 100 [@jones-2016-refine1].", ["70"]),
        ("In 1,584 people [@jones-2016-refine1].", ["1584"]),
        ("It was 0 of 100 [@jones-2016-refine1].", ["0"]),
        ("It was stopped in December 2022 [@fda-2023-fat-dissolving].", ["2022"]),
        ("It was stopped in December 2023.", ["2023"]),
        ("Call 998 now.", ["998"]),
        ('It says "Results come after about 12 treatments".', ["12"]),
        ("The drug XYZ-514 was tested.", ["514"]),
        ("It helped 999 women. Call 999 now.", ["999"]),
        ("It helped ½ of them, or ²³, or \u277c, or \u24eb.", ["1", "2", "23", "7", "11"]),
        ("It helped Ⅻ women.", ["12"]),
        ("It helped twelve women.", ["twelve"]),
        ("It helped sixty-four of them, or a dozen.", ["sixty-four", "a dozen"]),
        ("It helped nine women, hundreds of men.", ["nine women", "hundreds of"]),
        ("It helps two in ten, nine out of ten.", ["two in ten", "nine out of ten"]),
        ("Nobody of 100, all of 100.", ["Nobody of 100", "all of 100"]),
        ("A tenfold gain.", ["tenfold"]),
        ("It helped half of all women.", ["half of all women"]),
        ("Two thirds were better.", ["Two thirds were"]),
        ("Most women like it.", ["Most women"]),
        ("Nearly all got better.", ["Nearly all got"]),
        ("Almost everyone feels well.", ["everyone feels"]),
        ("The great majority had less.", ["The great majority had"]),
        ("Few people have harm; nobody had pain.", ["Few people have", "nobody had"]),
        ("Two of three got better.", ["Two of three got"]),
        ("It worked nine times out of ten.", ["nine times out of ten"]),
        ("One woman in five had it.", ["One woman in five"]),
        ("Every third woman had it.", ["Every third woman"]),
        ("Zero harm.", ["Zero"]),
        ("It helped XII of XX, xii women.", ["XII of XX", "xii women"]),
        ("It helped 三 women.", ["3"]),
        ("In 2016 it helped 2016 women [@jones-2016-refine1].", ["2016"]),
        ("It is used in 2016 clinics [@jones-2016-refine1].", ["2016"]),
        ('It helped "15" women.', ["15"]),
        ("It was [=refine-1-both-1 week] of 100.", ["100"]),
        ("A few of 100 had it.", ["few of 100"]),
        ("Nine of every ten had less fat.", ["Nine of every ten"]),
        ("Nine of ten were better than nine users.", ["nine users", "Nine of ten were"]),
        (
            "It helped seven-hundred women, and several dozen men.",
            ["seven-hundred", "several dozen"],
        ),
        (
            "It helped ninetysix, the ninetieth, scores of them.",
            ["ninetysix", "ninetieth", "scores of"],
        ),
        ("Three eighths of women were better.", ["Three eighths of women"]),
        ("Nobody is harmed. They all got better.", ["Nobody is harmed", "They all got"]),
        ("It cut fat in half, or by a third.", ["in half", "by a third"]),
        ("It helped 2016 children, 2016 of them [@jones-2016-refine1].", ["2016", "2016"]),
        ("97%of [=refine-1-both-1 people] people", ["97"]),
    ],
)
def test_any_other_number_is_typed(numbers: TableNumbers, words: str, typed: list[str]) -> None:
    assert numbers.typed(Passage(words)) == typed


def test_the_dates_a_page_tells_of_itself_may_be_typed(numbers: TableNumbers) -> None:
    words = "It was checked on 22 November 2026."
    assert numbers.typed(Passage(words)) == ["22", "2026"]
    assert numbers.typed(Passage(words, own_dates=("22 November 2026",))) == []


def test_a_date_may_be_typed_where_the_row_names_its_source(numbers: TableNumbers) -> None:
    words = "It was stopped in December 2023."
    assert numbers.typed(Passage(words, sources=("fda-2023-fat-dissolving",))) == []


def test_the_field_that_gives_a_typed_number_is_named(numbers: TableNumbers) -> None:
    text = Passage("About 70 of 100 people were better [@jones-2016-refine1].")
    assert "such as [=refine-1-both-1 treated]" in numbers.mend("70", text)


def test_at_most_three_rows_are_named(numbers: TableNumbers) -> None:
    assert numbers.mend("6", Passage("Over 6 visits.")).count("[=") == 3


def test_a_number_of_no_row_is_said_to_be_none(numbers: TableNumbers) -> None:
    assert numbers.mend("987654", Passage("In 987,654 people.")).startswith(
        "no row gives this number"
    )


@pytest.mark.slow
def test_every_field_that_a_message_may_name_can_be_filled(facts: Evidence) -> None:
    for mark, said in every_field(facts):
        assert field_value(facts, mark) == said

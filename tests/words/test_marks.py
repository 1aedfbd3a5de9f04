from mesoguide.words import marks


def test_citations_are_numbered_as_they_come() -> None:
    texts = ["a [@two]. b [@one; @two].", "c [@three]."]
    assert marks.numbered(texts) == {"two": 1, "one": 2, "three": 3}


def test_a_text_reads_without_its_marks() -> None:
    assert marks.without("A [?trial] said so [@one; @two].") == "A trial said so."


def test_an_ordinary_link_is_no_mark() -> None:
    assert marks.cited_in("[a@b](mailto:a@b) and [@]") == ()

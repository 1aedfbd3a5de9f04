"""The bibliography as Zotero, Mendeley and JabRef write it."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from mesoguide.evidence import Evidence, EvidenceError, Problem, Source, load
from mesoguide.evidence.bibliography import FILE, read_bibliography
from mesoguide.model.references import reference

Reading = tuple[dict[str, Source], list[str]]
Read = Callable[[str | bytes], Reading]

REST = """
  title    = {A title},
  keywords = {trial},
  urldate  = {2026-11-01},
  note     = {read as abstract},
"""


def entry(fields: str = "", key: str = "one-2020", rest: str = REST) -> str:
    return f"@article{{{key},{rest}{fields}\n}}\n"


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Save a bibliography and read it: the sources, and what is said to be wrong."""

    def reading(text: str | bytes) -> Reading:
        data = text.encode() if isinstance(text, str) else text
        (tmp_path / FILE).write_bytes(data)
        problems: list[Problem] = []
        sources = read_bibliography(tmp_path, problems)
        return sources, [str(problem) for problem in problems]

    return reading


@pytest.fixture
def one(read: Read) -> Callable[[str], Source]:
    """Read the one good entry that has these fields besides the usual ones."""

    def reading(fields: str, rest: str = REST) -> Source:
        sources, wrong = read(entry(fields, rest=rest))
        assert wrong == []
        return sources["one-2020"]

    return reading


One = Callable[..., Source]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (r"M{\"u}ller", "Müller"),
        (r"M\"uller", "Müller"),
        (r"M{\"{u}}ller", "Müller"),
        (r"Jos\'{e} Garc{\'\i}a Garc{\'{\i}}a", "José García García"),
        (r"{\ss}tuff stra\ss e", "ßtuff straße"),
        (r"{\O}degaard {\L}ukasz {\AE} {\aa} {\oe}", "Ødegaard Łukasz Æ å œ"),
        (r"Ko\c{c} {\v S}{\H o}{\k a} Nov\'ak \~n \^e", "Koç Šőą Novák ñ ê"),
        (r"10\% of 20% \& 5 & 6 \#1 # 2", "10% of 20% & 5 & 6 #1 # 2"),
        (r"\emph{In vivo} and \textit{in vitro} \textbf{not} \textsc{Small}", None),
        (r"{{PPC}} in {D}er{M}is {{{nested}}}", "PPC in DerMis nested"),
        (r"2010--2019 --- a {``}view''", "2010–2019 — a “view”"),
        (r"{$\beta$}-agonists, T$_3$, $\alpha$, $\geq 5$, $95\%$", "β-agonists, T₃, α, ≥ 5, 95%"),
        (r"H\textsubscript{2}O, cm\textsuperscript{2}, CO$_{2}$", "H₂O, cm², CO₂"),
        (r"\textbeta{}-blocker 5\,mg 37\,\textdegree C", "β-blocker 5 mg 37 °C"),
        (r"\$5 and $10 or $20", "$5 and $10 or $20"),
        (r"one~thing  \ with" + "\n   a break", "one thing with a break"),
        (
            r"<i>In vivo</i> &amp; H<sub>2</sub>O at p < 5 $<$i$>$too$<$/i$>$",
            "In vivo & H2O at p < 5 too",
        ),
        (
            r"\enquote{said} \mkbibquote{so} \url{https://a.example/b_c}",
            "said so https://a.example/b_c",
        ),
        ("Größe – “x” d'État ñ", "Größe – “x” d'État ñ"),
    ],
)
def test_a_title_is_read_as_words(one: One, typed: str, said: str | None) -> None:
    source = one("", REST.replace("A title", typed))
    assert source.title == (said or "In vivo and in vitro not Small")


@pytest.mark.parametrize("field", ["journaltitle", "publisher", "organization", "institution"])
def test_a_journal_or_body_is_read_as_words(one: One, field: str) -> None:
    fields = rf"{field} = {{J. Eur. Acad. Dermatol. \& Venereol. {{\"O}}}},"
    assert one(fields).where == "J. Eur. Acad. Dermatol. & Venereol. Ö"


def test_an_unknown_command_is_refused_because_it_may_stand_for_a_letter(read: Read) -> None:
    sources, wrong = read(entry(rest=REST.replace("A title", r"A \foo{x} b")))
    assert sources == {}
    assert len(wrong) == 1
    assert wrong[0].startswith(r"bibliography.bib, row 2, column title: found the command \foo")


@pytest.mark.parametrize(
    ("author", "by"),
    [
        ("{{National Institute for Health and Care Excellence}}", None),
        ("{National Institute for Health and Care Excellence}", None),
        ("{{National Institute for Health and Care Excellence}}", None),
        ("{Food and Drug Administration} and {Health and Safety Executive}", "F&H"),
        ("Jones, Anna", "Jones"),
        ("Anna Jones", "Jones"),
        ("Jones, Anna and others", "Jones and others"),
        ("Anna Jones and Ben Smith", "Jones and Smith"),
        ("Jones, A. and Smith, B. and Wu, C.", "Jones and others"),
        ("Jones, A.\n      and Smith, B.", "Jones and Smith"),
        ("van der Berg, Jan", "van der Berg"),
        ("Jan van der Berg", "van der Berg"),
        ("de Almeida, V. L.", "de Almeida"),
        ("Smith, Jr., John", "Smith"),
        ("García Márquez, Gabriel", "García Márquez"),
        (r"M{\"u}ller, J{\"o}rg and Garc{\'\i}a, Jos{\'e}", "Müller and García"),
        (r"J{\"o}rg M{\"u}ller", "Müller"),
        (r"Ko\c{c}, A", "Koç"),
        ("family=Berg, given=Jan, prefix=van der, useprefix=true", "van der Berg"),
        ("family={Berg and Sons}, given=Jan and Jones, Anna", "Berg and Sons and Jones"),
        ("A, B", "A"),
        ("", ""),
    ],
)
def test_authors_are_named_as_people_say_them(one: One, author: str, by: str | None) -> None:
    expected = {
        None: "National Institute for Health and Care Excellence",
        "F&H": "Food and Drug Administration and Health and Safety Executive",
    }.get(by, by)
    assert one(f"author = {{{author}}},").by == expected


@pytest.mark.parametrize(
    "author",
    ["Jones, A, Smith, B, Wu, C", "Jones, Anna; Smith, Ben", r"Jones, A \& Smith, B, C, D"],
)
def test_names_without_and_between_them_are_refused_once(read: Read, author: str) -> None:
    sources, wrong = read(entry(f"author = {{{author}}},"))
    assert sources == {}
    assert len(wrong) == 1
    assert "row 6, column author" in wrong[0]
    assert 'names with " and " between them' in wrong[0]


@pytest.mark.parametrize(
    ("fields", "address"),
    [
        ("doi = {10.1000/xyz123},", "https://doi.org/10.1000/xyz123"),
        ("DOI = {10.1000/xyz123},", "https://doi.org/10.1000/xyz123"),
        ("doi = {https://doi.org/10.1000/xyz123},", "https://doi.org/10.1000/xyz123"),
        ("doi = {http://dx.doi.org/10.1000/xyz123},", "https://doi.org/10.1000/xyz123"),
        ("doi = {doi:10.1000/xyz123},", "https://doi.org/10.1000/xyz123"),
        (r"doi = {10.1000/a\_b},", "https://doi.org/10.1000/a_b"),
        (r"doi = {10.1000/a{\_}b},", "https://doi.org/10.1000/a_b"),
        ("doi = {10.1002/(SICI)1097<1::AID>3.0.CO;2-2},", None),
        ("doi = {10.1000/x}, url = {https://a.example/},", "https://a.example/"),
        (r"url = {https://a.example/b\_c\%20d\&e\#f},", "https://a.example/b_c%20d&e#f"),
        (r"url = {https://a.example/{\textasciitilde}me},", "https://a.example/~me"),
        (r"url = {https://a.example/~me%C3%A9},", "https://a.example/~me%C3%A9"),
        (r"howpublished = {\url{https://a.example/x}},", "https://a.example/x"),
        ("howpublished = {Leaflet},", ""),
        ("", ""),
    ],
)
def test_a_source_has_its_address(one: One, fields: str, address: str | None) -> None:
    expected = "https://doi.org/10.1002/(SICI)1097%3C1::AID%3E3.0.CO;2-2"
    assert one(fields).url == (expected if address is None else address)


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "www.a.example", "file:///home", "see above"]
)
def test_an_address_that_leads_nowhere_is_refused(read: Read, url: str) -> None:
    _, wrong = read(entry(f"url = {{{url}}},"))
    assert len(wrong) == 1
    assert "row 6, column url: found" in wrong[0]
    assert "https://" in wrong[0].split("accepted:")[1]


def test_a_doi_that_is_none_is_refused_once(read: Read) -> None:
    _, wrong = read(entry("doi = {see the journal},"))
    assert len(wrong) == 1
    assert "column doi: found 'see the journal'; accepted: a DOI such as 10.1000/xyz123" in wrong[0]


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ("year = 2020,", "2020"),
        ("year = {2020},", "2020"),
        ("year = {in press},", "in press"),
        ("year = {2019a},", "2019a"),
        ("year = {c. 2010},", "c. 2010"),
        ("year = {n.d.},", "n.d."),
        ("year = {2019-05},", "2019"),
        ("date = {2019},", "2019"),
        ("date = {2019-05},", "2019"),
        ("date = {2019-05-31},", "2019"),
        ("date = {2019-05-31T10:00:00Z},", "2019"),
        ("date = {2019-05-01/2019-06-01},", "2019"),
        ("date = {2019/},", "2019"),
        ("date = {2019-21},", "2019"),
        ("date = {in press},", "in press"),
        ("year = 2019, month = may,", "2019"),
        ("year = 2019, month = {5},", "2019"),
        ('year = 2019, month = "1~" # jan,', "2019"),
        ("", ""),
    ],
)
def test_the_year_is_said_as_it_stands(one: One, fields: str, said: str) -> None:
    assert one(fields).published == said


def test_a_source_in_press_is_told_so_in_its_reference(one: One, facts: Evidence) -> None:
    source = one("author = {Jones, Anna}, year = {in press},")
    cited = reference(Evidence(**{**vars(facts), "sources": {"one": source}}), "one")
    assert (cited.short, cited.words) == ("Jones, in press", "Jones. A title. in press.")


@pytest.mark.parametrize(
    "field",
    [
        "date = {2026-13}",
        "date = {2023-02-31}",
        "date = {22.11.2026}",
        "date = {11/22/2026}",
        "date = {May 2019}",
        "date = {2019-05-01/2019-06-31}",
        "year = {2026-13}",
        "year = {20199}",
        "year = {22.11.2026}",
        "year = {11/22/2026}",
        "date = {2019~}",
    ],
)
def test_a_date_that_there_is_not_is_refused_once(read: Read, field: str) -> None:
    sources, wrong = read(entry(f"{field},"))
    assert sources == {}
    assert len(wrong) == 1
    column, value = field.rstrip("}").split(" = {")
    assert wrong[0].startswith(
        f"bibliography.bib, row 6, column {column}: found '{value}'; accepted"
    )
    assert "2026-11-22, 2026-11 or 2026" in wrong[0]


@pytest.mark.parametrize(
    "day",
    ["2023-02-31", "2026-13-01", "22.11.2026", "11/22/2026", "2026-11", "1732233600", "today"],
)
def test_a_day_of_reading_that_there_is_not_is_refused_once(read: Read, day: str) -> None:
    _, wrong = read(entry(rest=REST.replace("2026-11-01", day)))
    assert wrong == [
        f"bibliography.bib, row 4, column urldate: found '{day}'; "
        "accepted: a day that there is, written such as 2026-11-22"
    ]


def test_the_hour_of_reading_is_left_out(one: One) -> None:
    rest = REST.replace("2026-11-01", "2026-11-01T09:30:00Z")
    assert one("", rest).urldate == date(2026, 11, 1)


def test_tags_of_a_reference_manager_may_stand_beside_the_kind(one: One) -> None:
    rest = REST.replace("{trial}", "{acne, trial; my tag}")
    assert one("", rest).keywords == "trial"


def test_two_kinds_are_refused(read: Read) -> None:
    _, wrong = read(entry(rest=REST.replace("{trial}", "{trial, label}")))
    assert len(wrong) == 1
    assert "column keywords: found 'trial, label'" in wrong[0]


@pytest.mark.parametrize(
    ("column", "before", "after"),
    [
        ("keywords", "{trial}", "{trial, Retracted}"),
        ("title", "{A title}", "{RETRACTED: A trial}"),
        ("title", "{A title}", "{[Retracted Article] A trial}"),
        ("title", "{A title}", "{WITHDRAWN - A trial}"),
    ],
)
def test_a_source_that_was_taken_back_is_refused(
    read: Read, column: str, before: str, after: str
) -> None:
    assert before in REST
    _, [line] = read(entry(rest=REST.replace(before, after)))
    assert f"column {column}: found a source that was taken back: " in line


@pytest.mark.parametrize("title", ["Withdrawn drugs", "Eyelid retraction", "Retraction: A trial"])
def test_a_source_about_what_was_taken_back_stands(one: One, title: str) -> None:
    assert one("", REST.replace("{A title}", f"{{{title}}}")).title == title


def test_what_reference_managers_add_is_left_alone(read: Read) -> None:
    around = """% Encoding: UTF-8
This file was made by a reference manager.

@preamble{ "\\newcommand{\\noop}[1]{}" }
@string{jd = "Journal of {D}ermatology"}
@comment{a note on {braces}}
@Article{one-2020,
  Title = {A title}, journal = jd, KEYWORDS = "trial", urldate = {2026-11-01}, note = {x},
  abstract = {With a \\foo and 10% of $x and {nested {braces}}.}, langid = {english},
  file = {Full Text:C\\:\\\\me\\\\a_b.pdf:application/pdf}, shorttitle = {A}, month = jun,
}
@Comment{jabref-meta: databaseType:biblatex;}
"""
    sources, wrong = read(around)
    assert wrong == []
    assert (sources["one-2020"].title, sources["one-2020"].where) == (
        "A title",
        "Journal of Dermatology",
    )


def test_a_short_form_that_nothing_explains_is_refused(read: Read) -> None:
    _, wrong = read(entry("journal = jaad,"))
    assert len(wrong) == 1
    assert "row 6, column journaltitle: found 'jaad'; accepted: words in braces" in wrong[0]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        (entry(key="two") + entry("author = {Jones, Anna,"), 8),
        (entry(key="two") + entry("author = {Jones}, Anna},") + entry(key="three"), 8),
        (entry(key="two") + entry(rest=REST.replace("A title}", "A title")), 8),
        (entry(key="two") + entry(rest=REST.replace("A title},", "A title}")), 9),
        (entry(key="two") + entry().rstrip("}\n") + "\n" + entry(key="three"), 8),
        (entry(key="two") + entry(rest=REST.replace("A title}", "A title}}")), 9),
        (entry(key="two") + entry().replace("@article", "article"), 8),
        (entry(key="two") + entry(key="two"), 8),
        (entry(key="two") + entry("title = {Again},"), 8),
        (entry(key="two") + entry(key="Two Three"), 8),
        (entry(key="two") + entry(key="Miller2019"), 8),
    ],
)
def test_an_entry_that_is_not_whole_is_refused_once_with_its_line(
    read: Read, text: str, row: int
) -> None:
    sources, wrong = read(text)
    assert "two" in sources
    assert "one-2020" not in sources
    assert len(wrong) == 1
    assert wrong[0].startswith(f"bibliography.bib, row {row}")


def test_no_library_warns_of_what_is_told_as_a_problem(
    read: Read, caplog: pytest.LogCaptureFixture
) -> None:
    read(entry("author = {Jones, Anna,"))
    assert caplog.messages == []


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_bibliography_is_read_however_it_was_saved(read: Read, encoding: str) -> None:
    text = entry(rest=REST.replace("A title", "Größe")).replace("\n", "\r\n")
    sources, wrong = read(text.encode(encoding))
    assert (sources["one-2020"].title, wrong) == ("Größe", [])


@pytest.mark.parametrize("encoding", ["cp1252", "mac-roman"])
def test_an_encoding_that_is_only_guessed_at_is_refused_once(read: Read, encoding: str) -> None:
    sources, wrong = read(entry(rest=REST.replace("A title", "Größe")).encode(encoding))
    assert sources == {}
    assert len(wrong) == 1
    assert wrong[0].startswith("bibliography.bib, row 2: found a character that is not in UTF-8")


@pytest.mark.parametrize("data", [b"", b"\n\n", b"nothing here"])
def test_a_bibliography_without_entries_is_refused_once(read: Read, data: bytes) -> None:
    assert read(data)[1] == ["bibliography.bib: found no entries; accepted: at least one entry"]


@pytest.mark.parametrize("harm", ["gone", "encoding", "entry", "empty", "field"])
def test_a_bibliography_that_can_not_be_read_is_the_only_complaint(tables: Path, harm: str) -> None:
    path = tables / FILE
    text = path.read_text("utf-8")
    if harm == "gone":
        path.unlink()
    elif harm == "encoding":
        path.write_bytes((text + "% é").encode("cp1252", "replace"))
    elif harm == "entry":
        path.write_text(text.replace("},", ",", 1), "utf-8")
    elif harm == "empty":
        path.write_text("", "utf-8")
    else:
        path.write_text(text.replace("{trial}", "{gossip}", 1), "utf-8")
    with pytest.raises(EvidenceError) as caught:
        load(tables)
    assert len(caught.value.problems) == 1
    assert str(caught.value).startswith(FILE)


def test_a_wrong_key_is_told_beside_another_table_that_can_not_be_read(
    tables: Path,
) -> None:
    (tables / "aims.csv").unlink()
    path = tables / "questions.csv"
    path.write_text(path.read_text("utf-8").rstrip() + " nobody-2020\n", "utf-8")
    with pytest.raises(EvidenceError) as caught:
        load(tables)
    assert [problem.file for problem in caught.value.problems] == ["aims.csv", "questions.csv"]

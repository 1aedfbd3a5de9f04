"""Whatever puts words on a page is read: each way is tried, and must be refused at its cell."""

import base64
import json
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from mesoguide.check import rules
from mesoguide.check.markup import read_html
from mesoguide.check.numbers import TableNumbers
from mesoguide.check.run import Report, check
from mesoguide.evidence import Evidence
from mesoguide.evidence.about import series
from tests.check.stored import as_it_stands
from tests.dates import day_after
from tests.pages.real import Cell, code, content, words

TYPED = "It is painless."
DRAWN = f"<svg xmlns='http://www.w3.org/2000/svg'><text>{TYPED}</text></svg>"
DRAWN_AS_FILE = base64.b64encode(DRAWN.encode()).decode()
#: A browser reads what stands in base64 without the signs at its end.
CUT_SHORT = DRAWN_AS_FILE.rstrip("=")


def shows(kind: str, held: Any, **more: Any) -> Cell:
    """A cell whose code has shown something."""
    output = {"output_type": "display_data", "data": {kind: held}, "metadata": {}, **more}
    return {**code("shown()"), "outputs": [output]}


def prints(text: str, name: str = "stdout") -> Cell:
    return {**code("print()"), "outputs": [{"output_type": "stream", "name": name, "text": text}]}


def raw(source: str, kind: str) -> Cell:
    return {"cell_type": "raw", "metadata": {"raw_mimetype": kind}, "source": source}


#: Each way words come to a page, by its name.
WAYS: dict[str, Cell] = {
    "a paragraph": words(TYPED),
    "a table of HTML": words(f"<table><tr><td>{TYPED}</td></tr></table>"),
    "a block of HTML": words(f"<div>\n{TYPED}\n</div>"),
    "HTML that is never closed": words(f"<div><p>{TYPED}"),
    "a part that opens": words(f"<details><summary>{TYPED}</summary>More.</details>"),
    "the inside of it": words(f"<details><summary>More</summary>{TYPED}</details>"),
    "indented text": words(f"    {TYPED}"),
    "a fence": words(f"```\n{TYPED}\n```"),
    "code in a line": words("See `painless` here."),
    "a formula": words("See $\\text{painless}$ here."),
    "a footnote": words(f"See[^1].\n\n[^1]: {TYPED}"),
    "a definition": words(f"Needle\n: {TYPED}"),
    "a quotation": words(f"> {TYPED}"),
    "struck text": words("It is ~~painless~~ fine."),
    "a drawing": words(f"<svg>\n<text>{TYPED}</text>\n</svg>"),
    "what a drawing is called": words(f"<svg><title>{TYPED}</title></svg>"),
    "a drawing as a picture": words(f"![A dot](data:image/svg+xml;base64,{DRAWN_AS_FILE})"),
    "a pasted drawing": words(
        "![A dot](attachment:dot.svg)", attachments={"dot.svg": {"image/svg+xml": DRAWN}}
    ),
    "words for a picture": words('![It is painless.](pic.png "A dot")'),
    "the title of a picture": words('![A dot](pic.png "It is painless.")'),
    "the title of a link": words('[On](00-start.ipynb "It is painless.")'),
    "a title": words(f'<span title="{TYPED}">A dot.</span>'),
    "a name read aloud": words(f'<b aria-label="{TYPED}">A dot.</b>'),
    "a role read aloud": words('<b aria-roledescription="painless">A dot.</b>'),
    "a box's hint": words(f'<input placeholder="{TYPED}">'),
    "a button of a form": words(f'<input type="button" value="{TYPED}">'),
    "a choice": words('<select><optgroup label="painless"><option>A</option></optgroup></select>'),
    "an attribute that a style may show": words(f'<p data-x="{TYPED}">A dot.</p>'),
    "a style sheet": words('<style>p::before { content: "It is pain\\6c ess." }</style>'),
    "the mark of a list": words("<ul style=\"list-style-type: 'It is painless.'\"><li>A</li></ul>"),
    "texts of a style in a row": words("<style>p::before { content: 'pain' 'less' }</style>"),
    "a file that a style shows": words('<p style="background: url(dot.svg)">A</p>'),
    "a picture of a box": words('<input type="image" src="dot.svg" alt="A dot">'),
    "a drawing that is cut short": words(f"![A dot](data:image/svg+xml;base64,{CUT_SHORT})"),
    "a tag that no browser knows": words("It is pain<x-y>less</x-y>."),
    "small capitals": words("It is \u1d18\u1d00\u026a\u0274\u029f\u1d07ss."),
    "letters white on black": words(
        "".join(chr(ord(each) - ord("a") + 0x1F170) for each in "painless")
    ),
    "a letter that shows nothing": words("It is pain\u3164less."),
    "a style that moves words": words('<b style="display: inline-block">pain</b>less'),
    "tags within a word": words("It is pain<b>less</b>."),
    "a place to break": words("It is pain<wbr>less."),
    "a soft hyphen": words("It is pain&shy;less."),
    "a joiner": words("It is pain\u200dless."),
    "a space of no width": words("It is pain&#8203;less."),
    "an entity": words("It is p&#97;inless."),
    "a wide space": words("It is safe\u00a0and&nbsp;effective."),
    "wide letters": words("".join(chr(ord(each) + 0xFEE0) for each in "painless")),
    "letters of mathematics": words(
        "".join(chr(ord(each) - ord("a") + 0x1D41A) for each in "painless")
    ),
    "a letter of another alphabet": words("It is p\u0430inless."),
    "marks over letters": words("It is p\u0336ainless."),
    "letters that run back": words("It is \u202esselniap\u202c."),
    "letters that HTML turns": words("It is <bdo dir='rtl'>sselniap</bdo>."),
    "a comment that ends at once": words("<!--> It is painless. -->"),
    "words for old browsers": words("It is pain<rp>x</rp>less."),
    "an element of no page": words("It is pain<map></map>less."),
    "an element that no browser knows": words("It is pain<foo>less</foo>."),
    "a part of a drawing outside of one": words("It is pain<g>less</g>."),
    "a part of a table outside of one": words("It is pain<td>less."),
    "a second page in the page": words("It is pain<body>less."),
    "a name that only begins like one": words("It is pain<feoo>less</feoo>."),
    "an end of nothing": words("It is pain</div>less."),
    "a box of choices": words("It is pain<datalist>x</datalist>less."),
    "what a browser takes for a comment": words("It is pain<?x?>less."),
    "a part of XML": words("It is pain<![CDATA[x]]>less."),
    "an XML line in the middle": words("It is pain<?xml x?>less."),
    "a drawing with words of its own": words(
        '<!DOCTYPE svg [<!ENTITY a-b "painless">]><svg><text>It is &a-b;</text></svg>'
    ),
    "words a drawing does not paint": words(
        "<svg><text>Not <tspan fill='none'>so</tspan></text></svg>"
    ),
    "words for the page's own scripts": words("It is <span data-over>not</span> safe."),
    "a class that is not seen": words("It is <b class='keys'>not</b> safe."),
    "words without scripts": words("It is <noscript>not</noscript> safe."),
    "a window": words("It is <dialog>not</dialog> safe."),
    "a colour that shows nothing": words("It is <b style='color: transparent'>not</b> safe."),
    "a colour that is seen through": words("It is <b style='color: rgba(0, 0, 0, 0)'>not</b> so."),
    "a new way to say so": words("It is <b style='color: rgb(0 0 0 / 0)'>not</b> safe."),
    "a drawing's style": words("<svg><text style='fill-opacity: 0'>It is not so.</text></svg>"),
    "the same in short": words("It is <b style='color: #0000'>not</b> safe."),
    "a ground of the words' colour": words("It is <b style='background: currentColor'>not</b> so."),
    "words moved off the page": words("It is <b style='margin-left: -9999px'>not</b> safe."),
    "words moved far away": words("<p style='padding-left: 9999px'>It is not safe.</p>"),
    "words of no height": words("<ul><li style='height: 0'>It is not safe.</li></ul>"),
    "a hyphen of another kind": words("It is risk\u2011free."),
    "a letter of phonetics": words("It is p\u0251inless."),
    "a sign that chooses a form": words("It is pain\U000e0100less."),
    "one of another alphabet": words("It is pain\u180bless."),
    "a sign of no alphabet": words("It is pain\u2065less."),
    "a box around a letter": words("It is pain\u20ddless."),
    "a click for a mark": words("See a doctor now\u01c3"),
    "letters for figures": words("It helped lO of lOO women."),
    "half a letter": words("It is \ud800 so."),
    "a picture that HTML of code shows": shows("text/html", '<img src="dot.svg" alt="A dot">'),
    "a frame": words('<iframe srcdoc="It is painless."></iframe>'),
    "a note": words(TYPED, "notes"),
    "a tag that hides nothing": words(TYPED, "hide-cell"),
    "a raw cell": raw(TYPED, ""),
    "a raw cell of HTML": raw(f"<p>{TYPED}</p>", "text/html"),
    "a raw cell of LaTeX": raw("\\textbf{painless}", "text/latex"),
    "code that is tagged as a note": {**prints(TYPED), "metadata": {"tags": ["notes"]}},
    "what code prints": prints(TYPED),
    "what code prints in colours": prints("It is pain\x1b[mless."),
    "a sign that steers": prints("It is pain\x08less."),
    "text of code": shows("text/plain", f"'{TYPED}'"),
    "text beside what no page knows": {
        **code("x"),
        "outputs": [
            {
                "output_type": "execute_result",
                "execution_count": 1,
                "metadata": {},
                "data": {"application/x-own": "1", "text/plain": TYPED},
            }
        ],
    },
    "HTML of code": shows("text/html", f"<p>{TYPED}</p>"),
    "HTML in lines": shows("text/html", ["<p>It is pain", "less.</p>"]),
    "HTML in a class of the guide": shows(
        "text/html",
        f'<div data-widget="prices" class="still"><table><td>{TYPED}</td></table></div>',
    ),
    "markdown of code": shows("text/markdown", TYPED),
    "LaTeX of code": shows("text/latex", "$\\text{painless}$"),
    "a drawing of code": shows("image/svg+xml", DRAWN),
    "words for a picture of code": shows("image/png", "", metadata={"image/png": {"alt": TYPED}}),
    "words for a picture in its cell": {
        **shows("image/png", ""),
        "metadata": {"mesoguide": {"alt": TYPED}},
    },
}

#: What nobody meets on a page, or what is said well.
WELL: dict[str, Cell] = {
    "a comment": words("A dot. <!-- It is painless, 97%. -->"),
    "a style of looks": words('<p style="color: red; text-align: right">A dot.</p>'),
    "a table of pandas": words(
        "<style scoped>.dataframe thead th { text-align: right; }</style><p>A dot.</p>"
    ),
    "a ground and a size": words('<p style="background: #eee; padding: 8px; margin: 0">A dot.</p>'),
    "links": words(
        "<a id='here'></a>[one](#here) [two](#What-we-know) [three](#worried) "
        "[four](https://x.org) [five](tel:999) [six](01-x.ipynb#here)"
    ),
    "a class": words('<p class="painless">A dot.</p>'),
    "a warning": prints("It is painless.", "stderr"),
    "a colour": prints("We \x1b[1;31mlook\x1b[0m."),
    "a list that goes on": words("3. We look.\n4. We ask."),
    "a list around a list": words(
        "<ol><li>A<ol><li>B</li></ol></li><li>C</li></ol><p>D</p><ol start='3'><li>E</li></ol>"
    ),
    "a colour that is nearly whole": words("<b style='color: rgba(0, 0, 0, 0.87)'>A</b> dot."),
    "a small step": words("<p style='margin-top: -1px; margin-bottom: -0.5em'>A dot.</p>"),
    "a drawing of another program": words('<svg data-name="Layer"><text>A</text></svg>'),
    "letters with a rim": words('<svg><text fill="none" stroke="#000">A</text></svg>'),
    "a name": words("Ask M\u0259mm\u0259dov."),
    "a part that opens": words("<details><summary>More</summary>We look.</details>"),
    "what stands for HTML": {
        **code("x"),
        "outputs": [
            {
                "output_type": "display_data",
                "metadata": {},
                "data": {"text/plain": "<IPython HTML painless>", "text/html": "<p>We look.</p>"},
            }
        ],
    },
}


def checked(folder: Path, cells: dict[str, Cell], **more: Any) -> Report:
    """Check a page of some cells."""
    (folder / "01-x.ipynb").write_text(json.dumps(content(*cells.values(), **more)), "utf-8")
    return check(folder, today=day_after(), whole=False, make=as_it_stands)


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Report:
    folder = tmp_path_factory.mktemp("ways")
    (folder / "00-start.ipynb").write_text(json.dumps(content()), "utf-8")
    (folder / "pic.png").write_bytes(b"")
    (folder / "dot.svg").write_text(DRAWN, "utf-8")
    return checked(folder, WAYS)


@pytest.mark.parametrize("way", WAYS)
def test_words_are_refused_whatever_puts_them_on_a_page(report: Report, way: str) -> None:
    cell = [*WAYS].index(way) + 3
    wrong = [found.wrong for found in report.findings if found.cell == cell]
    refused = ("painless", "risk-free", "safe and effective")
    wanted = (*(f'the word "{word}"' for word in refused), "what it shows can't be read")
    assert any(each in line for line in wrong for each in wanted), wrong


#: What reads as a field's mark, and what no field is filled in.
MARKS = {
    "wide brackets": words("It helped \uff3b\uff1d97 women\uff3d here."),
    "brackets as entities": words("It helped &#91;=97 women&#93; here."),
    "a mark behind a stroke": words("It helped [\\=97 women] here."),
    "brackets apart from their words": words("It helped <i>&#91;=</i>97 women<i>]</i> here."),
    "what code prints": prints("It helped [=97 women] here."),
    "HTML of code": shows("text/html", "<p>It helped [=97 women] here.</p>"),
}


@pytest.mark.parametrize("way", MARKS)
def test_what_only_looks_like_a_field_is_refused(tmp_path: Path, way: str) -> None:
    found = checked(tmp_path, {way: MARKS[way]}).findings
    wrong = "the mark [=97 women] where no field is filled in"
    assert [(each.cell, each.wrong) for each in found] == [(3, wrong)]


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("It helped **many women here.", "**"),
        ("It helped __many women here.", "__"),
        ("It helped ~~many women here.", "~~"),
        ("It helped `many women here.", "`"),
        ("It helped [@park women here.", "[@"),
        ("It helped [?placebo women here.", "[?"),
        ("It helped [=no women here.", "[="),
        ("It helped {{ no }} women here.", "{{"),
        ("It helped [here](the page.ipynb) and there.", "]("),
    ],
)
def test_a_mark_that_does_not_end_is_refused(tmp_path: Path, text: str, sign: str) -> None:
    found = checked(tmp_path, {text: words(text)}).findings
    assert f"the sign {sign}, which a reader sees as it is typed" in [each.wrong for each in found]


def test_a_place_to_write_in_is_no_mark(tmp_path: Path) -> None:
    found = checked(tmp_path, {"blank": words("They put ______ into ____ there.")}).findings
    assert found == []


@pytest.mark.parametrize(
    "held",
    [
        {"text/html": [[f"<p>{TYPED}</p>"]]},
        {"application/vnd.jupyter.widget-view+json": "x"},
    ],
)
def test_an_output_of_no_known_kind_is_named_with_its_page(
    tmp_path: Path, held: dict[str, Any]
) -> None:
    output = {"output_type": "display_data", "data": held, "metadata": {}}
    wrong = checked(tmp_path, {"odd": {**code("x"), "outputs": [output]}}).wrong
    assert wrong
    assert all("01-x.ipynb" in str(each) for each in wrong)


@pytest.mark.parametrize(
    ("link", "wrong"),
    [
        ("tel:998", "a number to call, 998, that is not in emergency_numbers.csv"),
        ("mailto:a@x.org?subject=painless", "a link that writes a letter for the reader"),
    ],
)
def test_what_a_link_calls_or_writes_is_checked(tmp_path: Path, link: str, wrong: str) -> None:
    [found] = checked(tmp_path, {"link": words(f"Ask [here]({link}) for help.")}).findings
    assert (found.cell, found.wrong) == (3, wrong)


def test_what_shows_nothing_wrong_is_left_alone(tmp_path: Path) -> None:
    assert checked(tmp_path, WELL).wrong == []


def test_what_is_too_long_to_be_read_is_refused_at_once(tmp_path: Path) -> None:
    began = time.process_time()
    report = checked(tmp_path, {"much": prints("x" * 10_000_000)})
    assert [found.wrong for found in report.findings] == [
        "10,000,000 characters in one block: what it shows can't be read"
    ]
    assert time.process_time() - began < 20


def test_the_description_of_a_page_is_read(tmp_path: Path) -> None:
    metadata = content()["metadata"]
    own = {**metadata["mesoguide"], "description": TYPED}
    [found] = checked(tmp_path, {}, metadata={"mesoguide": own}).findings
    assert (found.cell, found.wrong) == (0, 'the word "painless"')


def test_each_place_of_a_page_that_went_past_the_check_is_refused(tmp_path: Path) -> None:
    sentence = "This amazing treatment is painless and 100% safe! 97% of 412 women were thrilled."
    cells = {
        "table": words(f"<table><tr><td>{sentence}</td></tr></table>"),
        "div": words(f"<div>\n{sentence}\n</div>"),
        "raw": raw(f"## Old draft\n\n{sentence}", ""),
        "made": shows("text/markdown", sentence),
        "indented": words("    Call the clinic at 555-0199 on weekdays."),
    }
    report = checked(tmp_path, cells)
    for cell in (3, 4, 5, 6):
        wrong = {found.wrong for found in report.findings if found.cell == cell}
        assert {'the word "amazing"', "an exclamation mark", "a chance told as '97%'"} <= wrong
    assert any(found.cell == 7 and "555" in found.wrong for found in report.findings)


def test_the_words_of_the_whole_guide_are_read(
    monkeypatch: pytest.MonkeyPatch, facts: Evidence
) -> None:
    own = replace(series(), upkeep=TYPED, licence="CC BY 4.0. It is amazing.")
    monkeypatch.setattr(rules, "series", lambda: own)
    found = [*rules.guide_words(rules.Context(facts, TableNumbers(facts), day_after(), {}))]
    assert [each.wrong for each in found] == ['the word "painless"', 'the word "amazing"']
    assert {each.notebook for each in found} == {"guide.toml"}


@pytest.mark.parametrize("start", ["97", "9" * 5000])
def test_a_first_number_that_is_no_step_is_read(start: str) -> None:
    read = read_html(f"<ol start='{start}' start='1'><li>women of ours</li></ol>")
    assert start in [piece.raw for piece in read.pieces]


def test_the_licence_and_the_scorecard_are_read(
    monkeypatch: pytest.MonkeyPatch, facts: Evidence, tmp_path: Path
) -> None:
    own = replace(series(), licence="CC BY 4.0, GPLv3, BSD-3-Clause. It helped 97.")
    scorecard = tmp_path / "scorecard.md"
    scorecard.write_text(f"# Checked\n\n{TYPED}\n", "utf-8")
    monkeypatch.setattr(rules, "series", lambda: own)
    monkeypatch.setattr(rules.paths, "scorecard", lambda: scorecard)
    found = rules.guide_words(rules.Context(facts, TableNumbers(facts), day_after(), {}))
    assert [(each.notebook, each.wrong) for each in found] == [
        ("guide.toml", "the typed number 97"),
        ("scorecard.md", 'the word "painless"'),
    ]

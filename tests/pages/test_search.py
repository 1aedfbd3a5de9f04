"""The words of the pages, for the box that finds one."""

import json

from mesoguide.pages.search import script_of_words, sections

PAGE = """<body><header><p>The name</p></header><main id="main">
<h1 id="What">What <em>is</em> it?</h1><p>First words<br>and more.</p>
<div class="widget"><h3>No link leads here</h3>
<svg><text>drawn</text></svg><table><td>A cell</td></table></div>
<h2 id="Why&amp;how">Why &amp; how
<button class="cite">1</button><span class="note">A source</span></h2>
<p>Second words.</p><details class="sources"><p>Smith 2020</p></details><script>no()</script>
</main><footer>Not this</footer></body>"""


def test_words_stand_under_the_heading_that_a_link_can_lead_to() -> None:
    first, second = sections(PAGE)
    assert (first.id, first.heading) == ("What", "What is it?")
    assert " ".join(first.words) == "First words and more. No link leads here A cell"
    assert (second.id, second.heading) == ("Why&how", "Why & how")
    assert second.words == ["Second words."]


def test_the_script_of_words_all_pages_are_one_script() -> None:
    script = script_of_words([("one.html", sections(PAGE)), ("empty.html", [])])
    name, _, value = script.partition(" = ")
    assert name == "globalThis.mesoguide.words"
    ((address, found),) = json.loads(value.rstrip(";\n"))
    assert address == "one.html"
    assert found[1] == ["Why&how", "Why & how", "Second words."]

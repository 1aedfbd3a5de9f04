"""The published guide: what stands in its folder, and where every link of it leads."""

import gzip
import hashlib
import re
import zipfile
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit
from xml.etree import ElementTree

import brotli
import pytest

from mesoguide import minify
from mesoguide.common.front import FOLDER
from mesoguide.pages.policy import IN_PAGE, policy_of
from mesoguide.pages.sources import sources_page
from mesoguide.pages.style_parts import style_parts
from mesoguide.publish.site import FOR_HOSTS, zip_name
from tests.server import PAGES, VISIT
from tests.site import publish_like
from tests.some import some

AT = "https://guide.example/meso"


class Links(HTMLParser):
    """What a page loads, where it links to, and the places it has."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.loads: set[str] = set()
        self.links: set[str] = set()
        self.places: set[str] = set()
        self.feed(path.read_text("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id":
                self.places.add(value or "")
            elif (
                name == "src"
                or (tag == "link" and name == "href")
                or (tag == "script" and name.startswith("data-") and name != "data-script")
            ):
                self.loads.add(value or "")
            elif name in ("href", "action"):
                self.links.add(value or "")


def texts(site: Path) -> Iterator[Path]:
    for path in sorted(site.rglob("*")):
        if path.suffix in (".html", ".js", ".css", ".svg", ".xml", ".txt"):
            yield path


def pages(site: Path) -> list[Path]:
    return [path for path in texts(site) if path.suffix == ".html" and path.name != "404.html"]


def test_every_notebook_has_its_page_and_so_have_the_scorecard_and_many_sources(site: Path) -> None:
    made = {path.name for path in (site / "en").glob("*.html")}
    assert made == {*(f"{name}.html" for name in PAGES), "scorecard.html", sources_page(VISIT)}


def test_no_link_leads_to_a_notebook(site: Path) -> None:
    assert [path.name for path in texts(site) if ".ipynb" in path.read_text("utf-8")] == []


def test_everything_a_page_loads_is_in_the_folder(site: Path) -> None:
    for page in pages(site):
        for address in some(each for each in Links(page).loads if not each.startswith("data:")):
            assert not urlsplit(address).netloc and not address.startswith("/"), address
            assert (page.parent / address).is_file(), f"{page.name}: {address}"


def test_every_link_leads_to_a_page_and_a_place_of_the_guide_or_to_a_source(site: Path) -> None:
    places: dict[Path, set[str]] = {page: Links(page).places for page in some(pages(site))}
    to_places = 0
    for page in places:
        for address in Links(page).links:
            link = urlsplit(address)
            if link.scheme in ("https", "http", "tel"):
                continue
            assert not link.scheme and not link.path.startswith("/"), address
            target = page.parent / unquote(link.path) if link.path else page
            assert target.is_file(), f"{page.name}: {address}"
            place = link.fragment if "=" not in link.fragment else ""
            to_places += bool(place)
            assert place in {"", *places[target]}, f"{page.name}: {address}"
    assert to_places > len(places)


#: What sites add to links to follow those who tap them.
FOLLOWS = re.compile(r"utm_\w+|fbclid|gclid|mc_[ce]id|igshid|msclkid|_ga")


def test_every_link_to_another_site_has_a_form_that_can_be_right(site: Path) -> None:
    """By form only: tests have no network."""
    asked = {address for page in pages(site) for address in Links(page).links}
    elsewhere = [link for link in map(urlsplit, asked) if link.scheme in ("http", "https")]
    assert len(elsewhere) > 100
    for link in elsewhere:
        address = link.geturl()
        assert re.fullmatch(r"([a-z0-9-]+\.)+[a-z]{2,}", link.netloc), address
        assert not re.search(r"[\s<>\"]", address), address
        assert not [key for key in parse_qs(link.query) if FOLLOWS.fullmatch(key)], address
    for path in some(unquote(link.path) for link in elsewhere if link.netloc == "doi.org"):
        assert re.fullmatch(r"/10\.\d{4,9}/\S+", path), path


def test_widgets_link_to_pages_too(site: Path) -> None:
    html = (site / "en" / "10-my-visit.html").read_text("utf-8")
    sheet = html.split(' data-widget="my-sheet"')[1]
    for name in ("06-treatments-and-results", "08-cost-and-insurance"):
        assert f'href="{name}.html"' in sheet
    # What a widget shows later comes in its state.
    start = (site / "en" / "00-start.html").read_text("utf-8")
    state = start.split("<script type=")[1].split("</script>")[0]
    assert re.findall(r"\d\d-[a-z-]+\.(?:html|ipynb)", state) == ["03-body-areas.html"]


def test_a_page_holds_all_of_its_widgets_styles_and_what_it_uses_of_the_guides(site: Path) -> None:
    html = (site / "en" / "03-body-areas.html").read_text("utf-8")
    own = minify.style((FOLDER / "body_map" / "body_map.css").read_text("utf-8"))
    parts = style_parts(own)
    assert parts.screen in html.split("</style>")[0]
    links = [r'media="print" href="([^"]+)"', r'data-present-style="([^"]+)"']
    for link, part in zip(links, (parts.paper, parts.room), strict=True):
        [address] = re.findall(link, html)
        assert part and part in (site / "en" / address).read_text("utf-8")
    assert ".cell-lead" in html.split("</style>")[0]
    assert ".price-lines" not in html  # which page 08 has
    assert ".price-lines" in (site / "en" / "08-cost-and-insurance.html").read_text("utf-8")


def test_no_page_names_the_machine_it_was_made_on(site: Path) -> None:
    private = [str(Path.home()), str(site), "127.0.0.1:", "localhost:", "/tmp/"]
    others = ("plotly-", "share-")
    for path in some(path for path in texts(site) if not path.name.startswith(others)):
        text = path.read_text("utf-8")
        assert [each for each in private if each in text] == [], path.name


def test_the_name_of_a_file_changes_with_what_it_holds(site: Path) -> None:
    files = (site / "files").iterdir()
    for path in some(path for path in files if path.suffix not in (".gz", ".br")):
        mark = hashlib.sha256(path.read_bytes()).hexdigest()[:16]
        assert path.stem.endswith(f"-{mark}")


def test_the_compressed_copies_unpack_to_their_file(site: Path) -> None:
    for path in some(texts(site)):
        body = path.read_bytes()
        assert gzip.decompress(Path(f"{path}.gz").read_bytes()) == body
        assert brotli.decompress(Path(f"{path}.br").read_bytes()) == body


def test_every_page_carries_the_policy_before_anything_it_loads(site: Path) -> None:
    for page in [*pages(site), site / "404.html"]:
        html = page.read_text("utf-8").replace("&#39;", "'")
        own = re.search(r"<style[^>]*>(.*?)</style>", html, re.DOTALL)
        policy = policy_of(own[1]) if own else IN_PAGE
        before, after = html.split(f'http-equiv="Content-Security-Policy" content="{policy}"')
        assert not re.search("<(?:link|script|style)", before)
        assert "<link" in after


def test_the_zip_holds_the_site_but_what_only_hosts_need(site: Path) -> None:
    with zipfile.ZipFile(site / zip_name()) as whole:
        held = {name.split("/", 1)[1]: whole.read(name) for name in whole.namelist()}
    stands = {
        str(path.relative_to(site)): path.read_bytes()
        for path in site.rglob("*")
        if path.suffix not in (".gz", ".br", ".zip")
        and path.name not in FOR_HOSTS
        and not path.name.startswith(".")
        and path.is_file()
    }
    assert held == stands


def test_every_file_can_be_read_by_a_web_server(site: Path) -> None:
    assert all(path.stat().st_mode & 0o004 for path in site.rglob("*"))
    assert site.stat().st_mode & 0o005 == 0o005


@pytest.fixture(scope="module")
def known(site: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The site when its address is known, and what was said."""
    target = tmp_path_factory.mktemp("known") / "site"
    return target, publish_like(site, target, "--at", AT)


def test_where_the_address_is_known_search_engines_find_every_page(
    known: tuple[Path, str],
) -> None:
    tree = ElementTree.fromstring((known[0] / "sitemap.xml").read_text("utf-8"))
    names = [f"{name}.html" for name in PAGES]
    names.insert(names.index(f"{VISIT}.html") + 1, sources_page(VISIT))
    found = [node.text for node in tree.iter() if node.tag.endswith("loc")]
    assert found == [f"{AT}/en/{name}" for name in names]
    assert f"Sitemap: {AT}/sitemap.xml" in (known[0] / "robots.txt").read_text("utf-8")


def test_the_page_for_lost_addresses_works_at_any_depth(
    site: Path, known: tuple[Path, str]
) -> None:
    for folder, root in ((site, "/"), (known[0], "/meso/")):
        links = Links(folder / "404.html")
        assert all(address.startswith(root) for address in links.loads | links.links)
        assert all(
            (folder / address.removeprefix(root)).is_file() for address in links.loads | links.links
        )


def test_nothing_is_made_again_when_nothing_changed(site: Path, known: tuple[Path, str]) -> None:
    assert f"{len(PAGES)} pages, 0 made now" in known[1]
    assert not (site / "sitemap.xml").exists()
    for page in some((site / "en").iterdir()):
        assert (known[0] / "en" / page.name).read_bytes() == page.read_bytes()


def test_the_summary_tells_the_sizes(known: tuple[Path, str]) -> None:
    assert re.search(r"A first visit loads \d+ kB; the zip is [\d,]+ kB", known[1])

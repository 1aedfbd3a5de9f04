import gzip
import hashlib
import mimetypes
import shutil
import subprocess
from pathlib import Path

import brotli
import pytest

from mesoguide import paths
from mesoguide.pages.files import Files, pack

OWN_SCRIPTS = (
    "host.js",
    "present.js",
    "notes.js",
    "kiosk.js",
    "share.js",
    "keep.js",
    "worker.js",
)


def test_a_file_and_its_compressed_twin_are_the_same() -> None:
    packed = Files().get("plotly.js")
    assert gzip.decompress(packed.gzipped) == packed.body
    assert brotli.decompress(packed.brotlied) == packed.body
    assert len(packed.gzipped) < 400_000


def test_the_plain_bytes_are_not_kept_beside_their_compressed_twins() -> None:
    packed = Files().get("plotly.js")
    assert packed.body not in vars(packed).values()


def test_every_file_is_read_before_anyone_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    files = Files()
    files.pack_all()
    monkeypatch.setattr("mesoguide.pages.files.pack", None)
    assert files.address("host.js").startswith("host.js?v=")
    assert files.address("plotly.js").startswith("plotly.js?v=")


def test_the_mark_changes_with_the_content() -> None:
    assert pack(b"one", "text/css").mark != pack(b"two", "text/css").mark
    assert pack(b"one", "text/css").mark == pack(b"one", "text/css").mark


def test_a_name_that_is_none_of_ours_is_no_file() -> None:
    for name in ("../guide.toml", "guide.toml", "page.css/..", ""):
        with pytest.raises(KeyError):
            Files().get(name)


def test_an_added_sheet_is_served_under_its_mark() -> None:
    files = Files()
    name = files.add("widgets", "p {}", ".css")
    assert files.get(name).mark in name
    assert files.get(name).kind == "text/css; charset=utf-8"


def test_plotly_is_of_the_version_the_python_package_speaks_to() -> None:
    import plotly.offline

    vendored = paths.assets() / "vendor" / "mesoguide" / "plotly-scatter.min.js"
    head = vendored.read_text("utf-8")[:200]
    assert f"plotly.js (scatter alone, minified) v{plotly.offline.get_plotlyjs_version()}" in head
    assert (vendored.parent / "plotly-LICENSE").read_text("utf-8").startswith("MIT License")


#: Scripts that a careless cutter of comments and breaks turns into another program, each with what
#: it must still print.
TRICKY = {
    "a comment before a closing brace": ("function f() { return 1; // one\n}\nprint(f());", "1"),
    "a comment at the very end": ("print(1); // done", "1"),
    "two slashes in a text": ("print('https://a.b'); // an address", "https://a.b"),
    "a comment's signs in a text": ('print("/* kept */ // kept");', "/* kept */ // kept"),
    "a quote in a regular expression": ("print(/[\"'/]+/.test('\"')); // \" '", "true"),
    "a slash in a set of letters": ("print('a/b'.replace(/[/]/, '-'));", "a-b"),
    "a regular expression after return": (
        "const f = (x) => { return /\\/\\/ x/.test(x); };\nprint(f('// x'));",
        "true",
    ),
    "breaks and indents in a template": ("print(`a\n    // b\n    c`);", "a\n    // b\n    c"),
    "a template in a template": ("print(`a ${`b // ${1 + 1}`} c`); // d", "a b // 2 c"),
    "no semicolons": ("const a = 1\nlet b = a\n++b\nprint(a + b)", "3"),
    "a return on a line of its own": ("print(String((() => {\n  return\n  1\n})()))", "undefined"),
    "plus and plus": ("const a = 1;\nprint(a + +a - -a);", "3"),
}


@pytest.mark.parametrize("name", TRICKY)
@pytest.mark.skipif(not shutil.which("node"), reason="needs node")
def test_a_script_does_the_same_once_it_is_minified(name: str) -> None:
    script, said = TRICKY[name]
    files = Files()
    sent = files.get(files.add("tricky", script, ".js")).body.decode()
    ran = subprocess.run(
        ["node", "-e", f"const print = (x) => console.log(String(x));\n{sent}"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stdout == f"{said}\n"


@pytest.mark.parametrize("name", OWN_SCRIPTS)
@pytest.mark.skipif(not shutil.which("node"), reason="needs node")
def test_every_script_of_the_guide_is_one_a_browser_can_read(name: str, tmp_path: Path) -> None:
    sent = tmp_path / name
    sent.write_bytes(Files().get(name).body)
    subprocess.run(["node", "--check", str(sent)], check=True)


def test_comments_and_indents_of_our_own_scripts_are_not_sent() -> None:
    for name in OWN_SCRIPTS:
        lines = Files().get(name).body.decode().splitlines()
        assert not [line for line in lines if line.startswith((" ", "//", "/*"))]


def test_a_text_in_a_style_sheet_stays_as_it_is() -> None:
    files = Files()
    style = """.a::before { content: "/* {  kept  } */"; /* gone */ }
    @media (min-width: 1px) and (hover) { .b .c > d { width: calc(1px + 2px) } }"""
    sent = files.get(files.add("style", style, ".css")).body.decode()
    assert '"/* {  kept  } */"' in sent
    assert "gone" not in sent
    assert "calc(1px + 2px)" in sent
    assert ") and (" in sent


@pytest.mark.parametrize(
    ("name", "kind"),
    {
        "host.js": "text/javascript; charset=utf-8",
        "page.css": "text/css; charset=utf-8",
        "icon.svg": "image/svg+xml; charset=utf-8",
    }.items(),
)
def test_what_a_computer_thinks_of_an_ending_changes_no_type(
    name: str, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for ending in (".js", ".css", ".svg"):
        monkeypatch.setitem(mimetypes.types_map, ending, "text/plain")
    assert Files().get(name).kind == kind


def test_a_vendored_script_is_sent_as_it_is() -> None:
    vendored = paths.assets() / "vendor" / "mesoguide" / "plotly-scatter.min.js"
    assert Files().get("plotly.js").body == vendored.read_bytes()


def test_the_code_library_is_the_pinned_one_with_its_licence() -> None:
    folder = paths.assets() / "vendor" / "uqr"
    vendored = folder / "uqr-0.1.3.mjs"
    assert hashlib.sha256(vendored.read_bytes()).hexdigest() == (
        "7f0e61c2f13bb3724edee7bfb876e13c54ac9ee4fcfa283c9fa93cfb1241c325"
    )
    assert Files().get("qr.js").body == vendored.read_bytes()
    assert Files().get("qr.js").kind.split(";")[0].endswith("/javascript")
    assert (folder / "uqr-LICENSE").read_text("utf-8").startswith("MIT License")


def test_the_two_faces_are_small_and_carry_their_licences() -> None:
    sent = [Files().get(name) for name in ("words.woff2", "strong.woff2", "headings.woff2")]
    assert {each.kind for each in sent} == {"font/woff2"}
    assert all(each.body.startswith(b"wOF2") for each in sent)
    assert sum(len(each.body) for each in sent) <= 80_000
    for face in ("atkinson-hyperlegible-next", "source-serif-4"):
        licence = paths.assets() / "vendor" / "faces" / f"{face}-LICENSE"
        assert "SIL Open Font License, Version 1.1" in licence.read_text("utf-8")

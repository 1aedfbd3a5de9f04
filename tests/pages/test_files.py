import gzip
import hashlib

import brotli
import pytest

from mesoguide import paths
from mesoguide.pages.files import Files, pack


def test_a_file_and_its_compressed_twin_are_the_same() -> None:
    packed = Files().get("plotly.js")
    assert gzip.decompress(packed.gzipped) == packed.body
    assert brotli.decompress(packed.brotlied) == packed.body
    assert len(packed.gzipped) < 400_000


def test_the_mark_changes_with_the_content() -> None:
    assert pack(b"one", "text/css").mark != pack(b"two", "text/css").mark
    assert pack(b"one", "text/css").mark == pack(b"one", "text/css").mark


def test_a_name_that_is_none_of_ours_is_no_file() -> None:
    for name in ("../series.toml", "series.toml", "page.css/..", ""):
        with pytest.raises(KeyError):
            Files().get(name)


def test_an_added_sheet_is_served_under_its_mark() -> None:
    files = Files()
    name = files.add("widgets", "p {}", ".css")
    assert files.get(name).mark in name
    assert files.get(name).kind == "text/css; charset=utf-8"


def test_plotly_is_the_basic_bundle_the_python_package_speaks_to() -> None:
    import plotly.offline

    vendored = paths.assets() / "vendor" / "mesoguide" / "plotly-basic.min.js"
    head = vendored.read_text("utf-8")[:200]
    assert f"plotly.js (basic - minified) v{plotly.offline.get_plotlyjs_version()}" in head
    assert (vendored.parent / "plotly-LICENSE").read_text("utf-8").startswith("MIT License")


def test_our_own_styles_and_scripts_are_sent_without_what_only_people_read() -> None:
    for name in ("page.css", "host.js"):
        text = Files().get(name).body.decode()
        assert not [line for line in text.splitlines() if line.startswith((" ", "//", "/*"))]
        assert '"use strict"' in text or "--paper: #fbf9f4;" in text


def test_a_vendored_script_is_sent_as_it_is() -> None:
    vendored = paths.assets() / "vendor" / "mesoguide" / "plotly-basic.min.js"
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

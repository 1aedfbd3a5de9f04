"""Every style sheet of the pages and the widgets is valid CSS."""

import pytest

from mesoguide import paths
from tests.gate import validators

pytestmark = pytest.mark.gate


def test_every_style_sheet_is_valid() -> None:
    own = (paths.assets() / "template", paths.package())
    sheets = sorted(path for folder in own for path in folder.rglob("*.css"))
    assert len(sheets) > 20
    if messages := validators.css(sheets):
        pytest.fail("\n".join(map(str, messages)), pytrace=False)

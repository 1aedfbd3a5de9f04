import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from mesoguide import paths
from mesoguide.evidence import Evidence, EvidenceError, load
from tests.server import wait_until
from tests.site import publish


@pytest.fixture(scope="session")
def facts() -> Evidence:
    return load()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The published guide, made once however many workers run the tests. Only to be read."""
    own = tmp_path_factory.getbasetemp()
    shared = own if worker_id == "master" else own.parent
    target = shared / "site"
    try:
        (shared / "publishing").mkdir()
    except FileExistsError:
        wait_until(target.is_dir, 170)  # it comes whole, or not at all
    else:
        publish(target)
    return target


@pytest.fixture
def tables(tmp_path: Path) -> Path:
    """A copy of the evidence tables, to be spoilt by a test."""
    folder = tmp_path / "evidence"
    shutil.copytree(paths.assets() / "evidence", folder)
    return folder


@pytest.fixture
def refused(tables: Path) -> Callable[[str, Callable[[str], str]], str]:
    """Spoil one file of the tables; return what the loader says to that."""

    def spoil(name: str, change: Callable[[str], str]) -> str:
        path = tables / name
        before = path.read_text("utf-8")
        after = change(before)
        assert after != before, "the test changed nothing"
        path.write_text(after, "utf-8")
        with pytest.raises(EvidenceError) as caught:
            load(tables)
        return str(caught.value)

    return spoil


#: What starts servers or kernels, publishes, installs, or checks the whole guide for each test.
SLOW = (
    "tests/check/test_pages.py::test_drafts",
    "tests/check/test_run.py",
    "tests/pages/test_make.py",
    "tests/pages/test_sources.py::test_a_copy",
    "tests/publish/",
    "tests/serve/",
    "tests/test_guide.py",
    "tests/test_install.py",
    "tests/test_notebooks.py::test_it_runs",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the slow tests, and run the quick ones first.

    Those in the browser come last: its event loop would also be in others' way.
    """
    for item in items:
        if item.nodeid.startswith(SLOW) or "site" in getattr(item, "fixturenames", ()):
            item.add_marker("slow")
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)

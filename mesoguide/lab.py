"""JupyterLab for whoever edits the guide: a notebook, its cells' tools, its page at a button.

All its settings stand in files of the package and in a folder of this one run: nothing is written
to the settings of the person, and what they set for themselves elsewhere stays as it is.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

import nbformat
from jupyterlab_server.workspaces_handler import WorkspacesManager
from nbformat.sign import NotebookNotary

from mesoguide import paths
from mesoguide.evidence.about import series
from mesoguide.pages.series import in_reading_order as in_order


def lab(notebooks: Path, open_browser: bool, extra: Iterable[str]) -> int:
    """Open JupyterLab until it is stopped, and return its exit code.

    Parameters
    ----------
    notebooks
        The folder of notebooks, one folder per language in it.
    open_browser
        Whether a browser opens.
    extra
        Options for JupyterLab.
    """
    vendor = paths.assets() / "vendor"
    with TemporaryDirectory() as own:
        trust(notebooks, Path(own))
        arrange(notebooks, Path(own))
        command = [
            sys.executable,
            "-m",
            "jupyterlab",
            f"--notebook-dir={notebooks}",
            # Lets the session timeline draw: plotly.js is served from this folder.
            f"--LabApp.extra_labextensions_path={vendor}",
            f"--VoilaConfiguration.extra_labextensions_path={vendor}",
            f"--LabApp.workspaces_dir={own}",
            f"--NotebookNotary.data_dir={own}",
            *([] if open_browser else ["--no-browser"]),
            *extra,
        ]
        return subprocess.call(command, env=environment())


def environment() -> dict[str, str]:
    """Return the environment in which Jupyter finds the guide's template and settings first."""
    jupyter = paths.package() / "jupyter"
    first = {
        "JUPYTER_PATH": [jupyter / "share"],
        "JUPYTER_CONFIG_PATH": [jupyter / "lab", jupyter / "etc"],
    }
    return {
        **os.environ,
        **{
            name: os.pathsep.join([*map(str, folders), *filter(None, [os.environ.get(name)])])
            for name, folders in first.items()
        },
    }


def trust(notebooks: Path, folder: Path) -> None:
    """Sign the notebooks, so that JupyterLab shows what they show; signatures go into a folder."""
    notary = NotebookNotary(data_dir=str(folder))  # type: ignore[no-untyped-call]
    for path in sorted(notebooks.rglob("*.ipynb")):
        try:
            notary.sign(nbformat.read(path, as_version=4))  # type: ignore[no-untyped-call]
        except (OSError, ValueError, AttributeError, KeyError, TypeError):
            continue  # JupyterLab itself says what is wrong with it
    notary.store.close()


def arrange(notebooks: Path, folder: Path) -> None:
    """Lay out the first notebook with its cells' tools; in a file of a folder.

    Its page is opened by a button: Voila forgets to make it anew on save if JupyterLab opens it.
    """
    language = series().language
    found = in_order(notebooks / language) if (notebooks / language).is_dir() else []
    if not found:
        return
    path = f"{language}/{found[0].name}"
    editor = f"notebook:{path}"
    layout = {
        "main": {
            "current": editor,
            "dock": {"type": "tab-area", "currentIndex": 0, "widgets": [editor]},
        },
        "left": {"collapsed": False, "visible": True, "current": "filebrowser"},
        "right": {"collapsed": False, "visible": True, "current": "jp-property-inspector"},
        "relativeSizes": [0.16, 0.66, 0.18],
    }
    data = {
        "layout-restorer:data": layout,
        editor: {"data": {"path": path, "factory": "Notebook"}},
    }
    workspace = {"data": data, "metadata": {"id": "default"}}
    WorkspacesManager(str(folder)).save("default", json.dumps(workspace))

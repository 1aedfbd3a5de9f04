"""Tools from npm, installed once from what the package-lock.json of their folder pins."""

import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

HERE = Path(__file__).parent
MODULES = HERE / "node_modules"


class NpmError(RuntimeError):
    """The tools could not be installed; says why, and what is needed."""


def installed(folder: Path = HERE) -> None:
    """Install what the lock of a folder pins, unless it is there.

    It is made aside and put in place whole: several tests may begin at once.

    Raises
    ------
    NpmError
        If there is no npm, or it could not install.
    """
    lock, place = folder / "package-lock.json", folder / "node_modules"
    if _holds(place, lock):
        return
    print(f"Installing the tools of {folder}/package.json (once) ...", file=sys.stderr)
    with TemporaryDirectory(dir=folder, prefix="node_modules.") as aside:
        for each in (lock, folder / "package.json"):
            shutil.copy2(each, aside)
        _install(lock, Path(aside))
        if not _holds(place, lock):
            shutil.rmtree(place, ignore_errors=True)
            (Path(aside) / "node_modules").rename(place)


def _holds(place: Path, lock: Path) -> bool:
    there = place / ".package-lock.json"
    return there.exists() and there.stat().st_mtime >= lock.stat().st_mtime


def _install(lock: Path, folder: Path) -> None:
    # Without scripts: vnu-jar's would fetch a Java of its own, from a place no lock pins.
    command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"]
    try:
        subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True)
    except FileNotFoundError:
        raise NpmError("npm: found none; accepted: Node 20 or newer, with npm") from None
    except subprocess.CalledProcessError as error:
        said = error.stderr.strip()[-500:] or "it gave no reason"
        raise NpmError(f"npm could not install {lock}: {said}. Is there a network?") from None

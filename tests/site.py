"""The real site, published as a person publishes it."""

import shutil
import subprocess
import sys
from pathlib import Path


def publish(target: Path, *more: str) -> str:
    """Publish the guide into a folder, and return what was said."""
    command = [sys.executable, "-m", "mesoguide", "publish", str(target), *more]
    done = subprocess.run(command, capture_output=True, text=True, timeout=170, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def publish_like(site: Path, target: Path, *more: str) -> str:
    """Publish again with other options: no notebook runs, as nothing they are made of changed."""
    shutil.copytree(site, target)
    return publish(target, *more)


def asset(site: Path, stem: str, suffix: str) -> str:
    """The name of one of the site's files with its mark, such as ``page-0123456789abcdef.css``."""
    [path] = site.glob(f"files/{stem}-*{suffix}")
    return path.name

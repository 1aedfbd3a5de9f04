"""How the package loads: quickly in the guide's own commands, and without a trace in a kernel."""

import subprocess
import sys

import pytest


def said(code: str) -> str:
    """What a fresh Python prints."""
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return ran.stdout.strip()


def test_a_kernel_that_loads_the_guide_has_every_module_it_would_have_without() -> None:
    absent = "[name for name, module in sys.modules.items() if module is None]"
    before = said(f"import sys; print({absent})")
    assert said(f"import sys; from mesoguide.widgets import *; print({absent})") == before


def test_a_kernel_whose_page_has_no_chart_does_not_load_plotly() -> None:
    code = "import sys; from mesoguide.widgets import BodyMap; print('plotly' in sys.modules)"
    assert said(code) == "False"


@pytest.mark.slow
@pytest.mark.parametrize("command", ["serve.app", "publish.publish", "check.run", "plain"])
def test_the_commands_do_not_load_the_slow_grammar_and_leave_it_to_others(command: str) -> None:
    code = f"import sys, mesoguide.cli, mesoguide.{command}; print('rfc3987_syntax' in sys.modules)"
    assert said(code) == "False"


@pytest.mark.slow
@pytest.mark.parametrize("library", ["plotly", "anywidget", "ipywidgets", "IPython"])
def test_the_server_loads_nothing_that_only_the_kernels_of_its_pages_need(library: str) -> None:
    code = f"import sys, mesoguide.cli, mesoguide.serve.app; print({library!r} in sys.modules)"
    assert said(code) == "False"

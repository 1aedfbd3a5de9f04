"""What tools print becomes the figures of the report, and a failure becomes none."""

import subprocess
import sys
import time

import pytest

from tools.bench import plot
from tools.bench.load import Load, read, rests

PRINTED = """Running 6s test @ http://127.0.0.1:1/
  2 threads and 100 connections
  Thread Stats   Avg      Stdev     Max   +/- Stdev
    Latency    35.23ms   10.93ms   1.19s    83.00%
    Req/Sec     1.50k   513.49     3.28k    97.22%
  Latency Distribution
     50%  812.00us
     75%   47.24ms
     90%   80.88ms
     99%    1.17s 
  16400 requests in 6.01s, 89.91MB read
Requests/sec:   2728.79
Transfer/sec:     29.88MB
"""


def test_answers_a_second_and_times_are_read_in_one_unit() -> None:
    assert read(PRINTED, 100, 120.0) == Load(100, 2728.79, pytest.approx(0.812), 1170.0, 120.0)


@pytest.mark.parametrize(
    ("code", "at_rest"), [("import time; time.sleep(9)", True), ("while 1: 1", False)]
)
def test_a_server_rests_when_it_has_nothing_to_do(code: str, at_rest: bool) -> None:
    with subprocess.Popen([sys.executable, "-c", code]) as process:
        time.sleep(0.5)
        assert rests(process.pid) is at_rest
        process.kill()


def test_where_no_answer_came_there_is_no_time() -> None:
    none = PRINTED.replace("2728.79", "0.00").replace("812.00us", "0.00us")
    assert read(none, 10, 120.0) == Load(10, 0.0, None, None, 120.0)


@pytest.mark.parametrize(
    "failure",
    [
        "  Non-2xx or 3xx responses: 3",
        "  Socket errors: connect 2, read 0, write 0, timeout 0",
        "  Socket errors: connect 0, read 0, write 0, timeout 7",
    ],
)
def test_a_failed_visit_is_no_figure(failure: str) -> None:
    with pytest.raises(RuntimeError, match="100 connections"):
        read(PRINTED + failure, 100, 120.0)


def test_every_server_is_told_apart_without_colour() -> None:
    assert len({(dash, mark) for _, _, dash, mark in plot.STYLES.values()}) == len(plot.STYLES)


def test_every_panel_draws_every_measured_load() -> None:
    loads = {kind: [Load(1, 10.0, 1, 2, 3), Load(10, 20.0, 4, 5, 6)] for kind in plot.STYLES}
    drawn = [(trace["name"], trace["y"]) for trace in plot.figure(loads)["data"]]
    for name, *_ in plot.STYLES.values():
        assert [y for each, y in drawn if each == name] == [[10.0, 20.0], [2, 5], [3, 6]]

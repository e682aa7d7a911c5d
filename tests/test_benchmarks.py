"""The benchmarks run, and say what they measured."""

from benchmarks.latency import WRATIO, Times, measured, table


def test_every_way_is_asked_every_question_once_after_a_warm_up() -> None:
    asked: list[str] = []
    times = measured({WRATIO: asked.append}, ["one", "two"])
    assert asked[-2:] == ["one", "two"]
    assert [len(way.milliseconds) for way in times] == [2]


def test_a_percentile_is_a_time_that_was_measured() -> None:
    times = Times("some way", (1.0, 2.0, 3.0, 10.0))
    assert [times.percentile(percent) for percent in (50, 75, 99)] == [2.0, 3.0, 10.0]


def test_the_table_tells_each_way_as_a_multiple_of_rapidfuzz() -> None:
    lines = list(table((Times("some way", (1.0, 3.0)), Times(WRATIO, (2.0, 4.0)))))
    assert lines[-2].split() == ["some", "way", "1.00", "0.50", "3.00", "0.75"]
    assert lines[-1].split()[-4:] == ["2.00", "1.00", "4.00", "1.00"]

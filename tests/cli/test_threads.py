"""Working on two things at a time: what is made is handed over, and what went wrong is not lost."""

import threading

import pytest
from bot.cli.threads import on_a_thread


def test_what_is_made_on_a_thread_is_handed_over_as_often_as_asked_for() -> None:
    wait = on_a_thread(threading.current_thread)
    assert wait() is wait() is not threading.current_thread()


def test_it_is_made_while_something_else_is_done() -> None:
    done = threading.Event()
    waiting = on_a_thread(done.wait)
    done.set()
    assert waiting()


def test_what_went_wrong_is_raised_where_it_is_waited_for() -> None:
    wait = on_a_thread(lambda: 1 // 0)
    with pytest.raises(ZeroDivisionError):
        wait()

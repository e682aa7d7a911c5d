"""Ten questions a minute for each person: the next is refused with a word, those after it without."""

from bot.slack.throttling import MOST_QUESTIONS, Admission, Throttle

from tests.clock import Clock

YES, TELL, IGNORE = Admission.ADMITTED, Admission.TELL, Admission.IGNORE


def asked(throttle: Throttle, times: int, person: str = "U1", team: str = "T1") -> list[Admission]:
    return [throttle.admit(team, person) for _ in range(times)]


def test_a_person_may_ask_so_often_and_is_told_once() -> None:
    assert asked(Throttle(Clock()), MOST_QUESTIONS + 3) == [YES] * MOST_QUESTIONS + [TELL, IGNORE, IGNORE]


def test_a_question_counts_for_a_minute() -> None:
    clock = Clock()
    throttle = Throttle(clock)
    asked(throttle, MOST_QUESTIONS - 1)
    clock.now = 30
    assert asked(throttle, 2) == [YES, TELL]
    clock.now = 59.9
    assert asked(throttle, 1) == [IGNORE]
    clock.now = 60
    assert asked(throttle, MOST_QUESTIONS) == [YES] * (MOST_QUESTIONS - 1) + [IGNORE]
    clock.now = 90
    assert asked(throttle, 2) == [YES, TELL]


def test_nobody_pays_for_another_or_for_a_namesake_in_another_workspace() -> None:
    throttle = Throttle(Clock())
    asked(throttle, MOST_QUESTIONS + 1)
    assert asked(throttle, 1, "U2") == asked(throttle, 1, "U1", "T2") == [YES]


def test_only_so_many_people_are_remembered_and_the_quietest_are_forgotten() -> None:
    throttle = Throttle(Clock(), most=1, people=2)
    assert [throttle.admit("T1", person) for person in "abab"] == [YES, YES, TELL, TELL]
    throttle.admit("T1", "c")
    assert throttle.admit("T1", "b") is IGNORE
    assert throttle.admit("T1", "a") is YES

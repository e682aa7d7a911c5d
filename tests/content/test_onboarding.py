"""What a team adds to plans is checked like all content: each fault is told at its line."""

from pathlib import Path

import pytest
from bot.content import load
from bot.domain.team import Contact, TeamLink, TeamOnboarding, TeamStep

from tests.content.folders import ONE_ENTRY, found, write

FULL = Path(__file__).parent / "full"
BEGIN = "welcome: Hello\nsteps:\n"


def test_a_team_gives_a_welcome_contacts_and_steps_of_its_own() -> None:
    known = load(FULL).knowledge
    assert known
    assert known.onboarding == (
        TeamOnboarding(
            "Welcome to the bar.",
            links=(TeamLink("The rota", "https://example.org/rota"),),
            contacts=(Contact("the budget", "Ana"),),
            steps=(
                TeamStep("apron", "Get an apron."),
                TeamStep(
                    "party",
                    "Tell the others.",
                    day=3,
                    after=True,
                    links=(TeamLink("The board", "https://example.org/board"),),
                    see_also=("score",),
                    sources=("bean-guide#faq-1",),
                ),
            ),
            channels=("C012AB3CD",),
        ),
    )


@pytest.mark.parametrize(
    ("text", "line", "code", "said"),
    [
        ("steps: []\n", 1, "missing-field", "`welcome` is missing"),
        ("welcome: Hello\nchannels: ['#onboarding']\n", 2, "wrong-type", "is not the id of a channel"),
        (f"{BEGIN}- task: Do it.\n", 3, "missing-field", "`id` is missing"),
        (f"{BEGIN}- {{id: a, task: Do it., day: -1}}\n", 3, "wrong-type", "`day` must be 0 or more"),
        (f"{BEGIN}- {{id: a, task: Do it., day: 366}}\n", 3, "wrong-type", "`day` must be 365 or less"),
        (f"{BEGIN}- {{id: a, task: Do it., after: later}}\n", 3, "wrong-type", "`after` is neither true nor false"),
        (f"{BEGIN}- {{id: a, do: it, task: Do it.}}\n", 3, "unknown-key", "unknown key"),
        (f"{BEGIN}- {{id: a, task: One.}}\n- {{id: a, task: Two.}}\n", 4, "duplicate-id", "this id is taken: step"),
        (f"{BEGIN}- {{id: a, task: One., see_also: [no-such]}}\n", 3, "dangling-id", "no entry has this id"),
        (f"{BEGIN}- {{id: a, task: One., sources: ['no#such']}}\n", 3, "unknown-source", "no source with this id"),
        ("welcome: Hi\nlinks:\n- {name: a, url: 'javascript:x'}\n", 3, "wrong-type", "`url` is not an address"),
    ],
)
def test_a_fault_is_told_at_its_line(text: str, line: int, code: str, said: str, tmp_path: Path) -> None:
    problems = found(write(tmp_path, faq_a=ONE_ENTRY, onboarding=text))
    told = [(one.location.line, one.code, one.message) for one in problems if one.location.file == "onboarding.yaml"]
    assert [(place, name) for place, name, _ in told] == [(line, code)]
    assert said in told[0][2]

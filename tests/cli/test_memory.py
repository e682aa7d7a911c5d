"""Memory that a start or a reload needed for a moment is given back."""

import gc
import sys
import weakref

import pytest
from bot.cli.memory import let_go, then_let_go
from bot.domain.knowledge import Knowledge

from tests.knowledges import coffee_knowledge


class Held:
    """Something that holds itself."""

    def __init__(self) -> None:
        self.itself = self


@pytest.mark.parametrize("system", [sys.platform, "win32"])
def test_what_nobody_holds_is_let_go_on_any_system(system: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", system)
    gc.disable()
    try:
        gone = weakref.ref(Held())
        let_go()
    finally:
        gc.enable()
    assert gone() is None


def test_the_knowledge_is_renewed_before_the_old_one_is_let_go() -> None:
    taken: list[Knowledge] = []
    then_let_go(taken.append)(coffee_knowledge())
    assert taken == [coffee_knowledge()]

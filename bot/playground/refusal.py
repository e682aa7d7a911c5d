"""How Slack says no."""

from typing import Any

from bot.playground.wire import Json


class RefusalError(Exception):
    """An answer with `ok: false`; `more` holds the other fields of the answer, such as `needed`."""

    def __init__(self, error: str, **more: Any) -> None:
        super().__init__(error)
        self.error = error
        self.more = more

    @property
    def answer(self) -> Json:
        """Return the JSON that the app gets."""
        return {"ok": False, "error": self.error, **self.more}


def invalid(faults: list[str], error: str = "invalid_arguments") -> RefusalError:
    """Return the refusal that tells what is wrong, as Slack does, in `response_metadata.messages`."""
    return RefusalError(error, response_metadata={"messages": faults})

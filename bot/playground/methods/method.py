"""What a method of the Web API is."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.playground.calls import Call
from bot.playground.rates import Rate
from bot.playground.standin import StandIn
from bot.playground.wire import Json

BOT = "xoxb"
APP = "xapp"


@dataclass(frozen=True, slots=True)
class Method:
    """One method: `run` does it and returns the fields of the answer beside `ok`, or raises a RefusalError.

    `required` names the arguments that must be there, `tokens` the kinds of token that are accepted (none: no token is
    needed), `scopes` the scopes of which one must be granted (none: no scope is needed), `rate` how often it may be called
    (None: often enough for any app).
    """

    name: str
    run: Callable[[StandIn, Call], Json]
    required: tuple[str, ...] = ()
    tokens: tuple[str, ...] = (BOT,)
    scopes: tuple[str, ...] = ()
    rate: Rate | None = None

"""The methods of the Web API that the stand-in knows, one module per family; any other is `unknown_method`."""

from bot.playground.methods import agent, chat, identity, scheduling, views
from bot.playground.methods.method import Method

METHODS: dict[str, Method] = {
    method.name: method for family in (agent, chat, identity, scheduling, views) for method in family.METHODS
}

"""How hypothesis runs in all tests: with the same examples each time, however slow the machine is."""

from hypothesis import settings

settings.register_profile("gate", derandomize=True, deadline=None)
settings.load_profile("gate")

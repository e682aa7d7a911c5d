"""From YAML to the domain: reading, schema, checks; reloading is in a module of its own."""

from bot.content.listing import CannotLoad
from bot.content.load import KnowledgeCheck, Loaded, check, load

__all__ = ["CannotLoad", "KnowledgeCheck", "Loaded", "check", "load"]

"""From YAML to the domain: reading, schema, checks, reload."""

from bot.content.listing import CannotLoad
from bot.content.load import KnowledgeCheck, Loaded, check, load
from bot.content.reload import Reloader

__all__ = ["CannotLoad", "KnowledgeCheck", "Loaded", "Reloader", "check", "load"]

"""The rules that a knowledge folder is held against: one function for each code, in tables."""

from bot.content.checks.alike import near_asks, near_duplicates
from bot.content.checks.chains import cycles
from bot.content.checks.citations import uncited, uncited_places, unknown_cited_sources, unknown_places
from bot.content.checks.entries import few_asks, long_answers, stale
from bot.content.checks.markdown import unsupported_markdown
from bot.content.checks.names import duplicate_ids, names_claimed_twice, same_asks
from bot.content.checks.quotes import needs_quotes
from bot.content.checks.reach import no_path, unreachable
from bot.content.checks.references import dangling_ids, unknown_sources
from bot.content.draft import Check

ERROR_CHECKS = (
    Check("duplicate-id", duplicate_ids),
    Check("dangling-id", dangling_ids),
    Check("unknown-source", unknown_sources),
    Check("unknown-source", unknown_cited_sources),
    Check("unknown-place", unknown_places),
    Check("same-ask", same_asks),
    Check("alias-claimed-twice", names_claimed_twice),
    Check("cycle", cycles),
)
"""What stops loading, beside what reading and the schema find."""

WARNING_CHECKS = (
    Check("uncited", uncited),
    Check("uncited-place", uncited_places),
    Check("few-asks", few_asks),
    Check("near-ask", near_asks),
    Check("near-duplicate", near_duplicates),
    Check("stale", stale),
    Check("answer-too-long", long_answers),
    Check("unsupported-markdown", unsupported_markdown),
    Check("no-path", no_path),
    Check("unreachable", unreachable),
    Check("needs-quotes", needs_quotes),
)
"""What an editor should know; loading does without."""

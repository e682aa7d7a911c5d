"""Keep with a reply why it is what it is."""

from bot.domain.grounds import Grounds, Thresholds
from bot.domain.reason import Reason
from bot.domain.reply import Reply
from bot.search.considered import Considered
from bot.search.policy import Policy


def grounds_of(considered: Considered, policy: Policy) -> Grounds:
    """Return why a question got its reply."""
    understood = considered.question.context
    thresholds = Thresholds(policy.answer_from, policy.pair_from, policy.suggest_from)
    return Grounds(
        considered.reason, understood.subjects, understood.facet, _best(considered.reply), thresholds=thresholds
    )


def grounds_of_choice(entry_id: str) -> Grounds:
    """Return why an entry that somebody picked is told."""
    return Grounds(Reason.CHOSEN, best=((entry_id, 1.0),))


def _best(reply: Reply) -> tuple[tuple[str, float], ...]:
    return tuple((match.entry.id, match.confidence) for match in reply.ranked)

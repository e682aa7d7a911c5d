"""Responsible for what nobody can get to: levels behind something retired, retired steps, roles without a recommendation."""

from collections import deque
from collections.abc import Iterator
from datetime import date

from bot.content.checks.requirements import Links, requirements
from bot.content.draft import Draft
from bot.content.ids import CERTIFICATION, LEVEL, ROLE, bearers
from bot.content.nodes import scalars, text_of
from bot.content.problems import problem
from bot.domain.problem import Problem

_RETIRED = frozenset({"true", "yes", "on"})
_BEHIND = "nobody can reach this level: it requires {end}, which is retired and has no successor"
_FAR_BEHIND = "nobody can reach this level: in the end it requires {end}, which is retired and has no successor"
_STEP = "this step is retired"
_NAME_SUCCESSOR = "name {successor} instead"
_TAKE_OUT = "take the step out, or name what people do today"
_NO_PATH = "no source recommends a certification to this role"


def unreachable(draft: Draft) -> Iterator[Problem]:
    """Yield a problem for each step that is retired, and each level that in the end requires what is retired without a successor."""
    retired = _retired(draft)
    gone = {id_ for id_ in retired if not _successor(draft, id_, retired)}
    links = requirements(draft)
    for id_, (required, end) in _behind(links, gone, retired).items():
        if level := draft.ids[LEVEL].get(id_):
            message = (_BEHIND if required == end else _FAR_BEHIND).format(end=end)
            yield problem("unreachable", level.document.at(links[id_][required]), message, required)
    for text, document, node in draft.folder.scalars("paths", "paths/*/steps/*"):
        if text in retired:
            successor = _successor(draft, text, retired)
            fix = _NAME_SUCCESSOR.format(successor=successor) if successor else _TAKE_OUT
            yield problem("unreachable", document.at(node), _STEP, text, fix)


def no_path(draft: Draft) -> Iterator[Problem]:
    """Yield a problem for each role to which no source recommends a certification."""
    for role in bearers(draft.folder, ROLE):
        if not any(scalars(role.node, "recommendations/*/certifications/*/certification")):
            yield problem("no-path", role.location, _NO_PATH, role.id)


def _retired(draft: Draft) -> frozenset[str]:
    """Return the ids of certifications retired by now, and of their levels."""
    roots = [bearer.document.root for bearer in draft.ids[CERTIFICATION].values()]
    gone = [root for root in roots if _is_retired(text_of(root, "retired"), draft.today)]
    return frozenset(text for root in gone for path in ("id", "levels/*/id") for text, _ in scalars(root, path))


def _is_retired(text: str, today: date) -> bool:
    if text.lower() in _RETIRED:
        return True
    try:
        return date.fromisoformat(text) <= today
    except ValueError:
        return False


def _successor(draft: Draft, id_: str, retired: frozenset[str]) -> str:
    """Return the certification that took the place of a certification or of a level's, empty when none that is offered did."""
    bearer = draft.ids[CERTIFICATION].get(id_) or draft.ids[LEVEL].get(id_)
    seen: set[str] = set()
    while bearer and (successor := text_of(bearer.document.root, "successor")) and successor not in seen:
        if successor not in retired:
            return successor
        seen.add(successor)
        bearer = draft.ids[CERTIFICATION].get(successor)
    return ""


def _behind(links: Links, gone: set[str], retired: frozenset[str]) -> dict[str, tuple[str, str]]:
    """Return each id, itself not retired, that leads to what is gone: what it requires of it, and what is gone in the end."""
    required_by: dict[str, list[str]] = {}
    for id_, requirements_ in links.items():
        for required in requirements_:
            required_by.setdefault(required, []).append(id_)
    found: dict[str, tuple[str, str]] = {}
    waiting = deque((id_, id_) for id_ in sorted(gone))
    while waiting:
        required, end = waiting.popleft()
        for id_ in required_by.get(required, ()):
            if id_ not in found and id_ not in retired:
                found[id_] = (required, end)
                waiting.append((id_, end))
    return found

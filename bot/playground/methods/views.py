"""Methods that open, push, change and publish views."""

from bot.playground.calls import Call
from bot.playground.limits.views import view_faults
from bot.playground.methods.method import Method
from bot.playground.posting import with_ids
from bot.playground.rates import TIER_4
from bot.playground.refusal import RefusalError, invalid
from bot.playground.standin import StandIn
from bot.playground.surfaces import DEEPEST, View
from bot.playground.wire import Json
from bot.playground.workspace import TEAM_ID


def checked(site: StandIn, view: object, kind: str) -> Json:
    """Return a view of a kind that Slack would take, every block with an id; raise a RefusalError otherwise."""
    if not isinstance(view, dict):
        raise invalid(["[ERROR] must be an object [json-pointer:/view]"])
    if faults := list(view_faults(view)):
        raise invalid(faults)
    if view["type"] != kind:
        raise invalid([f"[ERROR] unsupported type: {view['type']} [json-pointer:/view/type]"])
    given = {"team_id": TEAM_ID, "app_id": site.installation.app_id, "bot_id": site.installation.bot_id}
    return {**view, **given, "app_installed_team_id": TEAM_ID, "blocks": list(with_ids(site, view["blocks"]))}


def _person(site: StandIn, call: Call) -> str:
    """Return whose trigger a call uses, and use it up."""
    trigger_id = str(call.arguments["trigger_id"])
    trigger = site.surfaces.triggers.get(trigger_id)
    if trigger is None:
        raise RefusalError("invalid_trigger_id")
    if trigger_id in site.surfaces.spent:
        raise RefusalError("exchanged_trigger_id")
    if site.surfaces.expired(trigger):
        raise RefusalError("expired_trigger_id")
    site.surfaces.spent.add(trigger_id)
    return trigger.person


def _unless_changed(view: View | None, call: Call) -> None:
    wanted = call.arguments.get("hash")
    if wanted and view is not None and view.body["hash"] != wanted:
        raise RefusalError("hash_conflict")


def open_view(site: StandIn, call: Call) -> Json:
    """Open a modal for the person whose click gave the trigger."""
    body = checked(site, call.arguments["view"], "modal")
    person = _person(site, call)
    site.surfaces.close(person, everything=True)
    return {"view": site.surfaces.push(person, body).body}


def push_view(site: StandIn, call: Call) -> Json:
    """Put a modal on top of the one that is open."""
    body = checked(site, call.arguments["view"], "modal")
    person = _person(site, call)
    if len(site.surfaces.stacks.get(person, ())) >= DEEPEST:
        raise RefusalError("push_limit_reached")
    return {"view": site.surfaces.push(person, body).body}


def update_view(site: StandIn, call: Call) -> Json:
    """Change an open view, found by its id or its external id."""
    given = call.arguments
    view = site.surfaces.find(view_id=given.get("view_id"), external_id=given.get("external_id"))
    if view is None:
        raise RefusalError("not_found")
    _unless_changed(view, call)
    return {"view": site.surfaces.replace(view, checked(site, given["view"], view.body["type"])).body}


def publish(site: StandIn, call: Call) -> Json:
    """Show a person's Home tab."""
    person = str(call.arguments["user_id"])
    if person not in site.workspace.people:
        raise RefusalError("user_not_found")
    _unless_changed(site.surfaces.homes.get(person), call)
    return {"view": site.surfaces.publish(person, checked(site, call.arguments["view"], "home")).body}


METHODS = (
    Method("views.open", open_view, ("trigger_id", "view"), rate=TIER_4),
    Method("views.push", push_view, ("trigger_id", "view"), rate=TIER_4),
    Method("views.update", update_view, ("view",), rate=TIER_4),
    Method("views.publish", publish, ("user_id", "view"), rate=TIER_4),
)

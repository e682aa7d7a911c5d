"""Methods about who is who, and about how the app is connected."""

from bot.playground.calls import Call
from bot.playground.methods.method import APP, BOT, Method
from bot.playground.rates import TIER_3, TIER_4
from bot.playground.refusal import RefusalError
from bot.playground.standin import StandIn
from bot.playground.wire import Json
from bot.playground.workspace import TEAM_DOMAIN, TEAM_ID


def api_test(_site: StandIn, call: Call) -> Json:
    """Give back the arguments."""
    return {"args": call.arguments}


def auth_test(site: StandIn, _call: Call) -> Json:
    """Say whose token it is."""
    installed = site.installation
    return {
        "url": f"https://{TEAM_DOMAIN}.slack.com/",
        "team": TEAM_DOMAIN,
        "user": installed.app_name,
        "team_id": TEAM_ID,
        "user_id": installed.bot_user,
        "bot_id": installed.bot_id,
        "is_enterprise_install": False,
    }


def users_info(site: StandIn, call: Call) -> Json:
    """Say who a user is."""
    person = site.workspace.people.get(str(call.arguments["user"]))
    if person is None:
        raise RefusalError("user_not_found")
    is_bot = person.bot or person.id == site.installation.bot_user
    profile = {"real_name": person.name, "display_name": person.name}
    told = {"id": person.id, "team_id": TEAM_ID, "name": person.name, "deleted": False, "is_bot": is_bot}
    return {"user": {**told, "profile": profile}}


def open_conversation(site: StandIn, call: Call) -> Json:
    """Open the direct messages with one person."""
    person = str(call.arguments["users"])
    if person not in site.workspace.people:
        raise RefusalError("user_not_found")
    return {"channel": {"id": site.workspace.direct_channel(person, site.installation.bot_user).id}}


def open_connection(site: StandIn, _call: Call) -> Json:
    """Give an address for Socket Mode."""
    if site.sockets.full:
        raise RefusalError("too_many_websockets")
    return {"url": site.sockets.new_address()}


METHODS = (
    Method("api.test", api_test, tokens=()),
    Method("auth.test", auth_test, tokens=(BOT, APP)),
    Method("users.info", users_info, ("user",), scopes=("users:read",), rate=TIER_4),
    Method("conversations.open", open_conversation, ("users",), scopes=("im:write",), rate=TIER_3),
    Method("apps.connections.open", open_connection, tokens=(APP,), scopes=("connections:write",)),
)

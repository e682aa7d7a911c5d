"""What an app offers in the menus of a workspace, as its manifest says."""

from dataclasses import dataclass

from bot.playground.installation import BOT_SCOPES, Installation
from bot.playground.wire import Json


@dataclass(frozen=True, slots=True)
class Usage:
    """One way to use a slash command: what is typed after it, and what that does."""

    typed: str
    does: str


@dataclass(frozen=True, slots=True)
class Offer:
    """An app as people find it. `commands` and `shortcuts` are as in the manifest, `usages` further hints for typing, `examples` questions
    to begin with, `desk` is the address (with a slash at its end) of what it serves for its editors, if it does.
    """

    name: str
    description: str
    home: bool
    commands: tuple[Json, ...] = ()
    shortcuts: tuple[Json, ...] = ()
    usages: tuple[Usage, ...] = ()
    examples: tuple[str, ...] = ()
    desk: str = ""


def offer_of(manifest: Json, usages: tuple[Usage, ...] = (), examples: tuple[str, ...] = ()) -> Offer:
    """Return what the app of a manifest offers."""
    features, shown = manifest.get("features", {}), manifest.get("display_information", {})
    return Offer(
        name=str(shown.get("name", "")),
        description=str(shown.get("description", "")),
        home=bool(features.get("app_home", {}).get("home_tab_enabled")),
        commands=tuple(features.get("slash_commands", ())),
        shortcuts=tuple(features.get("shortcuts", ())),
        usages=usages,
        examples=examples,
    )


def installation_of(manifest: Json) -> Installation:
    """Return the app of a manifest as installed: with its name, and the scopes it asks for and no other."""
    scopes = tuple(manifest.get("oauth_config", {}).get("scopes", {}).get("bot", BOT_SCOPES))
    return Installation(app_name=offer_of(manifest).name or "app", bot_scopes=scopes)

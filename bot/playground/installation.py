"""The app as the workspace knows it: its ids, its secrets and the scopes it was granted."""

from dataclasses import dataclass, field

BOT_SCOPES = ("app_mentions:read", "chat:write", "commands", "im:history", "assistant:write")
"""The scopes that the app asks for."""
APP_SCOPES = ("connections:write",)


@dataclass(frozen=True, slots=True)
class Installation:
    """One app installed in one workspace. The secrets are made up: they open nothing but this stand-in."""

    app_id: str = "A0PLAYGROUND"
    app_name: str = "certguide"
    bot_id: str = "B0PLAYGROUND"
    bot_user: str = "U0CERTGUIDE"
    bot_token: str = field(default="xoxb-playground-bot", repr=False)
    app_token: str = field(default="xapp-1-playground-app", repr=False)
    signing_secret: str = field(default="playground-signing-secret", repr=False)
    bot_scopes: tuple[str, ...] = BOT_SCOPES
    app_scopes: tuple[str, ...] = APP_SCOPES

    def scopes_of(self, token: str) -> tuple[str, ...] | None:
        """Return the scopes granted to a token; None when it is not one of ours."""
        return {self.bot_token: self.bot_scopes, self.app_token: self.app_scopes}.get(token)

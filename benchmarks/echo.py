"""The bare Bolt app to compare with: it repeats what it is told, with nothing of ours around it."""

import os
from typing import Any

import uvicorn
from slack_bolt.adapter.asgi.async_handler import AsyncSlackRequestHandler
from slack_bolt.async_app import AsyncApp, AsyncSay
from slack_sdk.web.async_client import AsyncWebClient


def new_app(token: str, secret: str, api_url: str) -> AsyncApp:
    """Return an app as the first page of Bolt's documentation has it."""
    app = AsyncApp(client=AsyncWebClient(token, api_url), signing_secret=secret)

    @app.event("app_mention")
    async def echo(event: dict[str, Any], say: AsyncSay) -> None:
        await say(text=event["text"], thread_ts=event["ts"])

    return app


def main() -> None:
    """Serve the app on PORT."""
    told = os.environ
    app = new_app(told["SLACK_BOT_TOKEN"], told["SLACK_SIGNING_SECRET"], told["SLACK_API_URL"])
    uvicorn.run(AsyncSlackRequestHandler(app), port=int(told["PORT"]), log_level="error")


if __name__ == "__main__":
    main()

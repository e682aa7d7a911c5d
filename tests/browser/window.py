"""A window of the page as a person uses it, that notes what goes wrong in it."""

from dataclasses import dataclass, field

from bot.playground.slack import Slack
from bot.playground.workspace import Channel, Person
from playwright.async_api import Browser, ConsoleMessage, Locator, Page, Request, expect

WIDE = {"width": 1280, "height": 800}
NARROW = {"width": 390, "height": 780}
WITHIN = 15_000
"""Milliseconds; the machine may be busy with other tests."""


@dataclass(eq=False)
class Window:
    """One window. `faults` are errors of the console and of scripts, and requests to anywhere but the playground."""

    page: Page
    address: str
    faults: list[str] = field(default_factory=list)

    def watch(self) -> None:
        """Note what goes wrong from now on."""
        self.page.set_default_timeout(WITHIN)
        self.page.on("console", self._on_console)
        self.page.on("pageerror", lambda error: self.faults.append(f"error: {error}"))
        self.page.on("request", self._on_request)

    async def go(self, person: Person, channel: Channel, part: str = "") -> None:
        """Go to a channel as a person."""
        await self.page.goto(f"{self.address}#/{person.id}/{channel.id}{'/' * bool(part)}{part}")
        await expect(self.page.locator("main")).to_be_visible()

    async def say(self, text: str, *, in_thread: bool = False) -> None:
        """Write in the channel, or in the thread that is open, and send it."""
        field_ = self.page.locator(".thread textarea" if in_thread else "main .composer textarea")
        await field_.fill(text)
        await field_.press("Enter")

    async def reads(self, text: str, where: str = "body") -> Locator:
        """Wait until this text is to be seen in a part of the page."""
        found = self.page.locator(where).filter(has_text=text).last
        await expect(found).to_be_visible()
        return found

    async def press(self, name: str, where: str = "body") -> None:
        """Press the button of this name."""
        await self.page.locator(where).get_by_role("button", name=name).last.click()

    def _on_console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.faults.append(f"{message.type}: {message.text}")

    def _on_request(self, request: Request) -> None:
        if not request.url.startswith((self.address, "data:", "blob:")):
            self.faults.append(f"request: {request.url}")


async def opened(browser: Browser, slack: Slack, size: dict[str, int] | None = None, **more: object) -> Window:
    """Open a window of its own; close it with its context."""
    context = await browser.new_context(viewport=size or WIDE, **more)  # type: ignore[arg-type]  # a TypedDict of it
    window = Window(await context.new_page(), f"http://{slack.door.address}/")
    window.watch()
    return window

"""What a team adds to everybody's plan: a welcome, whom to ask for what, and steps of its own."""

from dataclasses import dataclass

from bot.domain.sources import Citation


@dataclass(frozen=True, slots=True)
class TeamLink:
    """A page to open; `url` begins with http:// or https://."""

    name: str
    url: str


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom to ask about a matter, such as the budget."""

    matter: str
    who: str


@dataclass(frozen=True, slots=True)
class TeamStep:
    """A step of the team, `day` days after the start of a plan or, with `after` true, after the exam."""

    id: str
    task: str
    day: int = 0
    after: bool = False
    links: tuple[TeamLink, ...] = ()
    see_also: tuple[str, ...] = ()
    sources: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class TeamOnboarding:
    """What a team tells and asks of those who begin; `channels` are ids of those whose new members are greeted."""

    welcome: str
    links: tuple[TeamLink, ...] = ()
    contacts: tuple[Contact, ...] = ()
    steps: tuple[TeamStep, ...] = ()
    channels: tuple[str, ...] = ()

"""Responsible for the YAML of what a team adds to everybody's plan: onboarding.yaml."""

from typing import Annotated

from pydantic import Field

from bot.content.schema.fields import Address, ChannelId, Citations, EntryId, Flag, Id, Text, Whole, Yaml

LAST_DAY = 365


class TeamLinkYaml(Yaml):
    """A page to open."""

    name: Text = Field(description="What the page is, for people.")
    url: Address = Field(description="Its address, beginning with http:// or https://.")


class ContactYaml(Yaml):
    """Whom to ask about a matter."""

    matter: Text = Field(description="The matter, such as `the budget`.")
    who: Text = Field(description="Whom to ask, by name or role.")


class TeamStepYaml(Yaml):
    """A step of the team's own."""

    id: Id = Field(description="An id that no other step of this file has.")
    task: Text = Field(description="What to do, in a sentence.")
    day: Annotated[Whole, Field(ge=0, le=LAST_DAY)] = Field(
        0, description="Days after the start of the plan, or after the exam, from 0 to 365."
    )
    after: Flag = Field(False, description="Whether it comes after the exam.")
    links: tuple[TeamLinkYaml, ...] = Field((), description="Pages that help.")
    see_also: tuple[EntryId, ...] = Field((), description="Ids of entries about it.")
    sources: Citations = ()


class OnboardingYaml(Yaml):
    """What a team tells and asks of those who begin: a welcome, contacts, and steps beside the certification's."""

    welcome: Text = Field(description="What a newcomer reads first.")
    links: tuple[TeamLinkYaml, ...] = Field((), description="Pages for everybody.")
    contacts: tuple[ContactYaml, ...] = Field((), description="Whom to ask for what.")
    channels: tuple[ChannelId, ...] = Field(
        (),
        description="Ids of public channels of Slack; who joins one is greeted, once ever. Needs the overlay `onboarding-channel`.",
    )
    steps: tuple[TeamStepYaml, ...] = Field((), description="Steps of the team's own, in everybody's plan.")

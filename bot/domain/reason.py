"""Why a reply is what it is, in a sentence for people."""

from enum import StrEnum


class Reason(StrEnum):
    """The reason for a reply."""

    COURTESY = "The message is a courtesy and asks nothing."
    EMPTY = "The message holds nothing that could be looked for."
    REJOINDER = "The message speaks of the last answer and asks nothing new."
    LANGUAGE = "Most words of the message are no English."
    ELSEWHERE = "The question names a certification that the knowledge base knows by name only."
    NAME = "The message is the name of a certification, and asks nothing about it."
    ROLE = "A role is named and a recommendation asked for."
    DESCRIBED = "A recommendation is asked for, and what is told of a person fits a role."
    AUDIENCE = "A recommendation is asked for, and what is told of a person fits those that entries are for."
    NEAR_ROLES = "A recommendation is asked for, and what is told of a person is near to several roles."
    RECOMMENDED = (
        "A side of the several certifications that the thread is about, compared or recommended, is asked for."
    )
    HELD = "What comes next is asked by somebody who tells what they hold."
    OFFERS = "A way to take a certification is asked for, within limits."
    COMPARISON = "Two things are named and a comparison asked for."
    OPEN_NAME = "A name in the question has several meanings, and nothing else in it decides."
    OPEN_CERTIFICATION = "No certification is named, and several have an answer to this."
    SURE = "The confidence is high enough to answer."
    SURE_OF_BOTH = "Two entries with a subject in common are close, so both are told."
    SEVERAL = "The message holds several questions, and each has a reply of its own."
    NOT_GIVEN = "The best entry says that the sources do not give this."
    UNSURE = "The confidence is too low to answer and high enough to offer the nearest entries."
    OF_THE_WORK = "No certification is named, nor anything about learning: that takes more confidence to answer."
    UNKNOWN = "The confidence is too low to offer anything as an answer."
    CHOSEN = "It was picked among what was offered."

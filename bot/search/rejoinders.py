"""What people say of the answer they just got, such as `are you sure?`: it asks about that and not something new.

The words are plain English; nothing here belongs to one knowledge folder.
"""

from collections.abc import Sequence
from enum import StrEnum

from bot.search.phrases import Phrases


class Rejoinder(StrEnum):
    """What is meant by it; the order says which wins when several are said."""

    MORE = "more"
    WHY = "why"
    DOUBT = "doubt"
    SOURCE = "source"
    MISSED = "missed"
    OTHER = "other"


SAID: dict[Rejoinder, str] = {
    Rejoinder.SOURCE: """
        source, sources, your source, citation, citations, says who, who says, who says so, who says that, who said
        that, according to whom, according to who, where did you get that, where did you get this, where do you get that,
        where did you get that from, where did you read that, where did you find that, where does it say that, where
        does it say so, where is that from, where is this from, wheres that from, where does that come from, where does
        this come from, where is that written, where is that stated, how do you know, how do you know that, based on
        what, whats that based on, what is that based on, whats your source, what is your source, what is the source,
        whats the source, what are your sources, which source, proof, reference, references, evidence, show me the
        source, can you cite that, got a source, do you have a source, have you got a source, any source, any sources
    """,
    Rejoinder.DOUBT: """
        are you sure, you sure, u sure, r u sure, are you sure about that, are you sure of that, you sure about that,
        sure, are you certain, are you positive, really, is that right, is this right, is that correct, is this correct,
        is it correct, is that true, is this true, is it true, seriously, for real, how sure are you, are you serious,
        i dont believe that, i dont believe it, i dont believe you, i doubt that, i doubt it, thats wrong, this is wrong,
        that is wrong, thats not right, that is not right, thats not true, thats not correct, thats incorrect, that cant
        be right, this cant be right, that cant be, no way, is that still right, is that still true, is that still
        correct, is that still current, is that up to date, is this up to date, still valid, is that still valid, is
        that official, can i trust that, can i rely on that, can i trust you, that sounds wrong, that seems wrong, double
        check, double check that, please check, hm are you sure, how confident are you, how accurate is that
    """,
    Rejoinder.WHY: """
        why, why is that, why is it, whys that, why so, how so, how come, why not, but why, and why, what makes you say
        that, why do you say that, why that, why this, why that one, why this one, for what reason, whats the reason, what
        is the reason, reason, reasons, because of what
    """,
    Rejoinder.MORE: """
        more, tell me more, say more, more please, more info, more information, more details, more detail, details, what
        else, anything else, something else i should know, what else should i know, what else do you know, anything else
        i should know, anything more, go on, continue, elaborate, can you elaborate, please elaborate, expand, expand on
        that, can you expand on that, tell me more about it, tell me more about that, tell me more about this, more about
        it, more about that, more on that, more about this, explain, explain that, can you explain, can you explain that,
        please explain, can you explain more, explain more, more explanation, in more detail, give me more, keep going,
        can you tell me more, can you tell me more about it, can you tell me more about that, could you tell me
        more, i want to know more, id like to know more, what more, and what else
    """,
    Rejoinder.OTHER: """
        the other one, the other, and the other, and the other one, what about the other one, what about the other,
        how about the other one, not that one, not this one, not that, not this, not it, no not that one, wrong one, the
        wrong one, thats the wrong one, a different one, another one, the others, and the others, what about the others,
        and the rest, not the one i meant, not the one i mean, i meant the other one, i mean the other one, no the other
        one, other one, wrong cert, wrong certification, a different cert, a different certification, another cert,
        the other cert, the other certification, not that cert, not that certification
    """,
    Rejoinder.MISSED: """
        thats not what i asked, that is not what i asked, not what i asked, thats not my question, that is not my question,
        that wasnt my question, thats not what i meant, that is not what i meant, not what i meant, that doesnt answer my
        question, this doesnt answer my question, doesnt answer my question, you didnt answer my question, you misunderstood,
        you misunderstood me, wrong answer, bad answer, that doesnt help, that didnt help, not helpful, thats not helpful, no,
        nope, i asked something else, thats not it, what, huh, what do you mean, i dont understand, i dont get it, what
        does that mean, you are wrong, youre wrong, useless, wrong
    """,
}
"""What people say, separated by commas."""
FILLER = """
a about again ah all and anyone bot but buddy certguide dude eh er exactly fine great hey hm hmm i just kindly lol man mate ok okay
oh one please pls plz really so sorry thank thanks that the then this thx uh um wait well wow yeah yes you
"""
"""Words around it that leave it one."""
_PHRASES = Phrases(SAID, FILLER)


def rejoinder_in(words: Sequence[str]) -> Rejoinder | None:
    """Return what a message says of the last answer; None when it says anything else, too."""
    return max(_PHRASES.in_(words), key=list(Rejoinder).index, default=None)

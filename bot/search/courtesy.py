"""Thanks, hello and the like: said to a colleague, answered in a word."""

import re
from collections.abc import Sequence
from enum import StrEnum

from bot.search.phrases import Phrases
from bot.search.text import words


class Courtesy(StrEnum):
    """What kind of courtesy was said."""

    HELLO = "hello"
    THANKS = "thanks"
    BYE = "bye"
    ASKING = "asking"
    WHO = "who"


SAID: dict[Courtesy, str] = {
    Courtesy.THANKS: """
        thanks, thank you, thx, thanx, ty, cheers, much appreciated, appreciated, appreciate it, great, perfect,
        awesome, cool, nice, got it, ok, okay, makes sense, brilliant, super, good bot, great help, that helps,
        that helped, helpful, very helpful, you rock, tysm, ta, love it, lovely, no worries, all good, thats
        all, merci, merci beaucoup, danke, danke dir, vielen dank, gracias, muchas gracias, grazie, obrigado, obrigada,
        dank je, bedankt, lol, haha, fair enough, gotcha, understood, noted, sounds good, will do, i see, good
        to know, never mind, nevermind, nvm, what i needed, what i wanted, exactly what i needed, just what i needed,
        what i was looking for, answers my question, answered my question, no thanks, no thank you, alright, kk, hmm
        ok, ah ok, oh ok, ah, aha, interesting, thats it, im good, clear now, clear enough, very clear, wonderful,
        excellent, fantastic, amazing, big help, no more questions, dont worry, sure thing, sure thanks, figured it out,
        found it, solved, solved it, sorted, sorted it, sorted it out, resolved, forget it, ignore that, ignore me,
        disregard, wrong channel, wrong thread, my bad, my mistake, sorry for the noise, works now, it works now, fixed it
    """,
    Courtesy.HELLO: """
        hello, hi, hey, hiya, howdy, yo, good morning, morning, good afternoon, good evening, greetings, hello
        there, hi there, hey there, are you there, anybody there, you there, how are you, how are you doing,
        hows it going, whats up, sup, test, ping
    """,
    Courtesy.BYE: """
        bye, goodbye, good night, see you, see ya, later, have a nice day, have a good one, cu
    """,
    Courtesy.ASKING: """
        can you help, can you help me, can you help us, could you help, could you help me, would you help me, can someone
        help, can someone help me, could someone help, could someone help me, can anyone help, can anyone help me, could
        anyone help, can anybody help, can somebody help, help me, help me out, help us, i need help, i need some help, i
        need your help, need help, need some help, hope you can help, hoping you can help, hope someone can help, can i
        ask, can i ask something, can i ask you something, can i ask a question, can i ask you a question, may i ask,
        may i ask something, may i ask you something, may i ask a question, could i ask something, could i ask a question,
        mind if i ask, mind if i ask something, i have a question, i have one question, ive got a question, i got a
        question, got a question, have a question, quick question, one question, a question, another question, one more
        question, stupid question, dumb question, silly question, newbie question, noob question, beginner question, random
        question, question for you, two questions, a few questions, a couple of questions, some questions, does anyone
        know, does anybody know, does someone know, does somebody know, do any of you know, anyone know, anyone knows,
        anybody know, who knows, do you know, any idea, any ideas, any clue, do you have a minute, do you have a moment, do
        you have a second, do you have a sec, have you got a minute, got a minute, got a moment, got a sec, got a second,
        is anyone here, is anyone there, is anybody here, is anybody there, anyone here, anyone there, anyone around, is
        anyone around, is this the right channel, is this the right place, is this the right place to ask, is this the
        right channel to ask, is this the right place for this, am i in the right place, am i in the right channel, sorry
        to bother, sorry to bother you, sorry for bothering you, excuse me
    """,
    Courtesy.WHO: """
        who are you, what are you, what can you do, what do you do, help, how do you work, are you a bot, are
        you human, are you real, what can i ask, what can i ask you, how do i use you, what do you know
    """,
}
"""What people say, separated by commas."""
FILLER = """
a again ah all already and answer bot buddy certguide everyone folks for friend from good great guys help is it job
lot man mate much my myself now of oh once quick really so team that thats the there this to very was worked works wow
you pls please your
"""
"""Words around a courtesy that leave it one."""
_PHRASES = Phrases(SAID, FILLER)
_LEADING = re.compile(r"[^.,;:!?\n]*[.,;:!?\n]+\s*")
"""What stands before the first mark of a text."""


def courtesy_in(split: Sequence[str]) -> Courtesy | None:
    """Return the courtesy that a message consists of; None when it says anything else, too."""
    return max(_PHRASES.in_(split), key=list(Courtesy).index, default=None)


def leads_up(text: str) -> bool:
    """Tell whether a text is a courtesy that wants no answer beside a question: `how are you?`, `can anyone help?`."""
    return courtesy_in(words(text)) not in (None, Courtesy.WHO)


def without_courtesy(text: str) -> str:
    """Return a text without the courtesies before what it says: `thanks, and the live one?` asks what `and the live one?` does.

    A text of nothing else stays as it is.
    """
    rest = text
    while (found := _LEADING.match(rest)) and (leads_up(found[0]) if "?" in found[0] else courtesy_in(words(found[0]))):
        rest = rest[found.end() :]
    return text if courtesy_in(words(rest)) or not words(rest) else rest

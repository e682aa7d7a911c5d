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
        excellent, fantastic, amazing, big help, no more questions, dont worry, sure thing, sure thanks
    """,
    Courtesy.HELLO: """
        hello, hi, hey, hiya, howdy, yo, good morning, morning, good afternoon, good evening, greetings, hello
        there, hi there, hey there, are you there, anybody there, you there, how are you, how are you doing,
        hows it going, whats up, sup, test, ping
    """,
    Courtesy.BYE: """
        bye, goodbye, good night, see you, see ya, later, have a nice day, have a good one, cu
    """,
    Courtesy.WHO: """
        who are you, what are you, what can you do, what do you do, help, how do you work, are you a bot, are
        you human, are you real, what can i ask, what can i ask you, how do i use you, what do you know
    """,
}
"""What people say, separated by commas."""
FILLER = """
a again ah all and answer bot buddy certguide everyone folks for friend from good great guys help is it job
lot man mate much my of oh once quick really so team that thats the there this to very was worked works wow
you your
"""
"""Words around a courtesy that leave it one."""
_PHRASES = Phrases(SAID, FILLER)
_LEADING = re.compile(r"[^.,;:!?\n]*[.,;:!\n]+\s*")
"""What stands before the first mark of a text, unless that is a question mark."""


def courtesy_in(split: Sequence[str]) -> Courtesy | None:
    """Return the courtesy that a message consists of; None when it says anything else, too."""
    return max(_PHRASES.in_(split), key=list(Courtesy).index, default=None)


def without_courtesy(text: str) -> str:
    """Return a text without the courtesies before what it says: `thanks, and the live one?` asks what `and the live one?` does.

    A text of nothing else stays as it is.
    """
    rest = text
    while (found := _LEADING.match(rest)) and courtesy_in(words(found[0])):
        rest = rest[found.end() :]
    return text if courtesy_in(words(rest)) or not words(rest) else rest

"""Words that say nothing about the matter of a question."""

from bot.search.text import stem

PLAIN_WORDS = """
a about afaik again aint all also am an and any anybody anyone are arent as at be been being btw but by can
cant could couldnt did didnt do does doesnt doing dont for from get gets getting give gives go going gonna got
had hadnt haha has hasnt have havent having he hed hello her here heres hey hi his how hows i id idk if ill im
imo in into is isnt it itll its ive just kinda know let lets like lmao lol lot m make makes may me mean might
more much must mustnt my need neednt needs no not now of oh ok okay omg on one ones only or our out over own
please pls plz put quick quickly re really s said say says see she shes should shouldnt so some somebody
someone something sort stuff sure t take takes tbh tell than thank thanks that thats the their them then there
theres these they theyd theyll theyre theyve thing things think this those though to too trying u up us use
used using ve very wanna want wants was wasnt way we well went were werent weve what whats when where wheres
which while who whos whose why will with without wonder wondering wont would wouldnt yeah yes you youd youll
your youre youve
"""
PLAIN = frozenset(stem(word) for word in PLAIN_WORDS.split())
"""Stems of words that people put around a question."""

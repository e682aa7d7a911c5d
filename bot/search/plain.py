"""Words that say nothing about the matter of a question."""

from bot.search.text import stem

PLAIN_WORDS = """
a about afaik again all also am an and any anyone anybody are as at be been being btw but by can cant could did didnt do
does doesnt doing dont for from get gets getting give gives go going gonna got had haha has have havent having he
hello hey her here hi his how i id idk if ill imo im in into is isnt it its ive just kinda know let lets like lmao lol lot m
make makes may me mean might more much must my need needs no not now of oh ok okay omg on one ones only or our out
over own please pls plz put quick quickly re really s said say says see she should so some somebody someone
something sort stuff sure t take takes tbh tell than thank thanks that thats the their them then there these they
theyre thing things think this those though to too trying u up us use used using ve very wanna want wants was
way we well went were what whats when where which while who whos whose why will with without wonder wondering
would yeah yes you your
"""
PLAIN = frozenset(stem(word) for word in PLAIN_WORDS.split())
"""Stems of words that people put around a question."""

"""Read a message that puts an earlier one right, such as `no, i meant the live one`: it asks the same of something else.

The cues are plain English; nothing here belongs to one knowledge folder.
"""

from collections.abc import Sequence

CUES = """
no, nope, nah, no no, sorry, oh sorry, so sorry, my bad, oops, apologies, pardon, correction, actually, no actually, rather, wrong
one, wrong cert, wrong certification, not that one, not this one, not that, not it, i mean, i meant, i mean no, i was asking about, i
was asking for, i was asking of, im asking about, im asking for, i am asking about, i asked about, i asked for, i was talking about,
im talking about, i am talking about, i was thinking of, i was referring to, i am referring to, im referring to, i want the one
for, make that, make it, you misunderstood, you misunderstood me, that was for, but i meant, no i meant, its about, this is about
"""
"""How such messages start, separated by commas."""
ENDS = "i mean, i meant, instead, sorry, rather, not that, not this, not that one"
"""How they end."""
BEFORE = frozenset("ah ok okay oh hm hmm um uh well wait but and hey eh er argh ups thanks".split())
"""Words before such a start."""
BARE = frozenset(("no", "nope", "nah", "actually", "sorry", "make it", "make that", "its about", "this is about"))
"""Starts that may as well start something new, and are taken for putting right only before a few words."""
FEW = 4
ON = "and"
"""What a message that is put right starts with, so that it is one that asks on."""


def _phrases(listed: str) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(phrase.split()) for phrase in listed.replace("\n", " ").split(","))


_STARTS, _ENDS = _phrases(CUES), _phrases(ENDS)
_LONGEST = max(map(len, _STARTS))


def amended(split: Sequence[str]) -> tuple[str, ...]:
    """Return what is asked on with when these words put an earlier question right; nothing when they do not."""
    rest, cues = _without_starts(split)
    kept = _without_ends(rest)
    sure = any(" ".join(cue) not in BARE for cue in cues) or len(kept) < len(rest)
    return (ON, *kept) if kept and (sure or (cues and len(kept) <= FEW)) else ()


def _without_starts(split: Sequence[str]) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    rest, cues = tuple(split), []
    while rest:
        sizes = range(min(_LONGEST, len(rest)), 0, -1)
        cue = next((rest[:size] for size in sizes if rest[:size] in _STARTS), ())
        if not cue and rest[0] not in BEFORE:
            break
        cues += [cue] if cue else []
        rest = rest[len(cue) or 1 :]
    return rest, cues


def _without_ends(split: tuple[str, ...]) -> tuple[str, ...]:
    for end in sorted(_ENDS, key=len, reverse=True):
        if split[-len(end) :] == end and len(split) > len(end):
            return split[: -len(end)]
    return split

"""The texts of replies, and how an entry is named among options."""

from collections.abc import Mapping, Sequence
from textwrap import shorten

from bot.domain.knowledge import AmbiguousName, Elsewhere, Entry
from bot.domain.reply import Option
from bot.search.courtesy import Courtesy

NAMED = 2
"""Certifications that an option names beside its question, and things that a gap names."""
MORE_CERTIFICATIONS = "{number} more"
LONGEST_QUOTE = 150
"""Characters of a person's own words that a reply repeats."""
COURTESIES = {
    Courtesy.HELLO: "Hello. Ask me about certifications: what they cost, who they are for, how to prepare.",
    Courtesy.THANKS: "You are welcome.",
    Courtesy.BYE: "Goodbye, and good luck with your certification.",
    Courtesy.ASKING: "Please go ahead. Ask me about certifications: what they cost, who they are for, how to prepare.",
    Courtesy.WHO: (
        "I answer questions about certifications from a knowledge base that people keep, and I cite my sources. "
        "Ask in your own words, for example what a certification costs, who it is for or how to prepare."
    ),
}
NOT_KNOWN = "I don't know that: my knowledge base has no answer to it."
NOT_KNOWN_OF = "I don't know that about {names}: my knowledge base has no answer to it."
ENGLISH_ONLY = "I understand English only. Please ask in English, in your own words."
EMPTY = "I found no question in that message. Ask me about a certification in your own words."
WHICH = "I am not sure which of these you mean:"
WHICH_CERTIFICATION = "That depends on the certification. Which one do you mean?"
NOT_RANKED = "No source that I know ranks the certifications by that. What is said of each:"
WHICH_NAME = "“{name}” can mean several things."
NOT_SURE_OF = "I am not sure what is meant by this: “{question}” Ask it by itself, and I will say what is near."
NO_ANSWER_TO = "I have no answer to this: “{question}”"
ASKED_BEYOND = "I answer up to {most} questions at once. Please ask this by itself: “{question}”"
CUT = " …"
NOT_COVERED = "I know {name} by name only. My knowledge base does not cover {it}, so I can't answer that."
NOT_COMPARED = "I know {name} by name only. My knowledge base does not cover {it}, so I can't compare with {it}."
ONE, SEVERAL = "it", "them"
GONE = "That answer is no longer in the knowledge base. Please ask again in your own words."


def not_covered(items: Sequence[Elsewhere]) -> str:
    """Return the sentence that says these certifications are not covered."""
    return _by_name(NOT_COVERED, items)


def not_compared(items: Sequence[Elsewhere]) -> str:
    """Return the sentence that says nothing can be put beside these certifications."""
    return _by_name(NOT_COMPARED, items)


def not_known(names: Sequence[str]) -> str:
    """Return the sentence that says so; with up to two names, of what."""
    return NOT_KNOWN_OF.format(names=" and ".join(names)) if 0 < len(names) <= NAMED else NOT_KNOWN


def which(ambiguous: Sequence[AmbiguousName]) -> str:
    """Return the question back, with what tells the meanings of an ambiguous name apart."""
    advice = [item.advice.text.strip() if item.advice else WHICH_NAME.format(name=item.name) for item in ambiguous[:1]]
    return "\n".join((*advice, WHICH))


def under(question: str, text: str) -> str:
    """Return a text under the question that it answers."""
    return f"**{question}**\n\n{text.strip()}"


def left_open(question: str, *, unsure: bool) -> str:
    """Return the sentence that names a question which is not answered, shortened: unknown, or not clear enough."""
    text = NOT_SURE_OF if unsure else NO_ANSWER_TO
    return text.format(question=shorten(question, LONGEST_QUOTE, placeholder=" …"))


def asked_beyond(questions: Sequence[str], most: int) -> str:
    """Return the sentence that names what is asked beyond so many questions, shortened."""
    return ASKED_BEYOND.format(most=most, question=shorten(" ".join(questions), LONGEST_QUOTE, placeholder=" …"))


def together(entries: Sequence[Entry], *, headed: bool = False) -> str:
    """Return the answers of entries that are told together, each after the first under its question.

    With `headed` the first is too: then nobody knows which of them was meant.
    """
    first, *others = entries
    told = under(first.question, first.answer) if headed else first.answer.strip()
    return "\n\n".join((told, *(under(entry.question, entry.answer) for entry in others)))


def option(entry: Entry, certifications: Mapping[str, str]) -> Option:
    """Return the entry as an option: its question, with the certifications' names that the question lacks."""
    names = [certifications[id_] for id_ in entry.about if id_ in certifications]
    missing = [name for name in names if name.casefold() not in entry.question.casefold()]
    if not missing:
        return Option(entry, entry.question)
    more = [MORE_CERTIFICATIONS.format(number=len(missing) - NAMED)] if len(missing) > NAMED else []
    return Option(entry, f"{entry.question} ({', '.join((*missing[:NAMED], *more))})")


def _by_name(text: str, items: Sequence[Elsewhere]) -> str:
    names = dict.fromkeys(f"{item.name} ({item.publisher})" if item.publisher else item.name for item in items)
    return text.format(name=" and ".join(names), it=SEVERAL if len(names) > 1 else ONE)

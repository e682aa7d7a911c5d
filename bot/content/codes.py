"""Responsible for the table of codes: everything that `certguide check` can find, with an example and what to do."""

from dataclasses import dataclass
from functools import partial
from types import MappingProxyType

from bot.domain.problem import Severity


@dataclass(frozen=True, slots=True)
class Code:
    """A kind of problem: what it finds, a line of YAML (or words) that has it, and what to do about it."""

    severity: Severity
    name: str
    finds: str
    example: str
    fix: str


_error, _warning = partial(Code, Severity.ERROR), partial(Code, Severity.WARNING)

_TABLE = (
    _error(
        "syntax",
        "text that is not YAML",
        "answer: Yes: it does",
        "quote the text, or indent it below `|`",
    ),
    _error(
        "duplicate-key",
        "the same key twice in one mapping, of which the second would win silently",
        "{id: a, id: b}",
        "keep one of them",
    ),
    _error(
        "unknown-key",
        "a key that the format does not have",
        "awnser: Yes.",
        "use the key that the message names, or take it out",
    ),
    _error(
        "wrong-type",
        "a value of another type or form than the field takes",
        "reviewed: last week",
        "write the value as the message says",
    ),
    _error(
        "missing-field",
        "a field that must be there and is not, or is empty",
        "- id: focp-price   # without question and answer",
        "add the field",
    ),
    _error(
        "duplicate-id",
        "an id given to two things of a kind",
        "two entries with id: focp-price",
        "give one of them another id",
    ),
    _error(
        "dangling-id",
        "an id that stands for nothing in the folder",
        "about: [no-such-certification]",
        "use an id that exists, or add what it stands for",
    ),
    _error(
        "unknown-source",
        "a source that sources.yaml does not have",
        "sources: [no-such-guide#faq-1]",
        "add the source to sources.yaml, or use the id of one that is there",
    ),
    _error(
        "unknown-place",
        "a place that its source does not list",
        "sources: [architect-guide#faq-99]",
        "add the place to the source in sources.yaml, or cite one that is there",
    ),
    _error(
        "same-ask",
        "the same question twice, so that one of its entries could never be found by it",
        "how much is FOCP? below two entries",
        "keep it where it belongs",
    ),
    _error(
        "alias-claimed-twice",
        "a name that two things of a kind claim",
        "aliases: [finops professional] of two certifications",
        "take it from both and put it into ambiguous.yaml",
    ),
    _error(
        "cycle",
        "things that require, include or succeed each other in a circle, or a step twice in a path",
        "level a requires b, and b requires a",
        "take out the link that is wrong",
    ),
    _error(
        "not-utf8",
        "a file in another encoding than UTF-8",
        "a file saved as UTF-16 or Latin-1",
        "save the file as UTF-8",
    ),
    _error(
        "tab",
        "a tab where YAML takes only spaces",
        "a line that begins with a tab",
        "indent with spaces",
    ),
    _error(
        "too-large",
        "a file over 5 MB, or with more values than we read",
        "a file of 6 MB",
        "split the file",
    ),
    _error(
        "alias-bomb",
        "YAML aliases that stand for far more text than the file holds, or for themselves",
        "a: &a [*a, *a]",
        "write the values out",
    ),
    _error(
        "too-deep",
        "lists and mappings nested more than 20 deep",
        "[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]",
        "nest less",
    ),
    _error(
        "outside-folder",
        "a link that leads out of the knowledge folder, or nowhere; it is not followed",
        "faq/prices.yaml -> /etc/prices.yaml",
        "put the file itself into the folder",
    ),
    _error(
        "unsafe-tag",
        "a YAML tag that asks for more than text, lists and mappings",
        "answer: !!python/object:os.system x",
        "take out the tag",
    ),
    _warning(
        "uncited",
        "an entry or a statement without sources",
        "sources: []",
        "cite the places that say so, or set `known: false` when none does",
    ),
    _warning(
        "uncited-place",
        "a place of a source that nothing cites",
        "places: {faq-9: Question 9} and no architect-guide#faq-9",
        "cite it where its facts stand, or take it out",
    ),
    _warning(
        "few-asks",
        "an entry with fewer than six asks: people put a question in many ways",
        "asks: []",
        "add ways in which people ask this",
    ),
    _warning(
        "near-ask",
        "asks of two entries that differ by small words or a misspelling, so that it is chance which one wins",
        "what does focp cost / what does the focp cost",
        "keep it where it belongs, or say what tells the two apart",
    ),
    _warning(
        "near-duplicate",
        "two entries with nearly the same answer",
        "the same answer below two ids",
        "make one entry of them",
    ),
    _warning(
        "stale",
        "an entry whose `review_by` has passed; never fails --strict",
        "review_by: 2020-01-01",
        "read it again, mend it, and set `reviewed` and `review_by`",
    ),
    _warning(
        "answer-too-long",
        "an answer of more than 900 characters",
        "an answer of two pages",
        "shorten it, or make two entries of it",
    ),
    _warning(
        "unsupported-markdown",
        "Markdown that Slack does not show as written",
        "answer: <b>Yes</b>",
        "write it in plain Markdown",
    ),
    _warning(
        "unknown-file",
        "a YAML file whose name says nothing to us; it is not read",
        "role.yaml",
        "use the name that the message gives, or another file type",
    ),
    _warning(
        "never-wins",
        "an entry that its own question does not find",
        "a question that another entry answers better",
        "word the question and its asks more distinctly",
    ),
    _warning(
        "no-path",
        "a role to which no source recommends a certification",
        "recommendations: []",
        "add a recommendation, or take out the role",
    ),
    _warning(
        "unreachable",
        "a level that nobody can reach, or a step of a path that is retired",
        "prerequisites: [a level of a retired certification]",
        "name the successor, or what is required today",
    ),
    _warning(
        "needs-quotes",
        "text that YAML reads as something else than it says to the eye",
        "- is focp the #1 certificate",
        "quote it, or write the list one item per line",
    ),
)

CODES = MappingProxyType({code.name: code for code in _TABLE})
"""All codes by name: errors first, in the order of the documentation."""

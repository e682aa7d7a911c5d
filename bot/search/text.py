"""From what people type to words: cleaned, split and stemmed."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache

import Stemmer

LONGEST_QUESTION = 4_000
"""Characters of a message that are read; more than that is never a question (Slack cuts slash commands there, too)."""

KEPT = 8_192
"""Texts of the knowledge of which the words are remembered: several parts of an index look at the same ones."""
LAST_LATIN = 0x24F
"""The last code point of Unicode's block Latin Extended-B."""

_CODE = re.compile(r"```.*?(?:```|\Z)|`[^`\n]*`", re.DOTALL)
_QUOTED = re.compile(r"^\s*(?:>|&gt;).*$", re.MULTILINE)
_LINK = re.compile(r"<?https?://[^\s|>]+(?:\|([^>]*))?>?", re.IGNORECASE)
_BETWEEN = re.compile(r"[^\w]+|_")
_ADDRESS = re.compile(r"<mailto:[^>]*>|(?:mailto:)?[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+", re.IGNORECASE)
_CALLED = re.compile(r"<[!#][^|>]*(?:\|([^>]*))?>")
_PERSON = re.compile(r"<@[^>]*>|(?<![\w.])@[\w.\-]+")
_EMOJI = re.compile(r":[a-z0-9_+\-]{2,}:", re.IGNORECASE)
_TRAPPINGS = (
    (_CODE, " "),
    (_QUOTED, " "),
    (_LINK, r" \1 "),
    (_ADDRESS, " "),
    (_CALLED, r" \1 "),
    (_PERSON, " "),
    (_EMOJI, " "),
)
"""What is taken out in this order, and what is left of it."""
_SIGNS = re.compile("[`<>&:@]")
"""Each of these has one of the signs; most texts have none, and need not be looked through for any of them."""
_SLASHED = (
    (re.compile(r"\bw/o(?!\w)", re.IGNORECASE), "without"),
    (re.compile(r"(?<!\S)w/(?=\w|\s)", re.IGNORECASE), "with "),
)
"""Words that chat writes with a slash, which stands between words otherwise."""
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_APOSTROPHE = re.compile("['’]")
_ACCENT = re.compile("[\u0300-\u036f]")
"""Unicode's block Combining Diacritical Marks."""
_STEMMER = Stemmer.Stemmer("english")


def clean(text: str) -> str:
    """Return the text without the trappings of chat, in NFKC form.

    They are code, quotes of other people, link targets, e-mail addresses, mentions, calls such as `<!here>` and emoji.
    Halves of characters, which JSON may hold, are dropped: nothing that takes UTF-8 takes them.
    """
    whole = text[:LONGEST_QUESTION].encode("utf-8", "ignore").decode("utf-8")
    bare = text = unicodedata.normalize("NFKC", whole)
    for trapping, left in _TRAPPINGS if _SIGNS.search(text) else ():
        bare = trapping.sub(left, bare)
    for slashed, meant in _SLASHED if "/" in bare else ():
        bare = slashed.sub(meant, bare)
    return " ".join(bare.split()) or " ".join(text.split())


def aside(text: str) -> str:
    """Return what a text quotes of other people, shows as code or links to: no part of the question, but perhaps its matter."""
    if not _SIGNS.search(text):
        return ""
    links = (_BETWEEN.sub(" ", link[0]) for link in _LINK.finditer(text))
    parts = (*_CODE.findall(text), *_QUOTED.findall(text), *links)
    return clean(" ".join(part.strip("`> \n").removeprefix("&gt;") for part in parts)) if parts else ""


def without_accents(text: str) -> str:
    """Return a text with the bare letter for each one with an accent: people leave them out, and `cafe` is meant by both."""
    if text.isascii():
        return text
    return unicodedata.normalize("NFC", _ACCENT.sub("", unicodedata.normalize("NFKD", text)))


def words(text: str) -> tuple[str, ...]:
    """Return the words of a text in lower case, without accents and apostrophes; figures count as words."""
    found = _WORD.findall(without_accents(text.casefold()))
    return tuple(_APOSTROPHE.sub("", word) for word in found) if _APOSTROPHE.search(text) else tuple(found)


@lru_cache(maxsize=KEPT)
def words_kept(text: str) -> tuple[str, ...]:
    """Return the words of a text of the knowledge, and remember them: that is for no text of an asker."""
    return words(text)


def respelt(text: str, mended: Mapping[str, str]) -> str:
    """Return the text with words in place of those that they mend; all others stay as they were typed."""
    return _WORD.sub(lambda found: mended.get("".join(words(found[0])), found[0]), text) if mended else text


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """Return the Snowball (English) stem of a word in lower case."""
    return str(_STEMMER.stemWord(word))


def stems(several: Iterable[str]) -> frozenset[str]:
    """Return the stems of many words, none of which is kept."""
    return frozenset(_STEMMER.stemWords(list(several)))


def stems_of(text: str) -> tuple[str, ...]:
    """Return the stems of the words of a text, in their order."""
    return tuple(map(stem, words(text)))


def other_script(text: str) -> bool:
    """Tell whether most letters of a text are of another script than the Latin one."""
    letters = () if text.isascii() else [character for character in text if character.isalpha()]
    return sum(ord(letter) > LAST_LATIN for letter in letters) * 2 > len(letters)


def fold(text: str) -> str:
    """Return the letters and figures of a text run together, so that `Self-Paced` and `selfpaced` are one."""
    return "".join(words(text))

"""Responsible for comparing texts as people do: without regard to case, punctuation and spaces."""

import re
import unicodedata

_NOT_WORD = re.compile(r"[^\w+#]+")


def folded(text: str) -> str:
    """Return the words of a text in lower case with single spaces. `+` and `#` stay, since they tell names apart (C, C++, C#)."""
    plain = unicodedata.normalize("NFKC", text).casefold().replace("'", "").replace("\u2019", "")
    words = _NOT_WORD.sub(" ", plain).replace("_", " ").split()
    return " ".join(words) or plain.strip()

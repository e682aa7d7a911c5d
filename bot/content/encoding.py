"""Responsible for turning the bytes of a file into text, or into a problem that says which encoding they are in."""

import codecs
import re

from bot.content.problems import problem
from bot.domain.location import Location
from bot.domain.problem import Problem

_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
_WRONG = "the file is in {encoding}, not in UTF-8"
_BAD_BYTE = "this byte is not UTF-8; the file may be in Latin-1 or Windows-1252"
_NUL = "the file holds zero bytes: it is in UTF-16, or no text at all"
_CONTROL = "a control character that YAML does not take"
_CONTROL_FIX = "delete it; it cannot be seen in most editors"

# What YAML 1.1 calls printable, without the byte order mark in the middle of a file, which libyaml refuses.
_NOT_PRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")


def decode(file: str, data: bytes) -> str | Problem:
    """Return the text of a file without its byte order mark, or a problem (not-utf8 or syntax) at the first bad character."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return problem("not-utf8", Location(file), _WRONG.format(encoding=encoding))
    if b"\0" in data:
        return problem("not-utf8", _at(file, data, data.index(b"\0")), _NUL)
    body = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = body.decode()
    except UnicodeDecodeError as error:
        return problem("not-utf8", _at(file, body, error.start), _BAD_BYTE, f"0x{body[error.start]:02x}")
    if bad := _NOT_PRINTABLE.search(text):
        before = text[: bad.start()].encode()
        return problem("syntax", _at(file, before, len(before)), _CONTROL, f"U+{ord(bad.group()):04X}", _CONTROL_FIX)
    return text


def _at(file: str, data: bytes, offset: int) -> Location:
    lines = data[:offset].decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return Location(file, len(lines), len(lines[-1]) + 1)

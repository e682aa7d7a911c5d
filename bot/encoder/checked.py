"""Files of what can be computed again: replaced whole, and believed only when not a byte of them has changed."""

import hashlib
import secrets
from contextlib import suppress
from pathlib import Path

HASH = 32
"""Bytes of the SHA-256 of what follows it."""


def read_checked(file: Path, magic: bytes) -> memoryview | None:
    """Return what was written under this magic; None when the file is missing, damaged or foreign."""
    try:
        content = file.read_bytes()
    except OSError:
        return None
    start = len(magic) + HASH
    body = memoryview(content)[start:]
    whole = content.startswith(magic) and hashlib.sha256(body).digest() == content[len(magic) : start]
    return body if whole else None


def write_checked(file: Path, magic: bytes, body: bytes) -> None:
    """Replace a file by a rename, so that two processes never see half of it.

    A folder that cannot be written leaves us without the file, which is slower and no worse.
    """
    part = file.with_name(f"{file.name}.{secrets.token_hex(4)}")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(magic + hashlib.sha256(body).digest() + body)
        part.replace(file)
    except OSError:
        with suppress(OSError):
            part.unlink()

"""Files made to hurt end in problems, within 20 seconds of work and 500 MB of memory."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.content.folders import TODAY, write

SECONDS, BYTES = 20, 500_000_000


def entry(key: str, value: bytes) -> bytes:
    return b"entries:\n- {id: a, question: b, answer: c, %s: %s}" % (key.encode(), value)


def answer(text: bytes) -> bytes:
    return b"entries:\n- {id: a, question: b, answer: '%s'}" % text


def each(form: bytes, count: int, between: bytes = b"\n") -> bytes:
    """Return a form filled in with each number."""
    return between.join(form % {b"n": number, b"next": (number + 1) % count} for number in range(count))


def levels(form: bytes, count: int) -> bytes:
    return b"id: c\nname: C\nlevels:\n" + each(
        b"- {id: l%(n)d, name: L%(n)d, order: 1, prerequisites: [" + form + b"]}", count
    )


def named(number: int) -> bytes:
    return bytes(97 + number // 26**power % 26 for power in range(4))


FAQ: dict[str, tuple[bytes, str]] = {
    "nested lists": (b"[" * 2_000_000, "too-deep"),
    "nested mappings": (b"{a: " * 1_000_000, "too-deep"),
    "nested blocks": (b"- " * 2_400_000, "too-deep"),
    "nested keys": (b"? " * 2_400_000, "too-deep"),
    "a long list": (b"- a\n" * 1_249_999, "too-large"),
    "a long flow list": (b"entries: [" + b"a," * 290_000 + b"]", "wrong-type"),
    "a list of nothing": (entry("asks", b"[" + b"~," * 290_000 + b"]"), "wrong-type"),
    "empty mappings": (b"entries: [" + b"{}," * 290_000 + b"]", "missing-field"),
    "unknown keys": (b"entries:\n- {" + each(b"k%(n)d: 1", 140_000, b",") + b"}", "wrong-type"),
    "a key of 5 MB": (b"k" * 4_900_000 + b": 1", "syntax"),
    "an explicit key of 5 MB": (b"? " + b"k" * 4_900_000 + b"\n: 1", "unknown-key"),
    "aliases of a long text": (b"- &t " + b"x" * 1_000_000 + b"\n" + b"- *t\n" * 290_000, "alias-bomb"),
    "aliases of aliases": (b"- &a [x]\n" + each(b"- &a [*a,*a,*a,*a,*a,*a,*a,*a,*a]", 9), "alias-bomb"),
    "tags": (b"entries:\n" + b"- !!python/object:os.x y\n" * 150_000, "unsafe-tag"),
    "images that never end": (answer(b"![" * 2_000_000), "answer-too-long"),
    "emphasis that never ends": (answer(b"*a_ <" * 800_000), "answer-too-long"),
    "ids that dangle": (entry("about", b"[" + each(b"x%(n)d", 280_000, b",") + b"]"), "dangling-id"),
    "asks one letter apart": (
        b"entries:\n"
        + b"\n".join(b"- {id: e%d, question: reach platform%s, answer: b}" % (n, named(n)) for n in range(15_000)),
        "near-ask",
    ),
}
CERTIFICATION: dict[str, tuple[bytes, str]] = {
    "levels in a circle": (levels(b"l%(next)d", 25_000), "cycle"),
    "levels that require each other": (levels(each(b"l%(n)d", 500, b",").replace(b"%", b"%%"), 500), "cycle"),
}
NASTY = {
    **{case: ("faq_a", *data) for case, data in FAQ.items()},
    **{case: ("certifications_c", *data) for case, data in CERTIFICATION.items()},
}

PROGRAM = f"""
import resource, sys
from datetime import date
from pathlib import Path
resource.setrlimit(resource.RLIMIT_CPU, ({SECONDS}, {SECONDS}))
resource.setrlimit(resource.RLIMIT_DATA, ({BYTES}, {BYTES}))
from bot.content import check
print(*sorted({{problem.code for problem in check(Path(sys.argv[1]), date.fromisoformat("{TODAY}"))}}))
"""


@pytest.mark.parametrize("case", NASTY)
def test_a_file_made_to_hurt_ends_in_problems_within_bounds(case: str, tmp_path: Path) -> None:
    name, data, code = NASTY[case]
    assert len(data) < 5_000_000
    folder = write(tmp_path, **{name: data})

    # Counted in processor time and in memory asked for, so that a busy machine changes nothing.
    done = subprocess.run([sys.executable, "-c", PROGRAM, str(folder)], capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr[-2000:]
    assert code in done.stdout.split()

"""Whatever a folder holds, checking it ends in knowledge or in problems, and never in another exception."""

import tempfile
from pathlib import Path

import yaml
from bot.content import check, load
from bot.content.codes import CODES
from bot.content.kinds import KINDS
from bot.content.nodes import Mapping, Scalar, plain
from bot.content.problems import errors
from bot.content.reading import parse
from bot.domain.problem import Problem
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.content.folders import TODAY

FULL = Path(__file__).parent / "full"
VALID = {path.relative_to(FULL).as_posix(): path.read_bytes() for path in sorted(FULL.rglob("*.y*ml"))}
NAMES = tuple(KINDS)

thorough = settings(max_examples=150, deadline=None)

texts = st.one_of(
    st.text(max_size=20), st.sampled_from(["null", "no", "12:30", "a#b", "bean-exam", "2026-01-01", "-1", "x y"])
)
trees = st.recursive(
    st.one_of(texts, st.none(), st.booleans(), st.integers(), st.dates()),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(texts, inner, max_size=4)),
    max_leaves=20,
)


def keys(kind: str) -> list[str]:
    """Return the keys that mean something somewhere, so that structures come near to valid ones."""
    tree = parse("a.yaml", (FULL / "certifications/bean-exam.yaml").read_bytes()).root
    assert isinstance(tree, Mapping)
    return [
        *tree.pairs,
        "id",
        "name",
        "question",
        "answer",
        "asks",
        "about",
        "sources",
        "text",
        "places",
        KINDS[kind].key or "levels",
    ]


@st.composite
def things(draw: st.DrawFn) -> tuple[str, bytes]:
    """Draw a file of a kind whose list holds mappings with known keys and any values."""
    kind = KINDS[draw(st.sampled_from(NAMES))]
    known = st.sampled_from(keys(kind.name))
    thing = st.dictionaries(
        known, st.one_of(trees, st.lists(st.dictionaries(known, trees, max_size=5), max_size=3)), max_size=8
    )
    data = {kind.key: draw(st.lists(thing, max_size=3))} if kind.key else draw(thing)
    name = kind.name if kind.name not in ("faq", "certifications") else f"{kind.name}/a"
    return f"{name}.yaml", yaml.safe_dump(data, allow_unicode=True).encode()


@st.composite
def mutations(draw: st.DrawFn) -> tuple[str, bytes]:
    """Draw a valid file with a few places overwritten, cut out or doubled."""
    name = draw(st.sampled_from(sorted(VALID)))
    data = VALID[name]
    for _ in range(draw(st.integers(1, 4))):
        begin = draw(st.integers(0, len(data)))
        end = min(len(data), begin + draw(st.integers(0, 12)))
        put = draw(
            st.one_of(
                st.binary(max_size=6),
                st.sampled_from([b"", b"\t", b"- ", b": ", b"&a ", b"*a", b"[", b"{", b"!!x ", b"#"]),
            )
        )
        data = data[:begin] + put + data[end:]
    return name, data


def settle(name: str, changed: bytes) -> tuple[Problem, ...]:
    """Check a full folder of which one file is changed or added, and return its problems."""
    with tempfile.TemporaryDirectory() as folder:
        for file, data in {**VALID, name: changed}.items():
            path = Path(folder, file)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        problems = check(Path(folder), TODAY)
        assert (load(Path(folder)).knowledge is None) is bool(errors(problems))
        return problems


def is_fit_to_print(problem: Problem, folder_files: set[str]) -> bool:
    at = problem.location
    shown = f"{problem.message} {problem.value} {problem.fix}"
    return at.file in folder_files and at.line > 0 and at.column > 0 and problem.code in CODES and shown.isprintable()


@thorough
@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    parsed = parse("a.yaml", data)

    assert not parsed.stopped or parsed.problems


@thorough
@given(st.text(alphabet="ab:-?[]{},&*!|>'\"%#@` \n\t~", max_size=60))
def test_any_text_of_yaml_signs_is_read_or_refused_where_it_stands(text: str) -> None:
    parsed = parse("a.yaml", text.encode())

    lines = text.split("\n")
    assert all(1 <= problem.location.line <= len(lines) + 1 for problem in parsed.problems)


@thorough
@given(trees)
def test_what_pyyaml_writes_is_read_back_as_text(tree: object) -> None:
    parsed = parse("a.yaml", yaml.safe_dump(tree, allow_unicode=True).encode("utf-8", "surrogatepass"))

    if not parsed.problems and parsed.root is not None and isinstance(tree, str):
        assert isinstance(parsed.root, Scalar)
        assert plain(parsed.root) == tree


@settings(max_examples=60, deadline=None)
@given(things())
def test_any_structure_leads_to_knowledge_or_problems(file: tuple[str, bytes]) -> None:
    name, data = file

    assert all(is_fit_to_print(problem, {*VALID, name}) for problem in settle(name, data))


@settings(max_examples=100, deadline=None)
@given(mutations())
def test_any_slip_in_a_valid_folder_leads_to_knowledge_or_problems(file: tuple[str, bytes]) -> None:
    name, data = file

    assert all(is_fit_to_print(problem, {*VALID, name}) for problem in settle(name, data))

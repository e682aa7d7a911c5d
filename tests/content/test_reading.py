"""Reading a file: its encoding, its text as written, its positions, and what stops it."""

import pytest
from bot.content.nodes import Mapping, Node, Scalar, Sequence, plain
from bot.content.reading import Parsed, parse

DEEPEST = b"[" * 20 + b"]" * 20


def read(data: bytes | str) -> Parsed:
    return parse("a.yaml", data.encode() if isinstance(data, str) else data)


def root(data: bytes | str) -> Node:
    parsed = read(data)
    assert parsed.problems == ()
    assert parsed.root is not None
    return parsed.root


def first(data: bytes | str) -> tuple[str, int, int]:
    found = read(data).problems[0]
    return found.code, found.location.line, found.location.column


@pytest.mark.parametrize("text", ["no", "12:30", "2027-06-01", "1.10", "007", "0x1f", "1e3", "true", ".inf", "=", "<<"])
def test_plain_text_stays_what_the_editor_wrote(text: str) -> None:
    assert plain(root(f"a: {text}")) == {"a": text}


@pytest.mark.parametrize("text", ["", "~", "null", "Null", "NULL", "# only a comment"])
def test_nothing_is_no_text(text: str) -> None:
    assert plain(root(f"a: {text}")) == {"a": None}


@pytest.mark.parametrize("text", ["'null'", '"null"', "!!str null", "|-\n  null"])
def test_quoted_null_is_text(text: str) -> None:
    assert plain(root(f"a: {text}")) == {"a": "null"}


@pytest.mark.parametrize(
    ("data", "value"),
    [
        ('["\\u00e9", "\\ud83d\\ude00", "a\\/b"]', ["é", "😀", "a/b"]),
        ('{"a": [1, true, null]}', {"a": ["1", "true", None]}),
        ("\ufeffa: ü", {"a": "ü"}),
        ("a: 1\r\nb: 2\r\n", {"a": "1", "b": "2"}),
        ("- &x [1, 2]\n" + "- *x\n" * 3000, [["1", "2"]] * 3001),
        ("a: &x [1, 2]\nb: *x", {"a": ["1", "2"], "b": ["1", "2"]}),
        ("--- \na: b\n...\n", {"a": "b"}),
        ("? a\n: b", {"a": "b"}),
    ],
)
def test_json_and_the_forms_of_yaml_are_read(data: str, value: object) -> None:
    assert plain(root(data)) == value


@pytest.mark.parametrize("data", ["", "# nothing\n", "\ufeff", "---\n"])
def test_an_empty_file_holds_nothing_and_is_no_fault_of_yaml(data: str) -> None:
    parsed = read(data)

    assert parsed.problems == ()
    assert parsed.root is None or plain(parsed.root) is None


def test_positions_count_characters_from_one() -> None:
    tree = root("# ü\nkey: ü\nlist:\n  - é: [ß, ö]\n")

    assert isinstance(tree, Mapping)
    assert [(key.text, key.line, key.column) for key, _ in tree.pairs.values()] == [("key", 2, 1), ("list", 3, 1)]
    listed = tree.get("list")
    assert isinstance(listed, Sequence)
    assert (listed.line, listed.column, listed.flow) == (4, 3, False)
    inner = listed.items[0]
    assert isinstance(inner, Mapping)
    assert inner.get("é") == Sequence((Scalar("ß", 4, 9, True), Scalar("ö", 4, 12, True)), 4, 8, True)


@pytest.mark.parametrize(
    ("line", "cut"),
    [
        ("- is it #1", True),
        ("- is it # one", True),
        ("- is it  #one", True),
        ("- is it  # a comment", False),
        ("- is it  #", False),
        ("- is it#1", False),
        ("- 'is it' #1", False),
    ],
)
def test_a_text_cut_by_what_may_be_no_comment_is_marked(line: str, cut: bool) -> None:
    tree = root(line + "\n")

    assert isinstance(tree, Sequence)
    assert [item.cut for item in tree.items if isinstance(item, Scalar)] == [cut]


@pytest.mark.parametrize(
    ("data", "where"),
    [
        ("a: 1".encode("utf-16"), ("not-utf8", 1, 1)),
        ("a: 1".encode("utf-32"), ("not-utf8", 1, 1)),
        ("a: 1".encode("utf-16-le"), ("not-utf8", 1, 2)),
        ("a: ü\nb: é".encode("latin-1"), ("not-utf8", 1, 4)),
        (b"\xef\xbb\xbfa: 1\n\xff", ("not-utf8", 2, 1)),
        (b"a: 1\nb: \x07", ("syntax", 2, 4)),
        (b"a: 1\nb: \xef\xbb\xbf", ("syntax", 2, 4)),
        (b"#" * 5_000_001, ("too-large", 1, 1)),
        (b"- a\n" * 300_000, ("too-large", 300_000, 3)),
        (b"[" + DEEPEST + b"]", ("too-deep", 1, 21)),
        (b"a: &a " + b"[" * 10 + b"]" * 10 + b"\nb: " + b"[" * 10 + b"*a" + b"]" * 10, ("too-deep", 2, 14)),
        (b"a: &a [*a]", ("alias-bomb", 1, 8)),
        (b"- &a [" + b"x," * 100 + b"]\n- &b [" + b"*a," * 100 + b"]\n- *b\n- *b", ("alias-bomb", 3, 3)),
        (b"- &a " + b"x" * 999_999 + b"\n" + b"- *a\n" * 10, ("alias-bomb", 11, 3)),
        (b"a: *b", ("syntax", 1, 4)),
        (b"a: 1\n---\nb: 2\n", ("syntax", 2, 1)),
        (b"a: !x y", ("unsafe-tag", 1, 4)),
        (b"a: !!binary y", ("unsafe-tag", 1, 4)),
        (b"a: !!set {y}", ("unsafe-tag", 1, 4)),
        (b"[a]: b", ("wrong-type", 1, 1)),
        (b"a: 1\nb: 2\na: 3", ("duplicate-key", 3, 1)),
        (b"a: 1\n'a': 3", ("duplicate-key", 2, 1)),
        (b"a:\n  b: 1\n\tc: 2", ("tab", 3, 1)),
        (b"a: |\n  x\n \ty", ("tab", 3, 2)),
    ],
)
def test_what_stops_reading_is_found_where_it_stands(data: bytes, where: tuple[str, int, int]) -> None:
    assert first(data) == where


def test_twenty_lists_deep_is_not_too_deep() -> None:
    assert read(DEEPEST).problems == ()


def test_the_rest_of_a_file_is_read_past_doubled_keys_and_tags() -> None:
    parsed = read("a: 1\na: 2\nb: !x 3\nb: 4\n")

    assert [problem.code for problem in parsed.problems] == ["duplicate-key", "unsafe-tag", "duplicate-key"]
    assert parsed.root is not None
    assert plain(parsed.root) == {"a": "1", "b": "3"}


@pytest.mark.parametrize(
    ("data", "message", "value", "fix"),
    [
        ("a: b: c", "a colon where no key can stand", "a: b: c", "quote text that holds"),
        ("a: [1, 2", "a list in square brackets does not end", "a: [1, 2", "close it with `]`"),
        ("a: {b: 1", "a mapping in braces does not end", "a: {b: 1", "close it with `}`"),
        ("a: 'it's'", "the line does not fit the mapping that it stands in", "a: 'it's'", "quote text"),
        ("a: 'open\n", "a quoted text does not end", "a: 'open", "close the quotes"),
        ("a: @home", "text begins with a character that has a meaning in YAML", "a: @home", "quote text"),
        ('a: "\\q"', "a backslash that means nothing in double quotes", 'a: "\\q"', "single quotes"),
        ("- a\nb: c", "the line does not fit the list that it stands in", "b: c", "same column"),
        ("a: |x\n y", "text on the line of `|` or `>`", "a: |x", "next line"),
        (" a: 1\nb: 2", "the line stands left of the lines before it", "b: 2", "same column"),
        ("a: *b", "an alias without its anchor", "*b", 'quote the text when it begins with *: "*b"'),
        ("a: !b!c d", "an exclamation mark begins a tag that nothing defines", "a: !b!c d", "quote text"),
    ],
)
def test_faults_of_yaml_are_said_in_plain_words(data: str, message: str, value: str, fix: str) -> None:
    found = read(data).problems[0]

    assert (found.code, found.message, found.value) == ("syntax", message, value)
    assert fix in found.fix

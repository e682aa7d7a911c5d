"""`certguide ask --jsonl`: a question a line, an answer a line."""

import json
from typing import Any

import pytest

from tests.cli.conftest import Run, Start

QUESTION = {"id": "1", "text": "how much is bacp?"}


def answers(output: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in output.splitlines()]


def as_lines(*asked: object) -> str:
    return "".join(json.dumps(item) + "\n" for item in asked)


def test_answers_come_in_the_order_of_the_questions_with_their_ids(run: Run) -> None:
    result = run("ask", "--jsonl", input=as_lines(*({"id": number, "text": "thanks"} for number in range(20))))
    assert result.exit_code == 0
    assert [answer["id"] for answer in answers(result.stdout)] == list(range(20))
    assert result.stderr == ""


@pytest.mark.parametrize("id_", ["7", "", 7, -1.5, True, None, [1, "a"], {"a": None}, "é😀", "\ud83d", 10**30])
def test_an_id_of_any_kind_comes_back_as_it_was(run: Run, id_: object) -> None:
    result = run("ask", "--jsonl", input=as_lines({"id": id_, "text": "thanks"}))
    assert answers(result.stdout)[0]["id"] == id_
    assert result.exit_code == 0


def test_a_question_without_an_id_has_none_in_its_answer(run: Run) -> None:
    (answer,) = answers(run("ask", "--jsonl", input=as_lines({"text": "thanks"})).stdout)
    assert answer["id"] is None
    assert answer["status"] == "courtesy"


def test_an_answer_has_exactly_the_keys_of_the_interface(run: Run) -> None:
    asked = as_lines(QUESTION, {"id": "2", "text": "barista certification"})
    price, which = answers(run("ask", "--jsonl", input=asked).stdout)
    keys = {"id", "status", "text", "sources", "entries", "confidence", "ranked", "elapsed_ms"}
    assert set(price) == keys
    assert set(which) == keys | {"options"}
    assert all(set(option) == {"entry", "text", "sources"} for option in which["options"])
    assert all(set(match) == {"entry", "confidence"} for match in price["ranked"])


def test_keys_that_we_do_not_know_are_ignored(run: Run) -> None:
    plain, more = (
        answers(run("ask", "--jsonl", input=as_lines({**QUESTION, **extra})).stdout)[0]
        for extra in ({}, {"status": "x", "gold": ["a"], "must": None, "thread": None})
    )
    assert {**plain, "elapsed_ms": 0} == {**more, "elapsed_ms": 0}


def test_the_thread_holds_the_earlier_texts_of_the_asker(run: Run) -> None:
    asked = {"id": "1", "text": "and the live one?", "thread": ["who is cbpro for?", "how much is bacp?"]}
    (answer,) = answers(run("ask", "--jsonl", input=as_lines(asked)).stdout)
    assert answer["ranked"][0]["entry"] == "guild-live/price"


def test_a_question_does_not_hang_on_the_one_before(run: Run) -> None:
    alone = {"id": "2", "text": "and the live one?"}
    (one,) = answers(run("ask", "--jsonl", input=as_lines(alone)).stdout)
    _, other = answers(run("ask", "--jsonl", input=as_lines(QUESTION, alone)).stdout)
    assert {**one, "elapsed_ms": 0} == {**other, "elapsed_ms": 0}


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (b"how much is bacp?", "not JSON"),
        (b'{"id": "1", "text": "how', "not JSON"),
        (b'\xff\xfe{"text": "hi"}', "not JSON in UTF-8"),
        (b"[" * 100_000, "not JSON"),
        (b'{"id": ' + b"9" * 5_000 + b', "text": "hi"}', "not JSON"),
        (b'["how much is bacp?"]', "not a JSON object"),
        (b"7", "not a JSON object"),
        (b'{"id": "1"}', '"text" is missing'),
        (b'{"id": "1", "text": null}', '"text" is missing'),
        (b'{"id": "1", "text": ["a"]}', '"text" is missing'),
        (b'{"id": "1", "text": "hi", "thread": "hello"}', '"thread" is not a list'),
        (b'{"id": "1", "text": "hi", "thread": [1]}', '"thread" is not a list'),
    ],
    ids=lambda value: value[:24] if isinstance(value, bytes) else None,
)
def test_a_bad_line_is_told_the_work_goes_on_and_the_exit_code_is_1(run: Run, line: bytes, said: str) -> None:
    before, after = (json.dumps({"id": place, "text": "thanks"}).encode() for place in ("before", "after"))
    result = run("ask", "--jsonl", input=b"\n".join((before, line, after)))
    first, bad, last = answers(result.stdout)
    assert (first["id"], last["id"]) == ("before", "after")
    assert bad.keys() == {"id", "error"}
    assert bad["id"] is None
    assert said in bad["error"]
    assert len(bad["error"]) < 300
    assert result.exit_code == 1


@pytest.mark.parametrize("text", ["", "😀", "\x00\x1b[31m", "x" * 40_000, "\ud83d how much is bacp", "考试多少钱"])
def test_any_text_is_a_question(run: Run, text: str) -> None:
    result = run("ask", "--jsonl", input=as_lines({"id": "1", "text": text, "thread": [text]}))
    assert result.exit_code == 0
    assert answers(result.stdout)[0]["text"]


@pytest.mark.parametrize("empty", ["", "\n\n", "  \n"])
def test_blank_lines_are_not_answered(run: Run, empty: str) -> None:
    result = run("ask", "--jsonl", input=empty)
    assert (result.exit_code, result.stdout) == (0, "")


def test_each_answer_is_written_before_the_next_question_is_read(start: Start) -> None:
    with start("ask", "--jsonl") as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for line in (as_lines(QUESTION), "no json\n", as_lines({"id": "2", "text": "thanks"})):
            process.stdin.write(line.encode())
            process.stdin.flush()
            answer = json.loads(process.stdout.readline())
            assert answer["id"] == (json.loads(line)["id"] if line.startswith("{") else None)
        process.stdin.close()
        assert process.wait(timeout=30) == 1

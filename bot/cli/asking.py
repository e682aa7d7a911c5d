"""The commands that ask one question: `ask`, `explain`."""

import json
import sys
import time
from typing import Any

import click

from bot.cli.opening import knowledge_option, opened, opened_to_stay
from bot.service.answering import Answering, context_after
from bot.terminal.as_json import as_json
from bot.terminal.explained import explained
from bot.terminal.told import told

ASK_EXAMPLES = """\b
Examples:
  certguide ask "how much is the focp exam?"
  certguide ask "and for managers?" --thread "is certified finops architect useful for engineers?"
  certguide ask --json "what comes after the foundation level?"
  certguide ask --jsonl < questions.jsonl
"""
EXPLAIN_EXAMPLES = """\b
Examples:
  certguide explain "how much is the focp exam?"
  certguide explain "and for managers?" --thread "is certified finops architect useful for engineers?"
"""
NO_QUESTION = "there is no question; write it in quotes, or use --jsonl to read questions from standard input"
BOTH = "--jsonl reads the questions from standard input; leave out the question and --thread, or leave out --jsonl"


@click.command(epilog=ASK_EXAMPLES)
@click.argument("question", required=False)
@click.option("--thread", multiple=True, metavar="TEXT", help="An earlier question of the same thread, oldest first.")
@click.option("--json", "json_", is_flag=True, help="Print the reply as a JSON object.")
@click.option("--jsonl", is_flag=True, help="Read a JSON object a line from standard input, print one a line.")
@knowledge_option
def ask(question: str | None, thread: tuple[str, ...], json_: bool, jsonl: bool, knowledge: str | None) -> None:
    """Answer a question from the knowledge base, with its source."""
    if jsonl:
        if question or thread:
            raise click.UsageError(BOTH)
        sys.exit(_ask_lines(opened_to_stay(knowledge)))
    if question is None or not question.strip():
        raise click.UsageError(NO_QUESTION)
    answering = opened(knowledge)
    if json_:
        click.echo(json.dumps(_asked(answering, question, thread), ensure_ascii=False, indent=2))
    else:
        click.echo(_told(answering, question, thread))


@click.command(epilog=EXPLAIN_EXAMPLES)
@click.argument("question")
@click.option("--thread", multiple=True, metavar="TEXT", help="An earlier question of the same thread, oldest first.")
@knowledge_option
def explain(question: str, thread: tuple[str, ...], knowledge: str | None) -> None:
    """Say what was understood of a question, what it was compared with, and why the reply is what it is."""
    answering = opened(knowledge)
    for line in explained(answering.explain(question, context_after(answering, thread))):
        click.echo(line)


def _asked(answering: Answering, question: str, thread: tuple[str, ...], id_: Any = None) -> dict[str, Any]:
    context = context_after(answering, thread)
    began = time.perf_counter()
    turn = answering.ask(question, context)
    return as_json(turn.reply, (time.perf_counter() - began) * 1000, id_)


def _told(answering: Answering, question: str, thread: tuple[str, ...]) -> str:
    return told(answering.ask(question, context_after(answering, thread)).reply, answering.knowledge)


def _ask_lines(answering: Answering) -> int:
    """Answer a JSON object a line; a line that is none is answered by an error, and makes the exit code 1."""
    failed = 0
    for line in sys.stdin.buffer:
        if line.strip():
            answer = _answered_line(answering, line)
            failed |= "error" in answer
            # Escaped, since an id may hold half of a character, which nothing else can write.
            click.echo(json.dumps(answer))
            sys.stdout.flush()
    return int(failed)


def _answered_line(answering: Answering, line: bytes) -> dict[str, Any]:
    try:
        asked = json.loads(line.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        return {"id": None, "error": f"this line is not JSON in UTF-8 ({error}); write one object a line"}
    fault = _fault(asked)
    if fault:
        return {"id": None, "error": fault}
    answer = _asked(answering, asked["text"], tuple(asked.get("thread") or ()))
    return {"id": asked.get("id"), **answer}


def _fault(asked: Any) -> str | None:
    if not isinstance(asked, dict):
        return 'this line is not a JSON object; write {"id": "1", "text": "a question"}'
    if not isinstance(asked.get("text"), str):
        return '"text" is missing or is not text; write {"id": "1", "text": "a question"}'
    thread = asked.get("thread")
    if thread is not None and not (isinstance(thread, list) and all(isinstance(text, str) for text in thread)):
        return '"thread" is not a list of texts; write "thread": ["an earlier question"]'
    return None

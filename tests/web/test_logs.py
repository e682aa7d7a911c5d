"""The log: JSON for machines, lines for people, and never a secret or a payload."""

import io
import json
import logging

import pytest
import structlog
from bot.web.logs import configure_logs


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        """Say yes."""
        return True


def test_a_stream_that_is_no_terminal_gets_json() -> None:
    stream = io.StringIO()
    configure_logs("info", stream)
    structlog.get_logger("certguide").info("replied", status="answer")
    line = json.loads(stream.getvalue())
    assert (line["event"], line["status"], line["level"], line["logger"]) == ("replied", "answer", "info", "certguide")
    assert line["timestamp"].endswith("Z")


def test_a_terminal_gets_a_line_for_people() -> None:
    stream = Terminal()
    configure_logs("info", stream)
    structlog.get_logger("certguide").info("replied", status="answer")
    assert "replied" in stream.getvalue()
    assert "status=answer" in stream.getvalue()
    assert stream.getvalue().count("\n") == 1


@pytest.mark.parametrize(("level", "heard"), [("debug", ["d", "i", "w"]), ("info", ["i", "w"]), ("error", [])])
def test_the_level_decides_what_is_heard(level: str, heard: list[str]) -> None:
    stream = io.StringIO()
    configure_logs(level, stream)
    log = structlog.get_logger("certguide")
    log.debug("d")
    log.info("i")
    log.warning("w")
    assert [json.loads(line)["event"] for line in stream.getvalue().splitlines()] == heard


@pytest.mark.parametrize("name", ["slack_sdk.web", "slack_bolt.RequestVerification", "uvicorn.error", "aiohttp.access"])
def test_libraries_are_heard_from_warnings_on(name: str) -> None:
    stream = io.StringIO()
    configure_logs("debug", stream)
    logging.getLogger(name).info("the payload")
    logging.getLogger(name).warning("take care")
    [line] = stream.getvalue().splitlines()
    assert (json.loads(line)["event"], json.loads(line)["logger"]) == ("take care", name)


@pytest.mark.parametrize(
    "secret",
    ["xoxb-12-ab-Cd", "xapp-1-A2-x", "xoxe.xoxp-1-abc", "https://hooks.slack.com/commands/T1/2/abc"],
)
def test_secrets_are_hidden_wherever_they_stand(secret: str) -> None:
    stream = io.StringIO()
    configure_logs("info", stream)
    logging.getLogger("slack_sdk").error("cannot use %s now", secret)
    try:
        raise ValueError(f"wss://x.org/link/?ticket=t-1&token={secret}")
    except ValueError:
        structlog.get_logger("certguide").exception("broke", value=secret)
    assert secret not in stream.getvalue()
    assert "t-1" not in stream.getvalue()
    assert "[hidden]" in stream.getvalue()


def test_a_link_to_a_plan_is_hidden() -> None:
    stream = io.StringIO()
    configure_logs("info", stream)
    logging.getLogger("uvicorn").error("GET https://certs.example.org/plans/T1.U2.90000.ab-c_d.ics HTTP/1.1")
    assert "/plans/[hidden] HTTP/1.1" in stream.getvalue()

"""The doctor: each thing that keeps people from an answer is named, with what to do about it."""

import asyncio
import json
import time
from email.utils import formatdate
from pathlib import Path

import aiohttp
import pytest
from bot.config import read_config
from bot.doctor.finding import Finding, Mark
from bot.doctor.slack_side import examined_slack
from bot.playground.wire import signed_headers

from tests.doctor.conftest import found, running
from tests.slack.deliveries import PATH, mention
from tests.slack.recorder import APP_TOKEN, SCOPES, Fault, Recorder

OK, NOTE, WRONG = Mark.OK, Mark.NOTE, Mark.WRONG
Variables = dict[str, str]
OTHER_SECRET = "f" * 32


async def send(variables: Variables, secret: str, status: int) -> None:
    """Send an event to the running app, signed with a secret."""
    body = json.dumps(mention("hello")).encode()
    headers = signed_headers(secret, time.time(), body, "application/json")
    async with (
        aiohttp.ClientSession() as session,
        session.post(f"http://127.0.0.1:{variables['PORT']}{PATH}", data=body, headers=headers) as answered,
    ):
        assert answered.status == status


async def test_a_healthy_installation_has_nothing_wrong_or_to_note_but_the_encoder_that_is_off(
    variables: Variables, slack: Recorder
) -> None:
    async with running(variables, slack):
        told = await found(variables)
    assert {part: finding.mark for part, finding in told.items() if finding.mark is not OK} == {"encoder": NOTE}
    assert {"settings", "secret", "token", "scopes", "clock", "port", "ready", "signatures", "endpoint"} <= set(told)


@pytest.mark.parametrize(
    ("changed", "what"),
    [
        ({"SLACK_BOT_TOKEN": ""}, "SLACK_BOT_TOKEN is missing; copy the Bot User OAuth Token"),
        ({"SLACK_BOT_TOKEN": "xoxp-1"}, "SLACK_BOT_TOKEN looks like a user token"),
        ({"SLACK_SIGNING_SECRET": ""}, "SLACK_SIGNING_SECRET is missing; copy the Signing Secret"),
        ({"PORT": "http"}, "PORT is not a port number"),
    ],
)
async def test_a_setting_that_is_missing_or_bad_is_told_and_the_rest_still_looked_at(
    variables: Variables, changed: Variables, what: str
) -> None:
    told = await found({**variables, **changed})
    assert told["settings"].mark is WRONG
    assert what in str(told["settings"])
    assert told["knowledge"].mark is OK
    assert "token" not in told


@pytest.mark.parametrize("secret", ["0123456789abcdef" * 4, "xyz" * 10, "AbCdEfGhIjKlMnOpQrStUvWx"])
async def test_a_secret_of_another_shape_is_told_without_telling_it(variables: Variables, secret: str) -> None:
    told = (await found({**variables, "SLACK_SIGNING_SECRET": secret}))["secret"]
    assert told.mark is NOTE
    assert f"(it has {len(secret)})" in told.what
    assert secret not in str(told)


@pytest.mark.parametrize(
    ("fault", "what"),
    [
        (Fault(error="token_revoked"), "Slack does not accept SLACK_BOT_TOKEN (token_revoked); install the app"),
        (Fault(error="invalid_auth"), "Slack does not accept SLACK_BOT_TOKEN (invalid_auth); install the app"),
        (Fault(status=404), "is not the Web API of Slack; check SLACK_API_URL"),
    ],
)
async def test_a_token_that_slack_refuses_is_told_with_its_word(
    variables: Variables, slack: Recorder, fault: Fault, what: str
) -> None:
    slack.fail("auth.test", fault)
    told = await found(variables)
    assert told["token"].mark is WRONG
    assert what in str(told["token"])


async def test_slack_out_of_reach_is_told(variables: Variables) -> None:
    told = (await found({**variables, "SLACK_API_URL": "http://127.0.0.1:9/api/"}))["token"]
    assert told.mark is WRONG
    assert "Slack cannot be reached at http://127.0.0.1:9/api/" in told.what


@pytest.mark.parametrize(
    ("granted", "mark", "what"),
    [
        ("chat:write,commands", WRONG, "not granted: app_mentions:read, im:history; paste `certguide manifest`"),
        (f"{SCOPES},files:write", NOTE, "granted and not used: files:write"),
        (f"{SCOPES},users:read", OK, "granted as in the manifest (app_mentions:read, "),
        ("app_mentions:read,chat:write,commands,im:history", NOTE, "not granted: assistant:write, so no questions"),
        (SCOPES.replace(",", ", "), OK, "granted as in the manifest"),
    ],
)
async def test_scopes_are_compared_with_the_manifest(
    variables: Variables, slack: Recorder, granted: str, mark: Mark, what: str
) -> None:
    slack.fail("auth.test", Fault(headers={"x-oauth-scopes": granted}))
    told = (await found(variables))["scopes"]
    assert told.mark is mark
    assert what in str(told)


@pytest.mark.parametrize(("seconds", "mark"), [(0, OK), (-29, OK), (60, NOTE), (-400, WRONG), (3600, WRONG)])
@pytest.mark.parametrize("error", [None, "invalid_auth"])
async def test_the_clock_is_compared_with_slacks_even_when_it_refuses_us(
    variables: Variables, slack: Recorder, seconds: int, mark: Mark, error: str | None
) -> None:
    now = 1_800_000_000
    slack.fail("auth.test", Fault(error=error, headers={"Date": formatdate(now, usegmt=True)}))
    told = {finding.part: finding for finding in await examined_slack(read_config(variables), lambda: now + seconds)}
    assert told["clock"].mark is mark
    assert mark is not WRONG or "set the clock by NTP" in told["clock"].fix


async def test_the_app_token_is_tried_in_socket_mode(variables: Variables, slack: Recorder) -> None:
    del variables["PORT"]
    slack.fail("apps.connections.open", Fault(error="invalid_auth"))
    told = await found({**variables, "SLACK_APP_TOKEN": APP_TOKEN})
    assert "SLACK_APP_TOKEN (invalid_auth)" in told["app token"].what
    assert not {"secret", "endpoint", "port"} & set(told)
    assert (await found({**variables, "SLACK_APP_TOKEN": APP_TOKEN}))["app token"].mark is OK


async def test_a_process_that_does_not_run_is_noted(variables: Variables) -> None:
    told = (await found(variables))["port"]
    assert (told.mark, "it is free; start it" in str(told)) == (NOTE, True)


async def test_another_program_on_the_port_is_told(variables: Variables) -> None:
    async def refuse(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
        writer.close()

    async with await asyncio.start_server(refuse, "", int(variables["PORT"])):
        told = (await found(variables))["port"]
    assert str(told).endswith(f"something else listens on PORT {variables['PORT']}; set PORT to a free one")


async def test_a_process_started_with_another_secret_is_told(variables: Variables, slack: Recorder) -> None:
    async with running({**variables, "SLACK_SIGNING_SECRET": OTHER_SECRET}, slack):
        told = (await found(variables))["endpoint"]
    assert told.mark is WRONG
    assert "refuses a request signed with SLACK_SIGNING_SECRET" in told.what


async def test_a_secret_that_is_not_that_of_the_app_shows_in_what_was_refused(
    variables: Variables, slack: Recorder
) -> None:
    async with running(variables, slack):
        for _ in range(3):
            await send(variables, OTHER_SECRET, 401)
        told = await found(variables)
        again = await found(variables)
    assert told["endpoint"].mark is OK
    assert told["signatures"].mark is WRONG
    assert "3 with bad_signature" in told["signatures"].what
    assert "SLACK_SIGNING_SECRET is not that of the app" in told["signatures"].what
    assert again["signatures"] == told["signatures"]


async def test_without_metrics_it_says_how_to_have_refused_requests_counted(
    variables: Variables, slack: Recorder
) -> None:
    del variables["CERTGUIDE_METRICS_PORT"]
    async with running(variables, slack):
        told = (await found(variables))["signatures"]
    assert (told.mark, told.fix) == (NOTE, "set CERTGUIDE_METRICS_PORT")


async def test_a_process_that_is_not_ready_is_told_by_its_parts(variables: Variables, slack: Recorder) -> None:
    async with running(variables, slack), asyncio.timeout(10):
        slack.fail("chat.postMessage", *[Fault(error="token_revoked")] * 50)
        await send(variables, variables["SLACK_SIGNING_SECRET"], 200)
        while (told := (await found(variables))["ready"]).mark is OK:
            await slack.until("chat.postMessage")
    assert (told.mark, told.what) == (WRONG, "not ready: auth")


@pytest.mark.parametrize(
    ("broken", "what"),
    [
        ("entries: [{id: a}]", "errors in"),
        (None, "faq"),
    ],
)
async def test_knowledge_that_does_not_load_is_told(
    variables: Variables, tmp_path: Path, broken: str | None, what: str
) -> None:
    folder = tmp_path / "broken"
    folder.mkdir()
    if broken:
        (folder / "faq").mkdir()
        (folder / "faq" / "a.yaml").write_text(broken)
    told = (await found({**variables, "CERTGUIDE_KNOWLEDGE": str(folder)}))["knowledge"]
    assert told.mark is WRONG
    assert what in told.what
    assert told.fix


async def test_the_encoder_is_tried(variables: Variables) -> None:
    assert (await found({**variables, "CERTGUIDE_ENCODER": "on"}))["encoder"].mark is not WRONG
    told = (await found({**variables, "CERTGUIDE_ENCODER": "/nowhere"}))["encoder"]
    assert told.mark is WRONG
    assert "CERTGUIDE_ENCODER names /nowhere" in told.what


async def test_nothing_that_is_secret_is_told(variables: Variables, slack: Recorder) -> None:
    slack.fail("auth.test", Fault(error="invalid_auth"))
    lines = "\n".join(map(str, (await found(variables)).values()))
    assert variables["SLACK_SIGNING_SECRET"] not in lines
    assert variables["SLACK_BOT_TOKEN"] not in lines


def test_a_line_has_its_mark_its_part_what_was_found_and_what_to_do() -> None:
    assert str(Finding("port", WRONG, "it is taken", "set another")) == "wrong port:      it is taken; set another"
    assert str(Finding("clock", OK, "agrees with Slack's")) == "ok    clock:     agrees with Slack's"


@pytest.mark.parametrize(
    ("code", "mark"),
    [("message_not_found", Mark.OK), ("channel_not_found", Mark.WRONG), ("not_in_channel", Mark.WRONG)],
)
async def test_the_channel_of_experts_is_looked_for(
    variables: dict[str, str], slack: Recorder, code: str, mark: Mark
) -> None:
    assert "experts" not in await found(variables)
    slack.fail("chat.getPermalink", Fault(error=code))
    told = (await found({**variables, "CERTGUIDE_EXPERTS_CHANNEL": "C1"}))["experts"]
    assert told.mark is mark
    assert "C1" in told.what
    assert slack.posts == []

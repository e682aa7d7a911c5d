"""The running process: whether it listens, is ready, and takes what is signed with the secret of these settings."""

import json
import time

import aiohttp
from prometheus_client.parser import text_string_to_metric_families
from slack_sdk.signature import SignatureVerifier

from bot.config import Config
from bot.doctor.finding import Finding, fine, note, wrong
from bot.slack.surface import EVENTS_PATH
from bot.web.listening import PortError, bound
from bot.web.requests import BAD_SIGNATURE

PORT, READY, ENDPOINT, SIGNATURES = "port", "ready", "endpoint", "signatures"
HOST = "http://127.0.0.1"
SECONDS = 5.0
CHALLENGE = "certguide-doctor"
RESTART = "start it with `certguide run`, or again if it was started with other settings"
SECRET_FIX = "copy the Signing Secret from Basic Information of the app whose token you use, and restart"


async def examined_endpoint(config: Config) -> tuple[Finding, ...]:
    """Return what was found about the process that listens on the port of these settings, if one does."""
    if config.port is None:
        return ()
    base = f"{HOST}:{config.port}"
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=SECONDS)) as session:
        try:
            async with session.get(f"{base}/livez") as answered:
                ours = answered.status == 200 and await answered.text() == "ok"
        except (aiohttp.ClientError, TimeoutError):
            return (_nobody(config.port),)
        if not ours:
            return (wrong(PORT, f"something else listens on PORT {config.port}", "set PORT to a free one"),)
        found = [fine(PORT, f"Certguide listens on PORT {config.port}"), await _ready(session, base)]
        if not config.socket_mode:
            # Counted before we sign a request ourselves, which may be refused too.
            found += await _signatures(session, config.metrics_port)
            found.append(await _signed(session, base, config.signing_secret or ""))
    return tuple(found)


def _nobody(port: int) -> Finding:
    try:
        bound(port).close()
    except PortError:
        fix = "end the process that holds it, or set PORT to a free one"
        return wrong(PORT, f"what listens on PORT {port} does not answer", fix)
    return note(PORT, f"nothing listens on PORT {port} of this machine, and it is free", RESTART)


async def _ready(session: aiohttp.ClientSession, base: str) -> Finding:
    try:
        async with session.get(f"{base}/readyz") as answered:
            if answered.status == 200:
                return fine(READY, "it can answer questions")
            return wrong(READY, (await answered.text())[:200], "see the lines of these parts, and the log")
    except (aiohttp.ClientError, TimeoutError) as error:
        return wrong(READY, f"it does not say whether it is ready ({type(error).__name__})", "see its log")


async def _signed(session: aiohttp.ClientSession, base: str, secret: str) -> Finding:
    """Send what Slack sends to verify an address, signed with our secret, and look whether it is accepted."""
    body = json.dumps({"type": "url_verification", "challenge": CHALLENGE})
    at = str(int(time.time()))
    headers = {
        "Content-Type": "application/json",
        "X-Slack-Request-Timestamp": at,
        "X-Slack-Signature": str(SignatureVerifier(secret).generate_signature(timestamp=at, body=body)),
    }
    try:
        async with session.post(f"{base}{EVENTS_PATH}", data=body, headers=headers) as answered:
            status, text = answered.status, await answered.text()
    except (aiohttp.ClientError, TimeoutError) as error:
        return wrong(ENDPOINT, f"{EVENTS_PATH} does not answer ({type(error).__name__})", "see its log")
    if status == 200 and CHALLENGE in text:
        return fine(ENDPOINT, "it takes a request signed with SLACK_SIGNING_SECRET")
    if status == 401:
        return wrong(ENDPOINT, "it refuses a request signed with SLACK_SIGNING_SECRET", RESTART)
    return wrong(ENDPOINT, f"{EVENTS_PATH} answers a signed request with status {status}", RESTART)


async def _signatures(session: aiohttp.ClientSession, port: int | None) -> tuple[Finding, ...]:
    """Read from the metrics how many requests were refused and taken: with a wrong secret all of Slack's are refused."""
    if port is None:
        return (note(SIGNATURES, "refused ones are not counted where this can read it", "set CERTGUIDE_METRICS_PORT"),)
    try:
        async with session.get(f"{HOST}:{port}/metrics") as answered:
            refused, taken = _counts(await answered.text())
    except (aiohttp.ClientError, TimeoutError, ValueError) as error:
        what = f"CERTGUIDE_METRICS_PORT {port} gives no metrics ({type(error).__name__})"
        return (wrong(SIGNATURES, what, RESTART),)
    if refused and not taken:
        what = f"all requests so far were refused ({refused} with {BAD_SIGNATURE})"
        return (wrong(SIGNATURES, f"{what}: SLACK_SIGNING_SECRET is not that of the app", SECRET_FIX),)
    if refused:
        what = f"{refused} requests were refused with {BAD_SIGNATURE}, {taken} were taken"
        return (
            note(SIGNATURES, what, "others than Slack may be trying; if the number follows Slack's, check the secret"),
        )
    return (fine(SIGNATURES, "no request was refused for its signature"),)


def _counts(metrics: str) -> tuple[int, int]:
    """Return how many requests were refused for their signature, and how many of Slack's were taken."""
    refused = taken = 0.0
    for family in text_string_to_metric_families(metrics):
        for sample in family.samples:
            if sample.name == "slack_requests_total":
                refused += sample.value * (sample.labels["outcome"] == BAD_SIGNATURE)
                taken += sample.value * (
                    sample.labels["outcome"] == "ok" and sample.labels["type"] != "url_verification"
                )
    return int(refused), int(taken)

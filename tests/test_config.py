"""Settings: what is needed, what is refused, and how faults are told."""

from pathlib import Path

import pytest
from bot.config import SETTINGS, Config, Fault, SettingsError, has_slack_token, read_config, read_database

BOT = {"SLACK_BOT_TOKEN": "xoxb-1-bot"}
HTTP = {**BOT, "SLACK_SIGNING_SECRET": "5ec7e7"}
SOCKET = {**BOT, "SLACK_APP_TOKEN": "xapp-1-app"}


def faults_of(variables: dict[str, str]) -> dict[str, Fault]:
    with pytest.raises(SettingsError) as raised:
        read_config(variables)
    return {fault.variable: fault for fault in raised.value.faults}


def test_http_needs_a_bot_token_and_a_signing_secret() -> None:
    config = read_config(HTTP)
    assert (config.socket_mode, config.port, config.api_url) == (False, 3000, "https://slack.com/api/")
    assert config == Config("xoxb-1-bot", signing_secret="5ec7e7")


def test_an_app_token_means_socket_mode_without_a_signing_secret() -> None:
    config = read_config(SOCKET)
    assert config.socket_mode
    assert config.signing_secret is None


def test_socket_mode_wins_when_both_are_set() -> None:
    assert read_config({**HTTP, **SOCKET}).socket_mode


@pytest.mark.parametrize(("variables", "port"), [(SOCKET, None), ({**SOCKET, "PORT": "8080"}, 8080), (HTTP, 3000)])
def test_socket_mode_listens_only_on_a_port_that_was_asked_for(variables: dict[str, str], port: int | None) -> None:
    assert read_config(variables).port == port


@pytest.mark.parametrize(
    ("given", "used"),
    [
        ("http://127.0.0.1:9000/api", "http://127.0.0.1:9000/api/"),
        ("http://127.0.0.1:9000/api/", "http://127.0.0.1:9000/api/"),
        ("https://slack-gov.com/api//", "https://slack-gov.com/api/"),
        ("", "https://slack.com/api/"),
    ],
)
def test_the_api_url_may_end_in_a_slash_or_not(given: str, used: str) -> None:
    assert read_config({**HTTP, "SLACK_API_URL": given}).api_url == used


def test_every_other_setting_is_read() -> None:
    config = read_config({**HTTP, "PORT": " 8080 ", "CERTGUIDE_LOG_LEVEL": "DEBUG"})
    assert (config.port, config.log_level) == (8080, "debug")


@pytest.mark.parametrize("variable", ["CERTGUIDE_DATABASE_URL", "CERTGUIDE_RETENTION_DAYS"])
def test_a_setting_of_the_store_that_cannot_be_used_is_named(variable: str) -> None:
    fault = faults_of({**HTTP, variable: "mysql://ann:secret@db/certs"})[variable]
    assert fault.wrong.startswith(("names a database that is not supported (mysql)", "is not a number of days"))


def test_the_settings_of_the_store_are_read() -> None:
    config = read_config({**HTTP, "CERTGUIDE_DATABASE_URL": "postgres://db/certs", "CERTGUIDE_RETENTION_DAYS": "7"})
    assert (config.database.drivername, config.retention_days) == ("postgresql+asyncpg", 7)
    assert read_config(HTTP).database == read_database({})
    assert "certs" not in repr(config)


def test_a_time_zone_is_an_iana_name() -> None:
    assert read_config(HTTP).timezone == "UTC"
    assert read_config({**HTTP, "CERTGUIDE_TIMEZONE": "Asia/Kolkata"}).timezone == "Asia/Kolkata"
    for wrong in ("Middle Earth", "../etc", "Europe"):
        assert "is no time zone" in faults_of({**HTTP, "CERTGUIDE_TIMEZONE": wrong})["CERTGUIDE_TIMEZONE"].wrong


@pytest.mark.parametrize(
    ("given", "admins"), [("U1,W2B", {"U1", "W2B"}), (" U1 , U2,", {"U1", "U2"}), ("U1 U2", {"U1", "U2"}), ("", set())]
)
def test_admins_are_user_ids(given: str, admins: set[str]) -> None:
    assert read_config({**HTTP, "CERTGUIDE_ADMINS": given}).admins == admins


def test_an_admin_who_is_named_otherwise_is_refused() -> None:
    fault = faults_of({**HTTP, "CERTGUIDE_ADMINS": "U1, @ann, u2"})["CERTGUIDE_ADMINS"]
    assert fault.wrong == "holds what is no user id (@ann, u2)"


@pytest.mark.parametrize(
    ("variables", "missing"),
    [
        ({}, ["SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET"]),
        ({"SLACK_SIGNING_SECRET": "s"}, ["SLACK_BOT_TOKEN"]),
        ({"SLACK_APP_TOKEN": "xapp-1"}, ["SLACK_BOT_TOKEN"]),
        (BOT, ["SLACK_SIGNING_SECRET"]),
        (
            {"SLACK_BOT_TOKEN": " ", "SLACK_SIGNING_SECRET": "\n", "SLACK_APP_TOKEN": ""},
            ["SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET"],
        ),
    ],
)
def test_missing_and_empty_settings_are_named(variables: dict[str, str], missing: list[str]) -> None:
    faults = faults_of(variables)
    assert list(faults) == missing
    assert {fault.wrong for fault in faults.values()} == {"is missing"}


def test_all_faults_are_told_at_once_with_what_to_do() -> None:
    bad = {
        "SLACK_BOT_TOKEN": "xoxp-1",
        "SLACK_APP_TOKEN": "nope",
        "PORT": "0",
        "SLACK_API_URL": "slack",
        "CERTGUIDE_LOG_LEVEL": "loud",
    }
    with pytest.raises(SettingsError) as raised:
        read_config(bad)
    lines = str(raised.value).splitlines()
    assert [line.split()[0] for line in lines] == [
        "SLACK_BOT_TOKEN",
        "SLACK_APP_TOKEN",
        "SLACK_API_URL",
        "PORT",
        "CERTGUIDE_LOG_LEVEL",
    ]
    assert all("; " in line for line in lines)


@pytest.mark.parametrize(
    ("variable", "value", "wrong"),
    [
        ("SLACK_BOT_TOKEN", "xoxp-1-user", "looks like a user token (xoxp-...)"),
        ("SLACK_BOT_TOKEN", "xapp-1-app", "looks like an app-level token (xapp-...)"),
        ("SLACK_BOT_TOKEN", "hunter2", "is not a token that starts with xoxb-"),
        ("SLACK_BOT_TOKEN", "xoxb-", "is not a token that starts with xoxb-"),
        ("SLACK_BOT_TOKEN", "xoxb-1 2", "is not a token that starts with xoxb-"),
        ("SLACK_APP_TOKEN", "xoxb-1-bot", "looks like a bot token (xoxb-...)"),
        ("SLACK_SIGNING_SECRET", "two words", "holds spaces or characters that no signing secret has"),
        ("SLACK_API_URL", "ftp://slack.com/api", "is not an http(s) address (ftp://slack.com/api)"),
        ("SLACK_API_URL", "http://[::1", "is not an http(s) address (http://[::1)"),
        ("PORT", "70000", "is not a port number (70000)"),
        ("PORT", "٣", "is not a port number (٣)"),
        ("CERTGUIDE_LOG_LEVEL", "loud", "is not a log level (loud)"),
    ],
)
def test_a_bad_value_is_told_with_its_variable(variable: str, value: str, wrong: str) -> None:
    assert faults_of({**HTTP, variable: value})[variable].wrong == wrong


def test_secrets_are_never_shown() -> None:
    config = read_config({**HTTP, **SOCKET})
    assert not any(secret in repr(config) for secret in ("xoxb", "xapp", "5ec7e7"))
    bad = {"SLACK_BOT_TOKEN": "s3cret-bot", "SLACK_APP_TOKEN": "s3cret-app", "SLACK_SIGNING_SECRET": "s3cret sign"}
    with pytest.raises(SettingsError) as raised:
        read_config(bad)
    assert "s3cret" not in f"{raised.value} {raised.value.faults!r}"


@pytest.mark.parametrize(
    ("variables", "has"),
    [
        ({"SLACK_BOT_TOKEN": "x"}, True),
        ({"SLACK_APP_TOKEN": "x"}, True),
        ({"SLACK_SIGNING_SECRET": "x"}, True),
        ({"SLACK_BOT_TOKEN": "  ", "SLACK_API_URL": "http://localhost"}, False),
        ({}, False),
    ],
)
def test_any_slack_token_says_that_a_slack_app_is_meant(variables: dict[str, str], has: bool) -> None:
    assert has_slack_token(variables) is has


def test_the_example_file_names_every_setting_that_is_read() -> None:
    example = Path(__file__).parent.parent.joinpath(".env.example").read_text()
    assert all(f"{name}=" in example for name in SETTINGS)


@pytest.mark.parametrize(("given", "channel"), [("C012AB3CD", "C012AB3CD"), (" G1 ", "G1"), ("", None)])
def test_the_experts_channel_is_the_id_of_a_channel(given: str, channel: str | None) -> None:
    assert read_config({**HTTP, "CERTGUIDE_EXPERTS_CHANNEL": given}).experts_channel == channel


@pytest.mark.parametrize("given", ["#experts", "experts", "U012AB3CD", "C1,C2"])
def test_the_name_of_a_channel_is_refused(given: str) -> None:
    with pytest.raises(SettingsError, match=f"CERTGUIDE_EXPERTS_CHANNEL is not the id of a channel .{given}.; write"):
        read_config({**HTTP, "CERTGUIDE_EXPERTS_CHANNEL": given})


@pytest.mark.parametrize(
    "given", ["https://certs.example.org", "https://certs.example.org:8443/certs", "https://[::1]"]
)
def test_a_public_address_is_https_and_loses_the_slash_at_its_end(given: str) -> None:
    assert read_config({**HTTP, "CERTGUIDE_PUBLIC_URL": f"{given}//"}).public_url == given
    assert read_config(HTTP).public_url == ""


@pytest.mark.parametrize(
    ("given", "wrong"),
    [
        ("http://certs.example.org", "is not a public https address"),
        ("certs.example.org", "is not a public https address"),
        ("https://", "is not a public https address"),
        ("https://certs.example.org:99999", "is not a public https address"),
        ("https://ann:secret@certs.example.org", "is not a public https address"),
        ("https://certs.example.org?a=b", "is not a public https address"),
        ("https://certs.example.org/#plans", "is not a public https address"),
        ("https://certs.example.org/a b", "is not a public https address"),
        ("https://certs.example.org/slack/events/", "is the address of /slack/events"),
    ],
)
def test_what_is_no_public_address_is_refused(given: str, wrong: str) -> None:
    assert faults_of({**HTTP, "CERTGUIDE_PUBLIC_URL": given})["CERTGUIDE_PUBLIC_URL"].wrong.startswith(wrong)


def test_in_socket_mode_a_public_address_needs_a_port() -> None:
    public = {**SOCKET, "CERTGUIDE_PUBLIC_URL": "https://certs.example.org"}
    fault = faults_of(public)["CERTGUIDE_PUBLIC_URL"]
    assert str(fault).endswith("because in Socket Mode no port is opened; set PORT as well, or leave it out")
    assert read_config({**public, "PORT": "8080"}).public_url

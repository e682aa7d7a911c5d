"""The doctor tells whether the public address leads to the app, and calls nothing wrong that it cannot see."""

from dataclasses import replace

import pytest
from bot.config import read_config
from bot.doctor.finding import Mark
from bot.doctor.links_side import examined_links

from tests.doctor.conftest import found, free_port, running
from tests.slack.recorder import Recorder

Variables = dict[str, str]


async def test_an_address_that_leads_to_the_app_is_all_right(variables: Variables, slack: Recorder) -> None:
    public = {**variables, "CERTGUIDE_PUBLIC_URL": "https://certs.example.org"}
    here = replace(read_config(public), public_url=f"http://127.0.0.1:{variables['PORT']}")
    async with running(public, slack):
        [finding] = await examined_links(here)
    assert (finding.mark, "leads to this app" in finding.what) == (Mark.OK, True)


@pytest.mark.parametrize("path", ["", "/slack"])
async def test_an_address_that_leads_elsewhere_or_nowhere_is_noted(
    variables: Variables, slack: Recorder, path: str
) -> None:
    config = read_config(variables)
    [nowhere] = await examined_links(replace(config, public_url=f"https://127.0.0.1:{free_port()}{path}"))
    [elsewhere] = await examined_links(replace(config, public_url=f"{slack.api_url.rstrip('/')}{path}"))
    assert (nowhere.mark, elsewhere.mark) == (Mark.NOTE, Mark.NOTE)
    assert "pass on /plans/" in nowhere.fix
    assert await examined_links(config) == ()


async def test_an_address_that_cannot_be_used_is_told_with_the_settings(variables: Variables) -> None:
    told = await found({**variables, "CERTGUIDE_PUBLIC_URL": "http://certs.example.org"})
    assert "CERTGUIDE_PUBLIC_URL is not a public https address" in str(told["settings"])

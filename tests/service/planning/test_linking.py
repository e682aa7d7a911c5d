"""Links to plans: each is for one person, one form and one day, and only who has the secret can make one."""

import re

import pytest
from bot.domain.people import Asker
from bot.domain.plan_files import DeadLink, Form, PlanFile
from bot.service.planning.linking import Links
from hypothesis import given
from hypothesis import strategies as st

ADDRESS = "https://certs.example.org/plans/"
ANA = Asker("T012AB", "U034CD")
DAY, HOUR = 86_400, 3_600
LINKS = Links(ADDRESS, "secret")

ids = st.from_regex(r"[A-Z0-9]{1,32}", fullmatch=True)


def name(form: Form = Form.CALENDAR, asker: Asker = ANA, now: float = 0, links: Links = LINKS) -> str:
    return links.files(asker, now)[form].removeprefix(ADDRESS)


@given(st.builds(Asker, st.just("-") | ids, ids), st.sampled_from(Form), st.integers(0, 10**10))
def test_a_link_leads_to_its_plan_for_a_day_and_then_is_expired(asker: Asker, form: Form, now: int) -> None:
    link = name(form, asker, now)
    assert LINKS.read(link, now + DAY) == PlanFile(asker, form)
    assert LINKS.read(link, now + DAY + HOUR) is DeadLink.EXPIRED


def test_a_link_has_the_ids_of_the_person_and_a_time_in_it_and_nothing_else() -> None:
    assert re.fullmatch(r"T012AB\.U034CD\.90000\.[\w-]{43}\.ics", name())


def test_links_stay_the_same_within_the_hour() -> None:
    assert name(now=0) == name(now=HOUR - 1) != name(now=HOUR)


@pytest.mark.parametrize(
    "changed",
    [
        name().replace("U034CD", "U034CE"),
        name().replace("T012AB", "T012AC"),
        name().replace("90000", "990000"),
        name().replace(".ics", ".md"),
        name(links=Links(ADDRESS, "other")),
        name()[:-1],
        name().replace(".ics", ".json"),
        name() + "\n",
        name().replace("90000", "٩٠٠٠٠"),
        "doctor",
        "",
        "." * 100_000,
    ],
)
def test_what_was_not_signed_is_unknown(changed: str) -> None:
    assert LINKS.read(changed, 0) is DeadLink.UNKNOWN


def test_the_secret_is_not_shown() -> None:
    assert "5ec7e7" not in repr(Links(ADDRESS, "5ec7e7"))

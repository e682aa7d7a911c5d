"""When something held has to be renewed, as far as a source says so."""

from datetime import date

from bot.domain.plan import Held, Renewal
from bot.service.planning.dating import years_after
from bot.service.steps import Ladder


def held(ladder: Ladder, id_: str, since: date | None) -> Held:
    """Return what somebody holds since a day, with the time in which a source wants it renewed.

    A source that states several numbers of years gives a range, from the shortest to the longest.
    """
    rung = ladder.rungs.get(id_)
    certification = rung.certification if rung else ladder.certifications.get(id_)
    name = rung.name if rung else certification.name if certification else id_
    stated = certification.renewal if certification else None
    if since is None or stated is None or not stated.years:
        return Held(id_, name, since)
    first, last = years_after(since, min(stated.years)), years_after(since, max(stated.years))
    return Held(id_, name, since, Renewal(first, last, stated.text, stated.sources))

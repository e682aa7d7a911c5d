"""Links to the plan of a person as a file: signed, each for one form, and good for a day."""

import base64
import hashlib
import hmac
import re
from dataclasses import dataclass, field

from bot.domain.people import Asker
from bot.domain.plan_files import DeadLink, Form, PlanFile

VALID_SECONDS = 86_400
STEP_SECONDS = 3_600
"""Links end on the full hour, so that what shows them stays the same for a while."""
PURPOSE = b"certguide: link to a plan as a file"
"""What the key is for, so that no signature of anything else passes for that of a link."""
NAME = re.compile(r"([A-Z0-9]{1,32}|-)\.([A-Z0-9]{1,32})\.([0-9]{1,11})\.([A-Za-z0-9_-]{43})\.(ics|md)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Links:
    """Makes links below an address, and reads them. `secret` is one that every process has and nobody else."""

    address: str
    secret: str = field(repr=False)

    def files(self, asker: Asker, now: float) -> dict[Form, str]:
        """Return the links to a person's plan, good for a day from `now` on and an hour at the most beyond."""
        until = (int(now) // STEP_SECONDS + 1) * STEP_SECONDS + VALID_SECONDS
        return {form: self.address + self._name(PlanFile(asker, form), until) for form in Form}

    def read(self, name: str, now: float) -> PlanFile | DeadLink:
        """Return what a link leads to, by what stands behind the address."""
        found = NAME.fullmatch(name)
        if found is None:
            return DeadLink.UNKNOWN
        team, user, until, _, form = found.groups()
        linked = PlanFile(Asker(team, user), Form(form))
        if not hmac.compare_digest(self._name(linked, int(until)).encode(), name.encode()):
            return DeadLink.UNKNOWN
        return linked if now < int(until) else DeadLink.EXPIRED

    def _name(self, linked: PlanFile, until: int) -> str:
        said = f"{linked.asker.team}.{linked.asker.user}.{until}"
        key = hmac.digest(self.secret.encode(), PURPOSE, hashlib.sha256)
        signed = hmac.digest(key, f"{said}.{linked.form}".encode(), hashlib.sha256)
        return f"{said}.{base64.urlsafe_b64encode(signed).rstrip(b'=').decode()}.{linked.form}"

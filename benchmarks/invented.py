"""Invent a knowledge folder with any number of certifications and roles: levels, prerequisites, offers, two sources."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

FIELDS = "harbour river forest bridge tunnel orchard quarry meadow glacier canyon island valley desert delta lagoon reef prairie".split()
CRAFTS = (
    "mapping diving planting welding rigging steering brewing carving weaving tuning grafting milling casting baking "
    "drafting paving roofing glazing shearing pruning salting tanning thatching turning wiring plumbing masonry joinery "
    "fencing smelting"
).split()
"""Words for names: each field with each craft is one certification, 510 in all."""
JOBS = "clerk warden engineer planner".split()
"""Each craft with each job is one role, 120 in all."""
LEVELS = ("Basic", "Advanced", "Master")
SOURCES = ("guide", "letter")
PLACE = "all"


def write_invented(folder: Path, certifications: int, roles: int) -> Path:
    """Write a folder with so many certifications (at most 510) and roles (at most 120), alike on every run."""
    ids = [f"{field}-{craft}" for craft in CRAFTS for field in FIELDS][:certifications]
    (folder / "certifications").mkdir(parents=True)
    (folder / "faq").mkdir()
    for number, id_ in enumerate(ids):
        _write(folder / "certifications" / f"{id_}.yaml", _certification(id_, number, ids))
    sources = [{"id": id_, "title": f"The {id_}", "places": {PLACE: "All of it"}} for id_ in SOURCES]
    _write(folder / "sources.yaml", {"sources": sources})
    _write(folder / "roles.yaml", {"roles": list(_roles(roles, ids))})
    _write(folder / "faq" / "one.yaml", {"entries": [_entry(ids[0])]})
    return folder


def texts(roles: int) -> tuple[str, ...]:
    """Return what people of these roles would type, with slips, what they hold and what they can spend."""
    names = [name for name, _ in _names(roles)]
    said = (
        "{}",
        "i work as a {} since two years, what should i take?",
        "{} here, at most 800 EUR and ten weeks",
        "{}, i hold harbour mapping, exam only",
        "i am new and want to become a {}",
    )
    return tuple(
        form.format(_misspelt(name) if place % 3 == 0 else name) for place, name in enumerate(names) for form in said
    )


def _certification(id_: str, number: int, ids: list[str]) -> dict[str, Any]:
    name = " ".join(id_.split("-")).title()
    levels = [_level(id_, order, title, ids[number - 1]) for order, title in enumerate(LEVELS, start=1)]
    price = {"amount": str(100 + number % 7 * 50), "currency": "EUR", "sources": [f"guide#{PLACE}"]}
    offers = [{"id": f"{id_}-exam", "name": "Exam", "kind": "exam", "price": price}]
    summary = _statement(f"{name} is for those who do {name.lower()} for a living.")
    return {"id": id_, "name": name, "publisher": "The guild", "summary": summary, "levels": levels, "offers": offers}


def _level(id_: str, order: int, title: str, before: str) -> dict[str, Any]:
    """Return a level that requires the one below; the first one of every other certification asks for another one."""
    needed: list[Any] = [f"{id_}-{order - 1}"] if order > 1 else []
    if order == len(LEVELS) and before != id_ and before < id_:
        needed.append(f"{before}-1")
    level: dict[str, Any] = {"id": f"{id_}-{order}", "name": title, "order": order, "prerequisites": needed}
    plans = [{"days": days * order, **_statement(f"Practise for {days} days.")} for days in (14, 30)]
    return level | {
        "audience": _statement(f"People at step {order} of {' '.join(id_.split('-'))}."),
        "preparation": plans,
    }


def _roles(count: int, ids: list[str]) -> Iterator[dict[str, Any]]:
    for number, (name, craft) in enumerate(_names(count)):
        own = [id_ for id_ in ids if id_.endswith(craft)] or ids
        rows = [
            {
                "by": source,
                "text": f"Something of {craft}.",
                "sources": [f"{source}#{PLACE}"],
                "certifications": [
                    {"certification": id_, "level": f"{id_}-{1 + (number + place) % len(LEVELS)}"}
                    for id_ in (own[(number + place) % len(own)], own[(number + 3 * place + 1) % len(own)])
                ],
            }
            for place, source in enumerate(SOURCES)
        ]
        yield {"id": name.replace(" ", "-"), "name": name.capitalize(), "recommendations": rows}


def _names(count: int) -> list[tuple[str, str]]:
    return [(f"{craft} {job}", craft) for job in JOBS for craft in CRAFTS][:count]


def _entry(about: str) -> dict[str, Any]:
    asks = [f"{word} a certificate" for word in ("lost", "broken", "stolen", "torn", "burnt", "missing")]
    question = {"id": "lost", "question": "What if I lose my certificate?", "asks": asks, "about": [about]}
    return question | {"answer": "Write to the guild.", "sources": [f"guide#{PLACE}"]}


def _statement(text: str) -> dict[str, Any]:
    return {"text": text, "sources": [f"guide#{PLACE}"]}


def _misspelt(name: str) -> str:
    """Return a name with two letters changed about."""
    return name[:2] + name[3] + name[2] + name[4:]


def _write(path: Path, content: Any) -> None:
    path.write_text(yaml.safe_dump(content, sort_keys=False, allow_unicode=True), encoding="utf-8")

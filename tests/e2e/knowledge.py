"""A small knowledge folder about pilots, so that these tests do not change with the shipped content."""

from collections.abc import Mapping
from pathlib import Path

FILES = {
    "sources.yaml": """\
sources:
  - id: handbook
    title: Pilots' handbook
    url: https://example.org/handbook
    places: {prices: Prices, training: Training, rules: Rules}
""",
    "certifications/river-pilot.yaml": """\
id: river-pilot
name: River Pilot Certificate
aliases: [river pilot]
summary: {text: It says that somebody can steer a boat on a river., sources: [handbook#rules]}
""",
    "certifications/harbour-pilot.yaml": """\
id: harbour-pilot
name: Harbour Pilot Certificate
aliases: [harbour pilot]
summary: {text: It says that somebody can bring a ship into a harbour., sources: [handbook#rules]}
""",
    "certifications/lighthouse-keeper.yaml": """\
id: lighthouse-keeper
name: Lighthouse Keeper Certificate
aliases: [lighthouse keeper]
publisher: Guild of Keepers
levels:
  - id: keeper-lamp
    name: Lamp
    order: 1
    audience: {text: People who have never lit a lamp., sources: [handbook#rules]}
    skills: [{text: Trim a wick., sources: [handbook#training]}]
  - {id: keeper-tower, name: Tower, order: 2, prerequisites: [keeper-lamp]}
""",
    "roles.yaml": """\
roles:
  - id: ferry-hand
    name: Ferry hand
    aliases: [deckhand]
    recommendations:
      - by: handbook
        text: Begin with the lamp.
        certifications: [{certification: lighthouse-keeper, level: keeper-lamp}]
        sources: [handbook#rules]
""",
    "paths.yaml": """\
paths:
  - id: coast-path
    name: Coast path
    by: [{source: handbook, text: Light first and steering later., sources: [handbook#training]}]
    steps: [keeper-lamp, harbour-pilot]
""",
    "ambiguous.yaml": """\
ambiguous:
  - name: pilot certificate
    means: [river-pilot, harbour-pilot]
""",
    "elsewhere.yaml": """\
elsewhere:
  - {name: Balloon Captain, aliases: [balloon captain licence], publisher: Sky School}
""",
    "faq/pilots.yaml": """\
entries:
  - id: river-price
    question: How much is the River Pilot exam?
    asks:
      - what does the river pilot certificate cost
      - price of the river pilot exam
    answer: The River Pilot exam is 120 euros, tax included.
    about: [river-pilot]
    facet: price
    sources: [handbook#prices]
  - id: harbour-price
    question: How much is the Harbour Pilot exam?
    asks:
      - what does the harbour pilot certificate cost
      - price of the harbour pilot exam
    answer: The Harbour Pilot exam is 480 euros, tax included.
    about: [harbour-pilot]
    facet: price
    sources: [handbook#prices]
  - id: river-training
    question: How do I prepare for the River Pilot exam?
    asks:
      - how long does it take to learn for river pilot
      - river pilot training plan
    answer: Row for thirty days, then read the rules of the river twice.
    about: [river-pilot]
    facet: preparation
    sources: [handbook#training]
  - id: harbour-training
    question: How do I prepare for the Harbour Pilot exam?
    asks:
      - how long does it take to learn for harbour pilot
      - harbour pilot training plan
    answer: Sail along with a pilot for a year, then learn the lights of the harbour.
    about: [harbour-pilot]
    facet: preparation
    sources: [handbook#training]
  - id: river-renewal
    question: Does the River Pilot Certificate expire?
    asks:
      - must i renew the river pilot certificate
    answer: The handbook does not say whether the River Pilot Certificate expires.
    about: [river-pilot]
    facet: renewal
    known: false
    sources: [handbook#rules]
  - id: harbour-pay
    question: Which pay grade does a Harbour Pilot get with us?
    asks:
      - salary of a harbour pilot in our company
    answer: Harbour pilots start in pay grade seven.
    about: [harbour-pilot]
    facet: value
    sources: [handbook#rules]
    visibility: internal
""",
}


HOSTILE_FILES = {
    "sources.yaml": """\
sources:
  - id: handbook
    title: "<!channel> <https://evil.example|Handbook> & more"
    publisher: "<@U0000000001>"
    url: https://example.org/handbook?a=<!here>&b=1
    places: {prices: "<!here> prices"}
""",
    "faq/hostile.yaml": """\
entries:
  - id: shout
    question: "How loud is <!channel> the horn?"
    asks: [how loud is the horn, loudness of the horn]
    answer: "<!channel> <@U0000000001> @here It is loud. [Look](https://evil.example) <https://evil.example|here>"
    sources: [handbook#prices]
  - id: whisper
    question: "How loud is <!here> the <https://evil.example|horn> at night?"
    asks: [how loud is the horn at night, loudness of the horn at night]
    answer: "<!everyone> It is quiet. &lt;!channel&gt; &amp;lt;!channel&amp;gt;"
    sources: [handbook#prices]
    known: false
""",
}


def write_knowledge(folder: Path, files: Mapping[str, str] = FILES) -> Path:
    """Write the files into a folder and return it."""
    for name, text in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return folder

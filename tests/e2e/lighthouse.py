"""The knowledge about pilots with what plans are made of: preparation, projects, mistakes, renewal, and a team's own steps."""

from tests.e2e.knowledge import FILES

LIGHTHOUSE_FILES = {
    **FILES,
    "certifications/lighthouse-keeper.yaml": """\
id: lighthouse-keeper
name: Lighthouse Keeper Certificate
aliases: [lighthouse keeper]
publisher: Guild of Keepers
renewal: {text: It is renewed every two to three years., sources: [handbook#rules], years: [2, 3]}
levels:
  - id: keeper-lamp
    name: Lamp
    order: 1
    audience: {text: People who have never lit a lamp., sources: [handbook#rules]}
    skills: [{text: Trim a wick., sources: [handbook#training]}]
    preparation:
      - {days: 7, text: Learn the names of the lamps., sources: [handbook#training]}
      - {days: 30, text: Light the lamp every evening., sources: [handbook#training]}
    projects: [{text: Build a small lamp., sources: [handbook#training]}]
    mistakes: [{text: Oil on the lens., sources: [handbook#rules]}]
  - {id: keeper-tower, name: Tower, order: 2, prerequisites: [keeper-lamp]}
""",
    "onboarding.yaml": """\
welcome: Welcome to the harbour office.
steps:
  - {id: boots, task: Ask Zoe for a pair of boots., day: 1, sources: [handbook#training]}
""",
}

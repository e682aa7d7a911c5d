"""Knowledge about coffee for tests, so that nothing in them depends on the shipped content."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from bot.content.made_entries import made_entries
from bot.domain.catalog import (
    Certification,
    Fact,
    LearningPath,
    Level,
    Next,
    NextStep,
    Offer,
    PathView,
    Preparation,
    Price,
    Provider,
    ProviderNote,
    Recommendation,
    Recommended,
    Renewal,
    Role,
    Track,
    TrackRow,
)
from bot.domain.knowledge import AmbiguousName, Disagreement, DisagreementKind, Elsewhere, Entry, Knowledge
from bot.domain.sources import Source, Statement

SCHOOL, GUILD = "certified-barista-professional", "barista-certified-professional"
"""Two certifications whose names hold the same words."""

GUIDE = Source(
    "guide",
    "Barista guide",
    publisher="Bean School",
    url="https://example.org/guide",
    published=date(2026, 3, 1),
    places={"levels": "The three levels", "milk": "Milk", "roles": "Who should take what"},
)
PAGE = Source("page", "Guild page", publisher="Coffee Guild", places={"prices": "Prices", "rules": "Rules of the exam"})

LEVELS = (
    Level(
        "school-foundation",
        "Foundation",
        1,
        scheme="guide",
        audience=Statement("People who have never pulled a shot.", ("guide#levels",)),
        skills=(
            Statement("Grind and dose evenly.", ("guide#levels",)),
            Statement("Steam milk to a gloss.", ("guide#milk",)),
        ),
        preparation=(Preparation(30, "Pull ten shots a day.", ("guide#levels",)),),
        next=Next(same_track=NextStep("Take Professional.", ("guide#levels",), ("school-professional",))),
    ),
    Level(
        "school-professional",
        "Professional",
        2,
        scheme="guide",
        aliases=("shift lead level",),
        prerequisites=("school-foundation", Statement("A year behind a bar.", ("guide#levels",))),
        audience=Statement("Baristas who lead a shift.", ("guide#levels",)),
    ),
    Level(
        "school-master",
        "Master",
        3,
        scheme="guide",
        audience=Statement("Trainers and judges.", ("guide#levels",)),
        mistakes=(Statement("Chasing crema instead of taste.", ("guide#milk",)),),
    ),
)
OFFERS = (
    Offer("guild-exam", "Exam only", "exam", price=Price(Decimal(120), "USD", None, ("page#prices",))),
    Offer(
        "guild-self-paced", "Self-paced course", "self-paced", price=Price(Decimal(240), "USD", None, ("page#prices",))
    ),
    Offer(
        "guild-live",
        "Live course",
        "live",
        includes=("guild-exam",),
        price=Price(Decimal(1480), "USD", date(2026, 5, 1), ("page#prices",)),
        details=(Statement("Two days with a trainer in a real bar.", ("page#prices",)),),
    ),
    Offer("guild-private", "Private course", "private"),
)
CERTIFICATIONS = (
    Certification(
        SCHOOL,
        "Certified Barista Professional",
        publisher="Bean School",
        abbreviation="CBPRO",
        aliases=("bean school barista",),
        summary=Statement("A credential in three levels for people behind the bar.", ("guide#levels",)),
        levels=LEVELS,
    ),
    Certification(
        GUILD,
        "Barista Certified Professional",
        publisher="Coffee Guild",
        abbreviation="BACP",
        aliases=("guild barista",),
        renewal=Renewal("It has to be renewed every three years.", ("page#rules",), (3,)),
        summary=Statement("A single exam on espresso and milk.", ("page#rules",)),
        offers=OFFERS,
        facts=(
            Fact("format", "It is taken in a bar, with a judge at the machine.", ("page#rules",)),
            Fact(
                "passing-score", "The page gives no passing score; it gives the format.", ("page#rules",), known=False
            ),
        ),
    ),
)
ENTRIES = (
    Entry(
        "school-tasting",
        "Is there a blind tasting in the Certified Barista Professional?",
        "Yes. The **last hour** is a blind tasting of six cups.",
        asks=("must I taste blind for cbpro", "are there blind cups in the bean school barista exam"),
        about=(SCHOOL,),
        facet="format",
        sources=("guide#levels",),
    ),
    Entry(
        "guild-machine",
        "May I bring my own espresso machine to the Barista Certified Professional?",
        "No. The guild sets the machine, and you have ten minutes to learn it.",
        asks=("can I use my own machine for bacp", "own equipment at the guild barista exam"),
        about=(GUILD,),
        facet="format",
        sources=("page#rules",),
    ),
    Entry(
        "guild-jury-pay",
        "How much are the judges of the Barista Certified Professional paid?",
        "The page does not say what judges are paid.",
        asks=("salary of a guild judge", "what do bacp judges earn"),
        about=(GUILD,),
        facet="value",
        sources=("page#rules",),
        known=False,
    ),
    Entry(
        "milk-allergy",
        "Can I be certified with a milk allergy?",
        "Yes, both let you steam oat milk instead.",
        asks=("lactose intolerant, can I still take the exam", "is oat milk allowed"),
        about=(SCHOOL, GUILD),
        facet="prerequisites",
        sources=("guide#milk", "page#rules"),
    ),
)
ROLE = Role(
    "cafe-owner",
    "Café Owner",
    aliases=("coffee shop owner",),
    recommendations=(
        Recommendation(
            "guide", "Start with Foundation.", ("guide#roles",), (Recommended(SCHOOL, "school-foundation"),)
        ),
        Recommendation("page", "Send one of your staff to the exam.", ("page#rules",), (Recommended(GUILD),)),
    ),
)
TRACK = Track(
    "latte-art",
    "Latte Art Track",
    rows=(TrackRow("guide", "Master", audience="baristas", skills="pouring", sources=("guide#milk",)),),
)
PATH = LearningPath(
    "owner-path",
    "Owner Path",
    aliases=("path to an own bar",),
    by=(PathView("guide", "From the bar to the books.", ("guide#roles",)),),
    steps=("school-foundation", "school-professional"),
)
PROVIDER = Provider(
    "steam-academy", "Steam Academy", notes=(ProviderNote("guide", "Teaches milk in small groups.", ("guide#milk",)),)
)
AMBIGUOUS = AmbiguousName(
    "barista certification",
    (SCHOOL, GUILD),
    Statement(
        "Two bodies certify baristas: the school has levels, the guild one exam.", ("guide#levels", "page#rules")
    ),
)
ELSEWHERE = Elsewhere("Tea Sommelier Diploma", ("tea sommelier",), "Leaf House")
DISAGREEMENT = Disagreement(
    "water-heat",
    DisagreementKind.DISAGREEMENT,
    "How hot should the water be?",
    (Statement("The guide says 93 degrees.", ("guide#milk",)), Statement("The page says 90 degrees.", ("page#rules",))),
    Statement("Ask at your exam.", ("page#rules",)),
)


def coffee_knowledge() -> Knowledge:
    """Return the knowledge about coffee, with the entries that its catalog leads to."""
    written = Knowledge(
        version="coffee",
        entries=ENTRIES,
        sources=(GUIDE, PAGE),
        certifications=CERTIFICATIONS,
        roles=(ROLE,),
        tracks=(TRACK,),
        paths=(PATH,),
        providers=(PROVIDER,),
        synonyms=(("price", "cost", "fee"), ("exam", "test")),
        ambiguous=(AMBIGUOUS,),
        disagreements=(DISAGREEMENT,),
        elsewhere=(ELSEWHERE,),
    )
    return with_made_entries(written)


def with_made_entries(written: Knowledge) -> Knowledge:
    """Return a knowledge with the entries that its catalog leads to behind the written ones, as loading does it."""
    return replace(written, entries=(*written.entries, *made_entries(written)))

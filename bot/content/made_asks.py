"""Asks for entries that are made from the catalog: how people put a question about each facet, whatever the subject."""

QUESTIONS = {
    "what-is": "What is {name}?",
    "levels": "Which levels does {name} have?",
    "audience": "Who is {name} for?",
    "prerequisites": "What do I need before {name}?",
    "price": "What does {name} cost?",
    "details": "What is included in {name}?",
    "skills": "What will I learn in {name}?",
    "projects": "Which projects should I practise for {name}?",
    "preparation": "How do I prepare for {name}?",
    "mistakes": "Which mistakes are common in {name}?",
    "next": "What comes after {name}?",
    "renewal": "Does {name} have to be renewed?",
    "role": "Which certification is recommended for {name}?",
    "track": "What is the {name} about?",
    "path": "What is the {name} about?",
    "provider": "What does {name} offer?",
}
OTHER_QUESTION = "What is known about the {facet} of {name}?"
TEMPLATES: dict[str, tuple[str, ...]] = {
    "what-is": (
        "what is {name}",
        "tell me about {name}",
        "can you explain {name}",
        "what does {name} cover",
        "what do you know about {name}",
        "{name} overview",
    ),
    "levels": (
        "what levels does {name} have",
        "how many levels are there in {name}",
        "which level of {name} comes first",
        "in which order do I take the levels of {name}",
        "{name} tiers",
        "stages of {name} from beginner to expert",
    ),
    "audience": (
        "who is {name} for",
        "who should take {name}",
        "is {name} right for me",
        "am I the target audience of {name}",
        "would {name} suit somebody in my job",
        "what kind of people do {name}",
    ),
    "prerequisites": (
        "what are the prerequisites of {name}",
        "what do I need before {name}",
        "requirements for {name}",
        "what should I know before I start {name}",
        "can I start {name} without experience",
        "what is expected of me going into {name}",
    ),
    "price": (
        "how much is {name}",
        "what does {name} cost",
        "price of {name}",
        "fee for {name}",
        "how expensive is {name}",
        "what do I have to pay for {name}",
    ),
    "details": (
        "what is included in {name}",
        "what do I get with {name}",
        "what comes with {name}",
        "how does {name} work",
        "details of {name}",
        "how long is {name}",
    ),
    "skills": (
        "what will I learn in {name}",
        "which skills does {name} teach",
        "topics of {name}",
        "what can I do after {name}",
        "what does {name} cover",
        "knowledge gained from {name}",
    ),
    "projects": (
        "which projects should I practise for {name}",
        "hands-on exercises for {name}",
        "practical work in {name}",
        "what can I build to practise {name}",
        "real-world projects of {name}",
        "what should I be able to do after {name}",
    ),
    "preparation": (
        "how do I prepare for {name}",
        "study plan for {name}",
        "how long does it take to prepare for {name}",
        "30 day plan for {name}",
        "what should I study for {name} in the first week",
        "how much time do I need to get ready for {name}",
    ),
    "mistakes": (
        "common mistakes in {name}",
        "what do people get wrong in {name}",
        "pitfalls of {name}",
        "what should I avoid when doing {name}",
        "traps in {name}",
        "why do people struggle with {name}",
    ),
    "next": (
        "what comes after {name}",
        "next certification after {name}",
        "what should I take once I have {name}",
        "I passed {name}, now what",
        "where do I go from {name}",
        "which direction after {name}",
    ),
    "renewal": (
        "does {name} expire",
        "how often do I renew {name}",
        "how long is {name} valid",
        "recertification for {name}",
        "do I have to retake {name} after some years",
        "is {name} good for life",
    ),
    "role": (
        "which certification for {name}",
        "what should {name} take",
        "I work as {name}, which certification do you recommend",
        "best certification for {name}",
        "recommended certifications for {name}",
        "where should {name} start",
        "which level suits {name}",
    ),
    "track": (
        "what is the {name} about",
        "who is the {name} for",
        "what do I learn in the {name}",
        "prerequisites of the {name}",
        "when should I take the {name}",
        "skills covered by the {name}",
    ),
    "path": (
        "what is the {name} about",
        "who is the {name} for",
        "learning path for {name}",
        "what do I learn on the {name}",
        "roadmap of the {name}",
        "what do the guides say about the {name}",
    ),
    "provider": (
        "what does {name} offer",
        "who is {name}",
        "what do the guides say about {name}",
        "is {name} a good training provider",
        "training with {name}",
        "what is {name} good for",
    ),
}
OTHER = (
    "what is the {facet} of {name}",
    "{facet} of {name}",
    "tell me about the {facet} of {name}",
    "what do you know about {facet} in {name}",
    "{name} {facet}",
    "how is the {facet} of {name}",
)


def made_question(facet: str, name: str) -> str:
    """Return the question about a facet of something with that name."""
    return QUESTIONS.get(facet, OTHER_QUESTION).format(name=name, facet=facet.replace("-", " "))


def made_asks(facet: str, name: str) -> tuple[str, ...]:
    """Return asks about a facet of something with that name."""
    words = facet.replace("-", " ")
    return tuple(template.format(name=name, facet=words) for template in TEMPLATES.get(facet, OTHER))

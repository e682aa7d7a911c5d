"""Tell from its wording which side of a subject a question is about.

The cues are plain English about certifications in general; nothing here belongs to one knowledge folder.
"""

import re
from collections.abc import Sequence

CUES: dict[str, tuple[str, ...]] = {
    "price": (
        r"how much(?! (?:time|experience|coding|study|prep|of|effort|knowledge))",
        r"pric(?:e|es|ey|ing|y)\b",
        r"costs?\b(?! (?:optimi|allocat|visib|manage|control|aware|govern|report))",
        r"fees?\b|tuition\b|(?<!in )charge[sd]?\b(?! back)",
        r"expensive|cheap|afford",
        r"pay (?:for|to)|paid\b",
        r"discount",
        r"dollars?\b|usd\b",
        r"the damage|set me back",
    ),
    "duration": (
        r"how long (?:is|does|are|will it|do i have)",
        r"how many (?:hours|hrs|days|minutes|weeks)",
        r"length|duration|time limit|minutes",
    ),
    "format": (
        r"format",
        r"multiple choice|open book|closed book",
        r"online|in person|remotely|from home",
        r"proctor|test cent(?:er|re)",
        r"how many questions|number of questions",
        r"languages?\b",
    ),
    "passing-score": (
        r"pass(?:ing)? (?:mark|score|grade|rate)",
        r"(?:score|points) (?:do i |to |you )?(?:need|pass)",
        r"need to pass",
    ),
    "prerequisites": (
        r"prerequisites?|prereqs?|requirements?|required",
        r"need (?:before|first|to know)",
        r"before i (?:start|take|can)",
        r"do i (?:have|need) to (?:know|be|have|code)",
        r"without (?:experience|coding|a course|knowing)",
        r"eligib|qualify for",
    ),
    "audience": (
        r"who (?:should|can|would|gains?|benefits?)",
        r"who(?:s| is| are)? (?:\w+ ){0,4}(?:for|meant|aimed)\b",
        r"for (?:me|beginners|managers|people like|newbies)",
        r"suitable|suits?\b|right for|useful for|helpful for|made for|cut out for",
        r"(?:meant|aimed|pitched|geared|intended|targeted|designed) (?:at|for|to|towards?)\b",
        r"target audience",
        r"is it for",
    ),
    "levels": (
        r"(?:how many|which|what) (?:levels?|tiers?|stages?)",
        r"levels (?:are|does|there)",
        r"tiers\b|stages\b",
        r"(?:what|which) order",
    ),
    "preparation": (
        r"prepar|prep\b|prepping",
        r"study plan|get ready",
        r"how (?:do|should|can) i study|what (?:should|do) i study",
        r"revise|how long to (?:study|prep)",
    ),
    "skills": (
        r"skills?\b",
        r"what (?:will|would|do|can) (?:i|you|we|one) (?:learn|pick up|gain|get out)",
        r"topics?\b",
        r"curriculum|syllabus|teach(?:es)?\b|covers?\b|covered",
    ),
    "projects": (
        r"projects?\b(?! (?:manag|lead))",
        r"exercises?\b",
        r"hands.?on",
        r"practi[cs]e on",
        r"labs?\b",
    ),
    "mistakes": (r"mistakes?|pitfalls?|traps?\b", r"gets? wrong|go wrong|fail at", r"avoid|watch out"),
    "next": (
        r"what(?:s| is)? next",
        r"next (?:cert|step|level|one)",
        r"after (?:this|that|it|i pass|passing|the|finishing|i finish|i have|completing)",
        r"comes? (?:after|next)",
        r"where (?:do|to|can) (?:i )?go from",
        r"now what|what now\b",
        r"next$",
    ),
    "renewal": (
        r"renew|expir|recert",
        r"valid(?:ity| for| until| forever)?\b",
        r"keep it current|good for life|lifetime",
    ),
    "value": (
        r"worth",
        r"value|benefit|advantage",
        r"career|salary|raise\b|job market",
        r"roi\b|pay off",
        r"why should",
    ),
    "difficulty": (r"(?:how )?hard\b", r"difficult|tough|easy|challenging"),
    "recognition": (r"recogni[sz]", r"accredit|respected", r"known worldwide|globally"),
    "delivery": (
        r"where (?:do|can|is|to) .*(?:buy|book|register|sign|enrol|take|find|get)",
        r"link\b|url\b|website|official (?:page|site)",
        r"hosted|sign up|register|booking",
    ),
    "provider": (
        r"providers?\b|vendors?\b|training (?:company|partner)|(?<!old )(?<!high )schools?\b",
        r"who (?:runs|is running|issues|offers|is behind|publishes|provides|teaches)",
    ),
    "path": (r"(?:learning )?paths?\b|roadmap",),
    "track": (r"tracks?\b",),
    "role": (
        r"(?:which|what|best|right|good) (?:\w+ ){0,2}(?:certs?|certifications?|credentials?)\b",
        r"(?:which|what) (?:\w+ ){0,2}(?:one|level)\b.*\b(?:for|should|fit|suit)",
        r"recommend",
        r"should (?:i|we|they) (?:take|do|get|pick|choose|look at|start with)",
        r"what should (?:\w+ ){1,4}(?:take|get|do|learn|study|go for)\b",
        r"where (?:do|should|can) (?:i|we|they) (?:start|begin)",
    ),
    "compare": (
        r"vs\b|versus|compared?\b|comparison",
        r"differences?|differs?\b|different (?:from|to|than)|distinguish|set(?:s)? .{1,30} apart",
        r"split between|changes? (?:from|between)|what changes",
        r"(?:both|two|three|all|the|your) (?:guides|sources|docs|documents|pages|articles|posts)",
        r"(?:dis)?agree\b|contradict|conflict(?:s|ing)?\b|(?:in)?consistent|says? (?:something )?different",
        r"better than|same (?:as|for|in|thing)|instead of",
    ),
    "what-is": (
        r"what(?:s| is| are)?(?: the| a| an)? (?:certified|this|it\b)",
        r"tell me about|overview",
        r"(?:please|you|pls|just) explain|explain (?:to )?(?:me|us|what)",
        r"stands? for|what does .* mean",
        r"what(?:s| is| are)? (?:\w+ ){1,12}about$",
    ),
}
MEANT_OTHERWISE: dict[str, tuple[str, ...]] = {
    "price": (
        r"(?:our|my|their|your|own|company|running|operating|cloud|server|hosting|storage|infrastructure) "
        r"(?:(?!exam|test|course|cert|training|class|level)\w+ ){0,2}costs?\b"
        r"(?! (?:for|of) (?:the |this |that )?(?:exam|test|course|cert|training|class|level))",
        r"(?:reduc|cut|lower|sav|control|manag|track|monitor|forecast)\w* (?:\w+ ){0,2}costs\b(?! of)",
        r"bills? (?:is|are|was|were|gets?|got) (?:\w+ ){0,2}(?:pricey|expensive)",
        r"(?:cloud|servers?|hosting|storage|clusters?) (?:is|are|was|gets?|got) (?:\w+ ){0,2}(?:pricey|expensive)",
    ),
    "format": (
        r"(?:programming|coding|scripting|query|plain|common|same|shared|body) languages?\b",
        r"languages? of (?!(?:the |this |that )?(?:exam|test|course|training|class|material))",
        r"(?:speak|speaks|speaking) (?:\w+ ){0,3}languages?\b",
        r"languages? (?:do|should|must|can|will) (?:i|we|you|one) (?:code|program|know|learn|use|write)",
    ),
    "next": (
        r"(?:when (?:do|does|will|can|is|are|did)|how (?:long|soon|fast|quickly|many)) (?:(?!what|which)\w+ )*"
        r"after (?:this|that|it|the|i pass|passing|finishing|completing)",
        r"after (?:this|that|it|the|i pass|passing|finishing|completing)(?: \w+){0,3} "
        r"(?:when (?:do|does|will|can|is|are|did)|how (?:long|soon|fast|quickly|many))\b",
    ),
    "difficulty": (
        r"(?:easy|hard|tough|difficult|simple|quick) questions?\b",
        r"(?:hard|difficult|tough|easy|challenging) (?:for \w+ )?to "
        r"(?!(?:pass|get|take|sit|learn|study|do|master|finish|complete|earn|obtain|prepare|understand|follow|crack|clear|ace)\b)",
        r"hard (?:at work|time|copy|copies|drives?|skills?|coded)\b|work(?:s|ed|ing)? hard\b",
        r"(?:difficult|tough|hard|challenging) (?:conversation|customer|client|stakeholder|people|person|boss|colleague|talk)",
    ),
    "what-is": (
        r"what(?:s| is| are)? (?:\w+ )+(?:vague|silent|quiet|unclear|clear|unsure|sure|wrong|right|strict|picky|special|good|bad|new|"
        r"different) about$",
        r"what (?!(?:is|are|was|were)\b)(?:\w+ ){1,12}about$",
    ),
}
"""What holds a cue and says another thing: the cue is said of what is no certification, exam, course or level."""
# Words are looked through behind a space: that is found much faster than where a word begins, of which a cue has to.
_CUES = {facet: re.compile(rf" (?:{'|'.join(cues)})") for facet, cues in CUES.items()}
_OTHERWISE = {facet: re.compile(rf" (?:{'|'.join(said)})") for facet, said in MEANT_OTHERWISE.items()}


def facets_of(question: Sequence[str], text: str = "") -> tuple[str, ...]:
    """Return the facets whose cues occur in these words, which are in lower case, in table order.

    A `$` in the text typed speaks of a price.
    """
    plain = " ".join(("", *question))
    found = [facet for facet, cue in _CUES.items() if cue.search(plain) and cue.search(_meant_so(facet, plain))]
    return tuple(dict.fromkeys(("price", *found) if "$" in text else found))


def without_cues(text: str, facets: Sequence[str]) -> str:
    """Return plain words, in lower case, without the cues of these facets."""
    text = f" {text}"
    for facet in facets:
        text = _CUES[facet].sub(" ", text) if facet in _CUES else text
    return text


def _meant_so(facet: str, plain: str) -> str:
    """Return plain words without those that hold a cue of a facet and say another thing."""
    return _OTHERWISE[facet].sub(" ", plain) if facet in _OTHERWISE else plain

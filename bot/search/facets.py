"""Tell from its wording which side of a subject a question is about.

The cues are plain English about certifications in general; nothing here belongs to one knowledge folder.
"""

import re
from collections.abc import Sequence

CUES: dict[str, str] = {
    "price": r"how much(?! time| experience| cod| study| prep| of)|price|pricing|costs?\b(?! (?:optimi|allocat|visib|manage|control|aware))"
    r"|fees?\b|expensive|cheap|afford|pay (?:for|to)|\bpaid\b|free of charge|discount|budget for|dollars?|usd|\$|damage|set me back",
    "duration": r"how long (?:is|does|are|will it|do i have)|how many (?:hours|days|minutes|weeks)|length|duration|time limit|minutes",
    "format": r"format|multiple choice|open book|closed book|online|in person|proctor|test cent(?:er|re)|how many questions"
    r"|number of questions|exam like|languages?\b",
    "passing-score": r"pass(?:ing)? (?:mark|score|grade|rate)|score (?:do i )?need|points (?:do i )?need|to pass\b",
    "prerequisites": r"prerequisites?|prereqs?|requirements?|required|need (?:before|first|to know)|before i (?:start|take|can)"
    r"|do i (?:have|need) to (?:know|be|have|code)|without (?:experience|coding|a course)|eligib|qualify for|going in\b|background",
    "audience": r"who (?:is|are|should|can|would|gains?|benefits?)|for (?:me|beginners|managers|people like)|suitable|suits?\b|right for"
    r"|meant for|aimed at|target audience|worth it for|useful for|helpful for|is it for",
    "levels": r"levels?\b.*\b(?:have|there|are|order|first)|how many levels|which levels|what levels|tiers|stages|in what order|which order",
    "preparation": r"prepar|prep\b|prepping|study plan|get ready|how (?:do|should|can) i study|what (?:should|do) i study|revise|how long to (?:study|prep)",
    "skills": r"skills?|what (?:will|would|do|can) (?:i|you|we|one) (?:learn|pick up|gain|get out)|topics?|learn in|curriculum|syllabus|teach(?:es)?\b|cover(?:s|ed)?\b",
    "projects": r"projects?|exercises?|hands.?on|practi[cs]al|practi[cs]e on|labs?\b|build",
    "mistakes": r"mistakes?|pitfalls?|traps?\b|get wrong|gets wrong|avoid|go wrong|fail at|watch out",
    "next": r"what(?:s| is)? next|next (?:cert|step|level|one)|\bafter (?:this|that|it|i pass|passing|the|finishing|i finish|i have|completing)|comes? after|where (?:do|to) i? ?go from|now what",
    "renewal": r"renew|expir|recert|valid (?:for|until|forever)|how long .*valid|validity|keep it current|good for life|lifetime",
    "value": r"worth|value|benefit|career|salary|raise\b|job market|roi\b|pay off|why should|advantage",
    "difficulty": r"hard\b|difficult|tough|easy|challenging|brutal|how hard",
    "recognition": r"recogni[sz]ed|recognition|accredit|respected|known worldwide|globally",
    "delivery": r"where (?:do|can|is|to) .*(?:buy|book|register|sign|enrol|take|find|get)|link\b|url|website|official (?:page|site)|hosted|sign up|register",
    "role": r"which (?:certs?|certifications?|one|level)\b.*\b(?:for|should|fit|suit)|recommend|should i (?:take|do|get|pick|choose)|what (?:cert|certification)",
    "compare": r"\bvs\b|versus|compare|difference|differ\b|diffrence|better than|same as|instead of|compared",
    "what-is": r"what(?:s| is| are)?(?: the| a| an)?(?: heck)? (?:certified|finops|focp|focf)|tell me about|explain|stands? for|what does .* mean|overview",
}
_CUES = {facet: re.compile(rf"(?:\b|(?<=\s)|^)(?:{cue})", re.IGNORECASE) for facet, cue in CUES.items()}


def facets_of(question: Sequence[str], text: str = "") -> tuple[str, ...]:
    """Return the facets whose cues occur in these words (or in the text as typed, for signs such as `$`), in table order."""
    plain = " ".join(question)
    return tuple(facet for facet, cue in _CUES.items() if cue.search(plain) or (text and "$" in text and facet == "price"))

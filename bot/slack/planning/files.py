"""The plan of a person as files: a button for each form, which opens a link that is theirs alone."""

from collections.abc import Mapping

from bot.domain.plan_files import Form
from bot.slack.message import Block, label

EXPORT = "export"
"""Start of the `action_id` of a button that opens a link; there is nothing for us to do when it is pressed."""
LABELS = {Form.CALENDAR: "Add to calendar (.ics)", Form.MARKDOWN: "Markdown"}
LINKS_SAY = "The two files are links that work for a day. Whoever has one can read your plan, so pass none on."


def file_blocks(files: Mapping[Form, str]) -> tuple[Block, ...]:
    """Return the buttons, and what is to be known of the links; nothing where no links are made."""
    if not files:
        return ()
    buttons: list[Block] = [
        {"type": "button", "action_id": f"{EXPORT}:{form}", "text": label(LABELS[form]), "url": url}
        for form, url in files.items()
    ]
    said = {"type": "context", "elements": [{"type": "mrkdwn", "text": LINKS_SAY}]}
    return {"type": "actions", "elements": buttons}, said

"""Blocks to build messages from in tests."""

from bot.playground.wire import Json


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def section(text: str = "Some words", **more: object) -> Json:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}, **more}


def button(text: str = "Press", action_id: str = "press", **more: object) -> Json:
    return {"type": "button", "text": plain(text), "action_id": action_id, **more}


def actions(*elements: Json, **more: object) -> Json:
    return {"type": "actions", "elements": list(elements), **more}


def markdown(text: str) -> Json:
    return {"type": "markdown", "text": text}


def option(text: str = "One", value: str = "1") -> Json:
    return {"text": plain(text), "value": value}


def modal(*blocks: Json, **more: object) -> Json:
    return {"type": "modal", "title": plain("A modal"), "submit": plain("Send"), "blocks": list(blocks), **more}


def text_input(label: str, action_id: str = "typed", **more: object) -> Json:
    return {
        "type": "input",
        "block_id": f"input-{action_id}",
        "label": plain(label),
        "element": {"type": "plain_text_input", "action_id": action_id, **more},
    }

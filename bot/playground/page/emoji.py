"""The few emoji that apps write by name; any other name stays as it is written."""

import re

NAME = re.compile(r":([a-z0-9_+-]+):")
EMOJI = {
    "+1": "👍",
    "-1": "👎",
    "thumbsup": "👍",
    "thumbsdown": "👎",
    "tada": "🎉",
    "wave": "👋",
    "rocket": "🚀",
    "bulb": "💡",
    "books": "📚",
    "book": "📖",
    "calendar": "📅",
    "spiral_calendar_pad": "🗓️",
    "mortar_board": "🎓",
    "dart": "🎯",
    "eyes": "👀",
    "heavy_check_mark": "✔️",
    "white_check_mark": "✅",
    "ballot_box_with_check": "☑️",
    "white_large_square": "⬜",
    "x": "❌",
    "warning": "⚠️",
    "hourglass": "⌛",
    "hourglass_flowing_sand": "⏳",
    "information_source": "ℹ️",
    "question": "❓",
    "mag": "🔍",
    "memo": "📝",
    "pencil2": "✏️",
    "speech_balloon": "💬",
    "link": "🔗",
    "star": "⭐",
    "bell": "🔔",
    "no_bell": "🔕",
    "lock": "🔒",
    "smile": "😄",
    "slightly_smiling_face": "🙂",
    "raised_hands": "🙌",
    "heart": "❤️",
    "point_right": "👉",
    "arrow_right": "➡️",
    "arrow_left": "⬅️",
    "chart_with_upwards_trend": "📈",
    "moneybag": "💰",
    "trophy": "🏆",
}


def with_emoji(text: str) -> str:
    """Return the text with the emoji that are named in it."""
    return NAME.sub(lambda found: EMOJI.get(found[1], found[0]), text)

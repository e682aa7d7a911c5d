"""How much Slack accepts in one message.

Sources: the reference of each block at https://docs.slack.dev/reference/block-kit/blocks/, the validators of
slack-sdk 3.47 (`slack_sdk.models.blocks`), and bolt-js#2509 for the sum over all blocks, which is not documented.
"""

TEXT = 4_000
"""Characters of a message's `text`: the length that Slack recommends; it cuts at 40,000."""

MARKDOWN = 9_000
"""Characters of our `markdown` block. Slack takes 12,000 over all of them, and about 13,200 over all blocks together;
this leaves room for sources and buttons."""

SECTION = 3_000
"""Characters of a `section` block's text."""

CONTEXT_ELEMENTS = 10
CONTEXT_TEXT = 300
CONTEXT_SUM = 3_000
"""Characters of one source without its address, and of all sources together, so that the sum over all blocks holds."""

URL = 1_000
"""Characters of a link; Slack takes 3,000."""

TABLE_ROWS = 100
TABLE_TEXT = 6_000
"""Rows of a `data_table`, and characters of its cells together; Slack takes about 10,000, and 13,200 of all blocks."""

BUTTONS = 5
"""Buttons of one `actions` block; Slack takes 25, but more than five wrap into a wall."""

BUTTON_TEXT = 75
BUTTON_VALUE = 2_000

OPTIONS = 100
"""Options of a menu, over all its groups."""
OPTION_TEXT = 75
OPTION_VALUE = 150

REASON = 1_000
"""Characters of what a person may say about an answer; Slack takes 3,000."""

METADATA = 3_000
"""Characters of a view's `private_metadata`."""

"""The Slack app: pure rendering here, thin listeners beside it."""

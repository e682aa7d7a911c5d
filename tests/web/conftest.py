"""The same running app as for the Slack tests."""

from tests.slack.conftest import scene, slack

__all__ = ["scene", "slack"]

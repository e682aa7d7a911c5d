"""The same running app as for the Slack tests."""

from tests.slack.conftest import database, scene, slack

__all__ = ["database", "scene", "slack"]

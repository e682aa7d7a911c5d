"""A local stand-in for a Slack workspace, for trying and testing."""

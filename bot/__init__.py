"""Certguide: a Slack bot that answers certification questions, cites its sources and says when it does not know."""

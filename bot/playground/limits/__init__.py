"""What Slack accepts in messages and views, so that a limit broken fails a test as it fails in Slack."""

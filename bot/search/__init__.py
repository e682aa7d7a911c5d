"""From a question to ranked matches to a reply; pure."""

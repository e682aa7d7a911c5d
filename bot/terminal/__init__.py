"""The terminal: replies as text, JSON and a conversation."""

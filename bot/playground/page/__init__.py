"""The page of the stand-in: what a person of the workspace sees and does, as JSON over loopback, and its static files."""

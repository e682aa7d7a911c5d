"""The ASGI application around Bolt."""

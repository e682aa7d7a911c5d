"""Listeners: read the payload, call a service, send what the renderer returns."""

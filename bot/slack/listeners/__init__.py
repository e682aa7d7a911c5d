"""The Bolt listeners: read the payload, call the service, send what the renderer returns."""

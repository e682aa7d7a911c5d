"""A local stand-in for a Slack workspace, for trying and testing; it knows the app by HTTP and WebSocket alone.

Modelled: the Web API methods in `methods`, response URLs, limits of messages and views, rate limits of methods and
channels, events, commands, clicks and modals, delivered signed over HTTP or in Socket Mode, and faults on demand. Not modelled:
the rate limit of a workspace, retries that Slack makes by itself, files, streaming, scheduled messages, OAuth, and organisations.
"""

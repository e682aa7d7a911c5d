"""Listeners for plans: what is pressed, submitted and typed about them."""

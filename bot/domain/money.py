"""Amounts of money as people write them."""

from bot.domain.catalog import Price
from bot.domain.wish import Budget

SYMBOLS = {"USD": "$", "EUR": "€", "GBP": "£"}


def money(of: Price | Budget) -> str:
    """Return an amount with its currency, when one is named: `$300`, `250 CHF`."""
    amount, currency = f"{of.amount:,}", of.currency or ""
    return f"{SYMBOLS[currency]}{amount}" if currency in SYMBOLS else f"{amount} {currency}".strip()

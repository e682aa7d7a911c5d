"""Recommendations, comparisons and what comes next as JSON, in a form that stays (README, As data)."""

from typing import Any

from bot.domain.advice import Advice, Cost, LeftOut, Route, Step, Unclear
from bot.domain.catalog import NextStep
from bot.domain.comparison import Comparison
from bot.domain.wish import Wish
from bot.service.following import Following


def advice_json(advice: Advice | Unclear) -> dict[str, Any]:
    """Return a recommendation as a JSON object; `status` is `advice`, or `unclear` when it is not known for whom."""
    if isinstance(advice, Unclear):
        return {"status": "unclear", "understood": _wish(advice.wish), "nearest_roles": list(advice.roles)}
    return {
        "status": "advice",
        "understood": _wish(advice.wish),
        "gave": list(advice.gave),
        "programmes": [
            {"id": one.id, "name": one.name, "routes": [_route(route) for route in one.routes]}
            for one in advice.programmes
        ],
        "silent": list(advice.silent),
    }


def comparison_json(table: Comparison) -> dict[str, Any]:
    """Return a comparison as a JSON object; the text of a cell is null where nothing is stated."""
    return {
        "columns": [
            {"ids": list(column.ids), "name": column.name, "sources": list(column.sources)} for column in table.columns
        ],
        "rows": [
            {
                "facet": row.facet,
                "label": row.label,
                "differs": row.differs,
                "cells": [{"text": cell.text or None, "sources": list(cell.sources)} for cell in row.cells],
            }
            for row in table.rows
        ],
    }


def following_json(found: Following) -> dict[str, Any]:
    """Return what comes next as a JSON object."""
    return {
        "after": [{"step": after.step.id, "next": _next(after.directions)} for after in found.afters],
        "entries": [entry.id for entry in found.entries],
    }


def _wish(wish: Wish) -> dict[str, Any]:
    return {
        "roles": list(wish.roles),
        "inferred": wish.inferred,
        "paths": list(wish.lines),
        "leaning": [leaning.id for leaning in wish.leaning],
        "held": list(wish.held),
        "certifications": list(wish.certifications),
        "publishers": list(wish.publishers),
        "level": wish.stage,
        "way": wish.way,
        "budget": {"amount": str(wish.budget.amount), "currency": wish.budget.currency} if wish.budget else None,
        "days": wish.days,
        "elsewhere": list(wish.elsewhere),
    }


def _route(route: Route) -> dict[str, Any]:
    return {
        "by": route.by or None,
        "steps": [_step(step) for step in route.steps],
        "left_out": [_left_out(item) for item in route.left_out],
        "cost": _cost(route.cost),
    }


def _step(step: Step) -> dict[str, Any]:
    plan = step.preparation
    return {
        "id": step.id,
        "certification": step.certification,
        "name": step.name,
        "why": [
            {"basis": w.basis, "text": w.text, "by": w.by or None, "inferred": w.inferred, "sources": list(w.sources)}
            for w in step.why
        ],
        "needs": [{"id": n.id or None, "text": n.text, "met": n.met, "sources": list(n.sources)} for n in step.needs],
        "preparation": {"days": plan.days, "text": plan.text, "sources": list(plan.sources)} if plan else None,
        "offer": step.offer.id if step.offer else None,
        "next": _next(step.next),
    }


def _left_out(item: LeftOut) -> dict[str, Any]:
    reasons = ((item.constraint, item.constraint), ("retired", item.retired), ("unreachable", item.unreachable))
    because = next((name for name, holds in reasons if holds), "held")
    return {"id": item.id, "because": because, "successor": item.successor or None, "sources": list(item.sources)}


def _cost(cost: Cost) -> dict[str, Any]:
    return {
        "total": [{"amount": str(amount), "currency": currency} for currency, amount in cost.total],
        "offers": list(cost.bought),
        "included": list(cost.included),
        "unstated": list(cost.unstated),
        "sources": list(cost.sources),
    }


def _next(directions: tuple[tuple[str, NextStep], ...]) -> dict[str, Any]:
    return {name: {"to": list(step.to), "text": step.text, "sources": list(step.sources)} for name, step in directions}

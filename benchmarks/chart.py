"""Draw how much can be answered against how much of it is wrong, one panel a set."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from benchmarks.reporting import Report, Result
from benchmarks.ways.way import OURS, WORDS_ALONE

MISSING = "no chart: matplotlib is not installed; pip install '.[bench]'"
ACROSS, UP = "answers that are wrong, %", "texts answered right, %"
EMPHASISED: Mapping[str, Mapping[str, Any]] = {
    OURS: {"color": "#0b5fff", "linewidth": 2.6, "zorder": 5},
    WORDS_ALONE: {"color": "#0b5fff", "linewidth": 1.8, "linestyle": "--", "zorder": 4},
}
OTHERS = ("#c2410c", "#15803d", "#7e22ce", "#a16207", "#6b7280")
WIDTH, HEIGHT = 4.4, 4.2
"""Inches of a panel."""
MOST_WRONG = 60
"""Percent wrong at which the panels end; nobody wants a bot beyond."""


def draw(report: Report, file: Path) -> bool:
    """Write the chart as PNG; return False when matplotlib is not installed."""
    try:
        from matplotlib.figure import Figure
    except ImportError:
        return False
    columns = min(len(report.results), 3)
    rows = -(-len(report.results) // columns)
    figure = Figure(figsize=(WIDTH * columns, HEIGHT * rows + 0.9), layout="constrained")
    panels = figure.subplots(rows, columns, squeeze=False, sharey=True).ravel()
    for panel, outcome in zip(panels, report.results, strict=False):
        _draw_curves(panel, outcome)
    figure.supylabel(UP, fontsize=10)
    for panel in panels[len(report.results) :]:
        panel.set_visible(False)
    handles, labels = panels[0].get_legend_handles_labels()
    figure.legend(handles, labels, loc="outside lower center", ncols=4, frameon=False, fontsize=9)
    figure.savefig(file, dpi=110)
    return True


def _draw_curves(panel: Any, outcome: Result) -> None:
    others = iter(OTHERS)
    for figures in outcome.figures:
        style = EMPHASISED.get(figures.way) or {"color": next(others), "linewidth": 1.4}
        wrong, right = zip(*figures.curve, strict=True) if figures.curve else ((), ())
        panel.step(wrong, right, where="post", label=figures.way, **style)
    panel.set(title=outcome.name, xlim=(0, MOST_WRONG), ylim=(0, 100), xlabel=ACROSS)
    panel.axvspan(0, 5, color="#0b5fff", alpha=0.07)
    panel.grid(alpha=0.25)

"""How far confidences can be trusted: of those of a tenth, how many were right."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.search.calibration import Sample

TENTHS = 10


@dataclass(frozen=True, slots=True)
class Tenth:
    """The samples with a confidence from `low` to `high` (0 to 1): how many, their mean confidence, the share that is right."""

    low: float
    high: float
    samples: int
    mean: float
    right: float


@dataclass(frozen=True, slots=True)
class Reliability:
    """Confidences held against what was right; `error` is the expected calibration error (Naeini et al., 2015)."""

    tenths: tuple[Tenth, ...]
    samples: int
    error: float


def reliability(samples: Sequence[Sample]) -> Reliability:
    """Return how far the confidences of samples can be trusted; tenths without samples are left out."""
    inside: list[list[Sample]] = [[] for _ in range(TENTHS)]
    for sample in samples:
        inside[min(int(sample.confidence * TENTHS), TENTHS - 1)].append(sample)
    tenths = tuple(_tenth(number, found) for number, found in enumerate(inside) if found)
    error = sum(abs(tenth.mean - tenth.right) * tenth.samples for tenth in tenths) / max(len(samples), 1)
    return Reliability(tenths, len(samples), error)


def _tenth(number: int, samples: Sequence[Sample]) -> Tenth:
    mean = sum(sample.confidence for sample in samples) / len(samples)
    right = sum(sample.right for sample in samples) / len(samples)
    return Tenth(number / TENTHS, (number + 1) / TENTHS, len(samples), mean, right)

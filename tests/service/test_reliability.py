"""How far confidences can be trusted."""

import pytest
from bot.search.calibration import Sample
from bot.service.reliability import reliability


def test_samples_are_counted_by_the_tenth_of_their_confidence() -> None:
    found = reliability([Sample(0.12, False), Sample(0.18, True), Sample(0.95, True), Sample(1.0, True)])
    assert [(tenth.low, tenth.high, tenth.samples) for tenth in found.tenths] == [(0.1, 0.2, 2), (0.9, 1.0, 2)]
    assert [tenth.mean for tenth in found.tenths] == pytest.approx([0.15, 0.975])
    assert [tenth.right for tenth in found.tenths] == [0.5, 1.0]
    assert found.error == pytest.approx((0.35 * 2 + 0.025 * 2) / 4)


def test_without_samples_there_is_nothing_to_tell() -> None:
    found = reliability([])
    assert (found.tenths, found.samples, found.error) == ((), 0, 0.0)

"""Which device, how many threads: the decisions, without the devices."""

import pytest

from core.marking.device import choose_device, choose_threads


@pytest.mark.parametrize(
    ("asked", "has_cuda", "mps_agrees", "chosen"),
    [
        ("auto", False, False, "cpu"),
        ("auto", True, True, "cuda"),
        ("auto", False, True, "cpu"),  # MPS is taken by name only
        ("cpu", True, True, "cpu"),
        ("cuda", False, True, "cpu"),
        ("mps", True, True, "mps"),
        ("mps", False, False, "cpu"),
    ],
)
def test_the_device_is_the_one_asked_for_where_it_is_there_and_right(asked, has_cuda, mps_agrees, chosen):
    assert choose_device(asked, has_cuda, lambda: mps_agrees) == chosen


def test_mps_is_not_tried_where_nobody_wants_it():
    def tried() -> bool:
        raise AssertionError

    assert choose_device("cpu", False, tried) == "cpu"
    assert choose_device("auto", False, tried) == "cpu"
    assert choose_device("auto", True, tried) == "cuda"


@pytest.mark.parametrize(
    ("most", "seconds", "chosen"),
    [
        (4, {1: 1.0, 4: 0.3}, 4),
        (2, {1: 1.0, 2: 0.95}, 1),  # not worth it
        (2, {1: 1.0, 2: 5.0}, 1),  # busy cores that wait for each other
        (1, {}, 1),
    ],
)
def test_more_threads_are_used_where_they_pay(most, seconds, chosen):
    assert choose_threads(most, seconds.__getitem__) == chosen

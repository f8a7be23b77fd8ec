import gc
import threading
from typing import ClassVar

import pytest
from PySide6.QtCore import QObject

from ui.garbage import GarbageCollector


class Cycle:
    """Held by itself; notes the thread that it dies in."""

    died_in: ClassVar[list[int]] = []

    def __init__(self) -> None:
        self.itself = self

    def __del__(self) -> None:
        Cycle.died_in.append(threading.get_ident())


@pytest.fixture
def collector(qapp):
    owner = QObject()
    yield GarbageCollector(owner)
    gc.enable()
    owner.deleteLater()


def test_a_worker_thread_collects_nothing_and_the_window_does(collector) -> None:
    Cycle.died_in.clear()

    def work() -> None:
        for _ in range(5000):
            Cycle()

    worker = threading.Thread(target=work)
    worker.start()
    worker.join()
    assert Cycle.died_in == []
    collector.collect()
    assert set(Cycle.died_in) == {threading.get_ident()}

"""Collects Python's garbage in the window's thread only.

The collector runs in whichever thread happens to allocate. In a worker thread it would destroy widgets there that are
held in a cycle, and Qt does not survive that.
"""

import gc

from PySide6.QtCore import QObject, QTimer, Slot

_EVERY_MS = 2000


class GarbageCollector(QObject):
    """Takes the collector's turns by a timer, by the collector's own thresholds."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._thresholds = gc.get_threshold()
        gc.disable()
        timer = QTimer(self)
        timer.timeout.connect(self.collect)
        timer.start(_EVERY_MS)

    @Slot()
    def collect(self) -> None:
        """The oldest generation that is due, and with it the younger ones."""
        counts = gc.get_count()
        due = [age for age, (count, limit) in enumerate(zip(counts, self._thresholds, strict=True)) if count > limit]
        if due:
            gc.collect(max(due))

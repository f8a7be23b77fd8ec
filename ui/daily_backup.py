"""The backup of the day, also in a window that stays open for days."""

from PySide6.QtCore import QObject, QTimer, Slot

from core.errors import UserError
from ui.workspace import Workspace

_LOOK_EVERY_MS = 15 * 60 * 1000


class DailyBackup(QObject):
    """Looks now and then whether the day's backup is due; the library knows, and does nothing where it is not."""

    def __init__(self, workspace: Workspace, every_ms: int = _LOOK_EVERY_MS) -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self._was_told = False
        self._timer = QTimer(self)
        self._timer.setInterval(every_ms)
        self._timer.timeout.connect(self._look)
        if workspace.is_open:
            self._timer.start()
        workspace.opened.connect(self._timer.start)

    @Slot()
    def _look(self) -> None:
        self._workspace.tasks.run(
            self._workspace.library.back_up_daily, lambda _done: self._note(), self._tell, changes=True
        )

    def _note(self) -> None:
        self._was_told = False

    def _tell(self, error: UserError) -> None:
        """Once, not every quarter of an hour."""
        if not self._was_told:
            self._was_told = True
            self._workspace.tell(error)

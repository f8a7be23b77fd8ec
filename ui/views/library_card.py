"""Where the library lies, its backups, and the way back to one of them."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from core.ports import Action, Backup
from core.services.library import back_up, restore
from core.tokens import Space
from ui.errors import ask
from ui.times import moment_text
from ui.views.place_row import PlaceRow
from ui.widgets.buttons import button
from ui.widgets.card import Card
from ui.widgets.text import label
from ui.workspace import Workspace

_SHOWN = 6  # the newest; older ones are in the folder


class LibraryCard(Card):
    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._workspace = workspace
        self.show_heading(self.tr("Library and backups"))
        library = workspace.library
        self.body.addWidget(label(self.tr("Everything you enter lies in this folder."), "secondary"))
        self.body.addWidget(PlaceRow(library.folder))
        self.body.addWidget(label(self.tr("Trained models lie in this one."), "secondary"))
        self.body.addWidget(PlaceRow(library.models))
        self.body.addSpacing(Space.unit)
        words = self.tr("A backup is made each day and before every import, and read back before it counts.")
        self.body.addWidget(label(words, "secondary", wraps=True))
        backups = library.backups()
        if not backups:
            self.body.addWidget(label(self.tr("There is no backup yet."), "caption"))
        for backup in backups[:_SHOWN]:
            self.body.addLayout(self._row(backup))
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.gap)
        buttons.addWidget(button(self.tr("Back up to…"), self._back_up))
        buttons.addWidget(button(self.tr("Restore from a file…"), self._choose_backup))
        buttons.addStretch(1)
        self.body.addLayout(buttons)

    def _row(self, backup: Backup) -> QHBoxLayout:
        at = moment_text(backup.at)
        size = QLocale().formattedDataSize(backup.path.stat().st_size, 1) if backup.path.exists() else ""
        row = QHBoxLayout()
        row.setSpacing(Space.card)
        row.addWidget(label(at))
        row.addWidget(label(self._reason(backup.reason), "secondary"))
        row.addStretch(1)
        row.addWidget(label(size, "caption"))
        row.addWidget(button(self.tr("Restore…"), partial(self._ask_restore, backup.path, at)))
        return row

    def _reason(self, reason: str) -> str:
        match reason:
            case "daily":
                return self.tr("of the day")
            case "before-import":
                return self.tr("before an import")
            case "before-migration":
                return self.tr("before an update of the program")
            case "before-restore":
                return self.tr("before restoring")
            case "rescued":
                return self.tr("rescued when the library had vanished")
        return ""

    def _back_up(self) -> None:
        if not self._workspace.may_list_files():
            return
        folder = self._workspace.preferences.last_folder or str(Path.home())
        name = str(Path(folder) / self.tr("Lectern backup.db"))
        chosen, _ = QFileDialog.getSaveFileName(self, self.tr("Back up the library"), name, self.tr("Backup (*.db)"))
        if chosen:
            self._workspace.preferences.last_folder = str(Path(chosen).parent)
            library, path = self._workspace.library, Path(chosen)
            self._workspace.do_in_background(lambda _open_work: back_up(library, path), self._say_backed_up)

    def _say_backed_up(self, path: Path) -> None:
        self._workspace.noticed.emit(self.tr("Backed up and read back: {path}").format(path=path))

    def _choose_backup(self) -> None:
        if not self._workspace.may_list_files():
            return
        folder = self._workspace.preferences.last_folder or str(self._workspace.library.folder)
        chosen, _ = QFileDialog.getOpenFileName(self, self.tr("Restore a backup"), folder, self.tr("Backup (*.db)"))
        if chosen:
            self._ask_restore(Path(chosen), Path(chosen).name)

    def _ask_restore(self, path: Path, name: str) -> None:
        if self._workspace.jobs.running:
            self._workspace.noticed.emit(self.tr("Wait until the running work has ended, or stop it."))
            return
        ask(
            self,
            self.tr("Make the library what the backup {name} holds?").format(name=name),
            self.tr("Restore the backup"),
            partial(self._restore, path),
            detail=self.tr("The library becomes what it was then. What is there now is kept as a backup of its own."),
            cancel=self.tr("Keep what is there now"),
        )

    def _restore(self, path: Path) -> None:
        library = self._workspace.library
        done = self._workspace.do(lambda _open_work: (restore(library, path),))
        if done is not None:
            self._workspace.announce_all(Action("restore_library"))
            if done[0] is None:
                self._workspace.noticed.emit(self.tr("Restored."))
            else:
                self._workspace.noticed.emit(
                    self.tr("Restored. What was there before is kept as {name}.").format(name=done[0].name)
                )

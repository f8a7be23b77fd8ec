"""Adding essays to a task: files, a folder, a zip, or the columns of a workbook; a check; done."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from core.errors import UserError
from core.importing.mapping import SavedMapping
from core.importing.proposal import ImportResult, Proposal
from core.ports import OpenWork
from core.services.importing import commit_proposal, propose_essays
from core.tokens import Space
from ui.frame.drop_overlay import files_in
from ui.messages import explain
from ui.views.import_check import CheckStep
from ui.widgets.buttons import button
from ui.widgets.dialog import Dialog
from ui.widgets.empty_state import EmptyState
from ui.widgets.fitting import size_within_screen
from ui.widgets.text import label
from ui.workspace import Workspace

_PATTERNS = "*.docx *.doc *.wps *.odt *.rtf *.txt *.md *.html *.htm *.pdf *.zip *.xlsx *.xls *.csv"


class EssayImport(Dialog):
    def __init__(
        self,
        workspace: Workspace,
        paths: Sequence[Path] = (),
        task_id: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        assert workspace.course_id is not None
        self.setWindowTitle(self.tr("Add essays"))
        self.setAcceptDrops(True)
        self.resize(*size_within_screen(self, 1120, 700))
        self._workspace, self._course_id = workspace, workspace.course_id
        self._answers: dict[str, str] = {}
        self._asked = 0
        self._source: Path | Sequence[Path] | None = None
        self._proposal: Proposal | None = None
        self._task = QComboBox()
        self._task.setEditable(True)
        self._task.setMinimumWidth(260)
        self._task.setAccessibleName(self.tr("Essay task"))
        with workspace.open_work() as work:
            tasks = work.essays.tasks(self._course_id)
        for task in tasks:
            self._task.addItem(task.name, task.id)
        self._task.setCurrentIndex(max(0, self._task.findData(task_id)) if tasks else -1)
        if not tasks:
            self._task.setEditText(self.tr("Essay 1"))
        self._task.activated.connect(lambda _place: self._compute())
        self._task.lineEdit().editingFinished.connect(self._take_name)
        self._check = CheckStep(workspace)
        self._check.answered.connect(self._answer)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._choosing())
        self._stack.addWidget(self._check)
        self._error = label("", "error", wraps=True)
        self._error.hide()
        self._import = button(self.tr("Add essays"), self._commit, "primary")
        self._import.setEnabled(False)
        top = QHBoxLayout()
        top.setSpacing(Space.gap)
        top.addWidget(label(self.tr("Essay task"), "secondary"))
        top.addWidget(self._task)
        top.addWidget(label(self.tr("A new name makes a new task."), "caption"), 1)
        self._cancel = button(self.tr("Cancel"), self.reject)
        self._back = button(self.tr("Other files…"), self._choose_again)
        self._back.hide()
        bottom = QHBoxLayout()
        bottom.setSpacing(Space.gap)
        bottom.addWidget(self._cancel)
        bottom.addStretch(1)
        bottom.addWidget(self._back)
        bottom.addWidget(self._import)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.page, Space.card, Space.page, Space.card)
        layout.setSpacing(Space.gap)
        layout.addLayout(top)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self._error)
        layout.addLayout(bottom)
        self._choose.setFocus(Qt.FocusReason.TabFocusReason)
        if paths:
            self.read(paths)

    def _choosing(self) -> QWidget:
        empty = EmptyState(
            "file-text",
            self.tr(
                "Drop Word, WPS, OpenDocument, RTF, text, web or PDF files here, a folder or a zip of them, or a "
                "workbook with texts."
            ),
        )
        self._choose = empty.add_button(self.tr("Choose files…"), self._choose_files)
        empty.add_button(self.tr("Choose a folder…"), self._choose_folder, "link")
        return empty

    # the files

    def _choose_files(self) -> None:
        if not self._workspace.may_list_files():
            return
        filters = self.tr("Essays ({patterns})").format(patterns=_PATTERNS)
        folder = self._workspace.preferences.last_folder
        chosen, _ = QFileDialog.getOpenFileNames(self, self.tr("Add essays"), folder, filters)
        if chosen:
            self._workspace.preferences.last_folder = str(Path(chosen[0]).parent)
            self.read([Path(name) for name in chosen])

    def _choose_folder(self) -> None:
        if not self._workspace.may_list_files():
            return
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Add essays"), self._workspace.preferences.last_folder)
        if chosen:
            self.read([Path(chosen)])

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if files_in(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.read(files_in(event.mimeData()))

    def read(self, paths: Sequence[Path]) -> None:
        """One file, folder or zip, or several of them."""
        self._source = paths[0] if len(paths) == 1 else tuple(paths)
        self._answers = {}
        self._compute()

    # working it out

    def _compute(self) -> None:
        source, task_name = self._source, self._task.currentText().strip()
        if source is None or not task_name:
            return
        self._import.setEnabled(False)
        self._tell("")
        saved = SavedMapping({}, dict(self._answers))

        self._asked += 1
        asked = self._asked  # what was asked before and comes in late is of no interest any more

        def propose() -> Proposal:
            return propose_essays(self._course_id, source, task_name, self._workspace.open_work, saved=saved)

        self._workspace.tasks.run(
            propose,
            lambda proposal: self._show(proposal) if asked == self._asked else None,
            lambda error: self._refuse(error) if asked == self._asked else None,
            asker=self,
        )

    def _show(self, proposal: Proposal) -> None:
        self._proposal = proposal
        self._check.show_proposal(proposal)
        self._stack.setCurrentIndex(1)
        self._back.show()
        self._import.setEnabled(proposal.can_commit and not proposal.changes_nothing)
        self._import.setDefault(self._import.isEnabled())
        if not self._task.hasFocus():
            asked = self._check.first_asked() or (self._import if self._import.isEnabled() else self._back)
            asked.setFocus(Qt.FocusReason.TabFocusReason)

    def _refuse(self, error: UserError) -> None:
        self._proposal = None
        self._tell(explain(error, self._workspace.translate))
        self._choose_again()

    def _choose_again(self) -> None:
        self._back.hide()
        self._import.setEnabled(False)
        self._stack.setCurrentIndex(0)
        self._choose.setFocus(Qt.FocusReason.TabFocusReason)

    def _take_name(self) -> None:
        """The essays that were read go into the task whose name stands there now."""
        task = self._proposal.task if self._proposal is not None else None
        if task is not None and task.name != self._task.currentText().strip():
            self._compute()

    def _answer(self, choices: dict[str, str]) -> None:
        self._answers.update(choices)
        self._compute()

    def _tell(self, words: str) -> None:
        self._error.setText(words)
        self._error.setVisible(bool(words))

    def _commit(self) -> None:
        proposal, library = self._proposal, self._workspace.library
        if proposal is None:
            return
        self._import.setEnabled(False)

        def store(open_work: OpenWork) -> ImportResult:
            library.backup_before("import")
            return commit_proposal(proposal, self._course_id, open_work, as_shown=True)

        self._workspace.do_in_background(store, lambda result: self._finish(result) if isValid(self) else None)

    def _finish(self, result: ImportResult) -> None:
        if not result.committed:
            self._compute()
            self._tell(self.tr("Somebody else changed the course meanwhile. Nothing was stored; look at it again."))
            return
        added = self.tr("%n essay(s) were added", "", result.proposal.added)
        self._workspace.noticed.emit(added)
        self.accept()

"""The import wizard: file, sheet, columns, check, done. One undo takes the whole import back."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QShowEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from core.errors import UserError
from core.importing.mapping import Field, ImportKind, MappedColumn, SavedLayout
from core.importing.proposal import ImportResult
from core.ports import OpenWork
from core.scales import plain
from core.services.importing import commit_proposal
from core.tokens import Space
from ui.frame.drop_overlay import files_in
from ui.messages import explain
from ui.views.import_check import CheckStep
from ui.views.import_columns import ColumnsStep
from ui.views.import_session import ImportSession, Preview
from ui.views.import_sheet import SheetStep
from ui.widgets.buttons import Choice, button
from ui.widgets.dialog import Dialog
from ui.widgets.empty_state import EmptyState
from ui.widgets.fitting import size_within_screen
from ui.widgets.text import label, set_kind
from ui.workspace import Workspace

_FILE, _SHEET, _COLUMNS, _CHECK, _DONE = range(5)
_TABLES = "*.xlsx *.xlsm *.xls *.xlsb *.et *.ods *.csv *.tsv *.txt *.json"
_TEXTS = (".docx", ".doc", ".wps", ".odt", ".rtf", ".md", ".pdf", ".zip")


def open_import(
    workspace: Workspace,
    paths: Sequence[Path] = (),
    parent: QWidget | None = None,
    kind: str = "",
    task_id: int | None = None,
) -> None:
    """Start an import: with the files that were dropped, or let the teacher choose.

    Args:
        kind: roster, scores or essays; "" lets the contents tell.
        task_id: The task that essays belong to.
    """
    if workspace.course_id is None:
        translate = workspace.translate
        workspace.noticed.emit(translate("import", "Create a course first; imports go into a course."))
        return
    is_text = any(path.is_dir() or path.suffix.lower() in _TEXTS for path in paths)
    if kind == "essays" or is_text:
        from ui.views.essay_import import EssayImport

        EssayImport(workspace, paths, task_id, parent).open()
        return
    wizard = ImportWizard(workspace, ImportKind(kind) if kind else None, parent)
    wizard.open()
    if paths:
        wizard.read_in_turn(paths)


class ImportWizard(Dialog):
    def __init__(self, workspace: Workspace, kind: ImportKind | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        assert workspace.course_id is not None
        self.setWindowTitle(self.tr("Import"))
        self.setAcceptDrops(True)
        self.resize(*size_within_screen(self, 1120, 700))
        self._workspace, self._course_id, self._kind = workspace, workspace.course_id, kind
        self._session: ImportSession | None = None
        self._preview: Preview | None = None
        self._others: list[Path] = []  # files that wait for their turn
        self._is_waiting = False
        self._asked = 0
        self._steps = [
            label(text, "step")
            for text in (
                self.tr("1 File"),
                self.tr("2 Sheet"),
                self.tr("3 Columns"),
                self.tr("4 Check"),
                self.tr("5 Done"),
            )
        ]
        self._sheet = SheetStep(workspace)
        self._sheet.kind_chosen.connect(self._take_for)
        self._sheet.sheet_chosen.connect(self._choose_sheet)
        self._sheet.laid_out.connect(self._lay_out_sheet)
        self._columns = ColumnsStep(workspace)
        self._columns.changed.connect(self._change_column)
        self._columns.high_said.connect(self._say_high)
        self._check = CheckStep(workspace)
        self._check.answered.connect(self._answer)
        self._done = EmptyState("circle-check", "")
        self._undo = self._done.add_button(self.tr("Undo this import"), self._take_back, "")
        self._stack = QStackedWidget()
        for step in (self._file_step(), self._sheet, self._columns, self._check, self._done):
            self._stack.addWidget(step)
        self._error = label("", "error", wraps=True)
        self._error.hide()
        self._back = button(self.tr("Back"), lambda: self._move(self._stack.currentIndex() - 1))
        self._cancel = button(self.tr("Cancel"), self.reject)
        self._next = button(self.tr("Next"), self._go_on, "primary")
        self._lay_out()
        self._go(_FILE)

    # building

    def _lay_out(self) -> None:
        steps = QHBoxLayout()
        steps.setSpacing(Space.page)
        for step in self._steps:
            steps.addWidget(step)
        steps.addStretch(1)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.gap)
        buttons.addWidget(self._cancel)
        buttons.addStretch(1)
        buttons.addWidget(self._back)
        buttons.addWidget(self._next)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.page, Space.card, Space.page, Space.card)
        layout.setSpacing(Space.gap)
        layout.addLayout(steps)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self._error)
        layout.addLayout(buttons)

    def _file_step(self) -> QWidget:
        self._empty = EmptyState(
            "import", self.tr("Drop an Excel or CSV file here. The file itself is only read, never changed.")
        )
        self._choose = self._empty.add_button(self.tr("Choose a file…"), self._choose_file)
        self._empty.add_button(self.tr("Paste from the clipboard"), self._paste, "link")
        self._kinds = Choice(
            [self.tr("Let the contents tell"), self.tr("A roster"), self.tr("Scores and weekly records")]
        )
        self._kinds.choose({None: 0, ImportKind.ROSTER: 1, ImportKind.SCORES: 2}.get(self._kind, 0))
        self._kinds.chosen.connect(self._choose_kind)
        step = QWidget()
        layout = QVBoxLayout(step)
        layout.addWidget(self._kinds, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(self._empty, 1)
        return step

    # the file

    def _choose_kind(self, place: int) -> None:
        self._kind = (None, ImportKind.ROSTER, ImportKind.SCORES)[place]
        if self._session is not None:
            self.read(self._session.read)

    def _choose_file(self) -> None:
        if not self._workspace.may_list_files():
            return
        folder = self._workspace.preferences.last_folder
        filters = self.tr("Tables ({patterns})").format(patterns=_TABLES)
        chosen, _ = QFileDialog.getOpenFileName(self, self.tr("Import"), folder, filters)
        if chosen:
            self._workspace.preferences.last_folder = str(Path(chosen).parent)
            self.read(Path(chosen))

    def _paste(self) -> None:
        text = QGuiApplication.clipboard().text()
        if text.strip():
            self.read(text)
        else:
            self._tell(self.tr("The clipboard holds no text. Copy the cells in Excel first."))

    def read_in_turn(self, paths: Sequence[Path]) -> None:
        """Several files, one after the other; the last step leads to the next of them."""
        self._others = list(paths[1:])
        self.read(paths[0])

    def read(self, what: Path | str) -> None:
        """Read a file, or pasted text, and go to the first step that needs the teacher."""
        self._session = ImportSession(self._course_id, what, self._kind)
        self._compute(self._show_first)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self._focus_step()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if files_in(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.read_in_turn(files_in(event.mimeData()))

    # working it out

    def _compute(self, then: Callable[[], None] | None = None) -> None:
        """Work out the preview beside the window's thread; what was asked meanwhile waits for the answer."""
        session = self._session
        if session is None:
            return
        self._is_waiting = True
        self._asked += 1
        asked = self._asked  # what was asked before and comes in late is of no interest any more
        self._tell("")
        self._show_buttons()

        def show(preview: Preview) -> None:
            if asked != self._asked:
                return
            self._is_waiting = False
            self._show_preview(preview)
            if then is not None:
                then()
            self._show_buttons()

        def refuse(error: UserError) -> None:
            if asked != self._asked:
                return
            self._is_waiting = False
            self._preview = None
            self._tell(explain(error, self._workspace.translate))
            self._go(_FILE)
            self._focus_step()

        self._workspace.tasks.run(lambda: session.preview(self._workspace.open_work), show, refuse, asker=self)

    def _show_preview(self, preview: Preview) -> None:
        self._preview = preview
        hint = explain(preview.problem, self._workspace.translate) if preview.problem is not None else ""
        lost = self.focusWidget()
        self._sheet.show_preview(preview, self._layout_hint(preview))
        if preview.mapping is not None:
            self._columns.show_mapping(preview.mapping, hint)
        if preview.proposal is not None:
            self._check.show_proposal(preview.proposal)
        else:
            self._check.show_questions(preview.source.questions)
        self._show_buttons()
        if self._stack.currentIndex() == _CHECK or lost is None or not lost.isVisibleTo(self):
            self._focus_step()

    def _layout_hint(self, preview: Preview) -> str:
        """What to do where no table was found: the sheet is shown as it is."""
        if not preview.is_begun:
            return ""
        return self.tr(
            "No table was recognised by itself. Say here which row is the header and which way the students go; the "
            "columns come next."
        )

    def _show_first(self) -> None:
        """To the first step that needs the teacher; the earlier steps stay a click away."""
        preview = self._preview
        assert preview is not None
        if preview.source.table is None and preview.source.questions:
            self._go(_CHECK)
        elif preview.proposal is not None and any(
            column.confidence < 0.75 and column.field is not Field.IGNORE for column in preview.proposal.mapping.columns
        ):
            self._go(_COLUMNS)
        else:
            self._go(_SHEET)
        self._focus_step()

    def _take_for(self, kind: ImportKind) -> None:
        self._kind = kind
        self._kinds.choose({ImportKind.ROSTER: 1, ImportKind.SCORES: 2}[kind])
        if self._session is not None:
            self._session.kind, self._session.columns = kind, {}
            self._compute()

    def _choose_sheet(self, name: str) -> None:
        if self._session is not None:
            self._session.point_at(name)
            self._compute()

    def _lay_out_sheet(self, layout: SavedLayout) -> None:
        if self._session is not None and self._preview is not None and self._preview.layout is not None:
            self._session.point_at(self._preview.layout.sheet.name, layout)
            self._compute()

    def _change_column(self, column: MappedColumn) -> None:
        if self._session is not None:
            self._session.columns[column.index] = replace(column, confidence=1.0, why="answered")
            self._compute()

    def _say_high(self, column: MappedColumn) -> None:
        if self._session is not None and column.high is not None:
            self._session.answers[f"scale:{column.item}"] = plain(column.high)
            self._change_column(column)

    def _answer(self, choices: dict[str, str]) -> None:
        if self._session is not None:
            self._session.answers.update(choices)
            self._compute()

    # moving

    def _go(self, step: int) -> None:
        self._stack.setCurrentIndex(step)
        for place, each in enumerate(self._steps):
            set_kind(each, "current" if place == step else "done" if place < step else "later", "state")
        self._show_buttons()

    def _focus_step(self) -> None:
        """The field that needs the teacher has the focus; where none does, the button that goes on."""
        if self.isVisible():
            field = self._needed_field() or (self._next if self._next.isEnabled() else self._cancel)
            field.setFocus(Qt.FocusReason.TabFocusReason)

    def _needed_field(self) -> QWidget | None:
        step = self._stack.currentIndex()
        if step == _FILE:
            return self._choose
        if step == _SHEET and self._preview is not None and self._preview.is_begun:
            return self._sheet.first_field
        if step == _COLUMNS:
            return self._columns.first_unsure()
        return self._check.first_asked() if step == _CHECK else None

    def _move(self, step: int) -> None:
        self._go(step)
        self._focus_step()

    def _go_on(self) -> None:
        step = self._stack.currentIndex()
        if step == _DONE and self._others:
            self._undo.show()
            self.read_in_turn(self._others)
        elif step == _DONE:
            self.accept()
        elif step == _CHECK:
            self._commit()
        else:
            self._move(step + 1)

    def _show_buttons(self) -> None:
        step = self._stack.currentIndex()
        proposal = self._preview.proposal if self._preview else None
        self._back.setVisible(_FILE < step < _DONE)
        self._cancel.setVisible(step < _DONE)
        last = self.tr("Next file") if self._others else self.tr("Close")
        self._next.setText({_CHECK: self.tr("Import"), _DONE: last}.get(step, self.tr("Next")))
        can = self._preview is not None and not self._is_waiting
        if step == _COLUMNS:
            can = can and (proposal is not None or bool(self._preview and self._preview.source.questions))
        if step == _CHECK:
            can = can and proposal is not None and proposal.can_commit and not proposal.changes_nothing
        self._next.setEnabled(can or step == _DONE)
        self._next.setDefault(self._next.isEnabled())

    def _tell(self, words: str) -> None:
        self._error.setText(words)
        self._error.setVisible(bool(words))

    # storing

    def _commit(self) -> None:
        proposal = self._preview.proposal if self._preview else None
        if proposal is None:
            return
        self._is_waiting = True
        self._show_buttons()
        library = self._workspace.library

        def store(open_work: OpenWork) -> ImportResult:
            library.backup_before("import")
            return commit_proposal(proposal, self._course_id, open_work, as_shown=True)

        task = self._workspace.do_in_background(
            store, lambda result: self._show_result(result) if isValid(self) else None
        )
        task.ended.connect(self._let_go_on)

    @Slot()
    def _let_go_on(self) -> None:
        """Also after a refusal: what stood in the way can be mended and the import tried again."""
        self._is_waiting = False
        self._show_buttons()

    def _show_result(self, result: ImportResult) -> None:
        proposal = result.proposal
        if not result.committed:  # shown anew, as it would be by now
            again = self.tr("Somebody else changed the course meanwhile. Nothing was stored; look at it again.")
            self._compute(lambda: self._tell(again))
            return
        parts = [
            self.tr("%n new", "", proposal.added),
            self.tr("%n changed", "", proposal.changed),
            self.tr("%n unchanged", "", proposal.unchanged),
            self.tr("%n left out", "", len(proposal.rejected) + len(proposal.left_out)),
        ]
        if proposal.new_students and proposal.kind is not ImportKind.ROSTER:
            parts.append(self.tr("%n student(s) added to the roster", "", len(proposal.new_students)))
        self._done.show_sentence(
            self.tr("{file} was imported: {counts}.").format(
                file=proposal.source.name, counts=self.tr(", ").join(parts)
            )
        )
        self._move(_DONE)

    def _take_back(self) -> None:
        self._workspace.undo()
        self._done.show_sentence(self.tr("The import was taken back; everything is as it was before."))
        self._undo.hide()

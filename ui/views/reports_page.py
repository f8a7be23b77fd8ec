"""Reports: choose what and whose, see the pages, save or print them; exports to Excel."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt, QTimer, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QListView,
    QMenu,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from core.course import Course
from core.essay import EssayTask
from core.roster_order import Order, OrderFacts
from core.services.exports import ExportKind
from core.services.reports import NamedDocument, ReportKind, documents_of
from core.services.roster import order_facts
from core.tokens import Space
from ui.models.report_list_model import ReportListModel
from ui.preferences import ListOrder
from ui.views.course_export import CourseExport
from ui.views.page import Page
from ui.views.report_message import MessageCard
from ui.views.report_preview import ReportPreview
from ui.views.report_printing import PrintPreview, ask_printer, paint_pages
from ui.views.report_saving import ReportSaver
from ui.widgets.buttons import Choice, button
from ui.widgets.card import Card
from ui.widgets.empty_state import EmptyState
from ui.widgets.header import PageHeader
from ui.widgets.order_box import OrderBox
from ui.widgets.search_box import SearchBox
from ui.widgets.text import label
from ui.wording import LANGUAGES, wording
from ui.workspace import Workspace

_SIDE = 300  # pixels, of the choices on the left
_KINDS = (ReportKind.STUDENT, ReportKind.CLASS, ReportKind.COURSE, ReportKind.ESSAYS)
_LANGUAGE_NAMES = {"zh_CN": "中文", "en": "English"}  # each in its own language


class ReportsPage(Page):
    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.title = self.tr("Reports")
        self._course: Course | None = None
        self._shown = ""  # the file name of the report in the preview
        self._wanted: int | None = None  # a pupil another page asked for
        self._asked = 0
        self._header = PageHeader(self.title)
        self._export = self._header.add_button(self.tr("Export…"), self._open_export_menu)
        self._print = self._header.add_button(self.tr("Print…"), self._open_print_menu)
        self._save = self._header.set_primary(self.tr("Save as PDF…"), self._save_chosen)
        self._model = ReportListModel(self)
        self._model.ticked.connect(self._show_count)
        self._saver = ReportSaver(workspace)
        self._saver.ended.connect(lambda _files: self._show_count())
        self._preview = ReportPreview(workspace)
        self._save_this = button(self.tr("Save this one…"), self._save_shown)
        self._preview.bar.addWidget(self._save_this)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._content())
        self._stack.addWidget(self._nobody())
        self.body.addWidget(self._header)
        self.body.addWidget(self._stack, 1)
        workspace.privacy.keep(self._list)
        workspace.privacy.keep(self._search)
        workspace.privacy.keep(self._preview)
        workspace.privacy.keep(self._message)

    # Layout

    def _content(self) -> QWidget:
        content = QWidget()
        layout = QHBoxLayout(content)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.gap)
        side = QVBoxLayout()
        side.setSpacing(Space.gap)
        side.addWidget(self._choices())
        side.addWidget(self._whose(), 1)
        self._message = MessageCard(self.workspace)
        side.addWidget(self._message)
        side.addWidget(self._saver)
        side.addStretch()
        side.setContentsMargins(0, 0, 0, 0)
        choices = QWidget()
        choices.setProperty("kind", "body")
        choices.setLayout(side)
        holder = QScrollArea()  # on a low screen
        holder.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        holder.setWidgetResizable(True)
        holder.setFixedWidth(_SIDE)
        holder.setWidget(choices)
        preview = Card(margin=Space.gap)
        preview.body.addWidget(self._preview)
        layout.addWidget(holder)
        layout.addWidget(preview, 1)
        return content

    def _choices(self) -> Card:
        card = Card()
        self._kind = QComboBox()
        for kind, words in zip(_KINDS, self._kind_words(), strict=True):
            self._kind.addItem(words, kind)
        self._kind.setAccessibleName(self.tr("Kind of report"))
        self._kind.currentIndexChanged.connect(lambda _index: self._choose_kind())
        self._task = QComboBox()
        self._task.setAccessibleName(self.tr("Essay task"))
        self._task.activated.connect(lambda _index: self._read())
        self._language = Choice([_LANGUAGE_NAMES[language] for language in LANGUAGES])
        self._language.chosen.connect(lambda _index: self._read())
        for widget in (self._kind, self._task, self._language):
            card.body.addWidget(widget)
        return card

    def _kind_words(self) -> tuple[str, ...]:
        return (
            self.tr("For students and parents"),
            self.tr("Class marks"),
            self.tr("Course, week by week"),
            self.tr("Essays"),
        )

    def _whose(self) -> Card:
        self._whose_card = card = Card()
        self._search = SearchBox(self.tr("Name, pinyin, initials or number"))
        self._search.textChanged.connect(self._filter)
        self._order = OrderBox()
        self._order.offer(
            [
                (str(Order.NUMBER), self.tr("number")),
                (str(Order.NAME), self.tr("name")),
                (str(Order.CLASS), self.tr("class")),
                (str(Order.TOTAL), self.tr("total")),
            ],
            self.workspace.preferences.order_of("reports"),
        )
        self._order.chosen.connect(self._keep_order)
        self._all = QCheckBox(self.tr("All"))
        self._all.clicked.connect(lambda _on: self._tick_all())
        self._list = QListView()
        self._list.setProperty("kind", "plain")
        self._list.setModel(self._model)
        self._list.setUniformItemSizes(True)
        self._search.lead_to(self._list)
        self._list.setAccessibleName(self.tr("Reports to save and print"))
        self._list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._list.selectionModel().currentChanged.connect(self._show_row)
        self._nothing = label("", "secondary", wraps=True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        for widget in (self._search, self._order, self._all):
            card.body.addWidget(widget)
        card.body.addWidget(self._list, 1)
        card.body.addWidget(self._nothing, 1)
        return card

    def _nobody(self) -> EmptyState:
        empty = EmptyState("file-text", self.tr("Nobody is in this course yet, so there is nothing to report on."))
        empty.add_button(self.tr("Import a roster…"), lambda: self.workspace.import_asked.emit([]))
        return empty

    # Reading

    def refresh(self) -> None:
        course_id = self.workspace.course_id
        if course_id is None:
            return
        with self.workspace.open_work() as work:
            course = work.courses.by_id(course_id)
            tasks = work.essays.tasks(course_id)
            has_pupils = bool(work.enrolments.of_course(course_id))
        assert course is not None
        if self._course is None or self._course.id != course.id:
            self._language.choose(LANGUAGES.index(course.language) if course.language in LANGUAGES else 0)
            self._shown = ""
        self._course = course
        self._show_tasks(tasks)
        self._stack.setCurrentIndex(0 if has_pupils else 1)
        for each in (self._export, self._print, self._save):
            each.setEnabled(has_pupils)
        if has_pupils:
            self._choose_kind()

    def select(self, what: object) -> None:
        """A pupil's id."""
        if isinstance(what, int):
            self._wanted = what
            self._search.clear()
            self._kind.setCurrentIndex(_KINDS.index(ReportKind.STUDENT))
            self._choose_kind()

    def _show_tasks(self, tasks: list[EssayTask]) -> None:
        chosen = self._task.currentData()
        self._task.clear()
        for task in tasks:
            self._task.addItem(task.name, task.id)
        self._task.setCurrentIndex(max(0, self._task.findData(chosen)))

    @property
    def kind(self) -> ReportKind:
        return ReportKind(self._kind.currentData())

    @property
    def language(self) -> str:
        """Of the reports, whatever the window speaks."""
        return LANGUAGES[self._language.current]

    def _choose_kind(self) -> None:
        kind = self.kind
        self._header.show_text(self.title, self._purpose(kind))
        self._task.setVisible(kind is ReportKind.ESSAYS and self._task.count() > 1)
        self._message.setVisible(kind is ReportKind.STUDENT)
        self._read()

    def _purpose(self, kind: ReportKind) -> str:
        match kind:
            case ReportKind.STUDENT:
                return self.tr("One for each student, to give to the student and the parents. No ranks, no classmates.")
            case ReportKind.CLASS:
                return self.tr("Totals, weak items, who is missing what. For the teacher only.")
            case ReportKind.COURSE:
                return self.tr("Plan, progress and feedback with n, alarms with reasons. For the teacher only.")
            case ReportKind.ESSAYS:
                return self.tr("One for each essay: the score, the painted passages, your comment.")

    def _read(self) -> None:
        """Word all reports of the kind away from the window's thread; a later choice overtakes an earlier one."""
        if self._course is None:
            return
        self._asked += 1
        asked, language = self._asked, self.language
        make = partial(
            documents_of,
            self.kind,
            self._course.id,
            language,
            wording(language),
            self.workspace.open_work,
            task_id=self._task.currentData() if self.kind is ReportKind.ESSAYS else None,
        )
        orders = partial(order_facts, self._course.id, self.workspace.open_work)
        self.workspace.tasks.run(
            lambda: (make(), orders()), partial(self._show_documents, asked), self.workspace.tell, asker=self
        )

    def _keep_order(self) -> None:
        self.workspace.preferences.put_order("reports", self._order.order)
        self._model.arrange(self._order.order)
        self._go_to(max(0, self._model.row_of(self._shown)))

    def _show_documents(self, asked: int, found: tuple[list[NamedDocument], OrderFacts]) -> None:
        if asked != self._asked:
            return
        documents, orders = found
        order = self.workspace.preferences.order_of("reports")
        self._order.show_order(order if order.key else ListOrder(str(orders.usual)))
        self._model.arrange(self._order.order)
        is_many = self.kind in (ReportKind.STUDENT, ReportKind.ESSAYS)
        self._model.show(documents, self._model.unticked, orders)
        self._whose_card.setVisible(is_many)
        for widget in (self._search, self._order, self._all, self._list):
            widget.setVisible(bool(documents))
        self._nothing.setVisible(not documents)
        self._nothing.setText("" if documents else self._nothing_words())
        row = self._model.row_of_student(self._wanted) if self._wanted is not None else -1
        self._wanted = None
        self._go_to(row if row >= 0 else max(0, self._model.row_of(self._shown)))
        self._show_count()

    def _nothing_words(self) -> str:
        if self.kind is ReportKind.ESSAYS:
            return self.tr("There is no essay here yet. Essays are added on the essays page.")
        return self.tr("Nobody is in this course now.")

    def _go_to(self, row: int) -> None:
        index = self._model.index(row)
        self._list.setCurrentIndex(index)
        self._show_row(index)

    @Slot(QModelIndex)
    def _show_row(self, index: QModelIndex, _before: QModelIndex | None = None) -> None:
        named = self._model.document(index.row())
        self._shown = named.file_name if named else ""
        self._message.show_student(named.student.id if named and named.student else None)
        self._preview.show_document(named.document if named else None)

    def _filter(self, query: str) -> None:
        self._model.search(query)
        self._go_to(max(0, self._model.row_of(self._shown)))

    def _tick_all(self) -> None:
        self._model.tick_all(self._all.checkState() != Qt.CheckState.Unchecked)

    def _show_count(self) -> None:
        chosen, of = len(self._model.chosen), self._model.total
        state = Qt.CheckState.Checked if chosen == of else Qt.CheckState.PartiallyChecked
        self._all.setCheckState(state if chosen else Qt.CheckState.Unchecked)
        self._all.setText(self.tr("{chosen} of {all}").format(chosen=chosen, all=of))
        self._save.setText(self.tr("Save %n PDF(s)…", "", chosen) if of > 1 else self.tr("Save as PDF…"))
        self._save.setEnabled(chosen > 0 and not self._saver.is_saving)
        self._save_this.setVisible(of > 1)
        self._print.setEnabled(of > 0)

    # Saving, printing, exporting

    def _save_chosen(self) -> None:
        if not self.workspace.may_list_files():
            return
        chosen = self._model.chosen
        if len(chosen) == 1:
            self._save_one(chosen[0])
            return
        folder = QFileDialog.getExistingDirectory(self, self.tr("Folder for the reports"), self._folder())
        if folder:
            self.workspace.preferences.last_folder = folder
            self._saver.save(chosen, Path(folder))
            self._save.setEnabled(False)

    def _save_shown(self) -> None:
        named = self._model.document(self._list.currentIndex().row())
        if named is not None:
            self._save_one(named)

    def _save_one(self, named: NamedDocument) -> None:
        path = self._ask_file(self.tr("Save the report"), named.file_name, self.tr("PDF (*.pdf)"))
        if path is not None:
            named = NamedDocument(path.name, named.document)
            self._saver.save([named], path.parent)

    def _ask_file(self, title: str, name: str, filters: str) -> Path | None:
        if not self.workspace.may_list_files():
            return None
        chosen, _ = QFileDialog.getSaveFileName(self, title, str(Path(self._folder()) / name), filters)
        if not chosen:
            return None
        path = Path(chosen)
        self.workspace.preferences.last_folder = str(path.parent)
        return path if path.suffix else path.with_suffix(Path(name).suffix)

    def _folder(self) -> str:
        return self.workspace.preferences.last_folder or str(Path.home())

    def _open_print_menu(self) -> None:
        named = self._model.document(self._list.currentIndex().row())
        chosen = self._model.chosen
        if named is None:
            return
        if len(chosen) <= 1:
            self._preview_print(named)
            return
        menu = QMenu(self)
        menu.addAction(self.tr("This report, with a preview…"), partial(self._preview_print, named))
        menu.addAction(self.tr("All %n chosen…", "", len(chosen)), partial(self._print_all, chosen))
        self._pop_up(menu, self._print)

    def _preview_print(self, named: NamedDocument) -> None:
        PrintPreview(named.document, self.tr("Print"), self).open()

    def _print_all(self, chosen: list[NamedDocument]) -> None:
        documents = [named.document for named in chosen]
        ask_printer(
            self, lambda printer: QTimer.singleShot(0, self, lambda: self._say_printed(paint_pages(printer, documents)))
        )

    def _say_printed(self, pages: int) -> None:
        self.workspace.noticed.emit(self.tr("%n page(s) sent to the printer", "", pages))

    def _open_export_menu(self) -> None:
        menu = QMenu(self)
        menu.addAction(self.tr("Gradebook…"), partial(self._export_as, ExportKind.GRADEBOOK))
        menu.addAction(self.tr("Weekly records…"), partial(self._export_as, ExportKind.WEEKLY))
        menu.addAction(self.tr("Roster…"), partial(self._export_as, ExportKind.ROSTER))
        menu.addAction(self.tr("Essays…"), partial(self._export_as, ExportKind.ESSAYS))
        menu.addSeparator()
        menu.addAction(self.tr("Everything of this course…"), partial(self._export_as, ExportKind.LIBRARY))
        self._pop_up(menu, self._export)

    def _pop_up(self, menu: QMenu, under: QWidget) -> None:
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(under.mapToGlobal(under.rect().bottomLeft()))

    def _export_as(self, kind: ExportKind) -> None:
        if self._course is not None:
            CourseExport(self.workspace, self).ask(kind, self._course, self.language)

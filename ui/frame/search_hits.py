"""What the search finds: pupils, assessments, essay tasks and what can be done, in one list."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from core.services.search import Found, FoundKind, find_in_course
from core.tokens import Space, TextSize
from ui.icons import icon
from ui.theme import colours, text_font
from ui.workspace import Workspace

_ICONS = {FoundKind.STUDENT: "users", FoundKind.ASSESSMENT: "table-2", FoundKind.ESSAY_TASK: "pen-line"}
_PAGES = {FoundKind.STUDENT: "students", FoundKind.ASSESSMENT: "gradebook", FoundKind.ESSAY_TASK: "essays"}
_HIT_ROLE = Qt.ItemDataRole.UserRole + 1
_MOST_SHOWN = 12


@dataclass(frozen=True)
class _Hit:
    icon: str
    title: str
    detail: str
    go: Callable[[], object]


class SearchHits(QCompleter):
    """The list under the search line."""

    left = Signal()  # a hit was chosen

    def __init__(self, workspace: Workspace, actions: Sequence[QAction], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._actions = actions
        self._hits = QStandardItemModel(self)
        self.setModel(self._hits)
        self.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.setMaxVisibleItems(_MOST_SHOWN)
        self.popup().setItemDelegate(_HitDelegate(self.popup()))
        self.activated[QModelIndex].connect(self._go)  # type: ignore[index] # by index, not by text: titles repeat

    def titles(self) -> list[str]:
        return [self._hits.item(row).text() for row in range(self._hits.rowCount())]

    def search(self, query: str) -> None:
        self._hits.clear()
        for hit in self._found(query) + self._commands(query):
            item = QStandardItem(hit.title)
            item.setData(hit, _HIT_ROLE)
            item.setEditable(False)
            self._hits.appendRow(item)
        if self._hits.rowCount():
            self.complete()

    def close(self) -> None:
        self.popup().hide()
        self._hits.clear()

    def go_to_first(self) -> None:
        if self._hits.rowCount() and not self.popup().currentIndex().isValid():
            self._leave_to(self._hits.item(0).data(_HIT_ROLE))

    def _found(self, query: str) -> list[_Hit]:
        course_id = self._workspace.course_id
        if course_id is None:
            return []
        is_shared = self._workspace.privacy.is_on
        found = find_in_course(course_id, query, self._workspace.open_work, with_students=not is_shared)
        return [self._hit(each) for each in found]

    def _hit(self, found: Found) -> _Hit:
        page = _PAGES[found.kind]
        return _Hit(
            _ICONS[found.kind], found.title, found.detail, lambda: self._workspace.page_asked.emit(page, found.id)
        )

    def _commands(self, query: str) -> list[_Hit]:
        typed = query.strip().casefold()
        if not typed:
            return []
        fitting = [each for each in self._actions if each.isEnabled() and typed in _plain(each.text()).casefold()]
        return [
            _Hit("chevron-right", _plain(each.text()), each.shortcut().toString(), each.trigger) for each in fitting
        ]

    @Slot(QModelIndex)
    def _go(self, index: QModelIndex) -> None:
        self._leave_to(index.data(_HIT_ROLE))

    def _leave_to(self, hit: _Hit) -> None:
        self.popup().hide()
        self._hits.clear()
        self.left.emit()
        hit.go()


def _plain(text: str) -> str:
    return text.replace("&", "")


class _HitDelegate(QStyledItemDelegate):
    """Icon, title, and the detail at the right edge."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(320, 34)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        hit = index.data(_HIT_ROLE)
        shown = colours(option.palette)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, shown.accent_weak)
        room = option.rect.adjusted(Space.gap, 0, -Space.gap, 0)
        icon(hit.icon).paint(painter, QRect(room.left(), room.center().y() - 8, 16, 16))
        painter.setFont(text_font(TextSize.caption))
        painter.setPen(shown.caption)
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, hit.detail)
        taken = painter.fontMetrics().horizontalAdvance(hit.detail)
        painter.setFont(text_font())
        painter.setPen(shown.text)
        room.adjust(28, 0, -taken - Space.gap, 0)
        title = painter.fontMetrics().elidedText(hit.title, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, title)
        painter.restore()

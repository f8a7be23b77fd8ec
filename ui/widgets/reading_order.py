"""Tab follows the eye: the order in which controls are read, worked out when Tab is pressed.

A chain that is fixed once goes wrong as soon as a page fills itself anew, or a dialog adds a line.
"""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QFormLayout,
    QGridLayout,
    QLayout,
    QLayoutItem,
    QScrollArea,
    QStackedWidget,
    QTabWidget,
    QWidget,
)

_ROLES = (QFormLayout.ItemRole.SpanningRole, QFormLayout.ItemRole.LabelRole, QFormLayout.ItemRole.FieldRole)


def reading_order(window: QWidget) -> list[QWidget]:
    """What Tab stops at in a window: down each column of its layouts, columns from left to right."""
    stops = list(dict.fromkeys(each for each in _parts(window) if _is_stop(each)))  # one over a whole row comes twice
    return [stop for stop in stops if not isinstance(stop, QScrollArea) or _is_read_by_scrolling(stop, stops)]


def move_focus(window: QWidget, forward: bool) -> bool:
    """To the next stop, or the one before; round at the ends. What overrides `focusNextPrevChild` calls this."""
    stops = reading_order(window)
    if not stops:
        return False
    focused = window.focusWidget()
    place = next((place for place, stop in enumerate(stops) if stop is focused), None)
    if place is None:  # between two stops, as on a label or on what has just been disabled
        place = _place_of(focused, stops) if focused is not None else -1
        place = place if forward else place + 1
    chosen = stops[(place + (1 if forward else -1)) % len(stops)]
    chosen.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
    _bring_into_view(chosen)
    return True


def leave_grid(grid: QWidget, event: QKeyEvent) -> bool:
    """Ctrl+Tab leaves a grid in which Tab goes from cell to cell; whether it did."""
    if event.key() not in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
        return False
    return bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier) and move_focus(
        grid.window(), event.key() == Qt.Key.Key_Tab
    )


def _is_stop(widget: QWidget) -> bool:
    has_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    is_inner = widget.focusProxy() is not None  # as the line in a spin box
    return has_tab and not is_inner and widget.isVisible() and widget.isEnabled() and not widget.isWindow()


def _is_read_by_scrolling(area: QScrollArea, stops: list[QWidget]) -> bool:
    """What holds stops of its own is scrolled by going to them."""
    is_long = area.verticalScrollBar().maximum() > 0 or area.horizontalScrollBar().maximum() > 0
    return is_long and not any(area.isAncestorOf(stop) for stop in stops if stop is not area)


def _place_of(focused: QWidget, stops: list[QWidget]) -> int:
    """Behind which stop something stands that is no stop itself; -1: before the first."""
    at = focused.mapToGlobal(focused.rect().topLeft())
    before = -1
    for place, stop in enumerate(stops):
        there = stop.mapToGlobal(stop.rect().topLeft())
        if focused.isAncestorOf(stop):
            return place - 1
        if (there.y(), there.x()) <= (at.y(), at.x()):
            before = place
    return before


def _parts(widget: QWidget) -> Iterator[QWidget]:
    """The widget and all in it that is shown, in reading order."""
    yield widget
    inside: list[QWidget | None] = []
    if isinstance(widget, QTabWidget):
        inside = [widget.tabBar(), widget.currentWidget()]
    elif isinstance(widget, QStackedWidget):
        inside = [widget.currentWidget()]
    elif isinstance(widget, QScrollArea):
        inside = [widget.widget()]
    elif isinstance(widget, QAbstractItemView):
        inside = _by_place(widget.viewport())
    elif not isinstance(widget, QAbstractScrollArea):  # what is inside of one belongs to it
        inside = _laid_out(widget.layout())
        inside += [child for child in _by_place(widget) if child not in inside]  # what stands in no layout
    for each in inside:
        if each is not None and not each.isHidden():
            yield from _parts(each)


def _laid_out(layout: QLayout | None) -> list[QWidget | None]:
    found: list[QWidget | None] = []
    for item in _items(layout) if layout is not None else ():
        if (widget := item.widget()) is not None:
            found.append(widget)
        else:
            found += _laid_out(item.layout())
    return found


def _items(layout: QLayout) -> Iterator[QLayoutItem]:
    if isinstance(layout, QFormLayout):
        found = (layout.itemAt(row, role) for row in range(layout.rowCount()) for role in _ROLES)
        yield from (item for item in found if item is not None)
        return
    places = range(layout.count())
    if isinstance(layout, QGridLayout):
        places = sorted(places, key=lambda place: layout.getItemPosition(place)[:2])  # type: ignore[assignment, index]
    for place in places:
        if (item := layout.itemAt(place)) is not None:
            yield item


def _by_place(widget: QWidget) -> list[QWidget | None]:
    children = [each for each in widget.children() if isinstance(each, QWidget) and not each.isWindow()]
    return [*sorted(children, key=lambda each: (each.y(), each.x()))]


def _bring_into_view(widget: QWidget) -> None:
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(widget)
        above = above.parentWidget()

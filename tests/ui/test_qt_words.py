"""What Qt words by itself, its own file dialog before all, is Chinese in a Chinese window."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtPrintSupport import QPrintPreviewDialog
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCalendarWidget,
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ui.preferences import Preferences
from ui.qt_words import qt_words


@pytest.fixture
def chinese(dressed: QApplication, session_preferences: Preferences) -> Iterator[None]:
    session_preferences.language = "zh_CN"
    yield
    session_preferences.language = "en"
    QApplication.processEvents()


@pytest.mark.parametrize("mode", [QFileDialog.AcceptMode.AcceptOpen, QFileDialog.AcceptMode.AcceptSave])
def test_the_file_dialog_that_is_no_system_s_own_speaks_chinese(
    qtbot: QtBot, chinese: None, tmp_path: Path, mode: QFileDialog.AcceptMode
) -> None:
    dialog = QFileDialog(None, "", str(tmp_path))
    qtbot.addWidget(dialog)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setAcceptMode(mode)
    dialog.setNameFilter("表格 (*)")
    dialog.show()
    model = dialog.findChild(QWidget, "treeView").model()
    heads = [str(model.headerData(column, Qt.Orientation.Horizontal) or "") for column in range(model.columnCount())]
    assert english_in([*texts_of(dialog), *heads]) == []


def test_the_buttons_of_a_box_speak_chinese(qtbot: QtBot, chinese: None) -> None:
    box = QMessageBox()
    qtbot.addWidget(box)
    kinds = QMessageBox.StandardButton
    box.setStandardButtons(kinds.Ok | kinds.Cancel | kinds.Save | kinds.Discard | kinds.Close | kinds.Yes | kinds.No)
    assert english_in([each.text() for each in box.buttons()]) == []


def test_the_calendar_speaks_chinese(qtbot: QtBot, chinese: None) -> None:
    calendar = QCalendarWidget()
    qtbot.addWidget(calendar)
    calendar.show()
    assert english_in(texts_of(calendar)) == []


def texts_of(window: QWidget) -> list[str]:
    texts = [window.windowTitle()]
    for each in window.findChildren(QWidget):
        if not each.isVisible():
            continue
        texts.append(each.toolTip())
        if isinstance(each, QAbstractButton | QLabel):
            texts.append(each.text())
        elif isinstance(each, QComboBox) and each.objectName() != "lookInCombo":  # folders are called as they are
            texts += [each.itemText(place) for place in range(each.count())]
    return texts


def english_in(texts: list[str]) -> list[str]:
    """Words of Latin letters, but for a key behind its word: 取消(&C)."""
    return sorted({text for text in texts if re.search(r"[A-Za-z]{2,}", text)})


def test_the_menus_of_fields_speak_chinese(qtbot: QtBot, chinese: None) -> None:
    texts = []
    for field in (QLineEdit("文"), QPlainTextEdit("文"), QTextEdit("文")):
        qtbot.addWidget(field)
        menu = field.createStandardContextMenu()
        texts += [each.text().split("\t")[0] for each in menu.actions() if not each.isSeparator()]
        menu.deleteLater()
    assert english_in(texts) == []


def test_what_qt_lacks_is_worded_by_us(chinese: None) -> None:
    assert english_in(list(qt_words(QCoreApplication.translate))) == []


def test_the_print_preview_speaks_chinese(qtbot: QtBot, chinese: None) -> None:
    preview = QPrintPreviewDialog()
    qtbot.addWidget(preview)
    preview.show()
    assert english_in(texts_of(preview)) == []

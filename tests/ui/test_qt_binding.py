"""The installed PySide6 itself: versions with these faults must not come back through a wider pin."""

from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QFontDatabase, QRawFont

FONTS = Path(__file__).resolve().parent.parent.parent / "resources" / "fonts"


class Counter(QObject):
    counted = Signal()


def test_emitting_thousands_of_signals_leaves_the_interpreter_alive(qapp):
    """PySide6 6.12.0 on Python 3.11 lost a reference to True at each emit, until the interpreter aborted."""
    counter, heard = Counter(), []
    counter.counted.connect(lambda: heard.append(None))
    for _ in range(2_000):
        counter.counted.emit()
    assert len(heard) == 2_000


@pytest.mark.parametrize("file", ["NotoSansSC_400Regular.ttf", "NotoSansSC_700Bold.ttf"])
def test_the_shipped_fonts_write_rare_names(qapp, file):
    font = QRawFont(str(FONTS / file), 12)
    assert all(font.supportsCharacter(ord(sign)) for sign in "李华曾单仇查㛃𬭚𬍛喆祎0123456789ABCxyz，。“”")


def test_both_weights_are_one_family(qapp):
    families = set()
    for file in sorted(FONTS.glob("NotoSansSC*.ttf")):
        number = QFontDatabase.addApplicationFont(str(file))
        families.update(QFontDatabase.applicationFontFamilies(number))
    assert families == {"Noto Sans SC"}

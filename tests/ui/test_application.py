import sys
from pathlib import Path

import pytest

from ui.application import Language
from ui.preferences import Preferences
from ui.resources import RESOURCES


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="asks Linux which files are mapped")
def test_texts_are_read_into_memory_so_that_an_update_cannot_pull_a_file_from_under_them(qapp, tmp_path) -> None:
    maps = "/proc/self/maps"
    preferences = Preferences.open(tmp_path / "preferences.ini")
    preferences.language = "zh_CN"
    language = Language(qapp, preferences)
    try:
        assert qapp.translate("EssaysPage", "Essays") == "作文"
        with Path(maps).open(encoding="utf-8") as mapped:
            assert str(RESOURCES / "i18n") not in mapped.read()
    finally:
        preferences.language = "en"
        language.deleteLater()

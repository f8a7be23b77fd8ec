"""Words of Qt's own dialogs that the Chinese translation delivered with Qt lacks; ours are looked up in their place."""

from ui.wording import Translate


def qt_words(translate: Translate) -> tuple[str, ...]:
    """Named here so that they stand in the translation files beside our own."""
    return (
        translate("QFileDialog", "&Look in:"),
        translate("QFileDialog", "Files of &type:"),
    )

"""Text from pupils in files that spreadsheets open: it stays text and never becomes a formula or a link."""

import re

# What makes Excel, WPS or LibreOffice read a field of a text file as a formula.
_READ_AS_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]")
# Where the importer (core.importing.values.clean) drops an apostrophe: one more in front makes up for it.
_LOSES_APOSTROPHE = re.compile(r"['＇][\d=+@＝＋－＠'＇\s-]")
_PLAIN_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")
_NOT_IN_FILES = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
_LONE = re.compile("[\ud800-\udfff]")
_READ_AS_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def storable(text: str) -> str:
    """Without the characters that no spreadsheet file can hold."""
    return _LONE.sub("\ufffd", _NOT_IN_FILES.sub("", text))


def is_risky(text: str) -> bool:
    """Whether a spreadsheet would read more than text in it."""
    return _READ_AS_FORMULA.match(text) is not None and not _PLAIN_NUMBER.fullmatch(text)


def guarded(text: str) -> str:
    """For a field of a CSV file: an apostrophe in front of what would be run; the importer takes it off again."""
    text = storable(text)
    return f"'{text}" if is_risky(text) else kept(text)


def kept(text: str) -> str:
    """For a text that no spreadsheet opens as it is, yet the importer reads."""
    text = storable(text)
    return f"'{text}" if _LOSES_APOSTROPHE.match(text) else text


def for_cell(text: str) -> str:
    """For a typed text cell of a workbook, where only `_x0041_` has a meaning of its own."""
    return _READ_AS_ESCAPE.sub("_x005F_", storable(text))

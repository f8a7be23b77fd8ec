"""Tables kept as text: csv and its relatives in any encoding, json, and web pages saved as .xls."""

import csv
import io
import json
import re
from collections import Counter
from pathlib import Path

from core.errors import FileUnreadable
from core.importing import words
from core.importing.sheets import Cell, Sheet

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_DELIMITERS = ",\t;|，；"
_SAMPLE_LINES = 60


def read_text(data: bytes, path: Path) -> list[Sheet]:
    """The sheets of a text file; its name without suffix is the name of the sheet."""
    text = decode(data, path.name)
    start = text.lstrip()[:2000].lower()
    if path.suffix.lower() == ".json" or (start[:1] in "[{" and _is_json(text)):
        return [Sheet(path.stem, _rows_of_json(text, path.name))]
    if start.startswith("<") and "<table" in text.lower():
        from core.importing.web_tables import read_web_page

        return read_web_page(text, path.stem)
    if start.startswith("<"):
        raise FileUnreadable(path.name, "wrong_kind")
    return [Sheet(path.stem, rows_of_text(text, path.name))]


def decode(data: bytes, name: str) -> str:
    """Text of any usual encoding: by its mark, else UTF-8, GB18030, or what its bytes look like.

    Raises:
        FileUnreadable: It is no text.
    """
    text = _decoded(data, name)
    controls = sum(text.count(chr(code)) for code in range(32) if chr(code) not in "\t\n\r\x0b\x0c\x1a")
    if controls > len(text) // 200:
        raise FileUnreadable(name, "wrong_kind")
    return text


def _decoded(data: bytes, name: str) -> str:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _strictly(data, encoding, name)
    if b"\x00" in data[:4000]:
        halves = data[:4000][0::2].count(0), data[:4000][1::2].count(0)
        if max(halves) > len(data[:4000]) // 8:
            return _strictly(data, "utf-16-be" if halves[0] > halves[1] else "utf-16-le", name)
        raise FileUnreadable(name, "wrong_kind")
    for encoding in ("utf-8", _by_headers(data) or _by_korean_names(data), "gb18030"):
        try:
            text = data.decode(encoding) if encoding else ""
        except UnicodeDecodeError:
            continue
        if text and (encoding != "gb18030" or _reads_as_chinese(text)):
            return text
    return _strictly(data, _western(data) or _likeliest_encoding(data, name), name)


_ENCODINGS = (
    "gb18030", "big5", "cp932", "euc_kr", "euc_jp", "cp1252", "cp1251", "cp1250", "cp1254", "cp1253", "koi8_r",
    "mac_roman",
)  # fmt: skip


_KOREAN_NAME = re.compile(
    r"[김이박최정강조윤장임한오서신권황안송류유홍전고문손양배백허남심노하곽성차주우구민진지엄채원천방공현함변][가-힣]{1,3}"
)


def _by_korean_names(data: bytes) -> str:
    """euc_kr where all that is beyond ASCII reads as Korean names: as Chinese it would be rare characters."""
    try:
        parts = re.split(r"[^가-힣\u3400-\u9fff]+", data[:20_000].decode("euc_kr"))
    except UnicodeDecodeError:
        return ""
    names = [part for part in parts if part]
    return "euc_kr" if names and all(map(_KOREAN_NAME.fullmatch, names)) else ""


def _by_headers(data: bytes) -> str:
    """The encoding in which the first lines hold the most headers that are known; "" where none does."""
    start = b"\n".join(data.splitlines()[:12])
    best, most = "", 0
    for encoding in _ENCODINGS if not start.isascii() else ():
        try:
            parts = re.split(r"[,;\t|\n\r]", start.decode(encoding))
        except UnicodeDecodeError:
            continue
        cells = {text for part in parts if not (text := part.strip('" ')).isascii() and len(text) < 40}
        known = sum(2 if words.is_exactly_known(text) else words.is_header_word(text) for text in cells)
        if known > most:
            best, most = encoding, known
    return best


_IN_WESTERN_WORDS = re.compile(r"[À-ÖØ-öø-ÿŒœŠšŽžŸ]")
_SIGN_IN_WORD = re.compile(r"[A-Za-z][^\x00-\x7fÀ-ÖØ-öø-ÿŒœŠšŽžŸ’‘–—\s][A-Za-z]")
_ODD_IN_WESTERN = re.compile(
    r"[a-zà-öø-ÿ][À-ÖØ-ÞŒŠŽŸ]|[A-Z][À-ÖØ-ÞŒŠŽ][a-zà-öø-ÿ]|Ÿ|[À-ÖØ-öø-ÿŒœŠšŽžŸ]{3}|[A-Za-z][¡-©«-¯±-·¹»-¿†‡‰‹›•¤][A-Za-z]|[\x80-\x9f]"
)


_WESTERN = frozenset(
    {"cp1252", "latin_1", "iso8859_15", "iso8859_9", "cp1254", "cp1257", "cp1258", "iso8859_14", "iso8859_10"}
)


def _is_odd_in_western(data: bytes) -> bool:
    return _ODD_IN_WESTERN.search(data.decode("cp1252", "replace")) is not None


def _western(data: bytes) -> str:
    """The Mac's or Windows' western, Turkish or Czech encoding, where few letters beyond ASCII stand in words as usual.

    Other alphabets read as western come as rows of accents (Êàðèìîâà), capitals and signs inside words.
    """
    if _reads_as_western(data, "mac_roman") and not _reads_as_western(data, "cp1252"):
        return "mac_roman"
    if not _reads_as_western(data, "cp1252"):
        return ""
    used = set(_IN_WESTERN_WORDS.findall(data.decode("cp1252")))
    if used & set("ðþýÝÞÐ") and not used & set("áíóúæÁÍÓÚÆéÉ"):
        return "cp1254"
    is_czech = used & set("øèìùòØÈ") and used & set("ýšžÝŠŽ") and not used & set("åÅæÆöÖßêçñ")
    return "cp1250" if is_czech else "cp1252"


def _reads_as_western(data: bytes, encoding: str) -> bool:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return False
    letters = _IN_WESTERN_WORDS.findall(text)
    beyond = sum(letter > "\x7f" for letter in text)
    if _ODD_IN_WESTERN.search(text) or _SIGN_IN_WORD.search(text):
        return False
    return bool(letters) and len(letters) >= 0.5 * beyond


def _likeliest_encoding(data: bytes, name: str) -> str:
    """What the bytes look like; of the western encodings, which differ in few letters, the usual one."""
    from charset_normalizer import from_bytes

    matches = from_bytes(data[:200_000])
    best = matches.best()
    if best is None:
        raise FileUnreadable(name, "encoding")
    if _is_odd_in_western(data):
        best = next((match for match in matches if match.encoding not in _WESTERN), best)
    usual = next((match for match in matches if match.encoding == "cp1252" and best.encoding in _WESTERN), best)
    return usual.encoding if usual.chaos <= best.chaos else best.encoding


def _strictly(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding).removeprefix("\ufeff")
    except (UnicodeDecodeError, LookupError):
        raise FileUnreadable(name, "encoding") from None


def _reads_as_chinese(text: str) -> bool:
    """Whether most letters beyond ASCII are common Chinese: nearly any bytes decode as GB18030, few make sense."""
    beyond = Counter(letter for letter in text if letter > "\x7f")
    common = sum(count for letter, count in beyond.items() if _is_gb2312(letter))
    return common >= 0.8 * beyond.total()


def _is_gb2312(letter: str) -> bool:
    try:
        return len(letter.encode("gb2312")) == 2
    except UnicodeEncodeError:
        return False


def rows_of_text(text: str, name: str) -> list[list[Cell]]:
    """A table of delimited text; the delimiter is the one that cuts the lines most evenly."""
    text = text.removeprefix("\ufeff")
    if "\x00" in text:
        raise FileUnreadable(name, "wrong_kind")
    declared = re.match(r"sep=(.)\r?\n", text)
    delimiter = declared[1] if declared else _delimiter(text)
    if declared:
        text = text[declared.end() :]
    if delimiter == " ":
        return [list(line.split()) for line in text.splitlines()]
    try:
        rows: list[list[Cell]] = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))  # type: ignore[arg-type]  # a list of str is a row of cells
    except csv.Error as error:
        raise FileUnreadable(name, "too_large" if "limit" in str(error) else "corrupt") from None
    return [[_with_point(cell) for cell in row] for row in rows] if delimiter in ";；" else rows


_DECIMAL_COMMA = re.compile(r"\s*-?\d+,\d+\s*")


def _with_point(cell: Cell) -> Cell:
    """Where semicolons part the fields, the comma is the decimal sign."""
    return cell.replace(",", ".") if isinstance(cell, str) and _DECIMAL_COMMA.fullmatch(cell) else cell


def _delimiter(text: str) -> str:
    sample = "\n".join(text.splitlines()[:_SAMPLE_LINES])
    best, best_score = ",", (0.0, 0)
    for delimiter in _DELIMITERS:
        if delimiter not in sample:
            continue
        try:
            widths = [len(row) for row in csv.reader(io.StringIO(sample), delimiter=delimiter) if any(row)]
        except csv.Error:
            continue
        width, times = Counter(widths).most_common(1)[0] if widths else (1, 0)
        score = (times / len(widths) if width > 1 else 0.0, width)
        if score > best_score:
            best, best_score = delimiter, score
    if best_score[0] < 0.5 and _is_cut_by_spaces(sample):
        return " "
    return best


def _is_cut_by_spaces(sample: str) -> bool:
    """Lines such as "王伟 85", all with the same number of words."""
    widths = {len(line.split()) for line in sample.splitlines() if line.strip()}
    return len(widths) == 1 and widths.pop() > 1


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except ValueError:
        return False
    return True


def _rows_of_json(text: str, name: str) -> list[list[Cell]]:
    """A list of objects, or the first such list inside an object, as a table with their keys as header."""
    try:
        data = json.loads(text, parse_float=str, parse_constant=str)
    except (ValueError, RecursionError):
        raise FileUnreadable(name, "corrupt") from None
    if isinstance(data, dict):
        data = next((value for value in data.values() if isinstance(value, list)), [])
    if not isinstance(data, list) or not data or not all(isinstance(entry, dict) for entry in data):
        raise FileUnreadable(name, "wrong_kind")
    keys = list(dict.fromkeys(key for entry in data for key in entry))
    return [list(keys), *([_json_cell(entry.get(key), name) for key in keys] for entry in data)]


def _json_cell(value: object, name: str) -> Cell:
    if value is None:
        return ""
    if isinstance(value, str | int | bool):
        return value
    raise FileUnreadable(name, "wrong_kind")

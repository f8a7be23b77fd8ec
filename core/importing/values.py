"""What one cell says: a mark, a status, a level, an attendance, a number or name.

Nothing is guessed; what cannot be read has a reason.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from decimal import Decimal
from typing import Any

from core.assessment import Assessment, ScaleKind, Status
from core.importing.sheets import Cell
from core.scales import FIVE_LEVELS, LETTERS, points_of_word
from core.weekly import Attendance


@dataclass(frozen=True)
class Reading:
    """A cell read as a mark, before it is known of which assessment.

    value: The number, in percent of the item's high where is_percent. out_of: the 20 of "17/20".
    status: None for a blank. word: a letter, level or pass/fail word. problem: why the cell cannot be used, else "".
    note: What the cell says beside the mark, and the mark does not keep: the 缺听力 of "85（缺听力）".
    """

    value: Decimal | None = None
    status: Status | None = None
    is_percent: bool = False
    out_of: Decimal | None = None
    word: str = ""
    problem: str = ""
    note: str = ""


BLANK = Reading()

STATUS_WORDS: dict[str, Status] = {
    word: status
    for status, words in {
        Status.ABSENT: "缺考 缺 旷考 缺席 未参加 未考 弃考 absent abs ab abst noshow no-show dns "
        "曠考 未參加 棄考 欠席 欠試 未受験 abwesend fehlt gefehlt absente afwezig ausente faltou assente "
        "неявка отсутствовал отсутствовала отсутствует katılmadı girmedi frånvarande fraværende poissa "
        "nieobecny nieobecna vắng 결석",
        Status.ON_LEAVE: "请假 病假 事假 公假 因病请假 因事请假 請假 krank ziek malade болел "
        "болела leave onleave on_leave sick sickleave",
        Status.EXEMPT: "免考 免修 免 免试 免做 免試 免除 befreit dispensé vrijgesteld exento esonerato освобожден "
        "освобождена excused ex exc exempt exempted excuse",
        Status.MISSING: "未交 缺交 没交 未提交 未完成 欠交 未繳 缺繳 沒交 未提出 "
        "missing mi miss notsubmitted nothandedin ns 未作答",
        Status.DEFERRED: "缓考 缓 缓交 待考 緩考 deferred def defer incomplete inc pending",
        Status.MISCONDUCT: "作弊 违纪 舞弊 抄袭 違紀 抄襲 misconduct cheating cheated "
        "plagiarism plagiarised plagiarized",
        Status.LATE: "迟交 补交 遲交 補交 late",
        Status.RECORDED: "recorded 已录",
    }.items()
    for word in words.split()
}
_PLACEHOLDERS = frozenset(
    {"-", "--", "---", "—", "——", "–", "/", "\\", "_", "na", "n/a", "nan", "null", "none", "nil", "无", "空"}
)
_ERROR = re.compile(  # what a spreadsheet writes where a formula failed
    r"#(?:div/0!|n/a|name\?|null!|num!|ref!|value!|spill!|calc!|getting_data|blocked!|busy!|field!|unknown!|connect!)|"
    r"err:\d{3}",
    re.IGNORECASE,
)
_CHECKS = frozenset({"√", "✓", "✔", "☑", "×", "✗", "✘", "✕", "☒"})
_CHECK_SIGNS = {"✔": "√", "☑": "√", "✘": "×", "✕": "×", "☒": "×"}
_LETTER_WORDS = frozenset(word for word, _, _ in LETTERS) | {"E", "E+", "E-", "F+", "F-"}
_LEVEL_WORDS = frozenset(word for word, _, _ in FIVE_LEVELS) | {
    "优秀",
    "良好",
    "中等",
    "合格",
    "不合格",
    "差",
    "excellent",
    "good",
    "fair",
}
_PASS_WORDS = frozenset({"通过", "未通过", "不通过", "过", "pass", "passed", "fail", "failed", "p"})

_NUMBER = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)")
_THOUSANDS = re.compile(r"[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_UNIT = re.compile(r"(.+?)(?:分|points?|pts?\.?|marks?|点)")
_OUT_OF = re.compile(r"([\d.]+)(?:/|／|outof)([\d.]+)")
_LATE_MARK = re.compile(
    r"(?:迟交|补交|late)[:：,，(（]?([\d.]+%?)(?:分)?[)）]?|([\d.]+%?)(?:分)?[,，(（]?(?:迟交|补交|late)[)）]?"
)
_EXPONENT = re.compile(r"[+-]?\d(?:\.\d+)?e[+-]?\d+")
_DATE_TEXT = re.compile(
    r"(?:\d{2,4}[-/.年]\d{1,2}[-/.月]\d{1,4}日?|\d{1,2}月\d{1,2}日?|\d{1,2}[-/](?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*(?:[-/]\d{2,4})?)(?:[t\s].*)?"
)
_NOTE = re.compile(r"(.+?)[(（\[【].*[)）\]】]")
_KEPT_AS_TEXT = re.compile(r"['＇][\d=+@＝＋－＠'＇\s-]")  # core.reports.safe_text puts one before exactly these
_BRACKETED = re.compile(r"([^(（\[【]+)[(（\[【]([^()（）]+)[)）\]】]")
_FULL_MARKS = re.compile(r"(?:outof|/|of|满分)(\d+(?:\.\d+)?)(?:分)?")
_LEVEL_AND_NUMBER = re.compile(r"([优良中差])[:：]?(\d{2,3}(?:\.\d+)?)|(\d{2,3}(?:\.\d+)?)分?([优良中差])")
_RAISED = re.compile(r"(.*?\S)\s*([²³¹⁰-ⁿ₀-₉①-⓿❶-➓]+)")  # figures of a footnote, which NFKC makes digits
_DECIMAL_COMMA = re.compile(r"[+-]?\d{1,3},\d{1,2}(?!\d)")
_DECIMAL_POINT = re.compile(r"\d\.\d")
_GONE = dict.fromkeys(map(ord, "\u200b\u200e\u200f\u2060\ufeff\u00ad"))
_HAN = "\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_GAP_IN_HAN = re.compile(rf"(?<=[{_HAN}·])\s+(?=[{_HAN}·])")
_MOST_DIGITS = 15  # that a spreadsheet keeps of a number


def clean(cell: Cell) -> str:
    """A cell's text without invisible characters and spaces at its ends.

    An apostrophe before a digit or a sign goes: it only kept a spreadsheet from taking the text for something else.
    """
    if isinstance(cell, str):
        text = cell.translate(_GONE).strip()
        return text[1:].strip() if _KEPT_AS_TEXT.match(text) else text
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return _digits(cell)
    return str(cell)


def _digits(number: float) -> str:
    """A float as a spreadsheet shows it: 15 digits, no ".0"."""
    if number != number or number in (float("inf"), float("-inf")):
        return str(number)
    return format(Decimal(format(number, ".15g")), "f")


def with_points(cells: list[Cell]) -> list[Cell]:
    """A column whose texts have decimal commas (18,5), and none a decimal point, with points: 18.5."""
    texts = [cell for cell in cells if isinstance(cell, str)]
    if not any("," in text and _DECIMAL_COMMA.search(text) for text in texts) or any(map(_DECIMAL_POINT.search, texts)):
        return cells
    return [_with_point(cell) if isinstance(cell, str) else cell for cell in cells]


def _with_point(text: str) -> str:
    changed = text.replace(",", ".")
    is_mark = text.count(",") == 1 and _DECIMAL_COMMA.search(text) and read_mark(changed).value is not None
    return changed if is_mark else text


def read_mark(cell: Cell) -> Reading:
    """A cell as a mark: 85, 85分, 85%, 17/20, 缺考, 优, A-, √, B+ (87); blank and usual placeholders as BLANK."""
    if isinstance(cell, bool):
        return Reading(problem="not_a_score")
    if isinstance(cell, float):
        return _of_float(cell)
    if isinstance(cell, int):
        return (
            Reading(Decimal(cell), Status.RECORDED) if abs(cell) < 10**_MOST_DIGITS else Reading(problem="digits_lost")
        )
    if isinstance(cell, date | time | timedelta):
        return Reading(problem="date")
    return _of_text(clean(cell)) if cell else BLANK


def _of_float(number: float) -> Reading:
    if not abs(number) < 10**_MOST_DIGITS:  # also true of nan
        return Reading(problem="digits_lost" if abs(number) >= 10**_MOST_DIGITS else "not_a_score")
    whole = int(number)
    value = Decimal(whole) if whole == number else Decimal(format(number, ".15g"))
    return Reading(value, Status.RECORDED)


def _of_text(text: str) -> Reading:
    if raised := _RAISED.fullmatch(text):
        return _with_note(_of_text(raised[1]), raised[2])
    plain = unicodedata.normalize("NFKC", text).replace("−", "-").replace("–", "-").casefold()
    short = "".join(plain.split())
    if not short or short in _PLACEHOLDERS:
        return BLANK
    number = _number(short)
    if number is not None:
        return Reading(number, Status.RECORDED)
    status = _status(short)
    if status is not None:
        return Reading(None, status)
    return _of_word(text, short) or _of_late(short) or _of_two(short) or _of_composite(short)


def _with_note(reading: Reading, note: str) -> Reading:
    return replace(reading, note=note) if reading.value is not None or reading.word else Reading(problem="not_a_score")


def _of_two(short: str) -> Reading | None:
    """A mark with something in brackets behind it, or a level with its number: B+ (87), 90% (18/20), 85（缺听力）."""
    if both := _LEVEL_AND_NUMBER.fullmatch(short):
        return _with_note(_of_text(both[2] or both[3]), both[1] or both[4])
    both = _BRACKETED.fullmatch(short)
    if both is None:
        return None
    first, second = _of_text(both[1]), _of_text(both[2])
    if first.problem or (first.value is None and not first.word):
        return None
    if full := _FULL_MARKS.fullmatch(both[2]):
        return replace(first, out_of=Decimal(full[1])) if first.value is not None and not first.is_percent else None
    if second.problem or second == BLANK:
        return _with_note(first, both[2])
    if second.value is None and not second.word:  # a mark and a status: which of them counts?
        return Reading(problem="unclear")
    if first.word:
        return _with_note(second, both[1]) if second.value is not None else Reading(problem="unclear")
    if second.word:
        return _with_note(first, both[2])
    return _of_share_and_points(first, second, both[1], both[2]) or Reading(problem="unclear")


def _of_share_and_points(first: Reading, second: Reading, one: str, other: str) -> Reading | None:
    """90% (18/20) and 18 (90%): the points; None where the two contradict each other."""
    share, points, note = (first, second, one) if first.is_percent else (second, first, other)
    if not share.is_percent or points.is_percent or share.value is None or points.value is None:
        return None
    if points.out_of and abs(points.value * 100 / points.out_of - share.value) > 1:
        return None
    return replace(points, note=note)


def _number(short: str) -> Decimal | None:
    if _NUMBER.fullmatch(short):
        return Decimal(short)
    if _THOUSANDS.fullmatch(short):
        return Decimal(short.replace(",", ""))
    return None


def _status(short: str) -> Status | None:
    """A status word, alone or with a note in brackets: 请假(病)."""
    found = STATUS_WORDS.get(short)
    if found is None and (noted := _NOTE.fullmatch(short)):
        found = STATUS_WORDS.get(noted[1])
    return None if found is Status.RECORDED else found


def _of_word(text: str, short: str) -> Reading | None:
    if text in _CHECKS:
        return Reading(status=Status.RECORDED, word=_CHECK_SIGNS.get(text, text))
    if short.upper() in _LETTER_WORDS:
        return Reading(status=Status.RECORDED, word=short.upper())
    if short in _LEVEL_WORDS or short in _PASS_WORDS:
        return Reading(status=Status.RECORDED, word=short)
    return None


def _of_late(short: str) -> Reading | None:
    """A mark with the word late."""
    late = _LATE_MARK.fullmatch(short)
    if late is None:
        return None
    inner = _of_text(late[1] or late[2])
    return (
        Reading(inner.value, Status.LATE, inner.is_percent)
        if inner.value is not None
        else Reading(problem="not_a_score")
    )


def _of_composite(short: str) -> Reading:
    """Numbers that carry a unit, a percent sign or their maximum."""
    if short.endswith("%"):
        number = _number(short[:-1])
        return (
            Reading(number, Status.RECORDED, is_percent=True) if number is not None else Reading(problem="not_a_score")
        )
    if unit := _UNIT.fullmatch(short):
        number = _number(unit[1])
        if number is not None:
            return Reading(number, Status.RECORDED)
    if fraction := _OUT_OF.fullmatch(short):
        number, whole = _number(fraction[1]), _number(fraction[2])
        if number is not None and whole:
            return Reading(number, Status.RECORDED, out_of=whole)
    if _EXPONENT.fullmatch(short):
        return _of_float(float(short))
    if _DATE_TEXT.fullmatch(short):
        return Reading(problem="date")
    return Reading(problem="formula_error" if short.startswith("#") else "not_a_score")


def mark_on(reading: Reading, item: Assessment) -> tuple[Decimal | None, str]:
    """Points a reading is worth on an assessment, and "" or why it is none.

    A percent is taken of the item's high. A value above the high is no problem here: whose high is wrong is for the
    teacher to say.
    """
    if reading.problem:
        return None, reading.problem
    if reading.word:
        points = points_of_word(reading.word, item)
        if points is not None:
            return points, ""
        if reading.word in ("√", "×"):
            return None, "check_mark"
        return None, "not_a_level" if item.scale is not ScaleKind.POINTS else "not_a_score"
    value = reading.value
    if value is None:
        return None, ""
    if reading.is_percent:
        value = value * item.high / 100
    elif reading.out_of is not None and reading.out_of != item.high:
        return None, "outside_scale"
    if value < item.low:
        return None, "negative" if value < 0 else "out_of_range"
    return value, ""


def scale_of(readings: list[Reading]) -> ScaleKind:
    """The scale a column of marks is written on: letters, levels or pass/fail where all its words are of that kind."""
    words = {reading.word for reading in readings if reading.word}
    if not words or any(reading.value is not None for reading in readings):
        return ScaleKind.POINTS
    if words <= _LETTER_WORDS:
        return ScaleKind.LETTER
    if words <= _PASS_WORDS | {"√", "×"} or words <= {"合格", "不合格"}:
        return ScaleKind.PASS_FAIL
    return ScaleKind.FIVE_LEVELS if words <= _LEVEL_WORDS else ScaleKind.POINTS


def read_status(cell: Cell) -> Status | None:
    """A status as this app exports it, or any of its words; None for a word that is none."""
    text = unicodedata.normalize("NFKC", clean(cell)).casefold()
    if text in set(Status):
        return Status(text)
    return STATUS_WORDS.get("".join(text.split()))


_ATTENDANCE_WORDS: dict[str, Attendance] = {
    word: attendance
    for attendance, words in {
        Attendance.PRESENT: "present 出勤 到 已到 到课 正常 全勤 出席 √ ✓ ✔ p 1 yes y",
        Attendance.LATE: "late 迟到 迟 △ ▲ l tardy t",
        Attendance.LEFT_EARLY: "left_early leftearly 早退 早 ▽ left",
        Attendance.SICK: "sick 病假 病 因病请假 病事假 s sickleave",
        Attendance.PERSONAL: "personal 事假 事 请假 公假 假 leave excused e ○ ◯ 〇 因事请假",
        Attendance.ABSENT: "absent 旷课 旷 旷工 缺勤 缺席 缺课 缺 未到 × ✗ ✘ x a 0 no n unexcused",
    }.items()
    for word in words.split()
}  # fmt: skip


_MINUTES = re.compile(r"(.*?)[:(]?(\d{1,3})(分钟|分|minutes?|mins?|m|'|′)?\)?(.*)")


def read_attendance(cell: Cell) -> tuple[Attendance | None, str]:
    """An attendance and "", (None, "") for a blank, (None, reason) for what is neither.

    Minutes may stand with it, or alone where they say what they are: 迟到5分钟, L 10, 10 min.
    """
    text = attendance_sign(cell)
    if not text or text in _PLACEHOLDERS or text == "?":  # what some systems write where nothing was taken
        return None, ""
    noted = _NOTE.fullmatch(text)
    found = _ATTENDANCE_WORDS.get(text) or (_ATTENDANCE_WORDS.get(noted[1]) if noted else None)
    if found is None and (minutes := _MINUTES.fullmatch(text)):
        word = minutes[1] + minutes[4]
        said = _ATTENDANCE_WORDS.get(word) if word else Attendance.LATE if minutes[3] and int(minutes[2]) else None
        found = said if said in (Attendance.LATE, Attendance.LEFT_EARLY) else None
    return (found, "") if found else (None, "not_attendance")


def attendance_sign(cell: Cell) -> str:
    """A cell as its meaning is looked up."""
    return "".join(unicodedata.normalize("NFKC", clean(cell)).casefold().split())


def is_attendance_word(text: str) -> bool:
    """A word or sign that can only be about attendance: 迟到, △, present; not √, 1 or a."""
    return text in _ATTENDANCE_WORDS and text not in _ATTENDANCE_OR_MARK


_ATTENDANCE_OR_MARK = frozenset(
    ["√", "✓", "✔", "×", "✗", "✘", "○", "1", "0", "p", "a", "e", "l", "s", "t", "x", "n", "y", "yes", "no"]
)


_STARS = frozenset("★☆⭐🌟✩✪✭")
_STAR_WORD = re.compile(r"(.+?)\s*(?:颗)?(?:星级?|stars?)")
_CHINESE_DIGITS = "一二三四五六七八九十"


def read_rating(cell: Cell, low: Decimal, high: Decimal) -> tuple[Decimal | None, str]:
    """A feedback rating: 4, 4星, 4/5, ★★★★."""
    text = clean(cell).replace("\ufe0f", "") if isinstance(cell, str) else ""
    if text and set(text) <= _STARS:
        value, shown = Decimal(len(text) - text.count("☆")), Decimal(len(text))
    else:
        if match := _STAR_WORD.fullmatch(text.casefold()):
            cell = str(_CHINESE_DIGITS.find(match[1]) + 1) if match[1] in _CHINESE_DIGITS else match[1]
        reading = read_mark(cell)
        is_other = reading.out_of is not None and reading.out_of != high
        if reading.problem or reading.word or reading.note or reading.is_percent or is_other:
            return None, reading.problem or "not_a_score"
        if reading.value is None:
            return None, ""
        value = shown = reading.value
    return (value, "") if low <= value and shown <= high else (None, "out_of_range")


def read_percent(cell: Cell) -> tuple[Decimal | None, str]:
    """Progress: 0 to 100, with or without the sign."""
    reading = read_mark(cell)
    if reading.problem or reading.word or reading.note or reading.out_of is not None:
        return None, reading.problem or "not_a_score"
    if reading.value is not None and not 0 <= reading.value <= 100:
        return None, "out_of_range"
    return reading.value, ""


def is_error(cell: Cell) -> bool:
    """What a spreadsheet shows in place of a value it cannot compute: #DIV/0!, #REF!"""
    return isinstance(cell, str) and _ERROR.fullmatch(cell.strip()) is not None


def read_number(cell: Cell) -> tuple[str, str]:
    """A pupil's number as text and "", or ("", reason). 12.0 is "12", zeros in front stay, lost digits are refused."""
    if isinstance(cell, str):
        if cell.isascii() and cell.isalnum() and (cell.isdigit() or "e" not in cell.lower()):
            return cell, ""
    elif isinstance(cell, bool):
        return "", "not_a_number"
    elif isinstance(cell, float):
        return (_digits(cell), "") if abs(cell) < 10**_MOST_DIGITS else ("", "digits_lost")
    elif isinstance(cell, date | time | timedelta):
        return "", "date"
    written = clean(cell)
    if is_error(cell):
        return "", "formula_error"
    if _RAISED.fullmatch(written):
        return "", "not_a_number"
    text = unicodedata.normalize("NFKC", written)
    if _EXPONENT.fullmatch(text.casefold()) and "e+" in text.casefold():
        return "", "digits_lost"
    if re.fullmatch(r"#\w+", text):  # Brightspace keeps a number from being reckoned with
        text = text[1:]
    return (text[:-2] if re.fullmatch(r"\d+\.0", text) else " ".join(text.split())), ""


def read_name(cell: Cell) -> str:
    """A name: spaces inside a Chinese name go (王　伟 is 王伟), others become one."""
    if isinstance(cell, str) and cell.isalpha():
        return unicodedata.normalize("NFC", cell)
    text = unicodedata.normalize("NFC", clean(cell))
    if is_error(text):
        return ""
    return _GAP_IN_HAN.sub("", " ".join(text.split())) if text else ""


def read_all(cells: list[Cell], read: Callable[[Any], Any]) -> list[Any]:
    """`read` of each cell, computed once for equal ones: a column of marks holds few different values."""
    different = set(cells)
    if 2 * len(different) > len(cells) or bool in set(map(type, cells)):  # True would be found as 1
        return list(map(read, cells))
    known = dict(zip(different, map(read, different), strict=True))
    return list(map(known.__getitem__, cells))

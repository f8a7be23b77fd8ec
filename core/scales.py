"""Scales a mark is shown on, and what their words are worth: points, percent, letters, 五级制, pass or fail.

A score is kept as points of its assessment whatever the scale; a letter or a level is a way to type and to show it.
The bounds below are the customary ones (90, 80, 70, 60); a word is worth the middle of its band.
"""

from decimal import Decimal
from fractions import Fraction

from core.assessment import Assessment, ScaleKind

# (word, from this percent on, worth this percent when typed)
LETTERS: tuple[tuple[str, Decimal, Decimal], ...] = (
    ("A+", Decimal(97), Decimal(98)),
    ("A", Decimal(93), Decimal(95)),
    ("A-", Decimal(90), Decimal(91)),
    ("B+", Decimal(87), Decimal(88)),
    ("B", Decimal(83), Decimal(85)),
    ("B-", Decimal(80), Decimal(81)),
    ("C+", Decimal(77), Decimal(78)),
    ("C", Decimal(73), Decimal(75)),
    ("C-", Decimal(70), Decimal(71)),
    ("D+", Decimal(67), Decimal(68)),
    ("D", Decimal(63), Decimal(65)),
    ("D-", Decimal(60), Decimal(61)),
    ("F", Decimal(0), Decimal(50)),
)
FIVE_LEVELS: tuple[tuple[str, Decimal, Decimal], ...] = (
    ("优", Decimal(90), Decimal(95)),
    ("良", Decimal(80), Decimal(85)),
    ("中", Decimal(70), Decimal(75)),
    ("及格", Decimal(60), Decimal(65)),
    ("不及格", Decimal(0), Decimal(50)),
)
_LEVEL_NAMES = {
    "优秀": "优", "excellent": "优",
    "良好": "良", "good": "良",
    "中等": "中", "fair": "中",
    "合格": "及格", "pass": "及格",
    "不合格": "不及格", "差": "不及格", "fail": "不及格",
}  # fmt: skip
_PASSED = frozenset({"通过", "合格", "及格", "过", "√", "✓", "p", "pass", "passed"})
_FAILED = frozenset({"不通过", "未通过", "不合格", "不及格", "×", "✗", "f", "fail", "failed"})


def half_up(value: Decimal | Fraction, decimals: int) -> Decimal:
    """`value` to so many decimals, halves away from zero; exact, with no rounding in between."""
    if isinstance(value, Decimal):
        value = Fraction(value)
    scaled = abs(value) * 10**decimals
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    rounded = Decimal(whole).scaleb(-decimals)
    return -rounded if value < 0 else rounded


def letter_of(percent: Decimal | Fraction) -> str:
    """A+ to F."""
    return _word(LETTERS, percent)


def level_of(percent: Decimal | Fraction) -> str:
    """优 良 中 及格 不及格."""
    return _word(FIVE_LEVELS, percent)


def points_of_word(word: str, assessment: Assessment) -> Decimal | None:
    """Points a typed letter, level, or pass/fail word is worth on this assessment; None where its scale lacks it."""
    word = word.strip()
    if assessment.scale is ScaleKind.PASS_FAIL:
        if word.lower() in _PASSED:
            return assessment.high
        return assessment.low if word.lower() in _FAILED else None
    if assessment.scale is ScaleKind.LETTER:
        return _points(LETTERS, word.upper().replace("−", "-").replace("－", "-").replace("＋", "+"), assessment)
    if assessment.scale is ScaleKind.FIVE_LEVELS:
        return _points(FIVE_LEVELS, _LEVEL_NAMES.get(word.lower(), word), assessment)
    return None


def shown_on_scale(points: Decimal | Fraction, assessment: Assessment, pass_percent: Decimal) -> str:
    """How points read on the assessment's scale: "85", "85%", "B", "良", "√".

    points: exact; a letter, a level and a pass are told from them as they are, only a number is rounded for the eye.
    A pass/fail result is given as "√" or "×", which reads the same in every language.
    """
    percent = Fraction(points) / Fraction(assessment.high) * 100
    match assessment.scale:
        case ScaleKind.PERCENT:
            return f"{plain(half_up(percent, 2))}%"
        case ScaleKind.LETTER:
            return letter_of(percent)
        case ScaleKind.FIVE_LEVELS:
            return level_of(percent)
        case ScaleKind.PASS_FAIL:
            return "√" if percent >= pass_percent else "×"
    return plain(points) if isinstance(points, Decimal) else plain(half_up(points, 2))


def plain(number: Decimal) -> str:
    """Without exponent and without zeros at the end: 85, 85.5, 100."""
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _word(bands: tuple[tuple[str, Decimal, Decimal], ...], percent: Decimal | Fraction) -> str:
    return next((word for word, start, _ in bands if percent >= start), bands[-1][0])


def _points(bands: tuple[tuple[str, Decimal, Decimal], ...], word: str, assessment: Assessment) -> Decimal | None:
    for name, _, worth in bands:
        if name == word:
            return worth * assessment.high / 100
    return None

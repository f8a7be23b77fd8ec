"""What a spreadsheet's number format shows of a number, where it shows more than it: 0012, 85%, 2026001, 85分."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

BUILT_IN = {9: "0%", 10: "0.00%"}  # the formats without a written code that say more than the number

_TOKEN = re.compile(r'"[^"]*"|\\.|[_*].|\[[^\]]*\]|General|G/通用格式|[0#?.,%@;]|.', re.IGNORECASE | re.DOTALL)
_CONDITION = re.compile(r"\[(<=|>=|<>|<|>|=)(-?\d+(?:\.\d+)?)\]")
_CURRENCY = re.compile(r"\[\$([^\]-]*)(?:-[^\]]*)?\]")
_NUMERALS = re.compile(r"\[dbnum\d\]", re.IGNORECASE)
_SAYS_NOTHING = frozenset(" \u00a0-+()$€£¥￥,:'")  # signs, brackets and currencies beside a number
_DATES_AND_FRACTIONS = frozenset("ymdhsegbYMDHSEGB/")
_COMPARE: dict[str, Callable[[float, float], bool]] = {
    "<=": lambda value, bound: value <= bound,
    ">=": lambda value, bound: value >= bound,
    "<>": lambda value, bound: value != bound,
    "<": lambda value, bound: value < bound,
    ">": lambda value, bound: value > bound,
    "=": lambda value, bound: value == bound,
}


@dataclass(frozen=True)
class _Section:
    """One of the parts that semicolons part. tokens: "0", "#" and "?" for digits, others in quotes as they are."""

    tokens: tuple[str, ...]
    condition: tuple[str, float] | None
    is_percent: bool

    @property
    def digits(self) -> int:
        return sum(token in "0#?" for token in self.tokens)

    @property
    def says_more(self) -> bool:
        zeros = sum(token == "0" for token in self.tokens)
        return self.is_percent or zeros > 1 or any(set(token[1:]) - _SAYS_NOTHING for token in self.tokens)

    def shows(self, number: Decimal) -> str:
        """The number in full; only its whole part is filled up with zeros."""
        if self.is_percent:
            number *= 100
        whole, _, fraction = format(number, "f").partition(".")
        fraction = fraction.rstrip("0")
        left, shown = list(whole), []
        places = self.digits
        for token in reversed(self.tokens):
            if token not in ("0", "#", "?"):
                shown.append(token[1:])
                continue
            places -= 1
            digits = "".join(left) if places == 0 else left.pop() if left else ""
            left = [] if places == 0 else left
            shown.append(digits or ("0" if token == "0" else ""))
            if fraction:
                shown[-1] += f".{fraction}"
                fraction = ""
        text = "".join(reversed(shown))
        return f"{text}%" if self.is_percent else text


@lru_cache(maxsize=1000)
def shown_by(code: str) -> "Callable[[float], str] | None":
    """What writes a number as this format code shows it; None where the code adds nothing to the number.

    Dates, fractions and other numerals are none of it. Decimals are never rounded: 0.853 under 0% is 85.3%.
    """
    sections = _sections(code)
    if sections is None or not any(section.says_more for section in sections):
        return None

    def show(value: float) -> str:
        section, number = _chosen(sections, value), Decimal(format(value, ".15g"))
        if section is None or not section.tokens:
            return ""
        is_written = len(sections) > 1 and section is sections[1] and not section.condition  # the one for minus itself
        sign = "-" if value < 0 and not is_written else ""
        return sign + section.shows(abs(number))

    return show


def _chosen(sections: tuple[_Section, ...], value: float) -> _Section | None:
    if any(section.condition for section in sections):
        for section in sections:
            if section.condition is None or _COMPARE[section.condition[0]](value, section.condition[1]):
                return section
        return None
    if value < 0:
        return sections[1] if len(sections) > 1 else sections[0]
    return sections[2] if value == 0 and len(sections) > 2 else sections[0]


def _sections(code: str) -> tuple[_Section, ...] | None:
    """The sections for numbers (a fourth one is for texts), or None for a format that is not of plain numbers."""
    found: list[_Section] = []
    tokens: list[str] = []
    condition: tuple[str, float] | None = None
    is_percent = is_fraction = is_text = False
    for token in [*_TOKEN.findall(code), ";"]:
        if token == ";":
            if not is_text and len(found) < 3:
                found.append(_Section(tuple(tokens), condition, is_percent))
            tokens, condition, is_percent, is_fraction, is_text = [], None, False, False, False
        elif token == "%":
            is_percent = True
        elif token == "@":
            is_text = True
        elif token == ".":
            is_fraction = True
        elif token in ("0", "#", "?"):
            if not is_fraction:
                tokens.append(token)
        elif token.casefold() in ("general", "g/通用格式"):
            tokens.append("0")
        elif token.startswith("["):
            if _NUMERALS.fullmatch(token) or token[1:-1].casefold() in ("h", "hh", "m", "mm", "s", "ss"):
                return None
            if match := _CONDITION.fullmatch(token):
                condition = (match[1], float(match[2]))
            elif match := _CURRENCY.fullmatch(token):
                tokens.append(f"'{match[1]}")
        elif token[0] in "_*" and len(token) == 2:
            continue
        elif token[0] == '"' and len(token) > 1:
            tokens.append(f"'{token[1:-1]}")
        elif token[0] == "\\" and len(token) == 2:
            tokens.append(f"'{token[1]}")
        elif token in _DATES_AND_FRACTIONS:
            return None
        elif token != ",":
            tokens.append(f"'{token}")
    return tuple(found) or None

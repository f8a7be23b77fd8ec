"""How every number that a person reads is rounded and written: in decimals, half up, here alone.

The window, the commands, the workbooks and the PDFs all ask here, so that one mean reads the same in all of them. A
float is taken as the decimal it prints as: 0.25 and 2.675 are halves to a reader, whatever their last bit says.
"""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from statistics import median

from core.scales import half_up, plain

Number = Decimal | Fraction | float

_MINUS, _NO_NUMBER = "\N{MINUS SIGN}", "—"
_GUARDED = 15  # decimals: what stands behind them is the end of a decimal division, and no half is told by it


def rounded(value: Number, decimals: int = 1) -> Decimal:
    """`value` with so many decimals, halves away from zero."""
    exact = value if isinstance(value, Decimal | Fraction) else Decimal(repr(float(value)))
    return half_up(half_up(exact, _GUARDED) if isinstance(exact, Decimal) else exact, decimals)


def shown(value: Number, decimals: int = 1) -> str:
    """Always with so many decimals: 72.3, 72.0; what is no number is a dash."""
    return format(rounded(value, decimals), "f") if value == value else _NO_NUMBER


def short(value: Number, decimals: int = 1) -> str:
    """With no zeros at the end: 72.3, 72."""
    return plain(rounded(value, decimals))


def signed(value: Number, decimals: int = 1) -> str:
    """With its sign: +1.5, −0.3; what rounds to zero has none."""
    if value != value:
        return _NO_NUMBER
    number = rounded(value, decimals)
    return f"{number:+f}".replace("-", _MINUS) if number else format(number, "f")


def percent(share: Number, decimals: int = 0) -> str:
    """A share from 0 to 1 as a percentage, without the sign."""
    if share != share:
        return _NO_NUMBER
    exact = share if isinstance(share, Decimal | Fraction) else Decimal(repr(float(share)))
    return shown(exact * 100, decimals)


def mean_of(values: Iterable[Decimal]) -> Decimal:
    """To the 28 digits of a decimal: `rounded` tells it from no exact mean, nor a mean of such means."""
    known = list(values)
    return sum(known, Decimal(0)) / len(known)


def median_of(values: Iterable[Decimal]) -> Decimal:
    return Decimal(median(values))

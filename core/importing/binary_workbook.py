"""The extent of a sheet in an .xlsb file, read from its records before a parser builds the grid."""

from core.errors import FileUnreadable
from core.importing.gate import MAX_CELLS

_ROW = 0
_CELLS = range(1, 12)  # from blank cells to formulas


def check_binary_sheet(data: bytes, name: str) -> None:
    """Refuse a sheet whose filled cells span too large a rectangle. Other binary parts pass unharmed."""
    bottom = right = row = place = 0
    while place < len(data):
        kind, place = _number(data, place, 2)
        size, place = _number(data, place, 4)
        if kind == _ROW and size >= 4:
            row = int.from_bytes(data[place : place + 4], "little")
        elif kind in _CELLS and size >= 4:
            bottom, right = max(bottom, row + 1), max(right, int.from_bytes(data[place : place + 4], "little") + 1)
        place += size
    if bottom * right > MAX_CELLS:
        raise FileUnreadable(name, "too_large")


def _number(data: bytes, place: int, longest: int) -> tuple[int, int]:
    """A number of seven bits a byte, and where it ends."""
    value = 0
    for shift in range(0, 7 * longest, 7):
        if place >= len(data):
            break
        byte = data[place]
        place += 1
        value |= (byte & 0x7F) << shift
        if not byte & 0x80:
            break
    return value, place

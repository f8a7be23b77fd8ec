"""The text of a Word 97–2003 file (.doc), which is also what WPS Writer saves as .wps.

The file is a compound of streams. `WordDocument` begins with the file information block; it says where in the table
stream the piece table stands, which lists the stretches of `WordDocument` that make up the text, in order.
"""

import io
import re
import struct
from itertools import pairwise

from core.errors import FileUnreadable

_WORD_97 = 0xC1  # the first version of the format that is laid out like this
_ENCRYPTED, _SECOND_TABLE = 0x0100, 0x0200  # bits of the block's flags
_FLAGS_AT, _LENGTH_AT, _PIECES_AT = 0x0A, 0x4C, 0x01A2  # offsets in the file information block
_ONE_BYTE = 0x40000000  # a piece kept in one byte a character, in the Western code page
_MOST_CHARACTERS = 10**7
_DEEPEST_FIELDS = 3  # fields in fields
_BREAKS = str.maketrans({"\x07": "\n", "\x0b": "\n", "\x0c": "\n", "\r": "\n", "\x1e": "-", "\xa0": " "})
_FIELD_CODE = re.compile("\x13[^\x13\x14\x15]*\x14?")  # what a field is made by, before what it shows
_UNPRINTED = re.compile("[\x00-\x08\x0e-\x1f]")


def old_word_text(data: bytes, name: str) -> str:
    """The document's own text, without notes, headers and comments.

    Raises:
        FileUnreadable: It is encrypted, damaged, or no Word document of 1997 or later.
    """
    document, tables = _streams(data, name)
    try:
        version, flags = struct.unpack_from("<H", document, 2)[0], struct.unpack_from("<H", document, _FLAGS_AT)[0]
        if flags & _ENCRYPTED:
            raise FileUnreadable(name, "encrypted")
        if version < _WORD_97:
            raise FileUnreadable(name, "wrong_kind")
        table = tables[bool(flags & _SECOND_TABLE)]
        length = struct.unpack_from("<I", document, _LENGTH_AT)[0]
        start, size = struct.unpack_from("<II", document, _PIECES_AT)
        text = _text_of(document, _piece_table(table[start : start + size]), min(length, _MOST_CHARACTERS))
    except (struct.error, IndexError, ValueError):
        raise FileUnreadable(name, "corrupt") from None
    for _ in range(_DEEPEST_FIELDS):  # the innermost first
        text = _FIELD_CODE.sub("", text)
    return _UNPRINTED.sub("", text.translate(_BREAKS))


def _streams(data: bytes, name: str) -> tuple[bytes, tuple[bytes, bytes]]:
    """The stream of the text, and the two table streams, of which a file uses one."""
    import olefile

    try:
        with olefile.OleFileIO(io.BytesIO(data)) as compound:
            if not compound.exists("WordDocument"):
                raise FileUnreadable(name, "encrypted" if compound.exists("EncryptedPackage") else "wrong_kind")
            first, second = (
                compound.openstream(each).read() if compound.exists(each) else b"" for each in ("0Table", "1Table")
            )
            return compound.openstream("WordDocument").read(), (first, second)
    except (OSError, ValueError, IndexError, struct.error, RecursionError, MemoryError):
        raise FileUnreadable(name, "corrupt") from None


def _piece_table(pieces: bytes) -> bytes:
    """The list of pieces, behind the formats of paragraphs that stand before it."""
    place = 0
    while place < len(pieces) and pieces[place] == 1:
        place += 3 + struct.unpack_from("<H", pieces, place + 1)[0]
    if place >= len(pieces) or pieces[place] != 2:
        raise ValueError("no piece table")
    size = struct.unpack_from("<I", pieces, place + 1)[0]
    return pieces[place + 5 : place + 5 + size]


def _text_of(document: bytes, pieces: bytes, length: int) -> str:
    """The text of the pieces up to `length` characters. n + 1 positions stand first, then n descriptors of 8 bytes."""
    count = (len(pieces) - 4) // 12
    positions = struct.unpack_from(f"<{count + 1}I", pieces)
    found: list[str] = []
    left = length
    for place, (begin, end) in enumerate(pairwise(positions)):
        characters = min(end - begin, left)
        if characters <= 0:
            continue
        left -= characters
        where = struct.unpack_from("<I", pieces, 4 * (count + 1) + 8 * place + 2)[0]
        if where & _ONE_BYTE:
            start = (where & ~_ONE_BYTE) // 2
            found.append(document[start : start + characters].decode("cp1252", "replace"))
        else:
            found.append(document[where : where + 2 * characters].decode("utf-16-le", "replace"))
    return "".join(found)

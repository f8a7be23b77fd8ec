"""The curve of a training run as TensorBoard reads it.

An event file is a row of records: eight bytes of length, its checksum, the event, its checksum (TFRecord); an event is
a protocol buffer of a time, a step and a value with its name. Both are written out here: three kinds of fields need no
library.
"""

import struct
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from core.errors import CannotWrite, NoRunLog
from core.essay import MarkerModel, Run
from core.jobs.run_log import read_log
from core.ports import OpenWork
from core.services.training import ModelFolders

SCALARS = ("loss", "qwk", "baseline", "fold", "epoch")
Scalar = tuple[float, int, str, float]  # time, step, name, value


def export_tensorboard(of: MarkerModel | Run, out: Path, open_work: OpenWork, folders: ModelFolders) -> Path:
    """Write the curve of a run, or of the run that made a model, into a folder of its own inside `out`.

    It holds loss, agreement and baseline by step with the time of each: numbers, no essay. Returns the event file.

    Raises:
        NoRunLog: The model was not trained here, or before curves were kept.
        CannotWrite: The folder cannot be written.
    """
    with open_work() as work:
        runs = [of] if isinstance(of, Run) else [run for run in work.models.runs(of.task_id) if run.model_id == of.id]
    scalars = list(scalars_of(folders.runs / runs[0].folder)) if runs else []
    if not scalars:
        raise NoRunLog(runs[0].id if runs else of.id)
    file = out / runs[0].folder / f"events.out.tfevents.{int(scalars[0][0])}.lectern"
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(event_file(scalars))
    except PermissionError as error:
        raise CannotWrite(str(file), "read_only") from error
    except OSError as error:
        raise CannotWrite(str(file), "full") from error
    return file


def scalars_of(folder: Path) -> Iterator[Scalar]:
    """The numbers of a run's log; a step is one of the optimiser's."""
    step = 0
    for line in read_log(folder):
        step += line.get("what") == "training"
        for name in SCALARS:
            value = line.get(name)
            if isinstance(value, int | float) and not isinstance(value, bool):
                yield float(line["at"]), step, name, float(value)


def event_file(scalars: list[Scalar]) -> bytes:
    """The bytes of an event file."""
    began = scalars[0][0]
    events = [_double(1, began) + _bytes(3, b"brain.Event:2")]
    for at, step, name, value in scalars:
        said = _bytes(1, name.encode()) + _key(2, 5) + struct.pack("<f", value)
        events.append(_double(1, at) + _key(2, 0) + _varint(step) + _bytes(5, _bytes(1, said)))
    return b"".join(map(_record, events))


def _record(event: bytes) -> bytes:
    length = struct.pack("<Q", len(event))
    return length + _masked_sum(length) + event + _masked_sum(event)


def _key(field: int, kind: int) -> bytes:
    """kind: 0 a whole number, 1 eight bytes, 2 bytes with their length, 5 four bytes."""
    return _varint(field << 3 | kind)


def _double(field: int, value: float) -> bytes:
    return _key(field, 1) + struct.pack("<d", value)


def _bytes(field: int, value: bytes) -> bytes:
    return _key(field, 2) + _varint(len(value)) + value


def _varint(value: int) -> bytes:
    """Seven bits a byte, the lowest first; the eighth says that more follow."""
    out = bytearray()
    while value > 127:
        out.append(value & 127 | 128)
        value >>= 7
    return bytes([*out, value])


def _masked_sum(data: bytes) -> bytes:
    """CRC-32C (Castagnoli), turned and moved as the format asks."""
    table, register = _table(), 0xFFFFFFFF
    for byte in data:
        register = table[(register ^ byte) & 255] ^ register >> 8
    plain = register ^ 0xFFFFFFFF
    turned = (plain >> 15 | plain << 17) & 0xFFFFFFFF
    return struct.pack("<I", (turned + 0xA282EAD8) & 0xFFFFFFFF)


@cache
def _table() -> tuple[int, ...]:
    rows = []
    for value in range(256):
        for _ in range(8):
            value = value >> 1 ^ (0x82F63B78 if value & 1 else 0)
        rows.append(value)
    return tuple(rows)

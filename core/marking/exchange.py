"""A trained marker in one file, for a colleague: what it learned, and no essay, no name and no single mark.

What goes: the place and the mark of every marked essay, for means over five essays or more (`prototypes.py`); the
sketches of the essays, how they put words together, the hashes of their texts and of the data, what the card says of
single essays; the fine-tuned layers and the directions that this and earlier tasks lend to later ones, from which marks
could be computed by whoever has the texts. The guards that lived on it go with it; whoever takes the marker in fits
them to a class of their own before it speaks (`abstain.guard_anew`).
What stays: the space of the class, and the words and pairs of words that at least three of its essays share, names
being masked. Who has a text may still find out by them whether it was among the essays, though not its mark.
"""

import shutil
import stat
import tempfile
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NoReturn

import numpy as np

from core.errors import CannotWrite, ModelRefused
from core.marking.abstain import DOUBTFUL
from core.marking.features import SKETCH
from core.marking.gate import MARKER_FILES, MEBIBYTE, check_marker, read_json
from core.marking.marker import Marker, TargetModel, load_marker, save_marker
from core.marking.prototypes import regression_on_groups, without_last_line
from core.marking.quick import View, fit_stretch
from core.marking.spec import OVERALL

REMOVED = (
    "places", "marks", "tuned", "direction", "sketches", "pairs", "habits", "trained_on", "data_hash", "essay_ids",
    "earlier", "held_out",
)  # fmt: skip
_OF_ESSAYS = frozenset({"data_hash", "essay_ids", "earlier", "held_out", "key", "keys", "position", "hashes"})
LARGEST_FILE = 1024 * MEBIBYTE
LARGEST_UNPACKED = 2048 * MEBIBYTE
LARGEST_CARD = 16 * MEBIBYTE  # and marker.json, manifest.json
MOST_RATIO = 200  # unpacked over packed: weights hardly pack, cards well
MOST_MARKED = 1_000_000
_CHUNK = 1 << 20


def pack_marker(folder: Path, out: Path) -> dict[str, Any]:
    """Write the marker of a folder as one file, and return the card that went with it.

    Raises:
        ModelRefused: The folder is not a whole and unchanged marker.
        CannotWrite: There is no room, or no right to write there.
    """
    marker, card = without_essays(load_marker(folder)), card_without_essays(read_json(folder / "card.json"))
    with _scratch(out) as scratch:
        save_marker(marker, card, scratch / "marker")
        packed = scratch / "packed"
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            for path in sorted((scratch / "marker").iterdir()):
                archive.write(path, path.name)
        packed.replace(out)
    return card


def without_essays(marker: Marker) -> Marker:
    """The marker without its memory of single essays: means in place of them, and no guard that knows their wording."""
    nothing = np.zeros((0, SKETCH), dtype=np.uint64), np.zeros(0, dtype=np.uint32)
    targets = tuple(_on_groups(model) for model in marker.targets)
    known = marker.targets[0].regression
    if marker.earlier is not None:
        known = without_last_line(known)
    guards = replace(
        marker.guards,
        sketches=nothing[0],
        pairs=nothing[1],
        least_familiar=0.0,
        habits=None,
        most_doubt=DOUBTFUL * float(targets[0].regression.doubt(known.places).max()),
    )
    return replace(
        marker, targets=targets, guards=guards, trained_on=(), direction=np.zeros(0), earlier=None, tuned=None
    )


def _on_groups(model: TargetModel) -> TargetModel:
    """Stretched anew to the spread of the marks, and with intervals as wide as they were on the marked essays."""
    whole = model.regression
    if whole.places.lines.shape[1] > 1:
        whole = without_last_line(whole)
    means = regression_on_groups(whole)
    step = float(model.target.scale.step)
    own = whole.left_out_deviation() if model.measure == "deviation" else whole.left_out_unit()
    widened = float(own.mean()) / max(float(means.unit(whole.places).mean()), 1e-9)
    return replace(
        model,
        regression=means,
        stretch=fit_stretch(means.predict(whole.places), whole.marks, step),
        share=0.0,
        radius=model.radius * widened,
        measure="unit",
    )


def card_without_essays(card: Mapping[str, Any]) -> dict[str, Any]:
    """The card with agreement and settings, and without anything that points to an essay; it says what was removed."""
    removed = {"at": datetime.now(UTC).isoformat(timespec="seconds"), "removed": list(REMOVED)}
    return cleaned_card(card) | {"exported": removed}


def cleaned_card(card: Mapping[str, Any]) -> dict[str, Any]:
    """The card without what it says of single essays, at any depth."""
    kept: dict[str, Any] = _cleaned(card)
    return kept


def _cleaned(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _cleaned(part) for key, part in value.items() if key not in _OF_ESSAYS}
    return [_cleaned(part) for part in value] if isinstance(value, list | tuple) else value


def unpack_marker(path: Path, out: Path) -> dict[str, Any]:
    """Check a file made by `pack_marker` and unpack it as the folder `out`; returns its card.

    Nothing is unpacked before names, kinds and sizes are right, and no framework reads what the gate did not pass.

    Raises:
        ModelRefused: It is not such a file, or something in it is off.
        CannotWrite: There is no room.
    """
    with _scratch(out) as scratch:
        folder = scratch / "marker"
        folder.mkdir()
        _unpack(path, folder)
        try:
            check_marker(folder)
            card = check_card(cleaned_card(read_json(folder / "card.json")), path)
            _check_fits(load_marker(folder), path)
        except ModelRefused as error:  # named by the file that was given, not by where it was looked at
            raise ModelRefused(str(path), error.reason, error.detail) from None
        except (KeyError, TypeError, ValueError, IndexError, AttributeError) as error:
            _refuse(path, "config", f"{type(error).__name__}: {error}")
        folder.rename(out)
    return card


def _unpack(path: Path, folder: Path) -> None:
    try:
        size = path.stat().st_size
        if size > LARGEST_FILE:
            _refuse(path, "config", f"{size} bytes")
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
            _check_entries(path, entries, size)
            for entry in entries:
                _extract(path, archive, entry, folder / entry.filename)
    except FileNotFoundError:
        _refuse(path, "missing", path.name)
    # damage has many names in zipfile: a method it lacks is NotImplementedError, a password RuntimeError
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError, RuntimeError) as error:
        _refuse(path, "format", str(error))


def _check_entries(path: Path, entries: list[zipfile.ZipInfo], size: int) -> None:
    names = [entry.filename for entry in entries]
    for entry in entries:
        if stat.S_IFMT(entry.external_attr >> 16) not in (0, stat.S_IFREG):
            _refuse(path, "link", entry.filename)
        if "/" in entry.filename or "\\" in entry.filename or ".." in entry.filename:
            _refuse(path, "link", entry.filename)
        if entry.filename not in MARKER_FILES:
            kind = "code" if Path(entry.filename).suffix in ("", ".py", ".json", ".safetensors") else "pickle"
            _refuse(path, kind, entry.filename)
        if entry.flag_bits & 1 or entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            _refuse(path, "format", entry.filename)
        if entry.filename.endswith(".json") and entry.file_size > LARGEST_CARD:
            _refuse(path, "config", f"{entry.filename}: {entry.file_size} bytes")
    if len(set(names)) != len(names):
        _refuse(path, "config", "a file stands there twice")
    whole = sum(entry.file_size for entry in entries)
    if whole > LARGEST_UNPACKED or whole > MOST_RATIO * max(size, 1):
        _refuse(path, "config", f"{whole} bytes in {size}")


def _extract(path: Path, archive: zipfile.ZipFile, entry: zipfile.ZipInfo, goal: Path) -> None:
    """No more than was declared; the checksum is compared at the end."""
    left = entry.file_size
    with archive.open(entry) as source, goal.open("xb") as out:
        while chunk := source.read(_CHUNK):
            left -= len(chunk)
            if left < 0:
                _refuse(path, "config", f"{entry.filename} is larger than it says")
            out.write(chunk)


def check_card(card: dict[str, Any], path: Path) -> dict[str, Any]:
    """A card from elsewhere, as far as the program relies on it.

    Raises:
        ModelRefused: A number is missing or none.
    """
    marked, agreement = card.get("marked"), card.get("agreement")
    if type(marked) is not int or not 0 <= marked <= MOST_MARKED:
        _refuse(path, "config", f"card.json: marked = {marked}")
    if not isinstance(agreement, dict):
        _refuse(path, "config", "card.json: agreement")
    for name in ("n", "qwk", "qwk_low", "qwk_high", "exact", "adjacent", "smd", "mean_absolute_error"):
        value = agreement.get(name)
        if value is not None and (isinstance(value, bool) or not isinstance(value, int | float)):
            _refuse(path, "config", f"card.json: {name} = {value}")
    return card


def _check_fits(marker: Marker, path: Path) -> None:
    """The parts of a marker fit each other, and every number is one."""
    if not marker.targets or marker.targets[0].target.name != OVERALL:
        _refuse(path, "config", "marker.json: targets")
    space = marker.space
    measures, (width, components) = space.measure_mean.size, space.components.shape
    fits = space.reading_mean.size == width == space.reading_spread.size and space.measure_spread.size == measures
    columns = measures + components
    if space.wording is not None:
        terms, more = space.wording.components.shape
        columns += more
        fits &= all(
            part.shape == (terms,) for part in (space.wording.terms, space.wording.rarity, space.wording.middle)
        )
        fits &= _all_finite(space.wording.rarity, space.wording.middle, space.wording.components)
    views = space.views or (View(columns, space.reach),)
    fits &= sum(view.columns for view in views) == columns and all(view.reach > 0 for view in views)
    fits &= 0 <= space.apart < measures
    for model in marker.targets:
        places, scale = model.regression.places, model.target.scale
        essays, lines = places.lines.shape
        fits &= places.joint.shape == (essays, columns)
        fits &= model.regression.marks.shape == (essays,) and model.regression.strengths.shape == (
            lines + len(views) + 1,
        )
        fits &= lines == 1 + (marker.earlier is not None) and scale.step > 0 and scale.high > scale.low
        fits &= _all_finite(places.lines, places.joint, model.regression.marks, model.regression.strengths)
    guards = marker.guards
    fits &= guards.habits is None  # what a class writes does not travel
    fits &= guards.columns.shape == guards.centre.shape == guards.spread.shape and guards.packing.shape == (3,)
    fits &= bool(((guards.columns >= 0) & (guards.columns < measures)).all())
    fits &= _all_finite(guards.centre, guards.spread, guards.packing)
    fits &= _all_finite(space.measure_mean, space.measure_spread, space.reading_mean, space.reading_spread)
    if not fits or not _all_finite(space.components) or marker.language not in ("zh", "en"):
        _refuse(path, "config", "quick.safetensors: parts that do not fit")


def _all_finite(*arrays: np.ndarray) -> bool:
    return all(bool(np.isfinite(array).all()) for array in arrays)


@contextmanager
def _scratch(out: Path) -> Iterator[Path]:
    """A folder beside `out`, so that what is made in it can be renamed; removed whatever happens."""
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(prefix=f".{out.name}-", dir=out.parent))
    except PermissionError as error:
        raise CannotWrite(str(out), "read_only") from error
    except OSError as error:
        raise CannotWrite(str(out), "missing_folder") from error
    try:
        yield folder
    except (PermissionError, IsADirectoryError) as error:
        raise CannotWrite(str(out), "read_only") from error
    except OSError as error:
        raise CannotWrite(str(out), "full") from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _refuse(path: Path, reason: str, detail: str) -> NoReturn:
    raise ModelRefused(str(path), reason, detail)

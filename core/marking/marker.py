"""A trained marker and its folder: format 1, only what was trained, beside one shared base encoder.

manifest.json         SHA-256 of every other file; written last
card.json             what it was trained on and how far it agrees with the teacher
marker.json           names, scales and limits
quick.safetensors     the space of the task, the regressions, the guards
deep.safetensors      trained parts of the encoder's upper layers and the head, where they help
spans.safetensors     the head that paints passages, where enough were painted and it proved worth it
"""

import json
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np

from core.errors import CannotWrite, ModelRefused
from core.essay import Scale
from core.marking.abstain import Guards
from core.marking.dataset import text_hash
from core.marking.gate import FORMAT, check_marker, read_json, sha256_of, write_manifest
from core.marking.habits import Habits
from core.marking.layout import Layout
from core.marking.quick import Places, Regression, Space, Stretch, View
from core.marking.spans import KINDS, Painting, SpanHead
from core.marking.spec import FineTuning, MarkedEssay, Target, TrainedMarker
from core.marking.wording import Wording

SPACE = ("measure_mean", "measure_spread", "reading_mean", "reading_spread", "components")
WORDING = ("terms", "rarity", "middle", "components")
GUARDS = ("columns", "centre", "spread", "packing", "pairs")
SPANS = ("mean", "spread", "components", "weights")
HABITS = ("counts", "pairs", "pair_counts", "lifted", "middle", "spread", "limits", "most")
LAYOUT = ("pieces", "times", "sizes")
LIMITS = ("fewest", "strangest", "most_doubt", "least_familiar")


@dataclass(frozen=True)
class TargetModel:
    """How one target is marked.

    share: of the fine-tuned layers in a prediction, from 0 to 1; the rest is the regression's.
    radius: of the interval, in units of the regression's doubt; infinite where too few essays were marked to say.
    measure: which units these are: its `deviation`, or its `unit` as in a marker of before.
    fewest: marks that an interval has at least.
    """

    target: Target
    regression: Regression
    stretch: Stretch
    share: float
    radius: float
    measure: str = "unit"
    fewest: int = 1


@dataclass(frozen=True)
class Tuned:
    """The fine-tuned part. tensors: its trained parameters by name. middle, spread: (targets,) of the marks."""

    settings: FineTuning
    tensors: Mapping[str, np.ndarray]
    middle: np.ndarray
    spread: np.ndarray


@dataclass(frozen=True)
class Earlier:
    """What markers of earlier tasks say here: a direction, and the middle and spread of its values on this task."""

    weights: np.ndarray
    middle: float
    spread: float


@dataclass(frozen=True)
class Marker:
    """Everything scoring needs besides the base encoder.

    earlier: what markers of earlier tasks add; None where there were none.
    direction: (measures + width,) what a later task can learn from this one.
    trained_on: SHA-256 of the marked texts: how a later erasure knows that a marker learned from one.
    spans: what paints passages; None where too few were painted or it was of no use.
    """

    base: str
    base_sha256: str
    precision: str
    language: str
    space: Space
    targets: tuple[TargetModel, ...]
    guards: Guards
    direction: np.ndarray
    trained_on: tuple[str, ...] = ()
    earlier: Earlier | None = None
    tuned: Tuned | None = None
    spans: SpanHead | None = None


def save_marker(marker: Marker, card: Mapping[str, Any], out: Path) -> TrainedMarker:
    """Write the folder aside and give it its name at the end.

    Raises:
        CannotWrite: The folder is there already, or there is no room.
    """
    aside = out.with_name(f".{out.name}.unfinished")
    try:
        shutil.rmtree(aside, ignore_errors=True)
        aside.mkdir(parents=True)
        _write(marker, aside)
        (aside / "card.json").write_text(json.dumps(card, ensure_ascii=False, indent=1), encoding="utf-8")
        sha256 = write_manifest(aside)
        aside.rename(out)
    except FileExistsError as error:
        raise CannotWrite(str(out), "exists") from error
    except OSError as error:
        raise CannotWrite(str(out), "exists" if out.exists() else "full") from error
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    return TrainedMarker(out, dict(card), sha256)


def load_marker(folder: Path) -> Marker:
    """The marker of a folder, if the folder is whole and unchanged.

    Raises:
        ModelRefused: It is not.
    """
    from safetensors.numpy import load_file

    check_marker(folder)
    stated = read_json(folder / "marker.json")
    arrays = load_file(folder / "quick.safetensors")
    try:
        return _read(folder, stated, arrays)
    except (KeyError, TypeError, ValueError) as error:
        raise ModelRefused(str(folder), "config", f"marker.json: {error}") from error


def read_card(folder: Path) -> dict[str, Any]:
    """The card of a trained marker, after checking its folder."""
    check_marker(folder)
    return read_json(folder / "card.json")


def trained_marker(folder: Path) -> TrainedMarker:
    """What `save_marker` returned for a folder, after checking it.

    Raises:
        ModelRefused: It is not whole, or not unchanged.
    """
    return TrainedMarker(folder, read_card(folder), sha256_of(folder / "manifest.json"))


def learned_in(essays: Sequence[MarkedEssay], folder: Path) -> frozenset[str]:
    """Keys of the essays of a table that a marker was trained on, where most of what it learned from stands there.

    Then it is the table it was trained on. A single essay with the same words may as well be somebody's copy.
    """
    check_marker(folder)
    trained_on = set(read_json(folder / "marker.json")["trained_on"])
    found = {text_hash(essay.text): essay.key for essay in reversed(essays)}
    learned = frozenset(key for digest, key in found.items() if digest in trained_on)
    return learned if len(learned) > len(trained_on) / 2 else frozenset()


def _write(marker: Marker, folder: Path) -> None:
    from safetensors.numpy import save_file

    arrays = {f"space.{name}": getattr(marker.space, name) for name in SPACE}
    if marker.space.wording is not None:
        arrays |= {f"wording.{name}": getattr(marker.space.wording, name) for name in WORDING}
    arrays |= {f"guards.{name}": getattr(marker.guards, name) for name in GUARDS}
    arrays["guards.sketches"] = marker.guards.sketches.view(np.int64)
    if marker.guards.habits is not None:
        arrays |= {f"habits.{name}": getattr(marker.guards.habits, name) for name in HABITS}
        if marker.guards.habits.layout is not None:
            arrays |= {f"layout.{name}": getattr(marker.guards.habits.layout, name) for name in LAYOUT}
    arrays["direction"] = marker.direction
    if marker.earlier is not None:
        arrays["earlier"] = marker.earlier.weights
    for number, model in enumerate(marker.targets):
        places = model.regression.places
        arrays[f"target{number}.marks"] = model.regression.marks
        arrays[f"target{number}.strengths"] = model.regression.strengths
        arrays[f"target{number}.lines"] = places.lines
        arrays[f"target{number}.joint"] = places.joint
    save_file({name: _stored(array) for name, array in arrays.items()}, folder / "quick.safetensors")
    if marker.tuned is not None:
        halves = {name: array.astype(np.float16) for name, array in marker.tuned.tensors.items()}
        save_file(halves, folder / "deep.safetensors")
    if marker.spans is not None:
        head = {name: np.ascontiguousarray(getattr(marker.spans, name), dtype=np.float32) for name in SPANS}
        save_file(head, folder / "spans.safetensors")
    stated = json.dumps(_stated(marker), ensure_ascii=False, indent=1, default=str)
    (folder / "marker.json").write_text(stated, encoding="utf-8")


def _stored(array: np.ndarray) -> np.ndarray:
    """Statistics in float32 are exact enough; whole numbers stay whole."""
    return np.ascontiguousarray(array.astype(np.float32) if array.dtype.kind == "f" else array)


def _stated(marker: Marker) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "base": marker.base,
        "base_sha256": marker.base_sha256,
        "precision": marker.precision,
        "language": marker.language,
        "reach": marker.space.reach,
        "views": [asdict(view) for view in marker.space.views],
        "apart": marker.space.apart,
        "trained_on": marker.trained_on,
        "guards": {name: getattr(marker.guards, name) for name in LIMITS},
        "earlier": None
        if marker.earlier is None
        else {"middle": marker.earlier.middle, "spread": marker.earlier.spread},
        "targets": [
            {
                "name": model.target.name,
                "scale": [str(model.target.scale.low), str(model.target.scale.high), str(model.target.scale.step)],
                "stretch": asdict(model.stretch),
                "share": model.share,
                "radius": None if np.isinf(model.radius) else model.radius,
                "measure": model.measure,
                "fewest": model.fewest,
            }
            for model in marker.targets
        ],
        "tuned": None
        if marker.tuned is None
        else {
            "settings": asdict(marker.tuned.settings),
            "middle": marker.tuned.middle.tolist(),
            "spread": marker.tuned.spread.tolist(),
        },
        "spans": None
        if marker.spans is None
        else {kind.value: asdict(painting) for kind, painting in marker.spans.painting.items()},
    }


def _read(folder: Path, stated: dict[str, Any], arrays: dict[str, np.ndarray]) -> Marker:
    wide = {name: array.astype(np.float64) if array.dtype.kind == "f" else array for name, array in arrays.items()}
    space_parts: dict[str, Any] = {name: wide[f"space.{name}"] for name in SPACE}
    guard_parts: dict[str, Any] = {name: wide[f"guards.{name}"] for name in GUARDS}
    views = tuple(View(**view) for view in stated.get("views", ()))  # a marker of before had one view and no wording
    wording = Wording(**{name: wide[f"wording.{name}"] for name in WORDING}) if "wording.terms" in wide else None
    apart = stated.get("apart", 0)  # and none of its measures stood apart
    space = Space(**space_parts, reach=stated["reach"], views=views, wording=wording, apart=apart)
    layout = Layout(**{name: wide[f"layout.{name}"] for name in LAYOUT}) if "layout.sizes" in wide else None
    habit_parts: dict[str, Any] = {name: wide[f"habits.{name}"] for name in HABITS if "habits.middle" in wide}
    habits = Habits(**habit_parts, layout=layout) if habit_parts else None
    sketches = arrays["guards.sketches"].view(np.uint64)
    guards = Guards(**stated["guards"], **guard_parts, sketches=sketches, habits=habits)
    earlier = stated["earlier"]
    return Marker(
        base=stated["base"],
        base_sha256=stated["base_sha256"],
        precision=stated["precision"],
        language=stated["language"],
        space=space,
        targets=tuple(_read_target(entry, number, wide, space) for number, entry in enumerate(stated["targets"])),
        guards=guards,
        direction=wide["direction"],
        trained_on=tuple(stated["trained_on"]),
        earlier=None if earlier is None else Earlier(wide["earlier"], **earlier),
        tuned=_read_tuned(folder, stated["tuned"]),
        spans=_read_spans(folder, stated.get("spans")),
    )


def _read_target(entry: dict[str, Any], number: int, arrays: dict[str, np.ndarray], space: Space) -> TargetModel:
    own = {name: arrays[f"target{number}.{name}"] for name in ("marks", "strengths", "lines", "joint")}
    return TargetModel(
        Target(entry["name"], Scale(*map(Decimal, entry["scale"]))),
        Regression(Places(own["lines"], own["joint"], space.reach, space.views), own["marks"], own["strengths"]),
        Stretch(**entry["stretch"]),
        entry["share"],
        float("inf") if entry["radius"] is None else entry["radius"],
        str(entry.get("measure", "unit")),
        int(entry.get("fewest", 1)),
    )


def _read_tuned(folder: Path, stated: dict[str, Any] | None) -> Tuned | None:
    if stated is None:
        return None
    from safetensors.numpy import load_file

    tensors = {name: array.astype(np.float32) for name, array in load_file(folder / "deep.safetensors").items()}
    return Tuned(FineTuning(**stated["settings"]), tensors, np.array(stated["middle"]), np.array(stated["spread"]))


def _read_spans(folder: Path, stated: dict[str, Any] | None) -> SpanHead | None:
    if stated is None:
        return None
    from safetensors.numpy import load_file

    arrays = {name: array.astype(np.float64) for name, array in load_file(folder / "spans.safetensors").items()}
    painting = {kind: Painting(**stated[kind.value]) for kind in KINDS if kind.value in stated}
    head = SpanHead(arrays["mean"], arrays["spread"], arrays["components"], arrays["weights"], painting)
    head.check()
    return head


def scale_of_marker(folder: Path) -> Scale:
    """The scale a trained marker's overall score is on."""
    check_marker(folder)
    return Scale(*map(Decimal, read_json(folder / "marker.json")["targets"][0]["scale"]))

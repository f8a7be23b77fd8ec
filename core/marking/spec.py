"""What a marker is trained on and with, and what it says. Plain data: it crosses to the worker process as it is."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import Any, Literal

from core.essay import Evidence, Scale, Span

EMBEDDED_BASE = "e5-small-zh-en"
OVERALL = "score"  # the target every task has; traits are named by their task


class Reason(StrEnum):
    """Why a marker leaves an essay to the teacher."""

    TOO_SHORT = "too_short"
    GIBBERISH = "gibberish"
    REPEATED = "repeated"
    COPIED = "copied"
    MIXED_LANGUAGE = "mixed_language"
    JUMBLED = "jumbled"
    OFF_TOPIC = "off_topic"
    UNFAMILIAR = "unfamiliar"
    WIDE = "wide"
    UNGUARDED = "unguarded"  # a colleague's marker, and too few essays to tell odd ones among them


@dataclass(frozen=True)
class MarkedEssay:
    """An essay of the task and what the teacher gave it.

    key: what the caller knows it by; nothing is read into it.
    score: None where it is unmarked; its text then only shows how this class writes.
    traits: points by the trait's name, for the traits that are marked.
    spans: what the teacher painted, in characters of the text.
    writer: tells writers apart; "" where nobody knows who wrote it.
    """

    key: str
    text: str
    score: Decimal | None = None
    traits: Mapping[str, Decimal] = field(default_factory=dict)
    spans: tuple[Span, ...] = ()
    writer: str = ""


@dataclass(frozen=True)
class OtherEssay:
    """An essay that a scored one may have been copied from. in_class: of the same task. writer: as in MarkedEssay."""

    text: str
    writer: str = ""
    in_class: bool = True


@dataclass(frozen=True)
class Target:
    """One thing that is marked: the overall score or a trait."""

    name: str
    scale: Scale


@dataclass(frozen=True)
class FineTuning:
    """How the encoder itself is trained. The defaults suit 30 to 1,000 essays."""

    method: Literal["lora", "full"] = "lora"
    layers: int = 4  # layers that learn, counted from the top; those below are run once and remembered
    rank: int = 8  # of the LoRA matrices
    epochs: int = 8  # at most
    patience: int = 2  # epochs without a better loss on the held-out essays before a fold stops
    batch: int = 8  # essays per forward pass
    accumulate: int = 1  # forward passes per optimiser step
    learning_rate: float = 1e-3  # of LoRA matrices; a tenth of it for full layers
    head_learning_rate: float = 3e-3
    weight_decay: float = 0.01
    warm_up: float = 0.1  # share of the steps
    clip: float = 1.0  # norm of the gradient
    dropout: float = 0.1
    checkpoint_every: int = 50  # steps


@dataclass(frozen=True)
class TrainingSpec:
    """Everything a training run depends on.

    base: a name of the catalogue, or the name of a folder inside `bases`.
    bases: the folder that holds the base encoders; the embedded one is expanded there on first use.
    out: the folder the finished marker becomes; it must not exist. It is written aside and renamed.
    work: a folder for checkpoints and remembered embeddings; a run that died goes on from what it finds there.
    prompt: the task as it was set, in its words.
    names: people's names, masked wherever they stand in an essay.
    earlier: markers of the teacher's earlier tasks to learn from.
    minutes: time for fine-tuning; None lets the number of essays decide, 0 leaves the encoder as it is, and so does
        less than one epoch takes.
    """

    essays: tuple[MarkedEssay, ...]
    scale: Scale
    out: Path
    work: Path
    bases: Path
    base: str = EMBEDDED_BASE
    traits: tuple[Target, ...] = ()
    language: str = ""  # zh or en; empty: told from the essays
    prompt: str = ""
    names: tuple[str, ...] = ()
    earlier: tuple[Path, ...] = ()
    seed: int = 1
    minutes: float | None = None
    device: str = "auto"  # auto, cpu, cuda or mps
    folds: int = 5
    coverage: float = 0.9  # of the intervals
    deep: FineTuning = FineTuning()

    def targets(self) -> tuple[Target, ...]:
        return (Target(OVERALL, self.scale), *self.traits)

    def marked(self) -> int:
        return sum(essay.score is not None for essay in self.essays)

    def data_hash(self) -> str:
        """SHA-256 over texts, marks and keys in their order: the same hash means the same data."""
        digest = hashlib.sha256()
        for essay in self.essays:
            traits = {name: str(points) for name, points in sorted(essay.traits.items())}
            painted = [[span.start, span.end, str(span.kind)] for span in essay.spans]
            row = [essay.key, essay.text, None if essay.score is None else str(essay.score), traits, painted]
            digest.update(json.dumps(row, ensure_ascii=False).encode() + b"\n")
        return digest.hexdigest()

    def settings(self) -> dict[str, Any]:
        """The spec without the essays, names and places: what a card and a run record keep."""
        kept = asdict(self)
        for private in ("essays", "names", "out", "work", "bases"):
            del kept[private]
        kept["earlier"] = [path.name for path in self.earlier]
        plain: dict[str, Any] = json.loads(json.dumps(kept, default=str))
        return plain


@dataclass(frozen=True)
class ScoringSpec:
    """Essays to be scored by a trained marker, read only for this.

    learned: keys of those it was trained on, which are no copies of themselves. Any other essay with the same text is
        a copy.
    others: what else they may have been copied from; None: they are held against the marker's memory alone.
    prompt: the task as it was set; its words are everybody's.
    """

    model: Path
    essays: tuple[MarkedEssay, ...]  # marks in them are ignored
    bases: Path
    names: tuple[str, ...] = ()
    cache: Path | None = None  # remembered embeddings, as in TrainingSpec.work
    device: str = "auto"
    evidence: bool = False  # whether to find the sentences that move the score; see core.marking.explaining
    learned: frozenset[str] = frozenset()
    others: tuple[OtherEssay, ...] | None = None
    prompt: str = ""


@dataclass(frozen=True)
class TraitScored:
    """A suggested trait mark, in points of the trait's scale."""

    score: float
    low: float
    high: float


@dataclass(frozen=True)
class Scored:
    """What a marker says of one essay, in points of the task's scale.

    score: a mark of the scale. exact: the same before rounding to a mark.
    low, high: the first and last mark of the interval at the marker's nominal coverage.
    """

    key: str
    score: float
    exact: float
    low: float
    high: float
    abstained: bool = False
    reason: str = ""  # a Reason where it abstained
    traits: Mapping[str, TraitScored] = field(default_factory=dict)
    spans: tuple[Span, ...] = ()  # passages it would paint
    evidence: tuple[Evidence, ...] = ()  # sentences whose deletion moves the score
    input_hash: str = ""  # SHA-256 of the text it read


@dataclass(frozen=True)
class TrainedMarker:
    """A finished training run: the folder, its card, and the hash that proves the folder unchanged."""

    folder: Path
    card: dict[str, Any]
    sha256: str


@dataclass(frozen=True)
class DownloadSpec:
    """A base encoder to fetch: its name in the catalogue, where to, and where from (see core.marking.hub)."""

    name: str
    bases: Path
    mirror: str = "hub"


@dataclass(frozen=True)
class ReadingSpec:
    """Essays to be read and remembered, before anything is learnt from them; the rest as in TrainingSpec."""

    texts: tuple[str, ...]
    cache: Path
    bases: Path
    base: str = EMBEDDED_BASE
    language: str = ""
    names: tuple[str, ...] = ()
    device: str = "auto"

"""The quick marker between two marks: re-fitted in the window's own process from embeddings the worker remembered."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

import numpy as np

from core.agreement import Agreement, agreement
from core.errors import ModelRefused
from core.essay import EssayTask, MarkerModel, Scale, Suggestion
from core.marking.abstain import guard_anew, is_wide, reasons
from core.marking.conformal import fewest_marks, left_out_radius, marks_within, nearest_mark
from core.marking.dataset import NameMask
from core.marking.features import Features
from core.marking.marker import load_marker
from core.marking.measures import language_of
from core.marking.next_essay import most_standing_for, most_telling
from core.marking.quick import Places, Regression, Space, Stretch, fit_regression, fit_space, fit_stretch
from core.marking.remembered import earlier_line, remembered_class
from core.marking.spec import EMBEDDED_BASE, ReadingSpec, Reason
from core.ports import Action, OpenWork, UnitOfWork
from core.services.by_lot import draws, put_draw
from core.services.held_out import learned_from
from core.services.similar import borrowed
from core.services.training import ModelFolders, earlier_models, names_of
from core.stages import RANKING_FROM, SUGGESTIONS_FROM

DIVERSE_UNTIL = 20  # marks; then doubt is worth more than variety
BY_LOT = 0.2  # share of the essays that are drawn at random, for an evaluation nothing has chosen
SEARCHED_ON = 160  # marked essays the strengths are searched on between two marks; all marks are used with them
COVERAGE = 0.9


class Why(StrEnum):
    """Why an essay comes next."""

    DIVERSE = "diverse"  # it stands for essays unlike everything marked so far
    UNCERTAIN = "uncertain"  # its mark clears up most of what is in doubt
    RANDOM = "random"  # drawn by lot: keeps the evaluation honest; its suggestion stays hidden until it is marked
    UNSURE = "unsure"  # a guard leaves it to the teacher


@dataclass(frozen=True)
class NextEssay:
    essay_id: int
    why: Why


@dataclass(frozen=True)
class ReadTask:
    """The essays of a task as a marker sees them, one row an essay.

    guarded: why a guard leaves an essay to the teacher, whatever the marks; "" where none does.
    most_doubt: beyond it an essay is unlike all that were marked; infinite where no marker was trained yet.
    """

    essay_ids: tuple[int, ...]
    places: Places
    hashes: tuple[str, ...]
    guarded: tuple[str, ...]
    most_doubt: float = float("inf")
    model_id: int = 0


@dataclass(frozen=True)
class _Fit:
    """Predictions for all essays, in points; those of marked ones are made without their mark."""

    regression: Regression
    exact: np.ndarray
    deviation: np.ndarray
    doubt: np.ndarray
    radius: float
    fewest: int


class LiveMarker:
    """Fitted on the marks it was last given; the stages hold: a rank from 10 marks on, suggestions from 30."""

    def __init__(self, task: EssayTask, read: ReadTask, open_work: OpenWork) -> None:
        self._task, self._read, self._open_work = task, read, open_work
        self._rows = {essay: row for row, essay in enumerate(read.essay_ids)}
        self._marked: dict[int, Decimal] = {}
        self._fit: _Fit | None = None
        self._searched_at = 0  # marks when the strengths were searched last

    @property
    def marked(self) -> int:
        return len(self._marked)

    def refit(self, marks: Mapping[int, Decimal]) -> None:
        """Fit the marks given so far, by essay; those of essays that came since are left out.

        The strengths of the kernels are searched anew when a twentieth more essays is marked; in between the old ones
        serve, and only the linear system is solved.
        """
        self._marked = {essay: mark for essay, mark in marks.items() if essay in self._rows}
        if len(self._marked) < RANKING_FROM:
            self._fit = None
            return
        rows = np.array([self._rows[essay] for essay in self._marked])
        given = np.array([float(mark) for mark in self._marked.values()])
        known = self._read.places.rows(rows)
        regression = Regression(known, given, self._strengths(known, given))
        self._fit = _fit(regression, rows, self._read.places, self._task.scale)

    def _strengths(self, known: Places, given: np.ndarray) -> np.ndarray:
        old = None if self._fit is None else self._fit.regression.strengths
        if old is not None and 0 <= len(given) - self._searched_at < max(2, len(given) // 20):
            return old
        self._searched_at = len(given)
        chosen = np.arange(len(given))
        if len(given) > SEARCHED_ON:
            chosen = np.sort(np.random.default_rng(self._task.id).choice(len(given), SEARCHED_ON, replace=False))
        return fit_regression(known.rows(chosen), given[chosen], start=old).strengths

    def suggest(self, essay_id: int) -> Suggestion | None:
        """What the marks so far say of an essay; None below 30 marks. A marked one is judged without its own mark."""
        row = self._rows.get(essay_id)
        if self._fit is None or row is None or len(self._marked) < SUGGESTIONS_FROM:
            return None
        scale = self._task.scale
        exact = float(np.clip(self._fit.exact[row], float(scale.low), float(scale.high)))
        low, high = marks_within(exact, self._fit.radius * float(self._fit.deviation[row]), scale, self._fit.fewest)
        reason = self._guarded(row)
        if not reason and is_wide(low, high, scale):
            reason = Reason.WIDE
        return Suggestion(
            essay_id, self._read.model_id, exact, low, high, bool(reason), str(reason), self._read.hashes[row]
        )

    def ranks(self) -> dict[int, int]:
        """Places of the unmarked essays from the best down, from 10 marks on; empty before."""
        if self._fit is None:
            return {}
        exact = self._fit.exact
        waiting = sorted(self._waiting(), key=lambda row: (-exact[row], row))
        return {self._read.essay_ids[row]: rank for rank, row in enumerate(waiting, start=1)}

    def next_essay(self, seed: int = 1, in_front: int | None = None) -> NextEssay | None:
        """Which essay to mark next; None when all are marked. The same until another essay is marked.

        One in five is drawn by lot, and what the marker thinks of it is recorded before anybody marks it. The others:
        up to 20 marks the one that stands for most essays unlike all marked ones, then those a guard leaves to the
        teacher, then the one whose mark would clear up most doubt.

        in_front: the essay that lies open. The lot does not fall on it any more: its suggestion may have been seen.
        """
        waiting = self._waiting()
        if not waiting:
            return None
        lot = np.random.default_rng([seed, self._task.id, len(self._marked)])
        if lot.random() < BY_LOT:
            row = waiting[int(lot.integers(len(waiting)))]
            if self._read.essay_ids[row] != in_front or in_front in drawn_by_lot(self._task, self._open_work):
                self._record_draw(row)
                return NextEssay(self._read.essay_ids[row], Why.RANDOM)
        sound = [row for row in waiting if not self._guarded(row)] or waiting  # a stopped essay teaches little
        if self._fit is None or len(self._marked) < DIVERSE_UNTIL:
            row = most_standing_for(self._read.places, sound, [self._rows[essay] for essay in self._marked])
            return NextEssay(self._read.essay_ids[row], Why.DIVERSE)
        unsure = [row for row in waiting if self._guarded(row)]
        if unsure:
            deviation = self._fit.deviation
            return NextEssay(self._read.essay_ids[max(unsure, key=lambda each: float(deviation[each]))], Why.UNSURE)
        row = most_telling(self._fit.regression, self._read.places, sound)
        return NextEssay(self._read.essay_ids[row], Why.UNCERTAIN)

    def _waiting(self) -> list[int]:
        return [row for row, essay in enumerate(self._read.essay_ids) if essay not in self._marked]

    def _guarded(self, row: int) -> str:
        unfamiliar = self._fit is not None and self._fit.doubt[row] > self._read.most_doubt
        return self._read.guarded[row] or (str(Reason.UNFAMILIAR) if unfamiliar else "")

    def _record_draw(self, row: int) -> None:
        """Remember that an essay was drawn by lot, and what was thought of it then."""
        essay = self._read.essay_ids[row]
        said = self.suggest(essay)
        entry: dict[str, Any] = {"marked": len(self._marked), "suggested": None}
        if said is not None:
            mark = nearest_mark(said.score, self._task.scale)
            entry |= {"suggested": mark, "low": said.low, "high": said.high, "model": said.model_id}
        with self._open_work() as work:
            work.hold()
            before = draws(work, self._task.id).get(essay, {})
            if {name: before.get(name) for name in entry} == entry:
                return
            put_draw(work, self._task.id, essay, entry | {"at": datetime.now(UTC).isoformat(timespec="seconds")})
            values = {"task": self._task.name, "essay": essay}
            work.commit(Action("draw_essay", self._task.course_id, values, undoable=False))


def _fit(regression: Regression, rows: np.ndarray, places: Places, scale: Scale) -> _Fit:
    """rows: of the marked essays among all."""
    left_out, without = regression.left_out(), regression.left_out_deviation()
    stretch: Stretch = fit_stretch(left_out, regression.marks, float(scale.step))
    exact, deviation = stretch(regression.predict(places)), regression.deviation(places)
    exact[rows], deviation[rows] = stretch(left_out), without
    fewest = fewest_marks(stretch(left_out), regression.marks, scale, COVERAGE)
    width = left_out_radius(regression, stretch, scale, COVERAGE, fewest)
    return _Fit(regression, exact, deviation, regression.doubt(places), width, fewest)


def open_live_marker(task: EssayTask, open_work: OpenWork, folders: ModelFolders) -> LiveMarker | None:
    """The live marker of a task, fitted on its marks; None where the worker has not read all its essays yet."""
    found = read_task(task, open_work, folders)
    if found is None:
        return None
    read, marks = found
    live = LiveMarker(task, read, open_work)
    live.refit(marks)
    return live


def read_task(
    task: EssayTask, open_work: OpenWork, folders: ModelFolders
) -> tuple[ReadTask, dict[int, Decimal]] | None:
    """The essays of a task from what the worker remembered, and the teacher's marks; None where it read not all."""
    with open_work() as work:
        essays = sorted(work.essays.of_task(task.id), key=lambda essay: essay.id)
        given = [mark for mark in work.essays.marks(task.id) if not mark.is_unattended]  # else it would believe itself
        marks = {mark.essay_id: mark.score for mark in given if mark.score is not None}
        model = next((model for model in work.models.of_task(task.id) if model.is_active), None)
        base, names = _base(work, task, model), names_of(work, task.course_id)
        earlier = earlier_models(work, task, folders.models)
        learned = frozenset[int]() if model is None else learned_from(work, model, task)
        shared = borrowed(work, task, {essay.id for essay in essays})
    language = task.language or language_of([essay.text for essay in essays])
    mask = NameMask(names, language)
    texts = [mask(essay.text) for essay in essays]
    features = remembered_class(texts, language, base, folders.bases, folders.runs / "embeddings")
    if features is None:
        return None
    space = fit_space(features)
    places = space.place(features, earlier_line(features, space, language, earlier))
    own = np.array([essay.id in learned for essay in essays])
    guarded, most_doubt = _guards(task, model, features, space, folders, own)
    why = tuple(
        reason or (str(Reason.COPIED) if essay.id in shared else "")
        for essay, reason in zip(essays, guarded, strict=True)
    )
    read = ReadTask(
        tuple(essay.id for essay in essays), places, features.hashes, why, most_doubt, model.id if model else 0
    )
    return read, marks


def prepare_reading(
    task: EssayTask, open_work: OpenWork, folders: ModelFolders, device: str = "auto"
) -> ReadingSpec | None:
    """What the worker is to read so that a live marker can be opened; None where it has read everything already."""
    if read_task(task, open_work, folders) is not None:
        return None
    with open_work() as work:
        essays = sorted(work.essays.of_task(task.id), key=lambda essay: essay.id)
        model = next((model for model in work.models.of_task(task.id) if model.is_active), None)
        base, names = _base(work, task, model), names_of(work, task.course_id)
    if not essays:
        return None
    texts = tuple(essay.text for essay in essays)
    cache = folders.runs / "embeddings"
    return ReadingSpec(texts, cache, folders.bases, base, task.language, names, device)


def _base(work: UnitOfWork, task: EssayTask, model: MarkerModel | None) -> str:
    """The encoder the essays were read with last."""
    if model is not None:
        return model.base
    runs = sorted(work.models.runs(task.id), key=lambda run: run.id)
    return str(runs[-1].spec.get("base", EMBEDDED_BASE)) if runs else EMBEDDED_BASE


def _guards(
    task: EssayTask,
    model: MarkerModel | None,
    features: Features,
    space: Space,
    folders: ModelFolders,
    own: np.ndarray,
) -> tuple[tuple[str, ...], float]:
    """Why the trained marker's guards leave an essay to the teacher, as far as that does not hang on the marks.

    own: (essays,) whether it was trained on this very essay.
    """
    nothing = ("",) * len(features), float("inf")
    if model is None:
        return nothing
    try:
        marker = load_marker(folders.models / model.folder)
    except ModelRefused:
        return nothing
    middle = float(task.scale.low)
    said = reasons(
        marker.guards,
        features,
        space,
        np.zeros(len(features)),
        [(middle, middle)] * len(features),
        task.scale,
        own,
    )
    if marker.guards.is_bare:  # its doubts are those of means over essays, not comparable with these
        return tuple(guard_anew(marker.guards, features, said)), float("inf")
    return tuple(said), marker.guards.most_doubt


def honest_agreement(task: EssayTask, open_work: OpenWork) -> Agreement | None:
    """Agreement on the essays drawn by lot, with what was suggested before the teacher marked them; None without any.

    Nothing chose these essays and no suggestion stood beside them. A mark that came from a suggestion does not count.
    """
    with open_work() as work:
        drawn = draws(work, task.id)
        marks = {mark.essay_id: mark for mark in work.essays.marks(task.id)}
    pairs = []
    for essay, entry in drawn.items():
        mark = marks.get(essay)
        if mark is None or mark.score is None or mark.provenance.is_from_model or entry["suggested"] is None:
            continue
        pairs.append((float(mark.score), float(entry["suggested"])))
    if not pairs:
        return None
    given, suggested = zip(*pairs, strict=True)
    return agreement(given, suggested, task.scale)


def drawn_by_lot(task: EssayTask, open_work: OpenWork) -> frozenset[int]:
    """The essays that were drawn at random: their suggestion stays hidden until they are marked."""
    with open_work() as work:
        return frozenset(draws(work, task.id))

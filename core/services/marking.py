"""Marking essays: marks, painted spans and comments as the teacher gives them; suggestions the teacher accepts."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from core.assessment import Assessment, Status
from core.errors import ChangedMeanwhile, MarkOffScale, NoSuggestion, NotEnoughMarks
from core.essay import BankComment, Essay, EssayState, EssayTask, Layer, Mark, MarkerModel, Scale, Span, Suggestion
from core.importing.values import mark_on
from core.importing.values import read_mark as read_typed
from core.ports import Action, OpenWork, UnitOfWork
from core.provenance import Origin, Provenance
from core.scales import plain
from core.services.essay_scores import cell_of, check_on_scale, official_mark, put_official_score, put_status
from core.services.essay_tasks import EssayRow, suggestion_stage
from core.services.second_looks import check_reason
from core.stages import SUGGESTIONS_FROM, Stage


@dataclass(frozen=True)
class Likeness:
    """A comment of the bank and how like its passage is to the one at hand, 0 to 1."""

    comment: BankComment
    likeness: float


def save_mark(task: EssayTask, mark: Mark, open_work: OpenWork, seen: Mark | None = None) -> Mark:
    """Store what the teacher gave an essay: score, traits, comment and spans as one whole. Undoable.

    seen: The mark as it was read before it was changed; None: whatever there is is written over.

    A score of the teacher (or of a regrade, which replaces it) also becomes the pupil's mark in the gradebook.

    Raises:
        MarkOffScale: The score or a trait is not on its scale.
        RegradeWithoutReason: A regrade has no comment.
        ChangedMeanwhile: Somebody else marked the essay after it was read.
    """
    with open_work() as work:
        work.hold()
        _check_seen(work, mark, seen)
        return _store(work, task, mark, {})


def _check_seen(work: UnitOfWork, mark: Mark, seen: Mark | None) -> None:
    now = work.essays.mark(mark.essay_id, mark.layer)
    if seen is not None and now is not None and now.at != seen.at:
        raise ChangedMeanwhile("mark", now.author, now.at)


def save_marking(
    task: EssayTask, mark: Mark, status: Status | None, open_work: OpenWork, seen: Mark | None = None
) -> Mark:
    """The same for what a mark's field says besides or instead of a mark: 缺考, 免考, late. None: nothing any more.

    Raises:
        MarkOffScale: The gradebook has no cell for this essay that could hold the status.
        ChangedMeanwhile: Somebody else marked the essay after it was read.
    """
    _check_mark(task, mark)
    with open_work() as work:
        work.hold()
        _check_seen(work, mark, seen)
        essay = put_mark(work, task, mark)
        if status is not None and cell_of(work, task, essay) is None:
            raise _off_scale("", str(status), task.scale)
        put_status(work, task, essay, status)
        work.commit(Action("mark_essay", task.course_id, {"task": task.name, "essay": essay.order}))
        return work.essays.mark(mark.essay_id, mark.layer) or mark


def _store(work: UnitOfWork, task: EssayTask, mark: Mark, facts: dict[str, Any]) -> Mark:
    _check_mark(task, mark)
    essay = put_mark(work, task, mark)
    work.commit(Action("mark_essay", task.course_id, {"task": task.name, "essay": essay.order} | facts))
    return work.essays.mark(mark.essay_id, mark.layer) or mark


def save_marks(task: EssayTask, marks: Sequence[Mark], open_work: OpenWork) -> int:
    """Store the markings of several essays as one step; how many. Each as `save_mark` does it.

    Raises:
        MarkOffScale: A score or a trait is not on its scale; then nothing is stored.
    """
    for mark in marks:
        _check_mark(task, mark)
    with open_work() as work:
        work.hold()
        for mark in marks:
            put_mark(work, task, mark)
        work.commit(Action("mark_essays", task.course_id, {"task": task.name, "essays": len(marks)}))
    return len(marks)


def put_mark(work: UnitOfWork, task: EssayTask, mark: Mark) -> Essay:
    """Store a checked marking inside a step; its score goes to the gradebook where it is the official one."""
    essay, before = _essay(work, mark.essay_id), official_mark(work, mark.essay_id)
    work.essays.put_mark(replace(mark, spans=_merged(mark.spans, len(essay.text))))
    if mark.layer in (Layer.TEACHER, Layer.REGRADE):
        put_official_score(work, task, essay, before)
    return essay


def accept_suggestion(task: EssayTask, essay_id: int, open_work: OpenWork, changed_to: Decimal | None = None) -> Mark:
    """The teacher's act that makes a suggestion the mark, as it is or changed; comment and spans there stay.

    Raises:
        NoSuggestion: There is none for this essay, or the model abstained.
        NotEnoughMarks: The model was trained on fewer marks than suggestions need.
    """
    with open_work() as work:
        work.hold()
        model = next((model for model in work.models.of_task(task.id) if model.is_active), None)
        if model is not None and suggestion_stage(model) not in (Stage.SUGGESTIONS, Stage.CALIBRATED):
            raise NotEnoughMarks(int(model.card.get("marked", 0)), SUGGESTIONS_FROM)
        suggestion = next((each for each in work.models.suggestions(task.id) if each.essay_id == essay_id), None)
        before = work.essays.mark(essay_id) or Mark(essay_id)
        if suggestion is None or (suggestion.abstained and changed_to is None):
            raise NoSuggestion(suggestion.reason if suggestion else "")
        score = changed_to if changed_to is not None else on_scale(suggestion.score, task.scale)
        origin = Provenance(Origin.ACCEPTED if changed_to is None else Origin.CHANGED, number=suggestion.model_id)
        facts = audited(suggestion, model, task.scale) | {"given": str(score)}
        return _store(work, task, replace(before, score=score, source=str(origin)), facts)


def accept_live_suggestion(task: EssayTask, suggestion: Suggestion, open_work: OpenWork) -> Mark:
    """The same act for what was learned between two marks, which is stored nowhere: the audit keeps what it said.

    Raises:
        NoSuggestion: It was left to the teacher.
        NotEnoughMarks: Fewer essays are marked than suggestions need.
    """
    if suggestion.abstained:
        raise NoSuggestion(suggestion.reason)
    with open_work() as work:
        work.hold()
        given = [mark for mark in work.essays.marks(task.id) if mark.score is not None and not mark.is_unattended]
        model = next((model for model in work.models.of_task(task.id) if model.is_active), None)
        before = work.essays.mark(suggestion.essay_id) or Mark(suggestion.essay_id)
        if len(given) < SUGGESTIONS_FROM:
            raise NotEnoughMarks(len(given), SUGGESTIONS_FROM)
        score = on_scale(suggestion.score, task.scale)
        facts = audited(suggestion, model, task.scale) | {"given": str(score), "live": len(given)}
        origin = Provenance(Origin.ACCEPTED, number=suggestion.model_id)
        return _store(work, task, replace(before, score=score, source=str(origin)), facts)


def confirm_mark(task: EssayTask, essay_id: int, open_work: OpenWork) -> Mark:
    """The teacher looked at a mark that was filled in unattended and lets it stand: from now on it counts as theirs.

    Any other mark is left as it is, and returned.
    """
    with open_work() as work:
        work.hold()
        mark = work.essays.mark(essay_id) or Mark(essay_id)
        if not mark.is_unattended:
            return mark
        number = mark.provenance.number
        model = next((each for each in work.models.of_task(task.id) if each.id == number), None)
        suggestions = work.models.suggestions(task.id, number)
        said = next((each for each in suggestions if each.essay_id == essay_id), None)
        facts = audited(said, model, task.scale) | {"given": str(mark.score)} if said is not None else {}
        return _store(work, task, replace(mark, source=str(Provenance(Origin.ACCEPTED, number=number))), facts)


def audited(suggestion: Suggestion, model: MarkerModel | None, scale: Scale) -> dict[str, Any]:
    """What the audit keeps of a suggestion that became a mark: which model read which text, and what it said.

    model: The one in use, whose parts the live marker works with; None before any was trained.
    """
    return {
        "model": suggestion.model_id,
        "sha256": model.sha256 if model is not None else "",
        "input": suggestion.input_hash,
        "suggested": str(on_scale(suggestion.score, scale)),
        "low": suggestion.low,
        "high": suggestion.high,
    }


def on_scale(value: float, scale: Scale) -> Decimal:
    """The nearest mark of the scale, half up, inside it."""
    steps = ((Decimal(repr(float(value))) - scale.low) / scale.step).quantize(Decimal(1), ROUND_HALF_UP)
    last = ((scale.high - scale.low) / scale.step).to_integral_value(rounding="ROUND_FLOOR")
    return scale.low + max(Decimal(0), min(last, steps)) * scale.step


def next_essay(rows: Sequence[EssayRow], after: int = 0) -> EssayRow | None:
    """The essay to read next: those a model was unsure of first, then the shuffled order from `after` on."""
    waiting = [row for row in rows if not row.is_settled]
    unsure = [row for row in waiting if row.state is EssayState.UNSURE and row.number != after]
    later = [row for row in waiting if row.number > after]
    return next(iter(unsure or later or waiting), None)


def remember_comment(course_id: int, text: str, passage: str, open_work: OpenWork) -> BankComment | None:
    """Keep a comment for later use, or count another use of it; None for an empty one."""
    text = text.strip()
    if not text:
        return None
    with open_work() as work:
        work.hold()
        known = next((each for each in work.essays.bank(course_id) if each.text == text), None)
        if known:
            comment = replace(known, uses=known.uses + 1, passage=passage or known.passage)
        else:
            comment = BankComment(0, course_id, text, passage)
        comment = work.essays.put_bank(comment)
        work.commit(Action("remember_comment", course_id, undoable=False))
    return comment


def forget_comment(course_id: int, comment_id: int, open_work: OpenWork) -> None:
    with open_work() as work:
        work.hold()
        work.essays.remove_bank(comment_id)
        work.commit(Action("forget_comment", course_id))


def proposed_comments(
    course_id: int, passage: str, open_work: OpenWork, limit: int = 5, language: str = ""
) -> list[Likeness]:
    """Comments of the bank, those used on passages like this one first, then the most used.

    language: of the essay, zh or en. Comments for essays in the other language are left out, unless there are no
    others; which one a comment is for is told by the passage it was used on, and by itself where it has none.
    """
    from rapidfuzz.fuzz import token_set_ratio  # loads compiled code: only when asked

    with open_work() as work:
        bank = work.essays.bank(course_id)
    if language:
        bank = [each for each in bank if _language_for(each) == language] or bank
    pairs = _bigrams(passage)
    rated = [Likeness(each, token_set_ratio(pairs, _bigrams(each.passage)) / 100 if passage else 0.0) for each in bank]
    return sorted(rated, key=lambda each: (-round(each.likeness, 1), -each.comment.uses))[:limit]


def _language_for(comment: BankComment) -> str:
    """A teacher may well write Chinese comments on English essays."""
    from core.marking.measures import language_of

    return language_of([comment.passage or comment.text])


def _bigrams(text: str) -> str:
    """Character pairs as words: likeness that needs no word boundaries, so Chinese and English alike."""
    letters = "".join(text.split()).lower()
    return " ".join(letters[place : place + 2] for place in range(len(letters) - 1))


def _check_mark(task: EssayTask, mark: Mark) -> None:
    check_reason(mark)
    if mark.score is not None:
        check_on_scale("", mark.score, task.scale)
    scales = {trait.id: trait for trait in task.traits}
    for trait_id, points in mark.traits.items():
        check_on_scale(scales[trait_id].name, points, scales[trait_id].scale)


def _essay(work: UnitOfWork, essay_id: int) -> Essay:
    essay = work.essays.by_id(essay_id)
    if essay is None:
        raise LookupError(f"essay {essay_id}")
    return essay


def _merged(spans: Sequence[Span], length: int) -> tuple[Span, ...]:
    """Spans inside the text, in order, a later one painted over an earlier one."""
    painted: list[Span] = []
    for span in spans:
        start, end = max(0, span.start), min(length, span.end)
        if start < end:
            painted = [part for other in painted for part in other.without(start, end)]
            painted.append(replace(span, start=start, end=end))
    return tuple(sorted(painted, key=lambda span: span.start))


def interval_on_scale(suggestion: Suggestion, scale: Scale) -> tuple[Decimal, Decimal]:
    """The suggestion's interval widened to whole steps and cut to the scale."""
    low = on_scale(suggestion.low, scale)
    high = on_scale(suggestion.high, scale)
    return (low - scale.step if float(low) > suggestion.low and low > scale.low else low), (
        high + scale.step if float(high) < suggestion.high and high + scale.step <= scale.high else high
    )


def read_mark(text: str, scale: Scale, trait: str = "") -> Decimal | None:
    """A mark as typed, by the reader of the gradebook: 48, 48分, 48/60, 80%; None for an empty field.

    Raises:
        MarkOffScale: Not a number (a status neither), or not one of the scale.
    """
    value, status = read_marking(text, scale, trait)
    if value is None and status is not None:
        raise _off_scale(trait, text, scale)
    return value


def read_marking(text: str, scale: Scale, trait: str = "") -> tuple[Decimal | None, Status | None]:
    """The same, or a status as the gradebook knows it (缺考, late 48); None and None for an empty field.

    Raises:
        MarkOffScale: Neither a mark of the scale nor a status.
    """
    reading = read_typed(text)
    value, problem = mark_on(reading, Assessment(0, 0, trait, low=scale.low, high=scale.high))
    if problem or (reading.status is None and text.strip()):  # a dash is no empty field
        raise _off_scale(trait, text, scale)
    if value is not None:
        check_on_scale(trait, value, scale)
    return value, reading.status


def _off_scale(trait: str, text: str, scale: Scale) -> MarkOffScale:
    return MarkOffScale(trait, text.strip(), plain(scale.low), plain(scale.high), plain(scale.step))


def marks_near(scale: Scale, middle: Decimal | None, count: int = 9) -> list[Decimal]:
    """All marks of a short scale; of a longer one `count` around `middle`, or around its own middle for None."""
    steps = int((scale.high - scale.low) / scale.step)
    if steps < count:
        first, count = 0, steps + 1
    else:
        centre = steps // 2 if middle is None else int((middle - scale.low) / scale.step)
        first = max(0, min(steps - count + 1, centre - count // 2))
    return [scale.low + scale.step * place for place in range(first, first + count)]

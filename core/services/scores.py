"""What a teacher does in the gradebook: type, paste and clear scores, arrange what is assessed and how it counts."""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from decimal import Decimal

from core.assessment import Assessment, Category, Policy, Score, Status
from core.errors import (
    ChangedMeanwhile,
    NameMissing,
    NameTaken,
    NotAScore,
    PolicyUnusable,
    RecordGone,
    ScaleOfEssays,
    ScaleUnusable,
    ScoreChanged,
    ScoreOutOfRange,
    UserError,
)
from core.gradebook import CellKey, Gradebook, in_order, policy_in_force
from core.importing.values import mark_on, read_mark
from core.ports import Action, OpenWork, Step, UnitOfWork
from core.roster_order import as_usual, told_alone
from core.scales import plain
from core.services.essay_scores import check_on_scale, put_scores
from core.totals import TotalChange, compare_gradebooks, compare_policies

Seen = Sequence[Score] | None  # the attempts of a cell as they were shown
_CARRY_NUMBERS = (Status.RECORDED, Status.LATE)
_MOST_DECIMALS = 4  # of a total


@dataclass(frozen=True)
class CellChange:
    """attempts: all that the cell holds now, for Gradebook.with_cell. changed: False where it was so already."""

    student_id: int
    assessment_id: int
    attempts: tuple[Score, ...]
    changed: bool


@dataclass(frozen=True)
class BlockCell:
    student_id: int
    assessment_id: int
    text: str


@dataclass(frozen=True)
class CellProblem:
    index: int  # of the cell in the block
    error: UserError


@dataclass(frozen=True)
class BlockChange:
    """stored: False for a preview, and where problems kept everything from being stored.

    blanks: indices of the block's cells that say nothing where something is recorded; storing them clears that.
    """

    changed: tuple[CellChange, ...]
    problems: tuple[CellProblem, ...]
    stored: bool
    blanks: tuple[int, ...] = ()


# Looking


def gradebook_of(course_id: int, open_work: OpenWork, today: date | None = None) -> Gradebook:
    """Everything the gradebook page and a report of totals need."""
    with open_work() as work:
        return _gradebook(work, course_id, today or datetime.now(UTC).astimezone().date())


def score_history(student_id: int, assessment_id: int, open_work: OpenWork) -> list[tuple[Step, Score | None]]:
    """What the cell was after each step that touched it, newest first."""
    with open_work() as work:
        return work.scores.history(student_id, assessment_id)


def _gradebook(work: UnitOfWork, course_id: int, today: date) -> Gradebook:
    course = work.courses.by_id(course_id)
    if course is None:
        raise RecordGone("course", 1)
    policies = in_order(work.assessments.policies(course_id))
    return Gradebook(
        course=course,
        students=tuple(as_usual(work.students.of_course(course_id))),
        enrolments=tuple(work.enrolments.of_course(course_id)),
        categories=tuple(sorted(work.assessments.categories(course_id), key=_place)),
        assessments=tuple(sorted(work.assessments.of_course(course_id), key=_place)),
        policies=policies,
        policy=policy_in_force(policies, course_id, today),
        scores=_by_cell(work.scores.of_course(course_id)),
        essay_tasks={
            task.assessment_id: task.id for task in work.essays.tasks(course_id) if task.assessment_id is not None
        },
    )


# Scores


def record_score(
    course_id: int,
    student_id: int,
    assessment_id: int,
    text: str,
    open_work: OpenWork,
    attempt: int = 1,
    seen: Seen = None,
) -> CellChange:
    """Store what was typed into a cell: a number, a status word, a letter; nothing clears it.

    "迟交" alone keeps the number that is there.

    Args:
        seen: The attempts that the cell showed when it was typed into; None: whatever it holds is written over.
    Raises:
        ScoreChanged: The attempt is no longer what was seen, and not what is to be stored either.
        ScoreOutOfRange: Outside what the assessment allows.
        MarkOffScale: The item shows the marks of essays, and their scale has no such mark.
        NotAScore: Neither a number nor a known word.
    """

    with open_work() as work:
        before = tuple(work.scores.of_cell(student_id, assessment_id))
        item = _item(work, course_id, assessment_id)
        score = _read(work, text, item, student_id, attempt, before)
        _check_seen(work, item, before, score, seen, (student_id, attempt))
        return _store(work, "record_score", item, student_id, attempt, before, score)


def clear_score(
    course_id: int, student_id: int, assessment_id: int, open_work: OpenWork, attempt: int = 1, seen: Seen = None
) -> CellChange:
    """Raises ScoreChanged, as record_score does."""
    with open_work() as work:
        before = tuple(work.scores.of_cell(student_id, assessment_id))
        item = _item(work, course_id, assessment_id)
        _check_seen(work, item, before, None, seen, (student_id, attempt))
        return _store(work, "clear_score", item, student_id, attempt, before, None)


def set_status(
    course_id: int,
    student_id: int,
    assessment_id: int,
    status: Status,
    open_work: OpenWork,
    attempt: int = 1,
    seen: Seen = None,
) -> CellChange:
    """Mark a cell absent, exempt … with one key.

    Late and recorded keep the number that is there, the others carry none. Recorded without a number is a blank.

    Raises:
        ScoreChanged: As record_score does.
    """
    with open_work() as work:
        before = tuple(work.scores.of_cell(student_id, assessment_id))
        item = _item(work, course_id, assessment_id)
        value = _value(before, attempt) if status in _CARRY_NUMBERS else None
        is_blank = status is Status.RECORDED and value is None
        score = None if is_blank else Score(student_id, assessment_id, attempt, value, status)
        _check_seen(work, item, before, score, seen, (student_id, attempt))
        return _store(work, "set_status", item, student_id, attempt, before, score)


def record_block(
    course_id: int,
    cells: Sequence[BlockCell],
    open_work: OpenWork,
    preview: bool = False,
    attempt: int = 1,
    seen: Mapping[CellKey, Sequence[Score]] | None = None,
) -> BlockChange:
    """A pasted block as one step: all of it, or, where a cell cannot be read, nothing but the list of problems.

    An empty text clears its cell; a preview names the cells where that would take something away. Where a cell comes
    twice the last one counts.
    """
    with open_work() as work:
        if not preview:
            work.hold()
        items = {item.id: item for item in work.assessments.of_course(course_id)}
        stored = _by_cell(work.scores.of_course(course_id))
        wanted: dict[CellKey, Score | None] = {}
        problems, blanks = [], []
        for index, cell in enumerate(cells):
            key = cell.student_id, cell.assessment_id
            if cell.assessment_id not in items:
                raise RecordGone("assessment", 1)
            try:
                item, before = items[cell.assessment_id], stored.get(key, ())
                score = _read(work, cell.text, item, cell.student_id, attempt, before, "pasted")
                if seen is not None:
                    _check_seen(work, item, before, score, seen.get(key, ()), (cell.student_id, attempt))
                wanted[key] = score
                if wanted[key] is None and any(each.attempt == attempt for each in before):
                    blanks.append(index)
            except UserError as error:
                problems.append(CellProblem(index, error))
        changes = [_change(key, stored.get(key, ()), attempt, score) for key, score in wanted.items()]
        changed = tuple(change for change in changes if change.changed)
        if preview or problems:
            return BlockChange(changed, tuple(problems), stored=False, blanks=tuple(blanks))
        new = {(change.student_id, change.assessment_id) for change in changed}
        put_scores(
            work,
            [score for key, score in wanted.items() if score is not None and key in new],
            cleared=[(*key, attempt) for key, score in wanted.items() if score is None and key in new],
        )
        work.commit(Action("record_block", course_id, {"cells": len(changed)}))
        return BlockChange(changed, (), stored=True, blanks=tuple(blanks))


def _check_seen(
    work: UnitOfWork,
    item: Assessment,
    before: Sequence[Score],
    score: Score | None,
    seen: Seen,
    student_and_attempt: tuple[int, int],
) -> None:
    """Nobody writes over what somebody else has stored since it was seen."""
    student_id, attempt = student_and_attempt
    now = next((each for each in before if each.attempt == attempt), None)
    if seen is None or _says(now) == _says(score):
        return
    if _says(now) != _says(next((each for each in seen if each.attempt == attempt), None)):
        value = "" if now is None or now.value is None else plain(now.value)
        author, at = (now.author, now.at) if now is not None else _who_cleared(work, student_id, item.id)
        status = "" if now is None else str(now.status)
        raise ScoreChanged(_where(work, student_id, item), value, status, author, at, tuple(before))


def _says(score: Score | None) -> tuple[Decimal | None, Status] | None:
    return None if score is None else (score.value, score.status)


def _who_cleared(work: UnitOfWork, student_id: int, assessment_id: int) -> tuple[str, datetime | None]:
    step = next((step for step, after in work.scores.history(student_id, assessment_id) if after is None), None)
    return (step.author, step.at) if step is not None else ("", None)


def _read(
    work: UnitOfWork,
    text: str,
    item: Assessment,
    student_id: int,
    attempt: int,
    before: Sequence[Score],
    source: str = "typed",
) -> Score | None:
    """The score that was typed; None for a blank."""
    reading = read_mark(text)
    value, problem = mark_on(reading, item)
    if problem in ("negative", "out_of_range", "outside_scale") or (value is not None and value > item.high):
        raise ScoreOutOfRange(_where(work, student_id, item), text.strip(), plain(item.low), plain(item.high))
    if problem or reading.note:
        raise NotAScore(_where(work, student_id, item), text.strip())
    task = work.essays.task_of_item(item.id) if value is not None else None
    if task is not None and value is not None:
        check_on_scale("", value, task.scale)
    if reading.status is None:
        return None
    if reading.status is Status.LATE and value is None:
        value = _value(before, attempt)
    return Score(student_id, item.id, attempt, value, reading.status, source)


def _store(
    work: UnitOfWork,
    kind: str,
    item: Assessment,
    student_id: int,
    attempt: int,
    before: tuple[Score, ...],
    score: Score | None,
) -> CellChange:
    change = _change((student_id, item.id), before, attempt, score)
    if change.changed:
        if score is None:
            put_scores(work, [], cleared=[(student_id, item.id, attempt)])
        else:
            put_scores(work, [score])
        if work.essays.task_of_item(item.id) is not None:  # what the essay makes of it
            change = replace(change, attempts=tuple(work.scores.of_cell(student_id, item.id)))
        values = {"student": student_id, "assessment": item.id, "attempt": attempt}
        work.commit(Action(kind, item.course_id, values))
    return change


def _change(key: CellKey, before: tuple[Score, ...], attempt: int, score: Score | None) -> CellChange:
    """What the cell holds once this attempt is `score`; attempts equal in value and status are left as they are."""
    old = next((each for each in before if each.attempt == attempt), None)
    if _says(old) == _says(score):
        return CellChange(*key, before, changed=False)
    others = [each for each in before if each.attempt != attempt]
    after = sorted([*others, score] if score else others, key=_attempt)
    return CellChange(*key, tuple(after), changed=True)


def _item(work: UnitOfWork, course_id: int, assessment_id: int) -> Assessment:
    item = work.assessments.by_id(assessment_id)
    if item is None or item.course_id != course_id:
        raise RecordGone("assessment", 1)
    return item


def _value(attempts: Sequence[Score], attempt: int) -> Decimal | None:
    return next((each.value for each in attempts if each.attempt == attempt), None)


def _where(work: UnitOfWork, student_id: int, item: Assessment) -> str:
    student = work.students.by_id(student_id)
    return f"{told_alone(student, work.students.by_name(student.name))} · {item.name}" if student else item.name


def _by_cell(scores: Iterable[Score]) -> dict[CellKey, tuple[Score, ...]]:
    cells: dict[CellKey, list[Score]] = {}
    for score in scores:
        cells.setdefault((score.student_id, score.assessment_id), []).append(score)
    return {key: tuple(sorted(attempts, key=_attempt)) for key, attempts in cells.items()}


def _attempt(score: Score) -> int:
    return score.attempt


# What is assessed


def add_assessment(assessment: Assessment, open_work: OpenWork) -> Assessment:
    """A new item, in the last place unless it has one.

    Raises:
        NameTaken, NameMissing: The course has an item of this name, or it has none.
        ScaleUnusable: Its high is not above its low, or not above zero.
    """
    with open_work() as work:
        work.hold()
        others = work.assessments.of_course(assessment.course_id)
        _check_item(assessment, others)
        last = max((item.position for item in others), default=0)
        placed = assessment if assessment.position else replace(assessment, position=last + 1)
        (added,) = work.assessments.add([placed])
        work.commit(Action("add_assessment", added.course_id, {"assessment": added.id}))
        return added


def update_assessment(assessment: Assessment, open_work: OpenWork) -> None:
    """Change an item.

    Raises:
        NameTaken, NameMissing: The course has another item of this name, or it has none.
        ScaleUnusable: Its high is not above its low, or not above zero.
        ScoreOutOfRange: A stored score would lie outside the new limits.
        ScaleOfEssays: It shows the marks of essays, whose scale is set with their task.
    """
    with open_work() as work:
        work.hold()
        task = work.essays.task_of_item(assessment.id)
        if task is not None and (assessment.low, assessment.high) != (task.scale.low, task.scale.high):
            raise ScaleOfEssays(task.name, plain(task.scale.low), plain(task.scale.high))
        _check_item(assessment, work.assessments.of_course(assessment.course_id))
        for score in work.scores.of_course(assessment.course_id):
            if score.assessment_id == assessment.id and score.value is not None:
                _check_inside(work, score.value, score.student_id, assessment)
        work.assessments.update([assessment])
        work.commit(Action("update_assessment", assessment.course_id, {"assessment": assessment.id}))


def remove_assessment(course_id: int, assessment_id: int, open_work: OpenWork) -> None:
    """With its scores; undo brings both back."""
    with open_work() as work:
        work.hold()
        scores = sum(score.assessment_id == assessment_id for score in work.scores.of_course(course_id))
        work.assessments.remove([assessment_id])
        work.commit(Action("remove_assessment", course_id, {"assessment": assessment_id, "scores": scores}))


def add_category(category: Category, open_work: OpenWork) -> Category:
    """Raises NameTaken, NameMissing."""
    with open_work() as work:
        work.hold()
        others = work.assessments.categories(category.course_id)
        _check_name(category, others)
        last = max((other.position for other in others), default=0)
        placed = category if category.position else replace(category, position=last + 1)
        (added,) = work.assessments.add_categories([placed])
        work.commit(Action("add_category", added.course_id, {"category": added.id}))
        return added


def update_category(category: Category, open_work: OpenWork) -> None:
    """Raises NameTaken, NameMissing."""
    with open_work() as work:
        work.hold()
        _check_name(category, work.assessments.categories(category.course_id))
        work.assessments.update_categories([category])
        work.commit(Action("update_category", category.course_id, {"category": category.id}))


def remove_category(course_id: int, category_id: int, open_work: OpenWork) -> None:
    """Its assessments stay, in no category; every policy version loses its rule."""
    with open_work() as work:
        work.hold()
        inside = [item for item in work.assessments.of_course(course_id) if item.category_id == category_id]
        work.assessments.update([replace(item, category_id=None) for item in inside])
        for policy in work.assessments.policies(course_id):
            kept = tuple(rule for rule in policy.rules if rule.category_id != category_id)
            if kept != policy.rules:
                work.assessments.update_policy(replace(policy, rules=kept))
        work.assessments.remove_categories([category_id])
        work.commit(Action("remove_category", course_id, {"category": category_id, "assessments": len(inside)}))


def _check_item(assessment: Assessment, others: Iterable[Assessment]) -> None:
    _check_name(assessment, others)
    if assessment.high <= max(assessment.low, Decimal(0)):
        raise ScaleUnusable("", plain(assessment.low), plain(assessment.high), "")


def _check_name(thing: Assessment | Category, others: Iterable[Assessment | Category]) -> None:
    if not thing.name.strip():
        raise NameMissing
    if any(other.name == thing.name and other.id != thing.id for other in others):
        raise NameTaken(thing.name)


def _check_inside(work: UnitOfWork, value: Decimal, student_id: int, item: Assessment) -> None:
    if not item.low <= value <= item.high:
        raise ScoreOutOfRange(_where(work, student_id, item), plain(value), plain(item.low), plain(item.high))


def _place(thing: Assessment | Category) -> tuple[int, int]:
    return thing.position, thing.id


# How it counts


def preview_policy(policy: Policy, open_work: OpenWork) -> list[TotalChange]:
    """Every total that would change if this policy were in force; nothing is stored."""
    return compare_policies(gradebook_of(policy.course_id, open_work), policy)


@dataclass(frozen=True)
class Rules:
    """All that a total is made of besides scores.

    categories: As they shall be; an id below 1 is a new one's. item_categories: of items that change theirs, by item
    id; None: in no category. policy: Its rules name categories by these ids.
    """

    policy: Policy
    categories: tuple[Category, ...]
    item_categories: Mapping[int, int | None]


def preview_rules(rules: Rules, open_work: OpenWork) -> list[TotalChange]:
    """Every total that would change under these rules; nothing is stored."""
    before = gradebook_of(rules.policy.course_id, open_work)
    items = (replace(item, category_id=_category_under(rules, item)) for item in before.assessments)
    after = replace(before, categories=rules.categories, assessments=tuple(items), policy=rules.policy)
    return compare_gradebooks(before, after)


def accept_rules(rules: Rules, open_work: OpenWork, seen: Sequence[Policy] | None = None) -> Policy:
    """Categories, which item is in which, and the policy, as one step.

    Raises:
        NameTaken, NameMissing: Two categories of one name, or one without.
        PolicyUnusable, ChangedMeanwhile: As `accept_policy`, whose `seen` it takes.
    """
    course_id = rules.policy.course_id
    for category in rules.categories:
        _check_name(category, rules.categories)
    with open_work() as work:
        work.hold()
        _check_policy(work, rules.policy)
        ids = _put_categories(work, course_id, rules.categories)
        items = work.assessments.of_course(course_id)
        wanted = [(item, _category_under(rules, item)) for item in items]
        moved = [replace(item, category_id=ids.get(to, to) if to is not None else None) for item, to in wanted]
        work.assessments.update([new for old, new in zip(items, moved, strict=True) if new != old])
        _remove_categories(work, course_id, set(ids.values()))
        renamed = tuple(replace(rule, category_id=ids[rule.category_id]) for rule in rules.policy.rules)
        accepted = _put_policy(work, replace(rules.policy, rules=renamed), seen)
        work.commit(Action("accept_policy", course_id, {"policy": accepted.id}))
        return accepted


def _category_under(rules: Rules, item: Assessment) -> int | None:
    wanted = rules.item_categories.get(item.id, item.category_id)
    return wanted if any(category.id == wanted for category in rules.categories) else None


def _put_categories(work: UnitOfWork, course_id: int, categories: Sequence[Category]) -> dict[int, int]:
    """The ids they have in the library, by those they came with."""
    known = {category.id: category for category in work.assessments.categories(course_id)}
    new = [category for category in categories if category.id not in known]
    added = work.assessments.add_categories([replace(category, id=0) for category in new]) if new else []
    work.assessments.update_categories([each for each in categories if each.id in known and each != known[each.id]])
    ids = {category.id: category.id for category in categories if category.id in known}
    return ids | {came.id: stored.id for came, stored in zip(new, added, strict=True)}


def _remove_categories(work: UnitOfWork, course_id: int, kept: Set[int]) -> None:
    """Those no longer wanted; every policy version loses its rules for them."""
    gone = {each.id for each in work.assessments.categories(course_id)} - kept
    for policy in work.assessments.policies(course_id) if gone else ():
        rules = tuple(rule for rule in policy.rules if rule.category_id not in gone)
        if rules != policy.rules:
            work.assessments.update_policy(replace(policy, rules=rules))
    if gone:
        work.assessments.remove_categories(sorted(gone))


def accept_policy(policy: Policy, open_work: OpenWork, seen: Sequence[Policy] | None = None) -> Policy:
    """A new version, in force from its effective_from on; a version of the same day is replaced.

    Args:
        seen: The versions that were there when the new one was thought out; None: as they are now.
    Raises:
        ChangedMeanwhile: The version of the same day is none of those, or was changed since.
        PolicyUnusable: A weight or the pass mark outside 0 to 100, fewer than 0 marks dropped, more than 4 decimals,
            or a highest total below 100.
    """
    with open_work() as work:
        work.hold()
        _check_policy(work, policy)
        accepted = _put_policy(work, policy, seen)
        work.commit(Action("accept_policy", policy.course_id, {"policy": accepted.id}))
        return accepted


def _put_policy(work: UnitOfWork, policy: Policy, seen: Sequence[Policy] | None) -> Policy:
    versions = work.assessments.policies(policy.course_id)
    same_day = [version for version in versions if version.effective_from == policy.effective_from]
    if not same_day:
        return work.assessments.add_policy(replace(policy, id=0))
    there = same_day[-1]
    shown = next((each for each in seen or same_day if each.id == there.id), None)
    if shown is None:  # somebody made it while this one was being thought over
        raise ChangedMeanwhile("policy")
    accepted = replace(policy, id=there.id, version=shown.version)
    work.assessments.update_policy(accepted)
    return accepted


def _check_policy(work: UnitOfWork, policy: Policy) -> None:
    """What no total could be made by, whoever asks: the window, a script, an import."""
    names = {category.id: category.name for category in work.assessments.categories(policy.course_id)}
    for rule in policy.rules:
        if not 0 <= rule.weight <= 100:
            raise PolicyUnusable("weight", plain(rule.weight), names.get(rule.category_id, ""))
        if rule.drop_lowest < 0:
            raise PolicyUnusable("drop", str(rule.drop_lowest), names.get(rule.category_id, ""))
    if not 0 <= policy.pass_percent <= 100:
        raise PolicyUnusable("pass_mark", plain(policy.pass_percent))
    if not 0 <= policy.decimals <= _MOST_DECIMALS:
        raise PolicyUnusable("decimals", str(policy.decimals))
    if policy.highest is not None and policy.highest < 100:
        raise PolicyUnusable("highest", plain(policy.highest))

"""Bringing in what the teacher already has: rosters, scores and weekly facts, essays.

One way for all: sheets → layout → mapping → proposal → commit. The dry run, the preview in the window and the import
itself run the same code; only the last step differs.

    facts = facts_of(course_id, open_work)
    workbook = read_workbook(path)                              # core.importing.sheets; a str is pasted text
    source = choose_source(workbook, kind, facts, answers)      # core.importing.source: the sheets as one plain table
    mapping = mapping_of(source, kind, facts, saved)            # core.importing.propose: columns to fields
    mapping = mapping.with_column(replace(column, field=Field.IGNORE))    # as the teacher wants it
    proposal = build_proposal(source, mapping, facts, answers)  # core.importing.proposal: counts, changes, questions
    result = commit_proposal(proposal, course_id, open_work)    # one step of the journal; none while a question is open

`import_roster`, `import_scores` and `import_essays` do all of it in one call; `propose` stops before the last step.
"""

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

from core.assessment import Assessment, Category
from core.errors import CourseNotFound
from core.essay import EssayTask, Mark, Scale
from core.importing.essay_files import is_essay_path, read_essay_files, read_many
from core.importing.essays import propose_essays_of_files, propose_essays_of_table
from core.importing.facts import CourseFacts
from core.importing.mapping import (
    NOTHING_SAVED,
    ImportKind,
    Mapping,
    SavedMapping,
    column_json,
    from_json,
    layout_json,
)
from core.importing.proposal import ImportResult, Proposal, build_proposal
from core.importing.propose import propose_mapping
from core.importing.questions import Answers, answer_to
from core.importing.score_batches import scores_of
from core.importing.score_proposal import SEPARATE, with_items_apart
from core.importing.sheets import Workbook, read_workbook
from core.importing.source import Source, choose_source
from core.ports import Action, OpenWork, UnitOfWork
from core.provenance import imported
from core.roster import Enrolment
from core.services.essay_scores import adopt_score, put_official_score, put_scores

_REMEMBERED = "import_mappings"  # the setting that holds confirmed mappings by the signature of their headers
_MOST_REMEMBERED = 200


@dataclass(frozen=True)
class NewTask:
    """What an essay task gets that an import creates. language "": as most of the essays are."""

    prompt: str = ""
    language: str = ""
    scale: Scale = Scale(Decimal(0), Decimal(60))


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """No garbage collection while many small things are made: it would look at all of them again and again."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def facts_of(course_id: int, open_work: OpenWork) -> CourseFacts:
    """What the course has already, as far as an import compares with it."""
    with open_work() as work:
        return _facts(course_id, work)


def _facts(course_id: int, work: UnitOfWork) -> CourseFacts:
    as_of = _last_step(work)  # first: what is stored while the rest is read makes them old
    course = work.courses.by_id(course_id)
    if course is None:
        raise CourseNotFound(str(course_id))
    tasks = work.essays.tasks(course_id)
    remembered = work.settings.get(_REMEMBERED) or {}
    return CourseFacts(
        course,
        work.students.of_course(course_id),
        work.students.all(),
        work.enrolments.of_course(course_id),
        work.assessments.of_course(course_id),
        work.scores.of_course(course_id),
        work.weekly.of_course(course_id),
        tasks,
        {task.id: work.essays.of_task(task.id) for task in tasks},
        {signature: from_json(saved) for signature, saved in remembered.items()},
        work.assessments.categories(course_id),
        as_of,
    )


@_collector_at_rest()
def import_roster(
    course_id: int,
    source: Path | str,
    open_work: OpenWork,
    *,
    saved: SavedMapping = NOTHING_SAVED,
    dry_run: bool = False,
    before_commit: Callable[[], object] | None = None,
) -> ImportResult:
    """Add, enrol, rename pupils as a roster says; all of it as one step, or nothing while a question is open.

    Args:
        source: A file, or pasted text.
        saved: A mapping file with columns and answers.
        before_commit: Called before anything is written (a backup).
    Raises:
        FileUnreadable, NoTableFound.
    """
    proposal = propose(ImportKind.ROSTER, course_id, source, open_work, saved)
    return _finish(proposal, course_id, open_work, saved, dry_run, before_commit)


@_collector_at_rest()
def import_scores(
    course_id: int,
    source: Path | str,
    open_work: OpenWork,
    *,
    saved: SavedMapping = NOTHING_SAVED,
    dry_run: bool = False,
    before_commit: Callable[[], object] | None = None,
) -> ImportResult:
    """Take over scores and weekly facts, from a gradebook as schools write it or from this app's own long form."""
    proposal = propose(ImportKind.SCORES, course_id, source, open_work, saved)
    return _finish(proposal, course_id, open_work, saved, dry_run, before_commit)


@_collector_at_rest()
def import_essays(
    course_id: int,
    source: Path | str,
    task_name: str,
    open_work: OpenWork,
    *,
    new_task: NewTask = NewTask(),
    saved: SavedMapping = NOTHING_SAVED,
    dry_run: bool = False,
    before_commit: Callable[[], object] | None = None,
) -> ImportResult:
    """Take over essays from a file, a folder, a zip or columns of a workbook; a task that is not there is created."""
    proposal = propose_essays(course_id, source, task_name, open_work, new_task, saved)
    return _finish(proposal, course_id, open_work, saved, dry_run, before_commit)


def propose(
    kind: ImportKind, course_id: int, source: Path | str, open_work: OpenWork, saved: SavedMapping = NOTHING_SAVED
) -> Proposal:
    """What importing a roster or scores would change. Nothing is stored."""
    with _collector_at_rest():
        facts = facts_of(course_id, open_work)
        chosen = choose_source(read_workbook(source), kind, facts, saved.answers, saved)
        mapping = mapping_of(chosen, kind, facts, saved)
        return build_proposal(chosen, mapping, facts, saved.answers)


def mapping_of(source: Source, kind: ImportKind, facts: CourseFacts, saved: SavedMapping = NOTHING_SAVED) -> Mapping:
    """The proposed mapping of a source; an empty one while it has no table."""
    if source.table is None:
        return Mapping(kind, "", ())
    is_by_hand = source.by_hand is not None
    mapping = propose_mapping(
        source.table, kind, facts, saved.answers, saved, source.context, source.legend, is_by_hand=is_by_hand
    )
    if answer_to(saved.answers, "overwrite", "overwrite") == SEPARATE:
        return replace(mapping, columns=with_items_apart(mapping.columns, Path(source.name).stem))
    return mapping


def propose_essays(
    course_id: int,
    source: Path | str | Workbook | Sequence[Path],
    task_name: str,
    open_work: OpenWork,
    new_task: NewTask = NewTask(),
    saved: SavedMapping = NOTHING_SAVED,
) -> Proposal:
    """What importing essays would change. Nothing is stored.

    Args:
        source: A file, a folder or a zip; several of them; pasted text; or a workbook with a column of texts.
    """
    with open_work() as work:
        facts = _facts(course_id, work)
        task = next((each for each in facts.tasks if each.name == task_name), None)
        marked = frozenset(mark.essay_id for mark in work.essays.marks(task.id, layer=None)) if task else frozenset()
    task = task or EssayTask(0, course_id, task_name, new_task.prompt, new_task.language, new_task.scale)
    if isinstance(source, Path) and (is_essay_path(source) or not source.exists()):
        files = read_essay_files(source)
        proposal = propose_essays_of_files(files, source.name, task, marked, facts, saved.answers)
    elif not isinstance(source, Path | str | Workbook):
        name = ", ".join(path.name for path in source[:3])
        proposal = propose_essays_of_files(read_many(source), name, task, marked, facts, saved.answers)
    else:
        workbook = source if isinstance(source, Workbook) else read_workbook(source)
        chosen = choose_source(workbook, ImportKind.ESSAYS, facts, saved.answers, saved)
        mapping = mapping_of(chosen, ImportKind.ESSAYS, facts, saved)
        proposal = propose_essays_of_table(chosen, mapping, task, marked, facts, saved.answers)
    if not task.language:
        proposal.task = replace(task, language=_language([essay.text for essay in proposal.essays]))
    proposal.as_of = facts.as_of
    proposal.again = lambda _now: propose_essays(course_id, source, task_name, open_work, new_task, saved)
    return proposal


def _language(texts: Sequence[str]) -> str:
    """zh or en, by the letters of the texts."""
    sample = "".join(text[:500] for text in texts[:50])
    han = sum("\u3400" <= letter <= "\u9fff" for letter in sample)
    return "en" if sample and han < 0.1 * len(sample) else "zh"


def _finish(
    proposal: Proposal,
    course_id: int,
    open_work: OpenWork,
    saved: SavedMapping,
    dry_run: bool,
    before_commit: Callable[[], object] | None,
) -> ImportResult:
    if not dry_run and proposal.can_commit and not proposal.changes_nothing and before_commit is not None:
        before_commit()
    return commit_proposal(proposal, course_id, open_work, dry_run=dry_run, remembers=bool(saved.columns))


def _last_step(work: UnitOfWork) -> int:
    return next((step.id for step in work.steps(limit=1)), 0)


def commit_proposal(
    proposal: Proposal,
    course_id: int,
    open_work: OpenWork,
    *,
    dry_run: bool = False,
    remembers: bool = True,
    as_shown: bool = False,
) -> ImportResult:
    """Store a proposal as one step of the journal; nothing while one of its questions is open.

    What somebody else has stored since the proposal was made is taken into account: it is made again while nobody else
    can write.

    Args:
        as_shown: Store only what the teacher has seen: a proposal that would do something else by now comes back.
        dry_run: Write everything and roll it back, so that a preview fails where the import would.
        remembers: Keep the mapping for the next file with these headers.
    """
    if not proposal.can_commit:
        return ImportResult(proposal, committed=False)
    with _collector_at_rest(), open_work() as work:
        work.hold()
        now = _as_of_now(proposal, course_id, work)
        was_changed = now is not proposal and _does(now) != _does(proposal)
        if was_changed and (as_shown or not now.can_commit):
            return ImportResult(now, committed=False, was_changed=True)
        _write(now, course_id, work)
        if remembers and now.mapping.columns:
            _remember(now, work)
        if dry_run:
            return ImportResult(now, committed=False, was_changed=was_changed)
        work.commit(_action(now, course_id))
    return ImportResult(now, committed=True, was_changed=was_changed)


def _as_of_now(proposal: Proposal, course_id: int, work: UnitOfWork) -> Proposal:
    """The proposal itself where nothing has been stored since it was made."""
    if proposal.as_of is None or proposal.again is None or proposal.as_of == _last_step(work):
        return proposal
    return proposal.again(_facts(course_id, work))


def _does(proposal: Proposal) -> tuple[object, ...]:
    """What a teacher would call different about what an import does."""
    return (
        (proposal.added, proposal.changed, proposal.unchanged, len(proposal.rejected)),
        [(each.student_id, each.item, each.attempt, each.before, each.after) for each in proposal.changes],
        proposal.new_students,
        [each.name for each in proposal.new_assessments],
        proposal.changed_students,
        proposal.new_enrolments,
        [each.kind for each in proposal.questions],
    )


def _action(proposal: Proposal, course_id: int) -> Action:
    values = {
        "file": proposal.source.name,
        "added": proposal.added,
        "changed": proposal.changed,
        "unchanged": proposal.unchanged,
        "rejected": len(proposal.rejected),
        "students": len(proposal.new_students),
    }
    if proposal.task is not None:
        values["task"] = proposal.task.name
    return Action(f"import_{proposal.kind}", course_id, values)


def _write(proposal: Proposal, course_id: int, work: UnitOfWork) -> None:
    students = _add_students(proposal, course_id, work)
    if proposal.kind is ImportKind.ESSAYS:
        _write_essays(proposal, course_id, work, students)
        return
    items = _add_assessments(proposal, work)
    if proposal.batches and proposal.source.table is not None:
        put_scores(work, scores_of(proposal.batches, proposal.source.table, proposal.source.name, students, items))
    if proposal.weekly:
        work.weekly.put(
            [replace(fact, student_id=students.get(fact.student_id, fact.student_id)) for fact in proposal.weekly]
        )


def _add_students(proposal: Proposal, course_id: int, work: UnitOfWork) -> dict[int, int]:
    """New pupils and enrolments; the ids new pupils were given, by their negative ones."""
    added = work.students.add(proposal.new_students) if proposal.new_students else []
    ids = {new.id: stored.id for new, stored in zip(proposal.new_students, added, strict=True)}
    if proposal.changed_students:
        work.students.update(proposal.changed_students)
    if proposal.new_enrolments:
        joining = proposal.new_enrolments.items()
        work.enrolments.add([Enrolment(0, ids.get(ref, ref), course_id, name) for ref, name in joining])
    if proposal.changed_enrolments:
        work.enrolments.update(proposal.changed_enrolments)
    return ids


def _add_assessments(proposal: Proposal, work: UnitOfWork) -> dict[int, int]:
    ids = _add_categories(proposal, work)
    new: list[Assessment] = [
        replace(item, id=0, category_id=ids.get(proposal.categories.get(item.id, ""), item.category_id))
        for item in proposal.new_assessments
    ]
    added = work.assessments.add(new) if new else []
    if proposal.changed_assessments:
        work.assessments.update(proposal.changed_assessments)
    return {item.id: stored.id for item, stored in zip(proposal.new_assessments, added, strict=True)}


def _add_categories(proposal: Proposal, work: UnitOfWork) -> dict[str, int]:
    """Ids of the categories that new assessments are to be in, by name; what the course has not is added."""
    wanted = list(dict.fromkeys(proposal.categories.values()))
    if not wanted:
        return {}
    course_id = proposal.new_assessments[0].course_id
    known = work.assessments.categories(course_id)
    ids = {category.name: category.id for category in known}
    place = max((category.position for category in known), default=0)
    new = [Category(0, course_id, name, place + number) for number, name in enumerate(wanted, 1) if name not in ids]
    added = work.assessments.add_categories(new) if new else []
    return ids | {category.name: category.id for category in added}


def _write_essays(proposal: Proposal, course_id: int, work: UnitOfWork, students: dict[int, int]) -> None:
    task = proposal.task
    if task is None:
        return
    if task.id == 0 and proposal.essays:
        task = _create_task(task, course_id, work)
    new = [
        replace(essay, id=0, task_id=task.id, student_id=students.get(essay.student_id or 0, essay.student_id))
        for essay in proposal.essays
    ]
    added = work.essays.add(new) if new else []
    if proposal.changed_essays:
        work.essays.update(proposal.changed_essays)
    source = imported(proposal.source.name)
    for essay, stored in zip(proposal.essays, added, strict=True):
        if essay.id in proposal.essay_scores:
            work.essays.put_mark(Mark(stored.id, score=proposal.essay_scores[essay.id], source=source))
            put_official_score(work, task, stored)
        else:
            adopt_score(work, task, stored)


def _create_task(task: EssayTask, course_id: int, work: UnitOfWork) -> EssayTask:
    """The task with its gradebook item; an item of that name that is there already takes the marks."""
    items = work.assessments.of_course(course_id)
    item = next((each for each in items if each.name == task.name), None)
    if item is None:
        place = max((each.position for each in items), default=-1) + 1
        new = Assessment(0, course_id, task.name, low=task.scale.low, high=task.scale.high, position=place)
        item = work.assessments.add([new])[0]
    return work.essays.add_task(replace(task, assessment_id=item.id))


def _remember(proposal: Proposal, work: UnitOfWork) -> None:
    """Keep the columns as confirmed, and a layout by hand, for the next file with the same headers."""
    remembered = dict(work.settings.get(_REMEMBERED) or {})
    mapping = proposal.mapping
    columns = {column.header: column_json(column) for column in mapping.columns if column.header}
    found = {"columns": columns, "answers": mapping.answers, **layout_json(proposal.source.by_hand)}
    if not columns or remembered.get(mapping.signature) == found:
        return
    remembered.pop(mapping.signature, None)
    remembered[mapping.signature] = found
    work.settings.put(_REMEMBERED, dict(list(remembered.items())[-_MOST_REMEMBERED:]))


def answers_with(saved: SavedMapping, answers: Answers) -> SavedMapping:
    """A mapping with more answers, as the wizard collects them."""
    return SavedMapping(saved.columns, {**saved.answers, **answers})

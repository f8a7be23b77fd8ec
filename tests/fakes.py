"""Fakes written by hand: a unit of work in memory with the journal's undo, and a library around it."""

from collections.abc import Iterable, Sequence
from copy import copy
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from core.assessment import Assessment, Category, Policy, Score
from core.course import Course, Week
from core.errors import ChangedMeanwhile, NothingToUndo, RecordGone, UndoConflict
from core.essay import BankComment, Essay, EssayTask, Explanation, Layer, Mark, MarkerModel, Run, Suggestion
from core.ports import Action, Backup, Erasure, Finding, ScoreKey, Step, StepRole
from core.roster import Enrolment, Student
from core.weekly import WeeklyFact

AUTHOR = "teacher"
Tables = dict[str, dict[Any, Any]]  # things by their key, for each kind
Change = tuple[str, Any, Any, Any]  # kind, key, before, after; None: not there

# Whose removal takes what along: kind, the field that points, the kind pointed to.
HANGS = [
    ("enrolments", "student_id", "students"),
    ("enrolments", "course_id", "courses"),
    ("weeks", "course_id", "courses"),
    ("categories", "course_id", "courses"),
    ("assessments", "course_id", "courses"),
    ("policies", "course_id", "courses"),
    ("scores", "student_id", "students"),
    ("scores", "assessment_id", "assessments"),
    ("facts", "student_id", "students"),
    ("facts", "course_id", "courses"),
    ("tasks", "course_id", "courses"),
    ("essays", "task_id", "tasks"),
    ("essays", "student_id", "students"),
    ("marks", "essay_id", "essays"),
    ("bank", "course_id", "courses"),
    ("models", "task_id", "tasks"),
    ("runs", "task_id", "tasks"),
    ("suggestions", "essay_id", "essays"),
    ("suggestions", "model_id", "models"),
    ("explanations", "essay_id", "essays"),
    ("explanations", "model_id", "models"),
]
FOLLOWERS = ("models", "runs", "suggestions", "explanations", "bank")


class FakeUnitOfWork:
    """Holds what is committed; give it to a service as `lambda: work`, as often as the service opens one.

    Args:
        things: What the library holds at first: students, courses, assessments … as lists, with their numbers.
    """

    def __init__(self, **things: Iterable[Any]) -> None:
        self._kept: Tables = {name: {} for name in _KEYS}
        for name, given in things.items():
            self._kept[name] = dict(given) if name == "settings" else {_KEYS[name](each): each for each in given}
        self._last = {
            name: max([key for key in rows if isinstance(key, int)], default=0) for name, rows in self._kept.items()
        }
        self._journal: list[tuple[Step, list[Change]]] = []
        self.commits = 0
        self._begin()

    def _begin(self) -> None:
        self.tables = {name: dict(rows) for name, rows in self._kept.items()}
        self.students = FakeStudents(self)
        self.enrolments = FakeEnrolments(self)
        self.courses = FakeCourses(self)
        self.assessments = FakeAssessments(self)
        self.scores = FakeScores(self)
        self.weekly = FakeWeekly(self)
        self.essays = FakeEssays(self)
        self.models = FakeModels(self)
        self.settings = FakeSettings(self)

    def __enter__(self) -> Self:
        self._begin()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._begin()

    def hold(self) -> None:
        pass

    def commit(self, action: Action) -> Step | None:
        changes = self._changes()
        return self._store(action, changes, StepRole.DID, None) if changes else None

    def next_undo(self) -> Step | None:
        standing = [s for s, _ in self._journal if s.role is StepRole.DID and s.action.undoable and s.undone_by is None]
        return standing[-1] if standing else None

    def next_redo(self) -> Step | None:
        undone = [s for s, _ in self._journal if s.role is StepRole.UNDID and s.undone_by is None]
        done = [s.id for s, _ in self._journal if s.role is StepRole.DID and s.action.undoable]
        return undone[-1] if undone and undone[-1].id > max(done, default=0) else None

    def undo(self) -> Step:
        return self._take_back(self.next_undo(), StepRole.UNDID)

    def redo(self) -> Step:
        return self._take_back(self.next_redo(), StepRole.REDID)

    def steps(self, course_id: int | None = None, limit: int = 100) -> list[Step]:
        found = [step for step, _ in reversed(self._journal) if course_id in (None, step.action.course_id)]
        return found[:limit]

    def new_id(self, name: str) -> int:
        self._last[name] += 1
        return self._last[name]

    def add(self, name: str, things: Sequence[Any]) -> list[Any]:
        added = [replace(each, id=self.new_id(name)) for each in things]
        self.tables[name].update({each.id: each for each in added})
        return added

    def update(self, name: str, things: Sequence[Any]) -> None:
        gone = [each for each in things if each.id not in self.tables[name]]
        if gone:
            raise RecordGone(name, len(gone))
        for each in things:
            before = self.tables[name][each.id]
            seen = getattr(each, "version", 0)
            if seen != getattr(before, "version", 0) and before == self._kept[name].get(each.id):
                raise ChangedMeanwhile(name)
            is_new = hasattr(each, "version") and each != before
            self.tables[name][each.id] = replace(each, version=before.version + 1) if is_new else each

    def remove(self, name: str, keys: Iterable[Any]) -> int:
        """With all that hangs on them."""
        keys = {key for key in keys if key in self.tables[name]}
        for other, column, target in HANGS:
            if keys and target == name:
                self.remove(other, [key for key, each in self.tables[other].items() if getattr(each, column) in keys])
        for key in keys:
            del self.tables[name][key]
        return len(keys)

    def changes_of(self, name: str) -> list[tuple[Step, Any, Any]]:
        """Step, key and state after it, newest first."""
        return [
            (step, key, after)
            for step, changes in reversed(self._journal)
            for kind, key, _, after in changes
            if kind == name
        ]

    def _changes(self) -> list[Change]:
        return [
            (name, key, before.get(key), after.get(key))
            for name, after in self.tables.items()
            for before in [self._kept[name]]
            for key in sorted(before.keys() | after.keys(), key=repr)
            if before.get(key) != after.get(key)
        ]

    def _take_back(self, target: Step | None, role: StepRole) -> Step:
        if target is None:
            raise NothingToUndo
        self._begin()
        changes = next(changes for step, changes in self._journal if step.id == target.id)
        conflicts = [
            name for name, key, _, after in changes if self.tables[name].get(key) != after and name not in FOLLOWERS
        ]
        if conflicts:
            raise UndoConflict(len(conflicts))
        for name, key, before, after in changes:
            if before is None:
                self.remove(name, [key])
            elif after is None or name not in FOLLOWERS or key in self.tables[name]:
                self.tables[name][key] = before
        return self._store(target.action, self._changes(), role, target.id)

    def _store(self, action: Action, changes: list[Change], role: StepRole, undoes: int | None) -> Step:
        step = Step(len(self._journal) + 1, datetime.now(UTC), AUTHOR, action, undoes, None, role)
        self._journal.append((step, changes))
        if undoes is not None:
            self._mark(undoes, step.id)
        if role is StepRole.REDID:
            self._mark(self._journal[undoes - 1][0].undoes, None)
        self._kept = {name: dict(rows) for name, rows in self.tables.items()}
        self.commits += 1
        return step

    def _mark(self, step_id: int, undone_by: int | None) -> None:
        step, changes = self._journal[step_id - 1]
        self._journal[step_id - 1] = replace(step, undone_by=undone_by), changes


def _id(thing: Any) -> Any:
    return thing.id


_KEYS: dict[str, Any] = {
    **dict.fromkeys(
        (
            "students",
            "enrolments",
            "courses",
            "categories",
            "assessments",
            "policies",
            "tasks",
            "essays",
            "bank",
            "models",
            "runs",
            "traits",
        ),
        _id,
    ),
    "weeks": lambda week: (week.course_id, week.number),
    "scores": lambda score: (score.student_id, score.assessment_id, score.attempt),
    "facts": lambda fact: (fact.course_id, fact.student_id, fact.week),
    "marks": lambda mark: (mark.essay_id, mark.layer),
    "suggestions": lambda suggestion: (suggestion.essay_id, suggestion.model_id),
    "explanations": lambda explanation: (explanation.essay_id, explanation.model_id),
    "settings": None,  # a dict
}


@dataclass
class _Repository:
    work: FakeUnitOfWork

    def where(self, name: str, /, **values: Any) -> list[Any]:
        return [
            each
            for each in self.work.tables[name].values()
            if all(getattr(each, column) == value for column, value in values.items())
        ]


class FakeStudents(_Repository):
    def all(self) -> list[Student]:
        return sorted(self.where("students"), key=lambda each: (each.number, each.id))

    def by_id(self, student_id: int) -> Student | None:
        return self.work.tables["students"].get(student_id)

    def by_number(self, number: str) -> Student | None:
        return next(iter(self.where("students", number=number)), None) if number else None

    def by_name(self, name: str) -> list[Student]:
        return self.where("students", name=name)

    def of_course(self, course_id: int) -> list[Student]:
        enrolled = {each.student_id for each in self.where("enrolments", course_id=course_id)}
        return [each for each in self.all() if each.id in enrolled]

    def add(self, students: Sequence[Student]) -> list[Student]:
        return self.work.add("students", students)

    def update(self, students: Sequence[Student]) -> None:
        self.work.update("students", students)


class FakeEnrolments(_Repository):
    def of_course(self, course_id: int) -> list[Enrolment]:
        return self.where("enrolments", course_id=course_id)

    def of_student(self, student_id: int) -> list[Enrolment]:
        return self.where("enrolments", student_id=student_id)

    def add(self, enrolments: Sequence[Enrolment]) -> list[Enrolment]:
        return self.work.add("enrolments", enrolments)

    def update(self, enrolments: Sequence[Enrolment]) -> None:
        self.work.update("enrolments", enrolments)

    def remove(self, ids: Sequence[int]) -> None:
        self.work.remove("enrolments", ids)


class FakeCourses(_Repository):
    def all(self) -> list[Course]:
        return self.where("courses")

    def by_id(self, course_id: int) -> Course | None:
        return self.work.tables["courses"].get(course_id)

    def by_name(self, name: str) -> Course | None:
        return next(iter(self.where("courses", name=name)), None)

    def add(self, course: Course) -> Course:
        return self.work.add("courses", [course])[0]

    def update(self, course: Course) -> None:
        self.work.update("courses", [course])

    def remove(self, course_id: int) -> None:
        enrolled = {each.student_id for each in self.where("enrolments", course_id=course_id)}
        self.work.remove("courses", [course_id])
        self.work.remove("students", [each for each in enrolled if not self.where("enrolments", student_id=each)])

    def weeks(self, course_id: int) -> list[Week]:
        return sorted(self.where("weeks", course_id=course_id), key=lambda week: week.number)

    def put_weeks(self, weeks: Sequence[Week]) -> None:
        self.work.tables["weeks"].update({_KEYS["weeks"](week): week for week in weeks})


class FakeAssessments(_Repository):
    def of_course(self, course_id: int) -> list[Assessment]:
        return sorted(self.where("assessments", course_id=course_id), key=lambda each: (each.position, each.id))

    def by_id(self, assessment_id: int) -> Assessment | None:
        return self.work.tables["assessments"].get(assessment_id)

    def add(self, assessments: Sequence[Assessment]) -> list[Assessment]:
        return self.work.add("assessments", assessments)

    def update(self, assessments: Sequence[Assessment]) -> None:
        self.work.update("assessments", assessments)

    def remove(self, ids: Sequence[int]) -> None:
        for task in self.where("tasks"):
            if task.assessment_id in ids:
                self.work.tables["tasks"][task.id] = replace(task, assessment_id=None)
        self.work.remove("assessments", ids)

    def categories(self, course_id: int) -> list[Category]:
        return sorted(self.where("categories", course_id=course_id), key=lambda each: (each.position, each.id))

    def add_categories(self, categories: Sequence[Category]) -> list[Category]:
        return self.work.add("categories", categories)

    def update_categories(self, categories: Sequence[Category]) -> None:
        self.work.update("categories", categories)

    def remove_categories(self, ids: Sequence[int]) -> None:
        for each in self.where("assessments"):
            if each.category_id in ids:
                self.work.tables["assessments"][each.id] = replace(each, category_id=None)
        for policy in self.where("policies"):
            rules = tuple(rule for rule in policy.rules if rule.category_id not in ids)
            self.work.tables["policies"][policy.id] = replace(policy, rules=rules)
        self.work.remove("categories", ids)

    def policies(self, course_id: int) -> list[Policy]:
        found = self.where("policies", course_id=course_id)
        return sorted(found, key=lambda each: (each.effective_from or date.min, each.id))

    def add_policy(self, policy: Policy) -> Policy:
        return self.work.add("policies", [policy])[0]

    def update_policy(self, policy: Policy) -> None:
        self.work.update("policies", [policy])


class FakeScores(_Repository):
    def of_course(self, course_id: int) -> list[Score]:
        items = {each.id for each in self.where("assessments", course_id=course_id)}
        return sorted((each for each in self.where("scores") if each.assessment_id in items), key=_KEYS["scores"])

    def of_cell(self, student_id: int, assessment_id: int) -> list[Score]:
        found = self.where("scores", student_id=student_id, assessment_id=assessment_id)
        return sorted(found, key=_KEYS["scores"])

    def put(self, scores: Sequence[Score]) -> int:
        changed = 0
        for each in {_KEYS["scores"](each): each for each in scores}.values():
            before = self.work.tables["scores"].get(_KEYS["scores"](each))
            if before is None or (before.value, before.status) != (each.value, each.status):
                self.work.tables["scores"][_KEYS["scores"](each)] = _signed(each, before)
                changed += 1
        return changed

    def remove(self, keys: Iterable[ScoreKey]) -> int:
        return self.work.remove("scores", keys)

    def history(self, student_id: int, assessment_id: int) -> list[tuple[Step, Score | None]]:
        changes = self.work.changes_of("scores")
        return [(step, after) for step, key, after in changes if key[:2] == (student_id, assessment_id)]


class FakeWeekly(_Repository):
    def of_course(self, course_id: int) -> list[WeeklyFact]:
        return sorted(self.where("facts", course_id=course_id), key=_KEYS["facts"])

    def of_student(self, student_id: int, course_id: int) -> list[WeeklyFact]:
        return [each for each in self.of_course(course_id) if each.student_id == student_id]

    def put(self, facts: Sequence[WeeklyFact]) -> int:
        changed = 0
        for key, fact in {_KEYS["facts"](fact): fact for fact in facts}.items():
            before = self.work.tables["facts"].get(key)
            said, nothing = _said(fact), (None, None, "", None)
            if said == (_said(before) if before else nothing):
                continue
            changed += 1
            if said == nothing:
                del self.work.tables["facts"][key]
            else:
                self.work.tables["facts"][key] = _signed(fact, before)
        return changed


class FakeEssays(_Repository):
    def tasks(self, course_id: int) -> list[EssayTask]:
        return self.where("tasks", course_id=course_id)

    def task(self, task_id: int) -> EssayTask | None:
        return self.work.tables["tasks"].get(task_id)

    def task_of_item(self, assessment_id: int) -> EssayTask | None:
        return next(iter(self.where("tasks", assessment_id=assessment_id)), None)

    def add_task(self, task: EssayTask) -> EssayTask:
        return self.work.add("tasks", [self._with_new_traits(task)])[0]

    def update_task(self, task: EssayTask) -> None:
        task = self._with_new_traits(task)
        self.work.update("tasks", [task])
        kept = {trait.id for trait in task.traits}
        essays = {each.id for each in self.of_task(task.id)}
        for key, mark in list(self.work.tables["marks"].items()):
            if mark.essay_id in essays:
                traits = {trait_id: points for trait_id, points in mark.traits.items() if trait_id in kept}
                self.work.tables["marks"][key] = replace(mark, traits=traits)

    def of_task(self, task_id: int) -> list[Essay]:
        return sorted(self.where("essays", task_id=task_id), key=lambda each: (each.order, each.id))

    def of_student(self, task_id: int, student_id: int) -> list[Essay]:
        return [each for each in self.of_task(task_id) if each.student_id == student_id]

    def by_id(self, essay_id: int) -> Essay | None:
        return self.work.tables["essays"].get(essay_id)

    def add(self, essays: Sequence[Essay]) -> list[Essay]:
        return self.work.add("essays", essays)

    def update(self, essays: Sequence[Essay]) -> None:
        self.work.update("essays", essays)

    def remove(self, ids: Sequence[int]) -> None:
        self.work.remove("essays", ids)

    def marks(self, task_id: int, layer: Layer | None = Layer.TEACHER) -> list[Mark]:
        essays = {each.id for each in self.where("essays", task_id=task_id)}
        found = [each for each in self.where("marks") if each.essay_id in essays and layer in (None, each.layer)]
        return sorted(found, key=lambda mark: mark.essay_id)

    def mark(self, essay_id: int, layer: Layer = Layer.TEACHER) -> Mark | None:
        return self.work.tables["marks"].get((essay_id, layer))

    def put_mark(self, mark: Mark) -> None:
        before = self.mark(mark.essay_id, mark.layer)
        if before is None or replace(mark, at=None, author="") != replace(before, at=None, author=""):
            self.work.tables["marks"][mark.essay_id, mark.layer] = _signed(mark, before)

    def remove_mark(self, essay_id: int, layer: Layer) -> None:
        self.work.remove("marks", [(essay_id, layer)])

    def bank(self, course_id: int) -> list[BankComment]:
        return self.where("bank", course_id=course_id)

    def put_bank(self, comment: BankComment) -> BankComment:
        comment = replace(comment, at=datetime.now(UTC))
        if comment.id == 0:
            return self.work.add("bank", [comment])[0]
        self.work.update("bank", [comment])
        return comment

    def remove_bank(self, comment_id: int) -> None:
        self.work.remove("bank", [comment_id])

    def _with_new_traits(self, task: EssayTask) -> EssayTask:
        traits = (each if each.id else replace(each, id=self.work.new_id("traits")) for each in task.traits)
        return replace(task, traits=tuple(traits))


class FakeModels(_Repository):
    def of_task(self, task_id: int) -> list[MarkerModel]:
        return self.where("models", task_id=task_id)

    def add(self, model: MarkerModel) -> MarkerModel:
        return self.work.add("models", [replace(model, at=model.at or datetime.now(UTC))])[0]

    def activate(self, model_id: int) -> None:
        rivals = self.of_task(self.work.tables["models"][model_id].task_id)
        self.work.update("models", [replace(each, is_active=each.id == model_id) for each in rivals])

    def remove(self, model_id: int) -> None:
        for run in self.where("runs", model_id=model_id):
            self.work.tables["runs"][run.id] = replace(run, model_id=None)
        self.work.remove("models", [model_id])

    def suggestions(self, task_id: int, model_id: int | None = None) -> list[Suggestion]:
        chosen = {"is_active": True} if model_id is None else {"id": model_id}
        models = {each.id for each in self.where("models", task_id=task_id, **chosen)}
        return [each for each in self.where("suggestions") if each.model_id in models]

    def put_suggestions(self, suggestions: Sequence[Suggestion]) -> None:
        for each in suggestions:
            self.work.tables["suggestions"][_KEYS["suggestions"](each)] = replace(each, at=each.at or datetime.now(UTC))

    def explanations(self, task_id: int, essay_id: int | None = None) -> list[Explanation]:
        active = {each.id for each in self.where("models", task_id=task_id, is_active=True)}
        found = [each for each in self.where("explanations") if each.model_id in active]
        return [each for each in found if essay_id in (None, each.essay_id)]

    def put_explanations(self, explanations: Sequence[Explanation]) -> None:
        for each in explanations:
            self.work.tables["explanations"][_KEYS["explanations"](each)] = each

    def runs(self, task_id: int | None = None) -> list[Run]:
        return self.where("runs") if task_id is None else self.where("runs", task_id=task_id)

    def add_run(self, run: Run) -> Run:
        return self.work.add("runs", [replace(run, started=run.started or datetime.now(UTC))])[0]

    def update_run(self, run: Run) -> None:
        self.work.update("runs", [run])


class FakeSettings(_Repository):
    def get(self, key: str) -> Any:
        return self.work.tables["settings"].get(key)

    def put(self, key: str, value: Any) -> None:
        self.work.tables["settings"][key] = copy(value)


def _signed(thing: Any, before: Any) -> Any:
    """With this author and time, unless the caller gave it others than it had."""
    is_new_time = thing.at is not None and (before is None or thing.at != before.at)
    is_new_author = thing.author and (before is None or thing.author != before.author)
    return replace(
        thing, at=thing.at if is_new_time else datetime.now(UTC), author=thing.author if is_new_author else AUTHOR
    )


def _said(fact: WeeklyFact) -> tuple[Any, ...]:
    return fact.progress, fact.feedback, fact.comment, fact.attendance


@dataclass
class FakeLibrary:
    """A library without a file; `asked` lists what it was told to do."""

    work: FakeUnitOfWork = field(default_factory=FakeUnitOfWork)
    folder: Path = Path("library")
    findings: list[Finding] = field(default_factory=list)
    erasure: Erasure = field(default_factory=lambda: Erasure(0, (), {}, 0))
    asked: list[tuple[str, Any]] = field(default_factory=list)

    @property
    def place(self) -> str:
        return str(self.folder / "library.db")

    @property
    def models(self) -> Path:
        return self.folder / "models"

    @property
    def runs(self) -> Path:
        return self.folder / "runs"

    @property
    def bases(self) -> Path:
        return self.folder / "bases"

    def open_work(self) -> FakeUnitOfWork:
        return self.work

    def backup(self, path: Path) -> None:
        self.asked.append(("backup", path))

    def backup_before(self, what: str) -> Path:
        self.asked.append(("backup_before", what))
        return self.folder / "backups" / f"{what}.db"

    def backups(self) -> list[Backup]:
        return []

    @property
    def reads_only(self) -> bool:
        return False

    def back_up_daily(self) -> None:
        self.asked.append(("daily", None))

    def restore(self, path: Path) -> Path:
        self.asked.append(("restore", path))
        return self.folder / "before.db"

    def check(self) -> list[Finding]:
        return list(self.findings)

    def erase(self, student_id: int) -> Erasure:
        self.asked.append(("erase", student_id))
        return self.erasure

    def close(self) -> None:
        self.asked.append(("close", None))

"""Errors a teacher can put right. They carry values; the wording is in ui/messages.py."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any


class UserError(Exception):
    """The input or the situation cannot be used as it is: what, where, and what to do about it."""

    def __reduce__(self) -> tuple[Any, ...]:
        """Cross a process boundary with the values, however they were given."""
        return type(self), tuple(vars(self).values())


@dataclass(eq=False)
class CourseNotFound(UserError):
    name: str
    known: list[str] = field(default_factory=list)


@dataclass(eq=False)
class NameTaken(UserError):
    """A course, task, assessment or category of this name is there already."""

    name: str


@dataclass(eq=False)
class NameMissing(UserError):
    """A course or a pupil without a name."""


@dataclass(eq=False)
class NumberTaken(UserError):
    """A student number that is another pupil's, or whose pupil is in the course already."""

    number: str
    name: str  # of the pupil who has it


@dataclass(eq=False)
class EnrolmentOverlaps(UserError):
    """A time in a course that ends before it begins, or runs into another of the same pupil."""


@dataclass(eq=False)
class TaskNotFound(UserError):
    name: str
    known: list[str] = field(default_factory=list)


@dataclass(eq=False)
class StudentNotFound(UserError):
    number: str


@dataclass(eq=False)
class ScoreOutOfRange(UserError):
    """A mark outside its scale. `where` is a cell ("三班!C17"), or a pupil and item."""

    where: str
    value: str
    low: str
    high: str


@dataclass(eq=False)
class NotAScore(UserError):
    """Neither a number of the scale nor a known status word."""

    where: str
    value: str


@dataclass(eq=False)
class FileUnreadable(UserError):
    """A file that cannot be opened for what it was given for.

    reason: one of missing, folder, empty, encrypted, corrupt, bomb, wrong_kind, encoding, too_large, no_text,
        no_permission.
    """

    path: str
    reason: str


@dataclass(eq=False)
class CannotWrite(UserError):
    """reason: one of full, read_only, reads_only (a library that is open for reading), missing_folder, exists, in_use,
    disk (the drive reports errors).
    """

    path: str
    reason: str


@dataclass(eq=False)
class FolderNotEmpty(UserError):
    """A folder to write into that holds other things, or a file where a folder is needed."""

    path: str


@dataclass(eq=False)
class LibraryTooNew(UserError):
    path: str
    found: str
    known: str


@dataclass(eq=False)
class LibraryDamaged(UserError):
    path: str
    detail: str


@dataclass(eq=False)
class LibraryMissing(UserError):
    """A library whose file is gone or empty, while its backups, its models or a remembrance of it are there.

    reason: missing or empty.
    """

    path: str
    reason: str


@dataclass(eq=False)
class LibraryMoved(UserError):
    """The open library's file is not at its place any more, so nothing can be stored.

    rescued: a copy of all that was stored until then; "" where none could be made.
    """

    path: str
    rescued: str


@dataclass(eq=False)
class NoBackup(UserError):
    """The newest backup was asked for, and none reads through."""

    path: str


@dataclass(eq=False)
class LibraryInUse(UserError):
    path: str


@dataclass(eq=False)
class ServerUnreachable(UserError):
    """A library on a server that does not answer, or does not let us in."""

    path: str
    detail: str


@dataclass(eq=False)
class RecordGone(UserError):
    """Something was removed, by someone else or in another window, before this change to it was stored."""

    table: str
    records: int


@dataclass(eq=False)
class ChangedMeanwhile(UserError):
    """Somebody else changed the same thing after it was read here; nothing was stored.

    what: the table. author, at: who changed it last and when, where that is known.
    """

    what: str
    author: str = ""
    at: datetime | None = None


@dataclass(eq=False)
class ScoreChanged(UserError):
    """Somebody else changed a cell after it was read here; nothing was stored.

    where: student and item. value, status: what it holds now, both "" where it was cleared. stored: all its attempts.
    """

    where: str
    value: str
    status: str
    author: str
    at: datetime | None
    stored: tuple[Any, ...]


@dataclass(eq=False)
class NothingToUndo(UserError):
    pass


@dataclass(eq=False)
class UndoConflict(UserError):
    """Someone changed the same records since."""

    records: int


@dataclass(eq=False)
class NotEnoughMarks(UserError):
    """Training or suggestions asked for before enough essays are marked."""

    marked: int
    needed: int


@dataclass(eq=False)
class ModelRefused(UserError):
    """A model folder that was refused before any framework read it.

    reason: one of missing, pickle, code, link, header, hash, config, architecture, format.
    """

    path: str
    reason: str
    detail: str = ""


@dataclass(eq=False)
class DownloadFailed(UserError):
    """A model that did not arrive. reason: one of no_answer, not_there, damaged."""

    name: str
    address: str
    reason: str
    detail: str = ""


@dataclass(eq=False)
class MarkOffScale(UserError):
    """An essay's mark that its scale does not have; trait "" means the whole essay."""

    trait: str
    value: str
    low: str
    high: str
    step: str


@dataclass(eq=False)
class ScaleOfEssays(UserError):
    """Full marks of an item that are those of an essay task."""

    task: str
    low: str
    high: str


@dataclass(eq=False)
class ScaleUnusable(UserError):
    """A scale without two marks on it; trait "" means the task's own."""

    trait: str
    low: str
    high: str
    step: str


@dataclass(eq=False)
class PolicyUnusable(UserError):
    """Rules of a total that cannot be meant. what: weight, drop, decimals, pass_mark, highest; value: as given.

    name: of the category, where it is one's.
    """

    what: str
    value: str
    name: str = ""


@dataclass(eq=False)
class RubricInUse(UserError):
    """The scale or rubric of a task whose essays are marked already."""

    name: str
    marks: int


@dataclass(eq=False)
class EarlierModelDamaged(UserError):
    """A trained model was to be used again and its folder is not what was recorded; detail says what is off."""

    folder: str
    detail: str


@dataclass(eq=False)
class NoSuggestion(UserError):
    """There is nothing to accept; reason is why the model abstained, "" where there is no suggestion at all."""

    reason: str


@dataclass(eq=False)
class NothingFilledIn(UserError):
    """Marks were to be filled in unattended and may not be.

    hindrance: one of no_limit, no_model, not_yours, too_few, old_model, not_held, none_safe.
    """

    hindrance: str
    tested: int
    needed: int


@dataclass(eq=False)
class LimitUnusable(UserError):
    """An error limit that allows everything or nothing; field: points, share or confidence."""

    field: str
    value: str


@dataclass(eq=False)
class RegradeWithoutReason(UserError):
    """A regrade, which replaces the official mark, without a comment that says why."""


@dataclass(eq=False)
class ScaleDiffers(UserError):
    """A marker for marks of another scale than the task's."""

    path: str
    its: str
    ours: str


@dataclass(eq=False)
class NoRunLog(UserError):
    """A training run that left no curve behind."""

    run: int


@dataclass(eq=False)
class NoModel(UserError):
    """An essay task without a trained model."""

    task: str


@dataclass(eq=False)
class MappingUnusable(UserError):
    """A mapping file that is none, or names a field that does not exist for a header ("" for the whole file)."""

    path: str
    header: str


@dataclass(eq=False)
class NoTableFound(UserError):
    """A file that opens but holds nothing to import.

    reason: one of log (a record of events), no_table, no_students, no_scores, no_essays.
    """

    path: str
    reason: str


@dataclass(eq=False)
class ColumnMissing(UserError):
    """A table without a column that was asked for by name."""

    path: str
    column: str
    found: list[str]


@dataclass(eq=False)
class MarksOffScale(UserError):
    """Marks of a table that its scale does not have, all of them: "row 7: 9"."""

    path: str
    marks: list[str]
    low: str
    high: str
    step: str

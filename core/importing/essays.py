"""Essays to import: whose each is, which are new, changed, empty or the same as another."""

import random
import re
from collections.abc import Mapping as MappingType
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from pathlib import PurePosixPath

from core.errors import NoTableFound
from core.essay import Essay, EssayTask
from core.importing.essay_files import EssayFile
from core.importing.facts import CourseFacts
from core.importing.grid import label
from core.importing.leavings import left_out_of
from core.importing.mapping import Field, ImportKind, Mapping
from core.importing.people import SKIP, simple_name, tag
from core.importing.proposal import MOST_CHANGES, CellChange, Proposal, match, read_people
from core.importing.questions import Answers, Question, Rejected, answer_to
from core.importing.source import Source
from core.importing.values import clean, read_mark
from core.names import sort_students
from core.roster import Student

LONGEST = 100_000  # characters of an essay
NOBODY = "nobody"
ADD = "add"


@dataclass(frozen=True)
class _Found:
    """An essay of the file. ref: the pupil, None for nobody. score: the mark that stands beside it."""

    at: str
    ref: int | None
    text: str
    title: str = ""
    score: Decimal | None = None


def propose_essays_of_files(
    files: Sequence[EssayFile], name: str, task: EssayTask, marked: frozenset[int], facts: CourseFacts, answers: Answers
) -> Proposal:
    """Essays of files; whose they are is read from the file's name.

    Args:
        task: With id 0 where it is to be created.
        marked: Ids of essays that carry a mark: their text is not replaced without asking.
    """
    proposal = Proposal(ImportKind.ESSAYS, Source(name, None), Mapping(ImportKind.ESSAYS, "", ()), task=task)
    found = []
    namer = _Namer(facts.students)
    for file in files:
        if file.problem:
            proposal.rejected.append(
                Rejected(file.name, "", file.problem if file.problem != "no_text" else "empty_essay")
            )
            continue
        owner, is_left_out = namer.owner(file.name, proposal, answers)
        if is_left_out:
            proposal.read += 1
        elif _is_usable(proposal, file.name, file.text):
            found.append(_Found(file.name, owner.id if owner else None, file.text))
    _compare(proposal, found, task, marked, facts, answers)
    return proposal


def propose_essays_of_table(
    source: Source, mapping: Mapping, task: EssayTask, marked: frozenset[int], facts: CourseFacts, answers: Answers
) -> Proposal:
    """Essays of a column, one a row.

    Raises:
        NoTableFound: No column holds texts, or none says who.
    """
    proposal = Proposal(
        ImportKind.ESSAYS, source, mapping, questions=[*source.questions, *mapping.questions], task=task
    )
    if source.table is None:
        return proposal
    text, title, score = mapping.of(Field.TEXT), mapping.of(Field.TITLE), mapping.of(Field.SCORE)
    if text is None:
        raise NoTableFound(source.name, "no_essays")
    if not mapping.all_of(Field.NUMBER, Field.NAME, Field.GIVEN_NAME, Field.FAMILY_NAME):
        raise NoTableFound(source.name, "no_students")
    proposal.left_out += left_out_of(source, mapping)
    matches = match(proposal, read_people(proposal, answers), facts, answers)
    found = []
    for row, (ref, cells) in enumerate(zip(matches.refs, source.table.rows, strict=True)):
        at = source.table.at(row, text.index)
        written = _tidy(clean(cells[text.index]))
        if ref is None:
            proposal.read += bool(written)
        elif _is_usable(proposal, at, written):
            mark = _mark(proposal, source.table.at(row, score.index), cells[score.index], task) if score else None
            found.append(_Found(at, ref, written, label(cells[title.index]) if title else "", mark))
    _compare(proposal, found, task, marked, facts, answers)
    return proposal


def _mark(proposal: Proposal, at: str, cell: object, task: EssayTask) -> Decimal | None:
    reading = read_mark(cell)  # type: ignore[arg-type]  # a cell
    value, is_other = reading.value, reading.out_of is not None and reading.out_of != task.scale.high
    if reading.problem or reading.word or reading.note or reading.is_percent or is_other:
        reason = reading.problem or ("outside_scale" if is_other else "not_a_score")
        proposal.rejected.append(Rejected(at, label(cell), reason))  # type: ignore[arg-type]
        return None
    if value is None:
        return None
    if not task.scale.low <= value <= task.scale.high or (value - task.scale.low) % task.scale.step:
        proposal.rejected.append(Rejected(at, label(cell), "outside_scale"))  # type: ignore[arg-type]
        return None
    return value


def _tidy(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def _is_usable(proposal: Proposal, at: str, text: str) -> bool:
    if not text.strip():
        proposal.rejected.append(Rejected(at, "", "empty_essay"))
    elif len(text) > LONGEST:
        proposal.rejected.append(Rejected(at, text[:20] + "…", "too_long"))
    else:
        return True
    return False


def _compare(
    proposal: Proposal,
    found: list[_Found],
    task: EssayTask,
    marked: frozenset[int],
    facts: CourseFacts,
    answers: Answers,
) -> None:
    """Sort the essays into new, changed and known ones."""
    known = facts.essays.get(task.id, [])
    by_text = {(essay.student_id, essay.text): essay for essay in known}
    by_origin = {(essay.student_id, essay.file_name): essay for essay in known}
    first_with: dict[str, str] = {essay.text: essay.file_name for essay in known}
    new: list[_Found] = []
    taken: set[tuple[int | None, str]] = set()
    for each in found:
        origin = _origin(proposal, each)
        if (each.ref, each.text) in by_text or (each.ref, each.text) in taken:
            proposal.unchanged += 1
            continue
        taken.add((each.ref, each.text))
        if each.text in first_with:
            proposal.notes.append(("same_text", f"{first_with[each.text]} = {each.at}"))
        first_with.setdefault(each.text, each.at)
        old = by_origin.get((each.ref, origin))
        if old is None or (old.id in marked and not _replaces_marked(proposal, each, answers)):
            if old is None or answer_to(answers, "essay_changed", f"essay_changed:{each.at}") == ADD:
                new.append(each)
                proposal.added += 1
            else:
                proposal.read += 1
            continue
        proposal.changed += 1
        proposal.changed_essays.append(replace(old, text=each.text, title=each.title or old.title))
    _add(proposal, new, task, known)
    proposal.read += proposal.added + proposal.matched + len(proposal.rejected)


def _replaces_marked(proposal: Proposal, each: _Found, answers: Answers) -> bool:
    """A marked essay keeps its text, which spans and marks belong to. Asks whether the new text is another essay."""
    asked = f"essay_changed:{each.at}"
    if answer_to(answers, "essay_changed", asked) not in (ADD, SKIP):
        proposal.questions.append(Question("essay_changed", each.at, (ADD, SKIP), asked, each.at))
    return False


def _origin(proposal: Proposal, each: _Found) -> str:
    return each.at if proposal.source.table is None else f"{proposal.source.name}!{each.at}"


def _add(proposal: Proposal, new: list[_Found], task: EssayTask, known: Sequence[Essay]) -> None:
    """New essays with places in the order of marking: shuffled, the same way each time, after those already there."""
    start = max((essay.order for essay in known), default=-1) + 1
    orders = list(range(start, start + len(new)))
    random.Random(f"{task.name}:{start}:{len(new)}").shuffle(orders)
    for each, order in zip(new, orders, strict=True):
        proposal.essays.append(
            Essay(-len(proposal.essays) - 1, task.id, each.ref, each.text, each.title, _origin(proposal, each), order)
        )
        if each.score is not None:
            proposal.essay_scores[-len(proposal.essays)] = each.score
        if len(proposal.changes) < MOST_CHANGES:
            proposal.changes.append(CellChange(each.at, each.ref or 0, "essay", 1, "", str(len(each.text))))


class _Namer:
    """Finds the pupil a file name names."""

    def __init__(self, students: Sequence[Student]) -> None:
        self.students = students
        self.numbers: MappingType[str, Student] = {
            student.number.casefold(): student for student in students if student.number
        }

    @cached_property
    def _in_order(self) -> list[Student]:
        """By the reading of their names, as a teacher looks for one."""
        return sort_students(self.students)

    def owner(self, file_name: str, proposal: Proposal, answers: Answers) -> tuple[Student | None, bool]:
        """The pupil, and whether the file is left out; (None, False) for an essay of nobody known."""
        if not self.students:
            return None, False
        found = self._candidates(file_name)
        if len(found) == 1:
            return found[0], False
        others = [student for student in self._in_order if student not in found]
        choices = (*map(tag, found), NOBODY, SKIP, *map(tag, others))
        asked = f"essay_student:{file_name}"
        answer = answer_to(answers, "essay_student", asked)
        chosen = next((student for student in self.students if answer and tag(student) == answer), None)
        if chosen is not None:
            return chosen, False
        if answer not in (NOBODY, SKIP):
            proposal.questions.append(Question("essay_student", file_name, choices, asked, file_name))
            return None, True
        return None, answer == SKIP

    def _candidates(self, file_name: str) -> list[Student]:
        path = PurePosixPath(file_name)
        for text in (path.stem, *reversed(path.parent.parts)):
            by_number = self._by_number(text)
            found = by_number or self._by_name(text)
            if found:
                return found
        return []

    def _by_number(self, text: str) -> list[Student]:
        """Pupils whose number stands in the text as a word of its own, or as a run of digits."""
        parts = {
            text.casefold(),
            *re.findall(r"\d+", text),
            *re.split(r"[\s_\-.,，、()（）【】\[\]]+", text.casefold()),
        }
        return list({student.id: student for part in parts if (student := self.numbers.get(part))}.values())

    def _by_name(self, text: str) -> list[Student]:
        plain = simple_name(text)
        words = set(re.findall(r"[^\W\d_]+", text.casefold()))
        together = "".join(re.findall(r"[^\W\d_]+", text.casefold()))
        found = [
            student for student in self.students if student.name and self._is_named(student, plain, words, together)
        ]
        longest = max((len(student.name) for student in found), default=0)
        return [student for student in found if len(student.name) == longest]

    def _is_named(self, student: Student, plain: str, words: set[str], together: str) -> bool:
        name = simple_name(student.name)
        if name.isascii() or " " in name:
            parts = name.split()
            return (bool(parts) and set(parts) <= words) or name == plain
        return name in together

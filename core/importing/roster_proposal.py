"""What importing a roster would change."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePath

from core.errors import NoTableFound
from core.importing.facts import CourseFacts
from core.importing.grid import label
from core.importing.mapping import DETAIL_FIELDS, WHO_FIELDS, Field, MappedColumn
from core.importing.people import Matches, Person
from core.importing.proposal import MOST_CHANGES, CellChange, Proposal, formulas_without_value, match, read_people
from core.importing.questions import Answers, Rejected
from core.importing.sheets import Cell
from core.importing.values import clean, read_number
from core.importing.words import class_in, is_class_name
from core.roster import Enrolment, Student, with_details


def propose_roster(proposal: Proposal, facts: CourseFacts, answers: Answers) -> None:
    """Pupils to add, to enrol, to rename and to move to another class.

    Raises:
        NoTableFound: No column says who, nor can it be asked which does.
    """
    if not proposal.mapping.all_of(*WHO_FIELDS):
        if any(question.kind == "header" for question in proposal.mapping.questions):
            return
        raise NoTableFound(proposal.source.name, "no_students")
    formulas_without_value(proposal, WHO_FIELDS)
    people = read_people(proposal, answers)
    of_title = _class_of_title(proposal)
    matches = match(proposal, _in_class(people, of_title), facts, answers)
    _take_details(proposal, matches, facts)
    proposal.read = len(people)
    proposal.changed_students = list(matches.changed.values())
    proposal.changed_enrolments = _moved(matches, facts, of_title)
    _count(proposal, matches, facts)


def _class_of_title(proposal: Proposal) -> str:
    """The class that title, sheet or file name says, where no column does: 七年级（3）班学生花名册."""
    table, layouts = proposal.source.table, proposal.source.layouts
    if table is None or len(layouts) != 1 or proposal.mapping.of(Field.CLASS) is not None:
        return ""
    sheet = layouts[0].sheet.name
    found = class_in(layouts[0].title) or (sheet if is_class_name(sheet) else class_in(sheet))
    return found or class_in(PurePath(proposal.source.name).stem)


def _in_class(people: Sequence[Person | None], name: str) -> list[Person | None]:
    if not name:
        return list(people)
    return [person._replace(class_name=person.class_name or name) if person else None for person in people]


def _take_details(proposal: Proposal, matches: Matches, facts: CourseFacts) -> None:
    """Phone, guardian and the like, of new students and of known ones; a blank cell takes nothing away."""
    table = proposal.source.table
    columns = proposal.mapping.all_of(*DETAIL_FIELDS, Field.NOTE)
    if table is None or not columns:
        return
    known = {student.id: student for student in facts.everyone}
    for row, ref in enumerate(matches.refs):
        if ref is None:
            continue
        before = matches.new[-ref - 1] if ref < 0 else matches.changed.get(ref, known[ref])
        after = _told(proposal, before, row, columns, table.rows[row])
        if after != before and ref < 0:
            matches.new[-ref - 1] = after
        elif after != before:
            matches.changed[ref] = after


def _told(
    proposal: Proposal, student: Student, row: int, columns: Sequence[MappedColumn], cells: Sequence[Cell]
) -> Student:
    said = []
    for column in columns:
        text, problem = label(cells[column.index]), ""
        if column.field is Field.REGISTER_NUMBER and text:
            text, problem = read_number(cells[column.index])
        if problem:
            at = proposal.source.table.at(row, column.index) if proposal.source.table else ""
            proposal.rejected.append(Rejected(at, label(cells[column.index]), problem))
        elif text and column.field is Field.NOTE:
            student = replace(student, note=_noted(student.note, clean(cells[column.index])))
        elif text:
            said.append((column.item if column.field is Field.DETAIL else str(column.field), text))
    return replace(student, details=with_details(student.details, said))


def _noted(note: str, text: str) -> str:
    """What the teacher noted stays; a remark of the roster that is not in it yet comes below."""
    if " ".join(text.split()) in " ".join(note.split()):
        return note
    return f"{note.rstrip()}\n{text}" if note.strip() else text


def _moved(matches: Matches, facts: CourseFacts, of_title: str) -> list[Enrolment]:
    """Enrolments whose class the file says otherwise; a title only says it of those who have none yet."""
    latest = {enrolment.student_id: enrolment for enrolment in facts.enrolments}
    return [
        replace(latest[ref], class_name=name)
        for ref, name in matches.classes.items()
        if ref in latest and name != latest[ref].class_name and not (of_title and latest[ref].class_name)
    ]


def _count(proposal: Proposal, matches: Matches, facts: CourseFacts) -> None:
    """Each row is added, changed, unchanged, rejected or asked about; a pupil new to the course is added."""
    new = proposal.new_enrolments
    moved = {enrolment.student_id: enrolment.class_name for enrolment in proposal.changed_enrolments}
    before = {student.id: student for student in facts.everyone}
    added = {student.id: student for student in matches.new} | matches.changed
    seen: set[int] = set()
    if len(new) == len(matches.refs) and not matches.changed:  # all of them new, as when a course begins
        proposal.added = len(new)
        for row, new_ref in enumerate(list(new)[:MOST_CHANGES]):
            _note_change(proposal, row, new_ref, "", _told_of(added.get(new_ref) or before[new_ref], new[new_ref]))
        return
    for row, ref in enumerate(matches.refs):
        if ref is None:
            continue
        is_first = ref not in seen
        seen.add(ref)
        if is_first and ref in new:
            proposal.added += 1
            _note_change(proposal, row, ref, "", _told_of(added.get(ref) or before[ref], new[ref]))
        elif is_first and (ref in matches.changed or ref in moved):
            proposal.changed += 1
            after = matches.changed.get(ref, before[ref])
            changed = [entry for entry in after.details if entry not in before[ref].details]
            said = _told_of(replace(after, details=tuple(changed)), moved.get(ref, ""))
            _note_change(proposal, row, ref, _shown(before[ref]), said)
        else:
            proposal.unchanged += 1


def _note_change(proposal: Proposal, row: int, ref: int, before: str, after: str) -> None:
    table = proposal.source.table
    if table is not None and len(proposal.changes) < MOST_CHANGES:
        proposal.changes.append(CellChange(table.at(row, 0), ref, "", 1, before, after))


def _told_of(student: Student, class_name: str) -> str:
    """A student with the class and what the roster tells."""
    return " · ".join(filter(None, (_shown(student), class_name, *(text for _, text in student.details))))


def _shown(student: Student) -> str:
    return f"{student.number} {student.name}".strip()

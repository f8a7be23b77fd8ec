"""What importing a roster would change."""

from dataclasses import replace

from core.errors import NoTableFound
from core.importing.facts import CourseFacts
from core.importing.mapping import Field
from core.importing.people import Matches
from core.importing.proposal import MOST_CHANGES, CellChange, Proposal, formulas_without_value, match, read_people
from core.importing.questions import Answers
from core.roster import Enrolment, Student

_WHO = (Field.NUMBER, Field.NAME, Field.GIVEN_NAME, Field.FAMILY_NAME)


def propose_roster(proposal: Proposal, facts: CourseFacts, answers: Answers) -> None:
    """Pupils to add, to enrol, to rename and to move to another class.

    Raises:
        NoTableFound: No column says who.
    """
    if not proposal.mapping.all_of(*_WHO):
        raise NoTableFound(proposal.source.name, "no_students")
    formulas_without_value(proposal, _WHO)
    people = read_people(proposal, answers)
    matches = match(proposal, people, facts, answers)
    proposal.read = len(people)
    proposal.changed_students = list(matches.changed.values())
    proposal.changed_enrolments = _moved(matches, facts)
    _count(proposal, matches, facts)


def _moved(matches: Matches, facts: CourseFacts) -> list[Enrolment]:
    """Enrolments whose class the file says otherwise."""
    latest = {enrolment.student_id: enrolment for enrolment in facts.enrolments}
    return [
        replace(latest[ref], class_name=name)
        for ref, name in matches.classes.items()
        if ref in latest and name != latest[ref].class_name
    ]


def _count(proposal: Proposal, matches: Matches, facts: CourseFacts) -> None:
    """Each row is added, changed, unchanged, rejected or asked about; a pupil new to the course is added."""
    new = proposal.new_enrolments
    moved = {enrolment.student_id: enrolment.class_name for enrolment in proposal.changed_enrolments}
    before = {student.id: student for student in facts.everyone}
    added = {student.id: student for student in matches.new}
    seen: set[int] = set()
    if len(new) == len(matches.refs) and not matches.changed:  # all of them new, as when a course begins
        proposal.added = len(new)
        for row, new_ref in enumerate(list(new)[:MOST_CHANGES]):
            _note_change(proposal, row, new_ref, "", _shown(added.get(new_ref) or before[new_ref]))
        return
    for row, ref in enumerate(matches.refs):
        if ref is None:
            continue
        is_first = ref not in seen
        seen.add(ref)
        if is_first and ref in new:
            proposal.added += 1
            _note_change(proposal, row, ref, "", _shown(added.get(ref) or before[ref]))
        elif is_first and (ref in matches.changed or ref in moved):
            proposal.changed += 1
            after = matches.changed.get(ref, before[ref])
            _note_change(proposal, row, ref, _shown(before[ref]), f"{_shown(after)} {moved.get(ref, '')}".strip())
        else:
            proposal.unchanged += 1


def _note_change(proposal: Proposal, row: int, ref: int, before: str, after: str) -> None:
    table = proposal.source.table
    if table is not None and len(proposal.changes) < MOST_CHANGES:
        proposal.changes.append(CellChange(table.at(row, 0), ref, "", 1, before, after))


def _shown(student: Student) -> str:
    return f"{student.number} {student.name}".strip()

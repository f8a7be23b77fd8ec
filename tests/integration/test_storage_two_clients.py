"""Two at work on one library at once: nothing is lost, and nobody writes over what the other stored unseen."""

import json
import subprocess
import sys
import threading
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from core.assessment import Assessment, Status
from core.errors import ChangedMeanwhile, NameTaken, ScoreChanged
from core.essay import Essay, Mark, Scale
from core.importing.mapping import ImportKind
from core.ports import Action
from core.roster import Enrolment, Student
from core.services.courses import create_course, update_course
from core.services.essay_tasks import create_task, update_task
from core.services.importing import commit_proposal, import_roster, import_scores, propose
from core.services.marking import save_mark
from core.services.roster import roster_of, update_student
from core.services.scores import (
    BlockCell,
    accept_policy,
    add_assessment,
    clear_score,
    gradebook_of,
    record_block,
    record_score,
    set_status,
    update_assessment,
)
from core.services.weekly import WeeklyCell, WeeklyField, record_weekly, record_weekly_block, update_week, weekly_of
from core.weekly import WeeklyFact
from storage.library import Library
from storage.unit_of_work import SqlUnitOfWork
from ui.messages import explain
from ui.wording import wording

D = Decimal
EDITS = 150  # by each of the two programs


@pytest.fixture
def one(library: Library) -> Library:
    """A library on either database with a course of three students and an item."""
    course = create_course("语文", library.open_work)
    with library.open_work() as work:
        students = work.students.add(
            [Student(0, f"00{number}", name) for number, name in enumerate(("李华", "王伟", "张敏"))]
        )
        work.enrolments.add([Enrolment(0, each.id, course.id) for each in students])
        work.assessments.add([Assessment(0, course.id, "小测", high=D(100))])
        work.commit(Action("import_roster", course.id))
    return library


def two(library: Library) -> Any:
    """What a colleague works with: units of work of their own."""
    return lambda: SqlUnitOfWork(library._engine, "王老师")


# Scores


def cell(library: Library) -> tuple[int, int, int]:
    book = gradebook_of(1, library.open_work)
    return 1, book.students[0].id, book.assessments[0].id


def shown(library: Library) -> Any:
    return gradebook_of(1, library.open_work).scores.get(cell(library)[1:], ())


def test_a_score_that_another_has_typed_meanwhile_is_not_written_over(one):
    seen = shown(one)
    record_score(*cell(one), "22", two(one), seen=seen)
    with pytest.raises(ScoreChanged) as refused:
        record_score(*cell(one), "33", one.open_work, seen=seen)
    assert (refused.value.value, refused.value.author) == ("22", "王老师")
    for language in ("en", "zh_CN"):
        words = explain(refused.value, wording(language))
        assert "22" in words
        assert "王老师" in words
    assert [score.value for score in shown(one)] == [D(22)]


def test_the_later_writer_can_keep_it_take_their_own_or_keep_both_as_attempts(one):
    seen = shown(one)
    record_score(*cell(one), "22", two(one), seen=seen)
    with pytest.raises(ScoreChanged) as refused:
        record_score(*cell(one), "33", one.open_work, seen=seen)
    there = refused.value.stored
    record_score(*cell(one), "33", one.open_work, attempt=2, seen=there)
    assert [score.value for score in shown(one)] == [D(22), D(33)]
    record_score(*cell(one), "44", one.open_work, seen=there)
    assert [score.value for score in shown(one)] == [D(44), D(33)]
    with pytest.raises(ScoreChanged):  # a third change is seen as well
        record_score(*cell(one), "55", two(one), seen=there)


def change(library: Library, how: str, seen: Any, open_work: Any = None, text: str = "33") -> None:
    open_work = open_work or library.open_work
    match how:
        case "typed":
            record_score(*cell(library), text, open_work, seen=seen)
        case "cleared":
            clear_score(*cell(library), open_work, seen=seen)
        case "status":
            set_status(*cell(library), Status.ABSENT, open_work, seen=seen)


@pytest.mark.parametrize("other", ["typed", "cleared", "status"])
@pytest.mark.parametrize("mine", ["typed", "cleared", "status", "pasted"])
def test_every_way_to_change_a_cell_sees_every_way_the_other_changed_it(one, other, mine):
    record_score(*cell(one), "10", one.open_work)
    seen = shown(one)
    change(one, other, seen, two(one), "22")
    before = shown(one)
    if mine == "pasted":
        block = record_block(1, [BlockCell(*cell(one)[1:], "33")], one.open_work, seen={cell(one)[1:]: seen})
        assert isinstance(block.problems[0].error, ScoreChanged)
        assert not block.stored
    elif mine == other != "typed":  # both did the same: nothing to ask about
        change(one, mine, seen)
    else:
        with pytest.raises(ScoreChanged) as refused:
            change(one, mine, seen)
        assert refused.value.author == "王老师"
        assert explain(refused.value, wording("zh_CN"))
    assert shown(one) == before


def test_the_same_mark_typed_by_both_is_no_conflict(one):
    seen = shown(one)
    record_score(*cell(one), "22", two(one), seen=seen)
    assert not record_score(*cell(one), "22", one.open_work, seen=seen).changed


# Weeks


def test_a_weekly_cell_is_guarded_and_the_fields_beside_it_are_not(one):
    student = cell(one)[1]
    seen = weekly_of(1, one.open_work).facts.get((student, 1))
    assert seen is None
    blank = WeeklyFact(1, student, 1)
    record_weekly(1, student, 1, WeeklyField.PROGRESS, "80", two(one), seen=blank)
    record_weekly(1, student, 1, WeeklyField.COMMENT, "好", one.open_work, seen=blank)
    with pytest.raises(ChangedMeanwhile) as refused:
        record_weekly(1, student, 1, WeeklyField.PROGRESS, "70", one.open_work, seen=blank)
    assert refused.value.at is not None
    change = record_weekly_block(
        1, [WeeklyCell(student, 1, WeeklyField.PROGRESS, "70")], one.open_work, seen={(student, 1): blank}
    )
    assert isinstance(change.problems[0].error, ChangedMeanwhile)
    (fact,) = weekly_of(1, one.open_work).facts.values()
    assert (fact.progress, fact.comment) == (D(80), "好")


# Rows that carry a version


def test_students_items_courses_weeks_tasks_and_rules_refuse_the_later_writer(one):
    book = gradebook_of(1, one.open_work)
    week = weekly_of(1, one.open_work).weeks[0]
    task = create_task(1, "作文", one.open_work, scale=Scale(D(0), D(60)))
    row = roster_of(1, one.open_work)[0]
    policy = book.policies[0]
    edits = [
        lambda work, text: update_student(replace(row.student, note=text), work),
        lambda work, text: update_student(
            roster_of(1, work)[0].student, work, enrolment=replace(row.enrolments[0], class_name=text)
        ),
        lambda work, text: update_assessment(replace(book.assessments[0], name=text), work),
        lambda work, text: update_course(replace(book.course, goals=text), work),
        lambda work, text: update_week(replace(week, topic=text), work),
        lambda work, text: update_task(replace(task, prompt=text), work),
        lambda work, text: accept_policy(replace(policy, note=text), work, seen=book.policies),
    ]
    for edit in edits:
        edit(two(one), "theirs")
        with pytest.raises(ChangedMeanwhile) as refused:
            edit(one.open_work, "mine")
        assert refused.value.author == "王老师"
        assert refused.value.at is not None
        edit(one.open_work, "theirs")  # what is so already is no change


def test_whoever_looks_again_may_change_it(one):
    row = roster_of(1, one.open_work)[0]
    first = update_student(replace(row.student, note="1"), one.open_work)
    again = update_student(replace(first, note="2"), one.open_work)
    update_student(replace(again, note="3"), one.open_work)
    with one.open_work() as work:
        work.undo()
    student = roster_of(1, one.open_work)[0].student
    assert student.note == "2"
    update_student(replace(student, note="4"), two(one))


def test_a_version_never_comes_twice_so_what_was_taken_back_and_changed_anew_is_seen(one):
    row = roster_of(1, one.open_work)[0]
    seen = update_student(replace(row.student, note="first"), one.open_work)
    with one.open_work() as work:
        work.undo()
    update_student(replace(row.student, note="second"), one.open_work)
    with pytest.raises(ChangedMeanwhile):
        update_student(replace(seen, note="third"), one.open_work)


def test_a_mark_that_another_gave_meanwhile_is_not_written_over(one):
    task = create_task(1, "作文", one.open_work, scale=Scale(D(0), D(60)))
    with one.open_work() as work:
        (essay,) = work.essays.add([Essay(0, task.id, None, "text")])
        work.commit(Action("import_essays", 1))
    blank = Mark(essay.id)
    theirs = save_mark(task, replace(blank, score=D(40)), two(one), seen=blank)
    with pytest.raises(ChangedMeanwhile) as refused:
        save_mark(task, replace(blank, score=D(50)), one.open_work, seen=blank)
    assert refused.value.author == "王老师"
    save_mark(task, replace(theirs, score=D(50)), one.open_work, seen=theirs)


# Names and numbers


def test_two_items_of_one_name_are_refused_however_they_come(one):
    with pytest.raises(NameTaken):
        add_assessment(Assessment(0, 1, "小测"), one.open_work)
    with one.open_work() as work, pytest.raises(ChangedMeanwhile):
        work.assessments.add([Assessment(0, 1, "小测")])


def at_once(*calls: Any) -> list[Any]:
    """What each returned or raised; all begin together."""
    results: list[Any] = [None] * len(calls)
    gate = threading.Barrier(len(calls))

    def run(place: int) -> None:
        gate.wait()
        try:
            results[place] = calls[place]()
        except Exception as error:
            results[place] = error

    threads = [threading.Thread(target=run, args=(place,)) for place in range(len(calls))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


def test_two_imports_of_one_file_at_once_make_its_items_once(one, tmp_path):
    file = tmp_path / "期中.csv"
    file.write_text("学号,姓名,期中,期末\n000,李华,90,80\n001,王伟,91,81\n", encoding="utf-8")
    proposals = [propose(ImportKind.SCORES, 1, file, work) for work in (one.open_work, two(one))]
    results = at_once(
        lambda: commit_proposal(proposals[0], 1, one.open_work), lambda: commit_proposal(proposals[1], 1, two(one))
    )
    assert [result.committed for result in results] == [True, True]
    assert sorted(result.was_changed for result in results) == [False, True]
    later = next(result for result in results if result.was_changed)
    assert (later.proposal.added, later.proposal.unchanged) == (0, 4)
    names = [item.name for item in gradebook_of(1, one.open_work).assessments]
    assert sorted(names) == sorted(["小测", "期中", "期末"])


def test_an_import_shown_before_another_typed_is_shown_again_and_stores_nothing(one, tmp_path):
    file = tmp_path / "小测.csv"
    file.write_text("学号,姓名,小测\n000,李华,90\n001,王伟,91\n", encoding="utf-8")
    proposal = propose(ImportKind.SCORES, 1, file, one.open_work)
    student = next(each for each in gradebook_of(1, one.open_work).students if each.number == "000")
    record_score(1, student.id, cell(one)[2], "22", two(one))
    result = commit_proposal(proposal, 1, one.open_work, as_shown=True)
    assert (result.committed, result.was_changed) == (False, True)
    assert [(change.before, change.after) for change in result.proposal.changes if change.before] == [("22", "90")]
    scores = gradebook_of(1, one.open_work).scores
    assert [score.value for attempts in scores.values() for score in attempts] == [D(22)]
    assert commit_proposal(result.proposal, 1, one.open_work, as_shown=True).committed


def test_an_import_says_on_the_command_line_that_another_changed_the_course(one, tmp_path):
    file = tmp_path / "小测.csv"
    file.write_text("学号,姓名,小测\n000,李华,90\n001,王伟,91\n", encoding="utf-8")
    student = next(each for each in gradebook_of(1, one.open_work).students if each.number == "000")
    result = import_scores(
        1, file, one.open_work, before_commit=lambda: record_score(1, student.id, cell(one)[2], "22", two(one))
    )
    assert result.committed
    assert (result.proposal.added, result.proposal.changed) == (1, 1)
    assert result.as_json()["changed_meanwhile"] is True


def test_two_rosters_at_once_add_each_student_once(one, tmp_path):
    file = tmp_path / "花名册.csv"
    file.write_text("学号,姓名\n" + "".join(f"1{number:03},学生{number}\n" for number in range(40)), encoding="utf-8")
    results = at_once(*[lambda work=work: import_roster(1, file, work) for work in (one.open_work, two(one))])
    assert [getattr(result, "committed", result) for result in results] == [True, True]
    assert len(roster_of(1, one.open_work)) == 43
    assert one.check() == []


# Two programs

WORKER = """
import json, random, sys
from core.errors import ScoreChanged
from core.services.scores import gradebook_of, record_score
from storage.database import open_engine
from storage.place import find_place
from storage.unit_of_work import SqlUnitOfWork

where, name, edits, seed = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
engine = open_engine(find_place(where).url)
open_work = lambda: SqlUnitOfWork(engine, name)
lot = random.Random(seed)
print("ready", flush=True)
sys.stdin.readline()
book = gradebook_of(1, open_work)
shown = {(student.id, item.id): () for student in book.students for item in book.assessments}
shown |= book.scores
told, refused = [], 0
for number in range(edits):
    key = lot.choice(list(shown))
    value = str(lot.randrange(101))
    while True:
        try:
            change = record_score(1, *key, value, open_work, seen=shown[key])
            break
        except ScoreChanged as changed:
            refused += 1
            shown[key] = changed.stored  # look again, then take one's own
    if change.changed:
        before = shown[key][0].value if shown[key] else None
        told.append([*key, None if before is None else str(before), value])
    shown[key] = change.attempts
print(json.dumps({"told": told, "refused": refused}), flush=True)
"""


def edit_at_once(where: str, edits: int) -> tuple[list[Any], int]:
    """Both programs' accepted changes, and how often one was told of the other's."""
    workers = [
        subprocess.Popen(
            [sys.executable, "-c", WORKER, where, name, str(edits), str(seed)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for seed, name in enumerate(("李老师", "王老师"))
    ]
    for worker in workers:
        assert worker.stdout.readline() == "ready\n"
    for worker in workers:
        worker.stdin.write("go\n")
        worker.stdin.flush()
    told = [json.loads(worker.stdout.readline()) for worker in workers]
    for worker in workers:
        worker.stdin.close()
        worker.stdout.close()
        assert worker.wait() == 0
    return [each["told"] for each in told], sum(each["refused"] for each in told)


def test_of_two_programs_edits_none_is_lost_and_none_is_written_over_unseen(one, where):
    told, refused = edit_at_once(where, EDITS)
    check_chains(one, told)
    assert refused > 0
    assert one.check() == []


def check_chains(library: Library, told: list[Any]) -> None:
    """The journal holds each accepted edit once, and each began from what the one before it had left."""
    accepted = [tuple(each) for one_told in told for each in one_told]
    in_journal = []
    for student in gradebook_of(1, library.open_work).students:
        now = None
        with library.open_work() as work:
            history = work.scores.history(student.id, cell(library)[2])
        for _, after in reversed(history):
            before, now = now, None if after is None else after.value
            in_journal.append((student.id, cell(library)[2], None if before is None else str(before), str(now)))
    assert sorted(in_journal, key=repr) == sorted(accepted, key=repr)

"""Reports and exports from a real library: gathered, written, taken back in unchanged."""

import csv
import io
import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pypdfium2
import pytest

from core.assessment import Assessment, AttemptRule, Category, CategoryRule, Policy, ScaleKind, Score, Status
from core.course import Course, Week
from core.errors import CannotWrite, StudentNotFound
from core.essay import Essay, EssayTask, Layer, Mark, MarkerModel, Scale, Span, SpanKind, Suggestion, Trait
from core.ports import Action, OpenWork
from core.roster import Enrolment, Student
from core.services.exports import ExportKind, export_course, export_library, suffixes_of
from core.services.importing import import_roster, import_scores
from core.services.library import undo
from core.services.reports import (
    ReportKind,
    class_report,
    course_report,
    documents_of,
    essay_reports,
    student_reports,
    write_message,
    write_reports,
)
from core.weekly import Attendance, WeeklyFact
from ui.wording import wording

TODAY = date(2026, 11, 22)
NAMES = ("陈㛃", "韩𬭚", "王伟", "王伟", *(f"学生{place}" for place in range(8)))
COMMENTS = ("听懂了", "=1+1", '\'tis "good"', "-fast", "+1", "@home", "a,b\nc", "＝二", "'12", " spaced ")


def fill(open_work: OpenWork) -> Course:
    """Twelve pupils, one of whom has left; three items with every kind of fact; essays of every kind."""
    with open_work() as work:
        course = work.courses.add(Course(0, "语文", weeks=3, starts=date(2026, 9, 7), goals="读写"))
        work.courses.put_weeks([Week(course.id, week, f"第{week}课", method="讲授") for week in (1, 2, 3)])
        students = work.students.add(
            [Student(0, f"00{place:02}", name, note="PRIVATE NOTE") for place, name in enumerate(NAMES, start=1)]
        )
        gone = {students[-1].id}
        work.enrolments.add(
            [
                Enrolment(0, each.id, course.id, "三班", left=date(2026, 10, 1) if each.id in gone else None)
                for each in students
            ]
        )
        tests = work.assessments.add_categories([Category(0, course.id, "考试")])[0]
        work.assessments.add_policy(Policy(0, course.id, rules=(CategoryRule(tests.id, Decimal(100)),)))
        quiz, midterm, essay = work.assessments.add(
            [
                Assessment(0, course.id, "测验", tests.id, 1, high=Decimal(20)),
                Assessment(0, course.id, "期中", tests.id, 2, attempt_rule=AttemptRule.LAST, position=1),
                Assessment(0, course.id, "作文", tests.id, 3, high=Decimal(60), position=2),
            ]
        )
        statuses = (Status.LATE, Status.ABSENT, Status.EXEMPT, Status.ON_LEAVE, Status.DEFERRED, Status.MISCONDUCT)
        for student, status in zip(students, statuses, strict=False):
            value = Decimal("12.5") if status is Status.LATE else None
            work.scores.put([Score(student.id, quiz.id, 1, value, status)])
        work.scores.put([Score(each.id, quiz.id, 1, Decimal(15)) for each in students[6:]])
        work.scores.put([Score(each.id, midterm.id, 1, Decimal("61.25")) for each in students])
        work.scores.put([Score(students[0].id, midterm.id, 2, Decimal(80))])
        work.weekly.put(
            [
                WeeklyFact(
                    course.id,
                    each.id,
                    week,
                    Decimal(70 + week),
                    Decimal(4),
                    COMMENTS[(place + week) % len(COMMENTS)].strip(),
                    Attendance.LATE if week == 2 else Attendance.PRESENT,
                )
                for place, each in enumerate(students)
                for week in (1, 2, 3)
            ]
        )
        trait = Trait(0, "内容", Scale(Decimal(0), Decimal(20)))
        task = work.essays.add_task(
            EssayTask(0, course.id, "我的一课", "写一课", "zh", Scale(Decimal(0), Decimal(60)), (trait,), essay.id, 3)
        )
        one, two, nameless = work.essays.add(
            [
                Essay(0, task.id, students[0].id, "第一段。\n第二段很好。", "一课"),
                Essay(0, task.id, students[1].id, "只有建议。", order=1),
                Essay(0, task.id, None, "没有名字。", file_name="07.docx", order=2),
            ]
        )
        spans = (Span(0, 3, SpanKind.EXCELLENT, "好"),)
        work.essays.put_mark(
            Mark(one.id, score=Decimal(50), traits={task.traits[0].id: Decimal(18)}, spans=spans, comment="不错")
        )
        work.essays.put_mark(Mark(nameless.id, score=Decimal(30)))
        work.commit(Action("fill", course.id))
        model = work.models.add(MarkerModel(0, task.id, "m", "base", {"marked": 40}, "0" * 64))
        work.models.activate(model.id)
        work.models.put_suggestions([Suggestion(each.id, model.id, 47.6, 44.2, 51.3) for each in (one, two)])
        work.commit(Action("suggest", course.id, undoable=False))
    return course


@pytest.fixture
def course(library) -> Course:
    return fill(library.open_work)


def test_a_pupils_report_holds_the_pupils_facts_on_either_database(library, course):
    reports = student_reports(course.id, library.open_work, today=TODAY)
    assert len(reports) == 11  # who has left gets none
    report = next(each for each in reports.values() if each.name == "陈㛃")
    assert (report.number, report.head.class_names, report.head.last_week) == ("0001", ("三班",), 3)
    assert [week.progress for week in report.weeks] == [71, 72, 73]
    assert (report.progress.mean, report.progress.n) == (72.0, 3)
    assert report.attendance == {Attendance.PRESENT: 2, Attendance.LATE: 1}
    assert [(essay.task, essay.score) for essay in report.essays] == [("我的一课", Decimal(50))]
    assert all(week.band is not None and week.n == 12 for week in report.weeks[:1])


def test_who_has_left_gets_a_report_when_asked_for(library, course):
    with library.open_work() as work:
        gone = work.students.by_number("0012")
    assert list(student_reports(course.id, library.open_work, [gone.id], today=TODAY)) == [gone.id]


def test_the_message_is_printed_and_the_private_note_is_not(library, course):
    with library.open_work() as work:
        student = work.students.by_number("0001")
    write_message(course.id, student.id, "继续读下去。", library.open_work)
    words = wording("zh_CN")
    named = documents_of(ReportKind.STUDENT, course.id, "zh_CN", words, library.open_work, student_ids=[student.id])[0]
    text = json.dumps(named.document, default=vars, ensure_ascii=False)
    assert "继续读下去。" in text
    assert "PRIVATE" not in text
    undo(library.open_work)
    assert student_reports(course.id, library.open_work, [student.id])[student.id].message == ""


def test_a_message_to_nobody_of_the_course_is_refused(library, course):
    with pytest.raises(StudentNotFound):
        write_message(course.id, 999, "x", library.open_work)


def test_a_message_that_says_the_same_is_no_step(library, course):
    with library.open_work() as work:
        student, before = work.students.by_number("0001"), work.steps(limit=1)
    write_message(course.id, student.id, "  ", library.open_work)
    with library.open_work() as work:
        assert work.steps(limit=1) == before


def test_the_class_report_counts_who_is_here_and_lists_gaps(library, course):
    report = class_report(course.id, library.open_work, TODAY)
    assert report.enrolled == 11
    assert report.spread.n == sum(line.total.so_far is not None for line in report.totals)
    gaps = {gap.number: dict(gap.items) for gap in report.gaps}
    assert gaps["0002"]["测验"] is Status.ABSENT
    assert gaps["0005"]["测验"] is Status.DEFERRED
    assert "0003" not in gaps or "测验" not in gaps["0003"]  # exempt


def test_the_course_report_has_every_planned_or_recorded_week(library, course):
    report = course_report(course.id, library.open_work, TODAY)
    assert [week.plan.topic for week in report.weeks] == ["第1课", "第2课", "第3课"]
    assert [week.trend.progress.n for week in report.weeks] == [12, 12, 12]


def test_an_essays_score_is_the_teachers_and_a_suggestion_stands_only_where_there_is_none(library, course):
    by_name = {report.name: report for report in essay_reports(course.id, library.open_work).values()}
    marked, suggested, nameless = by_name["陈㛃"], by_name["韩𬭚"], by_name[""]
    assert (marked.score, marked.traits[0].points, len(marked.spans)) == (Decimal(50), Decimal(18), 1)
    assert suggested.score is None
    assert (suggested.suggestion.score, suggested.suggestion.low, suggested.suggestion.high) == (48, 44, 52)
    assert (nameless.score, nameless.file_name) == (Decimal(30), "07.docx")


def test_a_regrade_replaces_the_teachers_score(library, course):
    with library.open_work() as work:
        task = work.essays.tasks(course.id)[0]
        essay = next(each for each in work.essays.of_task(task.id) if each.title == "一课")
        work.essays.put_mark(Mark(essay.id, Layer.REGRADE, Decimal(55)))
        work.commit(Action("regrade", course.id))
    assert essay_reports(course.id, library.open_work)[essay.id].score == Decimal(55)


def test_reports_of_all_kinds_are_written_as_whole_pdfs(library, course, tmp_path):
    for kind in ReportKind:
        documents = documents_of(kind, course.id, "zh_CN", wording("zh_CN"), library.open_work, today=TODAY)
        files = write_reports(documents, tmp_path)
        assert [file.name for file in files] == [each.file_name for each in documents]
        for file in files:
            opened = pypdfium2.PdfDocument(file)
            assert len(opened) >= 1
            opened.close()
    names = {file.name for file in tmp_path.iterdir()}
    assert {"student_0003_王伟.pdf", "student_0004_王伟.pdf", "class_report.pdf", "course_report.pdf"} <= names
    assert "essay_我的一课_07.pdf" in names


def test_a_folder_that_is_not_there_is_said_so(library, course, tmp_path):
    documents = documents_of(ReportKind.CLASS, course.id, "en", wording("en"), library.open_work)
    with pytest.raises(CannotWrite) as refused:
        write_reports(documents, tmp_path / "none")
    assert refused.value.reason == "missing_folder"


def test_a_course_without_pupils_or_marks_gives_reports_that_say_so(library):
    with library.open_work() as work:
        empty = work.courses.add(Course(0, "空"))
        work.commit(Action("create_course", empty.id))
    words = wording("en")
    assert documents_of(ReportKind.STUDENT, empty.id, "en", words, library.open_work) == []
    assert documents_of(ReportKind.ESSAYS, empty.id, "en", words, library.open_work) == []
    for kind in (ReportKind.CLASS, ReportKind.COURSE):
        assert len(documents_of(kind, empty.id, "en", words, library.open_work)) == 1


def test_a_pupil_of_whom_nothing_is_known_yet_gets_a_report_without_a_zero(library, tmp_path):
    with library.open_work() as work:
        course = work.courses.add(Course(0, "新"))
        student = work.students.add([Student(0, "01", "李娜")])[0]
        work.enrolments.add([Enrolment(0, student.id, course.id)])
        work.commit(Action("create_course", course.id))
    words = wording("en")
    for kind in (ReportKind.STUDENT, ReportKind.CLASS, ReportKind.COURSE):
        documents = documents_of(kind, course.id, "en", words, library.open_work)
        assert len(write_reports(documents, tmp_path)) == 1
    figures = documents_of(ReportKind.STUDENT, course.id, "en", words, library.open_work)[0].document.blocks[0]
    assert [item.value for item in figures.items] == ["–"] * 4


# What goes out comes back in


def facts_of(course_id: int, open_work: OpenWork) -> tuple[set[object], set[object]]:
    """Scores and weekly facts without when, by whom and from where."""
    with open_work() as work:
        number = {student.id: student.number for student in work.students.of_course(course_id)}
        name = {item.id: item.name for item in work.assessments.of_course(course_id)}
        scores = {
            (number[each.student_id], name[each.assessment_id], each.attempt, each.value, each.status)
            for each in work.scores.of_course(course_id)
        }
        weekly = {
            (number[each.student_id], each.week, each.progress, each.feedback, each.comment, each.attendance)
            for each in work.weekly.of_course(course_id)
        }
    return scores, weekly


@pytest.mark.parametrize("suffix", [".csv", ".json", ".xlsx"])
@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_what_was_exported_is_a_no_op_when_it_is_imported_again(library, course, tmp_path, suffix, language):
    for kind, take in ((ExportKind.ROSTER, import_roster), (ExportKind.GRADEBOOK, import_scores)):
        path = export_course(kind, course.id, tmp_path / f"a{suffix}", wording(language), library.open_work)
        proposal = take(course.id, path, library.open_work, dry_run=True).proposal
        assert (proposal.added, proposal.changed, proposal.rejected, proposal.questions) == (0, 0, [], [])
        assert proposal.unchanged == proposal.read > 0


@pytest.mark.parametrize("suffix", [".csv", ".json"])
def test_the_long_form_fills_an_empty_course_with_the_same_facts(library, course, tmp_path, suffix):
    paths = {
        kind: export_course(kind, course.id, tmp_path / f"{kind}{suffix}", wording("en"), library.open_work)
        for kind in (ExportKind.ROSTER, ExportKind.GRADEBOOK, ExportKind.WEEKLY)
    }
    with library.open_work() as work:
        items = work.assessments.of_course(course.id)
        other = work.courses.add(replace(course, id=0, name="语文二"))
        work.assessments.add([replace(item, id=0, course_id=other.id, category_id=None) for item in items])
        work.commit(Action("create_course", other.id))
    assert import_roster(other.id, paths[ExportKind.ROSTER], library.open_work).committed
    assert import_scores(other.id, paths[ExportKind.GRADEBOOK], library.open_work).committed
    assert import_scores(other.id, paths[ExportKind.WEEKLY], library.open_work).committed
    assert facts_of(other.id, library.open_work) == facts_of(course.id, library.open_work)


WRITTEN = (
    (ScaleKind.LETTER, "100", ("95", "96", "89.5", "50"), ("A", "A", "B+", "F")),
    (ScaleKind.LETTER, "20", ("19", "13"), ("A", "D")),
    (ScaleKind.FIVE_LEVELS, "100", ("95", "85", "50"), ("优", "良", "不及格")),
    (ScaleKind.PASS_FAIL, "10", ("10", "5.5", "0"), ("√", "√", "×")),
    (ScaleKind.PERCENT, "20", ("17", "20"), ("85%", "100%")),
    (ScaleKind.POINTS, "20", ("17.5", "20"), ("", "")),
)


@pytest.mark.parametrize("suffix", [".csv", ".json"])
@pytest.mark.parametrize(("scale", "high", "values", "written"), WRITTEN)
def test_a_letter_a_level_or_a_pass_goes_out_as_it_is_written_and_comes_back_unchanged(
    library, tmp_path, suffix, scale, high, values, written
):
    with library.open_work() as work:
        course = work.courses.add(Course(0, "语文", weeks=3))
        students = work.students.add([Student(0, f"00{n}", f"学生{n}") for n in range(len(values) + 1)])
        work.enrolments.add([Enrolment(0, each.id, course.id, "三班") for each in students])
        work.assessments.add_policy(Policy(0, course.id, pass_percent=Decimal(55)))
        (item,) = work.assessments.add([Assessment(0, course.id, "口语", week=2, high=Decimal(high), scale=scale)])
        scores = [Score(each.id, item.id, 1, Decimal(v)) for each, v in zip(students, values, strict=False)]
        work.scores.put([*scores, Score(students[-1].id, item.id, 1, None, Status.ABSENT)])
        other = work.courses.add(Course(0, "语文二", weeks=3))
        work.assessments.add_policy(Policy(0, other.id, pass_percent=Decimal(55)))
        work.enrolments.add([Enrolment(0, each.id, other.id, "三班") for each in students])
        work.commit(Action("create_course", course.id))
    out = export_course(ExportKind.GRADEBOOK, course.id, tmp_path / f"a{suffix}", wording("en"), library.open_work)
    rows = (
        json.loads(out.read_bytes())
        if suffix == ".json"
        else list(csv.DictReader(io.StringIO(out.read_bytes().decode("utf-8-sig"), newline="")))
    )
    assert [(row["written"] or "") for row in rows] == [*written, ""]
    assert import_scores(other.id, out, library.open_work).committed
    with library.open_work() as work:
        (back,) = work.assessments.of_course(other.id)
    assert (back.scale, back.high, back.week) == (scale, Decimal(high), 2)
    again = export_course(ExportKind.GRADEBOOK, other.id, tmp_path / f"b{suffix}", wording("en"), library.open_work)
    assert again.read_bytes() == out.read_bytes()


def test_every_kind_is_written_in_every_form(library, course, tmp_path):
    for kind in ExportKind:
        for suffix in suffixes_of(kind):
            path = export_course(kind, course.id, tmp_path / f"{kind}{suffix}", wording("en"), library.open_work)
            assert path.stat().st_size > 100


def test_the_suffix_decides_whatever_its_case_and_another_is_our_mistake(library, course, tmp_path):
    export_course(ExportKind.ROSTER, course.id, tmp_path / "A.CSV", wording("en"), library.open_work)
    with pytest.raises(ValueError, match="doc"):
        export_course(ExportKind.ROSTER, course.id, tmp_path / "a.doc", wording("en"), library.open_work)


def test_the_library_as_json_holds_everything_of_every_course(library, course, tmp_path):
    content = json.loads(Path(export_library(tmp_path / "all.json", library.open_work)).read_text("utf-8"))
    found = content["courses"][0]
    assert content["format"] == 1
    assert {student["name"] for student in content["students"]} == set(NAMES)
    assert (len(found["scores"]), len(found["weekly"])) == (25, 36)
    assert {"value": "61.25", "status": "recorded"}.items() <= found["scores"][-1].items() or any(
        score["value"] == "61.25" for score in found["scores"]
    )
    task = found["tasks"][0]
    assert len(task["essays"]) == 3
    assert task["marks"][0]["spans"] == [{"start": 0, "end": 3, "kind": "excellent", "note": "好"}]
    assert len(task["suggestions"]) == 2


def test_essays_are_exported_with_text_and_without_a_suggestion_as_score(library, course, tmp_path):
    path = export_course(ExportKind.ESSAYS, course.id, tmp_path / "e.csv", wording("en"), library.open_work)
    rows = list(csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))
    assert [(row["name"], row["value"], row["suggested"]) for row in rows] == [
        ("陈㛃", "50", "48"),
        ("韩𬭚", "", "48"),
        ("", "30", ""),
    ]
    assert rows[0]["text"] == "第一段。\n第二段很好。"


def test_a_failing_disk_leaves_the_export_of_yesterday(library, course, tmp_path, monkeypatch):
    path = tmp_path / "a.csv"
    path.write_bytes(b"yesterday")

    def fail(_file: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("core.reports.files.os.fsync", fail)
    with pytest.raises(CannotWrite):
        export_course(ExportKind.GRADEBOOK, course.id, path, wording("en"), library.open_work)
    assert path.read_bytes() == b"yesterday"

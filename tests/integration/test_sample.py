"""The sample course: its files go in without a question, the course shows what they say, and it leaves no trace."""

import importlib.util
import sys
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from core.assessment import Status
from core.errors import NothingToUndo
from core.essay import SpanKind
from core.gradebook import Gradebook
from core.importing.mapping import NOTHING_SAVED
from core.importing.sheets import read_workbook
from core.names import sort_students
from core.rounding import shown
from core.services.importing import import_roster, import_scores
from core.services.sample import (
    SAMPLES,
    SampleCourse,
    key_of,
    load_sample,
    reference_marks,
    remove_sample,
)
from core.services.scores import gradebook_of
from core.services.weekly import trends_of, weekly_of
from core.stages import Stage, stage_of
from core.totals import Standing, explain_total, total_of
from core.trends import Grade, Trends
from storage.library import Library, open_library

CHINESE, ENGLISH = "我最难忘的一课", "My Favourite Place"
# Counted by hand: 31 pupils in weeks 1 to 6, 32 in 7 to 9, 31 again from 10 on; less those away or not noted.
RECORDED = [31, 30, 29, 30, 30, 28, 32, 26, 31, 30, 30, 29]
ENROLLED = [31, 31, 31, 31, 31, 31, 32, 32, 32, 31, 31, 31]


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """A library with the sample in it, for tests that only read."""
    library = open_library(tmp_path_factory.mktemp("sample"), author="teacher")
    load_sample(library.open_work)
    yield library
    library.close()


@pytest.fixture(scope="module")
def sample(shared: Library) -> SampleCourse:
    return load_sample(shared.open_work)


@pytest.fixture(scope="module")
def gradebook(shared: Library, sample: SampleCourse) -> Gradebook:
    return gradebook_of(sample.course.id, shared.open_work)


@pytest.fixture(scope="module")
def trends(shared: Library, sample: SampleCourse) -> Trends:
    return trends_of(sample.course.id, shared.open_work)


def number_of(gradebook: Gradebook, number: str) -> int:
    return next(student.id for student in gradebook.students if student.number == number)


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_every_file_goes_in_without_a_question_or_a_refused_cell(library: Library, language: str) -> None:
    loaded = load_sample(library.open_work, language)
    assert [result.proposal.read for result in loaded.imports] == [32, 1179, 317, 44, 20]
    for result in loaded.imports:
        assert result.committed
        assert result.proposal.added == result.proposal.read
        assert not result.proposal.rejected
        assert not result.proposal.questions


def test_both_languages_hold_the_same_marks(tmp_path: Path) -> None:
    totals = []
    for language in ("zh_CN", "en"):
        library = open_library(tmp_path / language, author="teacher")
        course = load_sample(library.open_work, language).course
        assert course.language == language
        book = gradebook_of(course.id, library.open_work)
        totals.append({student.number: total_of(book, student.id).so_far for student in book.students})
        library.close()
    assert totals[0] == totals[1]


def test_two_pupils_share_a_name_and_rare_characters_survive(gradebook: Gradebook) -> None:
    names = Counter(student.name for student in gradebook.students)
    assert names["王伟"] == 2
    assert [name for name, times in names.items() if times > 1] == ["王伟"]
    assert {student.number for student in gradebook.students if student.name == "王伟"} == {"070323", "070324"}
    assert {"陈㛃", "韩𬭚", "曾雨桐", "单梓晨", "仇思远"} <= set(names)


def test_names_are_in_the_order_of_their_readings(gradebook: Gradebook) -> None:
    order = [student.name for student in sort_students(gradebook.students)]
    assert order[:2] == ["陈㛃", "董书瑶"]
    assert order.index("仇思远") < order.index("单梓晨") < order.index("沈知夏")  # Qiú, Shàn, Shěn
    assert order.index("许念安") < order.index("曾雨桐") < order.index("张浩然")  # Xǔ, Zēng, Zhāng


def test_denominators_follow_who_came_and_who_went(trends: Trends) -> None:
    assert [week.enrolled for week in trends.weeks] == ENROLLED
    assert [week.progress.n if week.progress else 0 for week in trends.weeks] == RECORDED


def test_weekly_means_are_those_of_the_sheet(trends: Trends) -> None:
    """Week 8 of 每周记录.xlsx added up with a pocket calculator; the other weeks stand on the sheet's own last row."""
    from openpyxl import load_workbook

    book = load_workbook(SAMPLES / "每周记录.xlsx", read_only=True)
    for sheet, source in (("进度", "progress"), ("反馈", "feedback")):
        last = list(book[sheet].iter_rows(values_only=True))[-1]
        assert last[0] == "平均"
        means = [getattr(week, source).mean for week in trends.weeks]
        assert [float(mean) for mean in means] == pytest.approx(last[2:], abs=0.051)
    book.close()
    assert trends.weeks[7].progress is not None
    assert shown(trends.weeks[7].progress.mean, 6) == shown(Fraction(1753, 26), 6)
    assert trends.weeks[7].feedback is not None
    assert shown(trends.weeks[7].feedback.mean, 6) == shown(Fraction(64, 26), 6)


def test_only_week_eight_is_weak_and_several_sources_say_so(trends: Trends) -> None:
    assert {week.week: week.alarm for week in trends.weeks if week.alarm} == {8: Grade.STRONG}
    kinds = {reason.kind for reason in trends.weeks[7].reasons}
    assert {"progress_below", "feedback_below", "complaints"} <= kinds


def test_a_hard_test_is_no_weak_week(gradebook: Gradebook, trends: Trends, shared: Library) -> None:
    means = {}
    for item in gradebook.assessments:
        points = [gradebook.cell(student.id, item.id).points for student in gradebook.students]
        held = [float(each) for each in points if each is not None]
        means[item.name] = sum(held) / len(held) if held else None
    assert means["单元测验二"] == pytest.approx(58.1, abs=0.05)
    assert means["单元测验一"] > means["单元测验二"] + 18
    assert means["单元测验三"] > means["单元测验二"] + 18
    week = trends.weeks[4]
    assert week.rated_difficulty == 5
    assert week.alarm is None
    assert "harder_tests" in {reason.kind for reason in week.reasons}


def test_one_falling_pupil_is_pointed_out_and_nobody_else(
    shared: Library, sample: SampleCourse, trends: Trends
) -> None:
    flagged = [each.student_id for each in trends.students if each.is_flagged]
    names = {student.id: student.name for student in weekly_of(sample.course.id, shared.open_work).students}
    assert [names[student_id] for student_id in flagged] == ["冯启航"]


def test_words_in_the_grade_sheet_become_statuses(gradebook: Gradebook) -> None:
    items = {item.name: item for item in gradebook.assessments}

    def cell(number: str, item: str) -> tuple[Status | None, Decimal | None]:
        found = gradebook.cell(number_of(gradebook, number), items[item].id)
        return found.status, found.score.value if found.score else None

    assert cell("070308", "作业2") == (Status.MISSING, None)
    assert cell("070317", "作业3")[0] is Status.MISCONDUCT
    assert cell("070309", "课本剧") == (Status.EXEMPT, None)
    assert cell("070313", "单元测验三") == (Status.DEFERRED, None)
    assert cell("070324", "作业2") == (Status.LATE, Decimal(66))
    assert cell("070329", "作业2") == (Status.RECORDED, Decimal(0))  # a zero, not a blank
    assert cell("070320", "作业3") == (Status.RECORDED, Decimal(85))  # 85分
    assert cell("070305", "作业1") == (Status.RECORDED, Decimal(92))  # ９２
    assert cell("070332", "作业1") == (None, None)  # not there yet: a blank, not a zero
    assert items["期中"].high == 120
    assert items["课堂表现"].high == 10
    assert not gradebook.is_held(items["期末"].id)


def test_a_total_is_what_one_gets_by_hand(gradebook: Gradebook) -> None:
    """Number 070310, with the second lowest homework dropped, absent at the midterm and capped at its make-up."""
    percents = [
        (Decimal(86 + 78 + 82) / 300, 15),  # homework without the 73
        (Decimal(78 + 52 + 83) / 300, 15),
        (Decimal(72) / 120, 20),  # 88 in the make-up, which counts 60 % of 120 at most
        (Decimal(40) / 60, 10),
        (Decimal(84) / 100, 10),
        (Decimal("8.5") / 10, 5),
    ]  # the final is still to come
    weights = sum(weight for _, weight in percents)
    by_hand = sum(share * weight for share, weight in percents) / weights * 100 + Decimal(13) / 20 * 3
    student = number_of(gradebook, "070310")
    assert round(by_hand, 1) == Decimal("74.3")
    assert total_of(gradebook, student).so_far == Decimal("74.3")
    standings = {
        item.assessment.name: item.standing for step in explain_total(gradebook, student).steps for item in step.items
    }
    assert standings["作业2"] is Standing.DROPPED
    assert standings["期末"] is Standing.NOT_HELD


def test_who_came_in_week_seven_owes_nothing_of_before(gradebook: Gradebook) -> None:
    student = number_of(gradebook, "070332")
    steps = explain_total(gradebook, student).steps
    standings = {item.assessment.name: item.standing for step in steps for item in step.items}
    for earlier in ("作业1", "作业2", "单元测验一", "单元测验二", "期中", CHINESE):
        assert standings[earlier] is Standing.NOT_ENROLLED
    assert total_of(gradebook, student).missing == 0


def test_essays_are_all_different_and_belong_to_pupils_of_the_roster(shared: Library, sample: SampleCourse) -> None:
    with shared.open_work() as work:
        tasks = {task.name: task for task in work.essays.tasks(sample.course.id)}
        essays = {name: work.essays.of_task(task.id) for name, task in tasks.items()}
        roster = {student.id for student in work.students.of_course(sample.course.id)}
    assert {name: len(each) for name, each in essays.items()} == {CHINESE: 44, ENGLISH: 20}
    texts = [essay.text for each in essays.values() for essay in each]
    assert len(set(texts)) == 64
    sentences = Counter(sentence for text in texts for sentence in text.split("。") if len(sentence) > 15)
    assert {sentence for sentence, times in sentences.items() if times > 1} <= {"一堂课，可以在学校里，也可以在生活中"}
    for each in essays.values():
        writers = [essay.student_id for essay in each if essay.student_id is not None]
        assert len(writers) == len(set(writers))
        assert set(writers) <= roster
    assert sum(essay.student_id is None for essay in essays[CHINESE]) == 14  # of the parallel class
    assert all(essay.student_id is not None for essay in essays[ENGLISH])


def test_painted_spans_are_the_passages_the_teacher_chose(shared: Library, sample: SampleCourse) -> None:
    with shared.open_work() as work:
        numbers = {student.id: student.number for student in work.students.all()}
        for task in work.essays.tasks(sample.course.id):
            reference = {mark.essay: mark for mark in reference_marks(task.name)}
            for essay in work.essays.of_task(task.id):
                mark, chosen = work.essays.mark(essay.id), reference[key_of(essay, numbers)]
                if mark is None:
                    assert not chosen.is_marked
                    continue
                painted = {(essay.text[span.start : span.end], span.kind, span.note) for span in mark.spans}
                assert painted == set(chosen.passages)
                assert mark.score == chosen.score
                assert sum(mark.traits.values()) == mark.score
    kinds = {kind for mark in reference_marks(CHINESE) for _, kind, _ in mark.passages}
    assert kinds == set(SpanKind)


def test_one_task_is_at_the_stage_of_suggestions_and_one_at_that_of_a_ranking(
    shared: Library, sample: SampleCourse
) -> None:
    with shared.open_work() as work:
        marked = {
            task.name: sum(mark.score is not None for mark in work.essays.marks(task.id))
            for task in work.essays.tasks(sample.course.id)
        }
    assert marked == {CHINESE: 34, ENGLISH: 12}
    assert {name: stage_of(n) for name, n in marked.items()} == {CHINESE: Stage.SUGGESTIONS, ENGLISH: Stage.RANKING}


def test_marks_of_essays_stand_in_the_gradebook(gradebook: Gradebook) -> None:
    item = next(each for each in gradebook.assessments if each.name == CHINESE)
    held = [gradebook.cell(student.id, item.id) for student in gradebook.students]
    assert sum(cell.points is not None for cell in held) == 26
    assert gradebook.cell(number_of(gradebook, "070316"), item.id).points == 57
    assert gradebook.cell(number_of(gradebook, "070329"), item.id).status is Status.MISSING


def test_loading_again_changes_nothing(library: Library) -> None:
    first = load_sample(library.open_work)
    again = load_sample(library.open_work, "en")
    assert again == SampleCourse(first.course)
    with library.open_work() as work:
        assert [step.action.kind for step in work.steps()] == ["load_sample"]
        assert len(work.students.all()) == 32


def test_removal_leaves_an_empty_library(library: Library) -> None:
    load_sample(library.open_work)
    assert remove_sample(library.open_work) == 1
    assert holdings(library) == (0, 0)
    assert remove_sample(library.open_work) == 0


def test_removal_leaves_the_teachers_own_courses_alone(library: Library, own_course: Callable[[], int]) -> None:
    course_id = own_course()
    load_sample(library.open_work)
    remove_sample(library.open_work)
    with library.open_work() as work:
        assert [course.id for course in work.courses.all()] == [course_id]
        assert [student.number for student in work.students.of_course(course_id)] == ["1"]


@pytest.fixture
def own_course(library: Library) -> Callable[[], int]:
    def make() -> int:
        from core.services.courses import create_course

        course = create_course("Own", library.open_work)
        import_roster(course.id, "学号\t姓名\n1\t王伟", library.open_work, saved=NOTHING_SAVED)
        return course.id

    return make


def test_opening_the_sample_is_one_step_to_undo(library: Library) -> None:
    load_sample(library.open_work)
    with library.open_work() as work:
        assert work.undo().action.kind == "load_sample"
    assert holdings(library) == (0, 0)
    with library.open_work() as work:
        work.redo()
    assert holdings(library) == (1, 32)
    with library.open_work() as work:
        work.undo()
        with pytest.raises(NothingToUndo):
            work.undo()


def test_a_failure_on_the_way_leaves_nothing(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(task_name: str) -> None:
        raise OSError(task_name)

    monkeypatch.setattr("core.services.sample.reference_marks", fail)
    with pytest.raises(OSError, match=CHINESE):
        load_sample(library.open_work)
    assert holdings(library) == (0, 0)


def holdings(library: Library) -> tuple[int, int]:
    """Courses and pupils in the library."""
    with library.open_work() as work:
        return len(work.courses.all()), len(work.students.all())


def test_the_same_grades_imported_again_change_nothing(library: Library) -> None:
    course = load_sample(library.open_work).course
    result = import_scores(course.id, SAMPLES / "成绩.xlsx", library.open_work)
    assert (result.proposal.added, result.proposal.changed, result.proposal.unchanged) == (0, 0, 317)


def test_the_generator_writes_the_committed_files(tmp_path: Path) -> None:
    folder = Path(__file__).resolve().parents[2] / "packaging" / "sample"
    sys.path.insert(0, str(folder))  # its modules import one another by name; it is no package
    try:
        spec = importlib.util.spec_from_file_location("make_sample", folder / "make_sample.py")
        assert spec is not None
        assert spec.loader is not None
        maker = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(maker)
        maker.main(tmp_path)
    finally:
        sys.path.remove(str(folder))
        for name in ("facts", "essays"):
            sys.modules.pop(name, None)
    made = {path.relative_to(tmp_path): path for path in tmp_path.rglob("*") if path.is_file()}
    kept = {path.relative_to(SAMPLES) for path in SAMPLES.rglob("*") if path.is_file()}
    assert kept == {*made, Path("course.json")}
    for name, path in made.items():
        assert contents(path) == contents(SAMPLES / name), name


def contents(path: Path) -> object:
    """What is in a file, whatever wrote its line ends or packed it."""
    if path.suffix == ".xlsx":
        return read_workbook(path).sheets
    if path.suffix == ".docx":
        return zipfile.ZipFile(path).read("word/document.xml")
    return path.read_bytes().replace(b"\r\n", b"\n")

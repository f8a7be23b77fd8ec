"""Feedback from a real library: gathered, worded, written as PDF and as Word files with comments, on either database."""

import argparse
import io
import zipfile
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace

import docx
import pypdfium2
import pytest

from core.course import Course
from core.errors import TaskNotFound
from core.essay import (
    Essay,
    EssayTask,
    Evidence,
    Mark,
    MarkerModel,
    Scale,
    Span,
    SpanKind,
    Trait,
)
from core.feedback_words import Basis
from core.marking.spec import Scored, TraitScored
from core.marking.spelling import Misspelling
from core.ports import Action, OpenWork
from core.roster import Enrolment, Student
from core.services.feedback import Feedback, comments_for, feedback_of, feedback_of_task, statements_of, write_feedback
from core.services.marking import remember_comment
from core.services.training import prepare_run, prepare_scoring, store_suggestions
from ui.commands import reports
from ui.wording import wording

TODAY = date(2026, 11, 22)
WORDS = wording("en")
SENTENCE = "我们一起去公园看花。"
WRONG = "我小时侯很喜欢那里，跑的很快。"
EVIL = "<w:r>&amp;</w:r>\x00\x0b]]>{score}%s\ud800"


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request, new_place):
    return new_place(request.param)


def fill(open_work: OpenWork) -> EssayTask:
    """Fourteen essays that were marked by their paragraphs, and two that wait; of one a model said something."""
    with open_work() as work:
        course = work.courses.add(Course(0, "语文", weeks=3))
        students = work.students.add([Student(0, f"{n:03}", f"学生{n:02}") for n in range(16)])
        work.enrolments.add([Enrolment(0, each.id, course.id, "三班") for each in students])
        trait = Trait(0, "内容", Scale(Decimal(0), Decimal(20)))
        task = work.essays.add_task(
            EssayTask(0, course.id, "春游", "写春游", "zh", Scale(Decimal(0), Decimal(60)), (trait,))
        )
        texts = ["\n".join([SENTENCE * 3] * (1 + number // 2)) for number in range(16)]
        texts[0] = f"{WRONG}\n{EVIL}"
        essays = work.essays.add(
            [Essay(0, task.id, students[n].id, text, "<i>题目", order=n) for n, text in enumerate(texts)]
        )
        for number, essay in enumerate(essays[:14]):
            spans = (
                (Span(0, 4, SpanKind.POOR, EVIL), Span(5, len(essay.text), SpanKind.EXCELLENT)) if number < 11 else ()
            )
            work.essays.put_mark(
                Mark(essay.id, score=Decimal(40 + number), traits={task.traits[0].id: Decimal(9)}, spans=spans)
            )
        work.commit(Action("fill", course.id))
        model = work.models.add(MarkerModel(0, task.id, "m", "base", {"marked": 40}, "0" * 64))
        work.models.activate(model.id)
        work.commit(Action("model", course.id, undoable=False))
    scored = Scored(
        str(essays[15].id),
        50,
        50.2,
        48,
        52,
        traits={"内容": TraitScored(17, 15, 19), "gone": TraitScored(1, 0, 2)},
        spans=(Span(0, 10, SpanKind.EXCELLENT),),
        evidence=(Evidence(10, 20, -1.25), Evidence(20, 30, 0.75)),
    )
    store_suggestions(task, replace(model, is_active=True), [scored], open_work)
    return task


@pytest.fixture
def task(library) -> EssayTask:
    return fill(library.open_work)


def test_what_a_model_said_is_kept_with_what_stands_behind_it(library, task):
    with library.open_work() as work:
        (explanation,) = work.models.explanations(task.id)
    (trait,) = explanation.traits  # one that the rubric does not have is left out
    assert (trait.trait_id, trait.score, trait.low, trait.high) == (task.traits[0].id, 17, 15, 19)
    assert explanation.spans == (Span(0, 10, SpanKind.EXCELLENT),)
    assert explanation.evidence == (Evidence(10, 20, -1.25), Evidence(20, 30, 0.75))


def test_painted_passages_are_part_of_what_a_marker_learns_from(library, task):
    spec = prepare_run(task, library.open_work, library).spec
    assert sum(bool(essay.spans) for essay in spec.essays) == 11
    bare = replace(spec, essays=tuple(replace(essay, spans=()) for essay in spec.essays))
    assert bare.data_hash() != spec.data_hash()


def test_every_sentence_of_feedback_rests_on_a_passage_or_a_number(library, task):
    everything = feedback_of_task(task.id, library.open_work, today=TODAY)
    assert len(everything) == 16
    bases = set()
    for feedback in everything:
        for each in statements_of(feedback, WORDS, for_teacher=True):
            bases.add(each.basis)
            assert each.words.strip()
            if each.start is None:
                assert {"value", "strong", "n"} <= each.numbers.keys()
            else:
                assert 0 <= each.start < each.end <= len(feedback.report.text)
    assert bases == set(Basis)


def test_an_essay_is_told_what_the_strong_ones_have(library, task):
    first = feedback_of_task(task.id, library.open_work, today=TODAY)[0]
    facts = {fact.measure: fact for fact in first.contrast}
    assert facts["paragraphs"].value == 2
    assert facts["paragraphs"].n == 14
    said = [each.words for each in statements_of(first, WORDS) if each.basis is Basis.CONTRAST]
    assert "Paragraphs: 2; the essays marked highest have 6.5 (median of 4)" in said
    strongest = feedback_of_task(task.id, library.open_work, today=TODAY)[13]
    assert strongest.contrast == ()


def test_wrong_characters_are_named_with_how_often_such_findings_are_right(library, task):
    first = feedback_of_task(task.id, library.open_work, today=TODAY)[0]
    found = [each for each in statements_of(first, WORDS, for_teacher=True) if each.basis is Basis.SPELLING]
    assert [first.report.text[each.start : each.end] for each in found] == ["时侯", "的"]
    assert all(each.numbers["right"] / each.numbers["of"] >= 0.8 for each in found)


def test_what_may_be_misspelt_comes_to_the_student_only_as_a_note_of_the_teachers(library, task, tmp_path):
    first = feedback_of_task(task.id, library.open_work, today=TODAY)[0]
    guesses = {Basis.SPELLING, Basis.PROPOSED, Basis.EVIDENCE}
    assert not guesses & {each.basis for each in statements_of(first, WORDS)}
    (finding, *rest) = [each for each in statements_of(first, WORDS, for_teacher=True) if each.basis is Basis.SPELLING]
    with library.open_work() as work:
        mark = work.essays.mark(first.essay_id)
        note = Span(finding.start, finding.end, SpanKind.POOR, finding.words)
        work.essays.put_mark(replace(mark, spans=(Span(0, 2, SpanKind.POOR), note)))
        work.commit(Action("mark_essay", task.course_id))
    noted = feedback_of(task.id, first.essay_id, library.open_work, today=TODAY)
    told = [each.words for each in statements_of(noted, WORDS) if each.basis is Basis.PAINTED]
    assert f"To be improved: {finding.words}" in told
    left = [each.words for each in statements_of(noted, WORDS, for_teacher=True) if each.basis is Basis.SPELLING]
    assert left == [each.words for each in rest]


def test_a_word_to_check_is_named_once_the_likeliest_first_and_no_more_than_a_dozen():
    wrong = [f"wondder{letter}" for letter in "abcdefghijklmno"]
    found = [Misspelling(place, place + 8, word, ()) for place, word in enumerate(wrong)]
    found += [Misspelling(90, 93, "Teh", ("The",)), Misspelling(95, 98, "teh", ("the",))]
    report = SimpleNamespace(spans=(), text="x" * 100)
    feedback = Feedback(1, report, misspellings=tuple(found))
    assert len(feedback.to_check) == 16
    assert feedback.to_check[0].word == "Teh"
    said = [each for each in statements_of(feedback, WORDS, for_teacher=True) if each.basis is Basis.SPELLING]
    assert len(said) == 12
    assert sum("meant" in each.words for each in said) == 1


def test_a_name_that_a_classmate_or_the_task_writes_with_a_capital_is_no_word_to_check(library):
    with library.open_work() as work:
        course = work.courses.add(Course(0, "English"))
        scale = Scale(Decimal(0), Decimal(6))
        task = work.essays.add_task(EssayTask(0, course.id, "Trip", "Write of Lake Qinghu.", "en", scale))
        texts = ("We saw qinghu and teh lijang river.", "Our bus went along the Lijang all day.")
        essays = work.essays.add([Essay(0, task.id, None, text) for text in texts])
        work.commit(Action("fill", course.id))
    found = feedback_of(task.id, essays[0].id, library.open_work, today=TODAY).to_check
    assert [each.word for each in found] == ["teh"]


def test_what_a_model_found_is_for_the_teacher_and_only_from_the_stage_of_suggestions_on(library, task):
    last = feedback_of_task(task.id, library.open_work, today=TODAY)[15]
    assert last.proposed
    assert last.evidence
    machine = {Basis.PROPOSED, Basis.EVIDENCE}
    assert not machine & {each.basis for each in statements_of(last, WORDS)}
    with library.open_work() as work:
        (model,) = work.models.of_task(task.id)
        young = work.models.add(replace(model, id=0, folder="young", card={"marked": 12}, is_active=False))
        work.models.activate(young.id)
        work.models.put_explanations([replace(each, model_id=young.id) for each in work.models.explanations(task.id)])
        work.commit(Action("model", task.course_id, undoable=False))
    assert feedback_of(task.id, last.essay_id, library.open_work).evidence == ()


def test_an_essay_that_is_not_there_has_no_feedback(library, task):
    with pytest.raises(LookupError):
        feedback_of(task.id, 9999, library.open_work)


def test_word_files_open_with_comments_at_their_passages(library, task, tmp_path):
    files = write_feedback(task.id, tmp_path, "docx", "en", WORDS, library.open_work, today=TODAY)
    assert len(files) == 14  # two have no mark yet
    for path in files:
        assert zipfile.ZipFile(path).testzip() is None
    opened = docx.Document(io.BytesIO(files[0].read_bytes()))
    text = "\n".join(paragraph.text for paragraph in opened.paragraphs)
    assert WRONG in text
    assert "<w:r>&amp;</w:r>" in text
    assert "40 / 60" in text
    comments = {comment.text: comment.author for comment in opened.comments}
    assert not any("时侯" in words for words in comments)  # nobody has looked at that yet
    assert set(comments.values()) == {"Teacher"}
    assert any(words.startswith("To be improved: <w:r>") for words in comments)
    xml = zipfile.ZipFile(files[0]).read("word/document.xml").decode()
    assert xml.count("<w:commentRangeStart") == xml.count("<w:commentRangeEnd") == len(comments)
    (path,) = write_feedback(
        task.id,
        tmp_path,
        "docx",
        "en",
        WORDS,
        library.open_work,
        student_ids=[_first_student(library)],
        for_teacher=True,
        today=TODAY,
    )
    opened = docx.Document(io.BytesIO(path.read_bytes()))
    assert any("时侯" in each.text and each.author == "Lectern" for each in opened.comments)
    xml = zipfile.ZipFile(path).read("word/document.xml").decode()
    place = xml.index("时侯")
    assert xml.rindex("<w:commentRangeStart", 0, place) > xml.rindex("<w:p>", 0, place)


@pytest.mark.parametrize("form", ["docx", "pdf"])
def test_emoji_stand_in_the_sheets_as_they_were_written(library, task, tmp_path, form):
    text = "今天真开心😀，大家都👍🏽！❤️"
    with library.open_work() as work:
        (essay,) = work.essays.add([Essay(0, task.id, None, text, "🌸 的题目", file_name="🌸.docx", order=99)])
        spans = (Span(5, 9, SpanKind.EXCELLENT, "好 🎉"),)
        work.essays.put_mark(Mark(essay.id, score=Decimal(50), comment="继续 💪", spans=spans))
        work.commit(Action("emoji", task.course_id))
    files = write_feedback(task.id, tmp_path, form, "zh_CN", wording("zh_CN"), library.open_work, today=TODAY)
    path = next(each for each in files if "🌸" in each.name)
    if form == "docx":
        opened = docx.Document(str(path))
        assert text in "\n".join(each.text for each in opened.paragraphs)
        assert any("好 🎉" in each.text for each in opened.comments)
        return
    shown = "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(path))
    assert "〓" not in shown
    assert all(sign in shown for sign in "😀👍❤🌸🎉💪")


def test_pdf_sheets_hold_the_words_and_hide_the_model_from_pupils(library, task, tmp_path):
    teacher, pupils = tmp_path / "teacher", tmp_path / "pupils"
    teacher.mkdir()
    pupils.mkdir()
    for folder in (teacher, pupils):
        write_feedback(
            task.id, folder, "pdf", "en", WORDS, library.open_work, for_teacher=folder is teacher, today=TODAY
        )
    assert (len(list(teacher.iterdir())), len(list(pupils.iterdir()))) == (16, 14)
    first = _text_of(next(path for path in pupils.iterdir() if "_000_" in path.name))
    assert "Words to check" not in first
    assert "Words to check" in _text_of(next(path for path in teacher.iterdir() if "_000_" in path.name))
    assert "Beside the essays marked highest" in first
    assert "For the teacher only" not in first
    last = _text_of(next(path for path in teacher.iterdir() if "_015_" in path.name))
    assert "Without this sentence the model would suggest 1.3 points less." in last
    assert "For the teacher only" in last


def _text_of(path: Path) -> str:
    document = pypdfium2.PdfDocument(path)
    text = "".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    return " ".join(text.split())


def test_sheets_are_written_in_chinese_too(library, task, tmp_path):
    (path,) = write_feedback(
        task.id,
        tmp_path,
        "docx",
        "zh_CN",
        wording("zh_CN"),
        library.open_work,
        student_ids=[_first_student(library)],
        today=TODAY,
    )
    assert "与得分最高的几篇相比" in "\n".join(each.text for each in docx.Document(str(path)).paragraphs)


def _first_student(library) -> int:
    with library.open_work() as work:
        return work.students.by_number("000").id


def test_feedback_on_the_command_line(library, task, tmp_path):
    parser = argparse.ArgumentParser()
    reports.add_commands(parser.add_subparsers())

    def carry_out(*words):
        given = parser.parse_args(
            ["report", "feedback", "--course", "语文", *map(str, words)], argparse.Namespace(quiet=True)
        )
        return given.run(given, library, WORDS)

    found = carry_out("--task", "春游", "--out", tmp_path / "a" / "b", "--format", "docx", "--student", "003")
    assert [Path(each).suffix for each in found.result["files"]] == [".docx"]
    assert len(carry_out("--task", "春游", "--out", tmp_path, "--for-teacher").result["files"]) == 16
    with pytest.raises(TaskNotFound):
        carry_out("--task", "秋游", "--out", tmp_path)


def test_a_comment_of_the_bank_is_proposed_with_the_passage_it_stems_from(library, task):
    remember_comment(task.course_id, "比喻新鲜", "月亮像一只小船", library.open_work)
    remember_comment(task.course_id, "结尾太满", "只要坚持就一定会成功", library.open_work)
    text = "月亮像一只弯弯的小船。我们吃了午饭。"
    spans = (Span(0, 11, SpanKind.EXCELLENT), Span(11, 18, SpanKind.POOR))
    ((span, likeness),) = comments_for(task.course_id, text, spans, library.open_work)
    assert span == spans[0]
    assert (likeness.comment.text, likeness.comment.passage) == ("比喻新鲜", "月亮像一只小船")


def test_sentences_are_looked_for_only_where_a_mark_may_be_shown(library, task):
    with library.open_work() as work:
        (model,) = work.models.of_task(task.id)
    assert prepare_scoring(task, model, library.open_work, library).evidence
    assert not prepare_scoring(task, replace(model, card={"marked": 12}), library.open_work, library).evidence
    assert not prepare_scoring(task, model, library.open_work, library, evidence=False).evidence

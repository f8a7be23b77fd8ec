"""`import …` on the command line."""

import argparse
import json

import pytest

from core.course import Course
from core.errors import CourseNotFound, MappingUnusable
from core.ports import Action
from ui.commands import importing
from ui.import_words import choice_words, left_out_words, note_words, question_words, rejection_words
from ui.wording import wording

KEYS = {
    *("committed", "read", "added", "matched", "changed", "unchanged", "columns", "rejected", "questions"),
    *("notes", "left_out"),
}


@pytest.fixture
def where(new_place):
    return new_place("sqlite")


@pytest.fixture
def run(library, tmp_path):
    with library.open_work() as work:
        course = work.courses.add(Course(0, "语文"))
        work.commit(Action("add_course", course.id))
    parser = argparse.ArgumentParser()
    importing.add_commands(parser.add_subparsers())

    def carry_out(*words):
        arguments = parser.parse_args(["import", *map(str, words)], argparse.Namespace(quiet=True))
        return arguments.run(arguments, library, wording("en"))

    return carry_out


@pytest.fixture
def file(tmp_path):
    def write(name, text):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_the_json_of_an_import_has_exactly_its_keys(run, file):
    outcome = run("roster", file("三班.csv", "学号,姓名\n01,王伟\n,\n02,李娜\n1.2E+18,张敏\n"), "--course", "语文")
    assert set(outcome.result) == KEYS
    assert outcome.exit_code == 0
    assert outcome.result["columns"] == {"学号": "number", "姓名": "name"}
    assert outcome.result["rejected"] == [{"at": "三班!A5", "value": "1.2E+18", "reason": "digits_lost"}]
    json.dumps(outcome.result)


def test_a_question_about_full_marks_names_the_student_and_the_mark_or_what_the_marks_suggest(run, file):
    path = file("一班.csv", "姓名,小测,期末\n王伟,8.5,88\n李娜,5.9,105\n")
    lines = run("scores", path, "--course", "语文").lines
    assert "    一班!C3  李娜 · 期末: 105" in lines
    assert "    scale:期末 = skip | 110 | 120 | 130 | extra" in lines
    assert "    scale:小测 = 10 | 15 | 100" in lines
    assert any("5.9–8.5" in line for line in lines)


def test_an_open_question_is_exit_code_3_and_a_mapping_file_answers_it(run, file, tmp_path):
    run("roster", file("a.csv", "学号,姓名\n01,王伟\n02,王伟\n"), "--course", "语文")
    scores, saved = file("b.csv", "姓名,语文\n王伟,85\n"), tmp_path / "mapping.json"
    outcome = run("scores", scores, "--course", "语文", "--save-mapping", saved)
    assert (outcome.exit_code, outcome.result["committed"]) == (3, False)
    (question,) = outcome.result["questions"]
    assert (question["kind"], question["at"], question["choices"]) == ("same_name", "b!A2", ["01", "02", "skip"])
    assert any("王伟" in line for line in outcome.lines)
    mapping = json.loads(saved.read_text(encoding="utf-8"))
    mapping["answers"][question["key"]] = "02"
    saved.write_text(json.dumps(mapping), encoding="utf-8")
    outcome = run("scores", scores, "--course", "语文", "--mapping", saved)
    assert (outcome.exit_code, outcome.result["committed"], outcome.result["added"]) == (0, True, 1)


def test_a_dry_run_stores_nothing(run, file):
    path = file("a.csv", "学号,姓名\n01,王伟\n")
    assert run("roster", path, "--course", "语文", "--dry-run").result["committed"] is False
    assert run("roster", path, "--course", "语文").result["added"] == 1
    assert run("roster", path, "--course", "语文").lines[0] == "a.csv: everything in it is in the course already."


def test_essays_take_their_task_from_the_options(run, file, library):
    prompt = file("prompt.txt", "写一位老师\n")
    run(
        "essays",
        file("x.txt", "春天来了"),
        "--course",
        "语文",
        "--task",
        "春",
        "--prompt-file",
        prompt,
        "--scale",
        "0",
        "40",
        "0.5",
    )
    with library.open_work() as work:
        (task,) = work.essays.tasks(work.courses.by_name("语文").id)
    assert (task.prompt, str(task.scale.step), task.language) == ("写一位老师", "0.5", "zh")


def test_an_unknown_course_and_a_broken_mapping_are_said(run, file):
    path = file("a.csv", "学号,姓名\n01,王伟\n")
    with pytest.raises(CourseNotFound):
        run("roster", path, "--course", "数学")
    with pytest.raises(MappingUnusable):
        run("roster", path, "--course", "语文", "--mapping", file("m.json", "[]"))
    with pytest.raises(MappingUnusable):
        run("roster", path, "--course", "语文", "--mapping", file("m.json", "{"))


def test_a_number_that_is_none_is_wrong_usage(run, file, capsys):
    with pytest.raises(SystemExit):
        run("essays", "x", "--course", "语文", "--task", "春", "--scale", "0", "nan", "1")
    assert "not a number" in capsys.readouterr().err


def test_everything_an_import_can_say_has_its_words():
    from core.importing.questions import Question

    def translate(context, text):
        return text

    for kind in (
        "sheet", "orientation", "header", "weeks", "scale", "share", "same_name", "other_name", "unknown_student", "conflict", "overwrite",
        "essay_student", "essay_changed", "week", "days", "hidden", "class",
    ):  # fmt: skip
        question = Question(kind, "a", (), kind, "b")
        assert question_words(question, translate)
        for choice in (
            "score",
            "ignore",
            "add",
            "skip",
            "new",
            "same",
            "nobody",
            "replace",
            "separate",
            "extra",
            "0012",
        ):
            assert choice_words(question, choice, translate)
    for reason in (
        "not_a_score", "not_a_level", "date", "digits_lost", "out_of_range", "negative", "unclear", "check_mark", "formula_without_value",
        "formula_error", "no_student", "no_item", "no_name", "not_a_number", "not_a_week", "not_attendance", "duplicate",
        "unknown_status", "empty_essay", "too_long", "outside_scale", "encrypted", "wrong_kind", "corrupt", "encoding", "bomb",
        "too_large", "empty", "no_permission", "missing", "outside_course",
    ):  # fmt: skip
        assert rejection_words(reason, translate)
    for note in (
        "hidden_sheets",
        "hidden_rows",
        "sheets",
        "same_text",
        "days_merged",
        "answered_again",
        "assumed_full_marks",
    ):
        assert note_words((note, "x"), translate)
    assert note_words(("attendance_signs", "√=present"), translate)
    for reason in (
        "unused_column", "other_column", "total_column", "rank_column", "score_column", "hidden_column", "hidden_row", "total_row",
        "hint_row", "units_row", "heading", "remark", "test_student", "comment", "colour", "struck_out", "raised", "note", "outside_course",
        "no_week", "summary_sheet", "unused_sheet",
    ):  # fmt: skip
        assert left_out_words(reason, translate)

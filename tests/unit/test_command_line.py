import json

import pytest

from core.errors import CourseNotFound
from ui.command_line import run
from ui.wording import wording


class NoCourses:
    """A library that refuses every command with a mistake of the teacher's."""

    def __init__(self, error: Exception) -> None:
        self._error = error
        self.is_closed = False

    def open_work(self):
        raise self._error

    def close(self) -> None:
        self.is_closed = True


def carry_out(arguments: list[str], error: Exception) -> tuple[int, NoCourses]:
    library = NoCourses(error)
    return run(arguments, lambda _where: library, "en", "lectern.log"), library


def test_a_mistake_the_teacher_can_mend_ends_with_3_and_words_without_a_traceback(capsys) -> None:
    code, library = carry_out(["course", "list"], CourseNotFound("三班", ["二班"]))
    said = capsys.readouterr()
    assert (code, said.out) == (3, "")
    assert said.err.strip() == "There is no course named “三班”. Courses in this library: 二班."
    assert library.is_closed


def test_with_json_the_refusal_is_one_object(capsys) -> None:
    code, _ = carry_out(["course", "list", "--json"], CourseNotFound("三班", []))
    told = json.loads(capsys.readouterr().out)
    assert code == 3
    assert (told["error"], told["name"]) == ("CourseNotFound", "三班")


def test_our_own_fault_ends_with_1_and_names_the_log_but_shows_no_traceback(capsys, caplog) -> None:
    code, _ = carry_out(["course", "list"], ZeroDivisionError("x"))
    said = capsys.readouterr().err
    assert code == 1
    assert "lectern.log" in said and "Traceback" not in said
    assert [record.getMessage().splitlines()[0] for record in caplog.records] == ["command failed: course"]


def test_wrong_usage_ends_with_2() -> None:
    with pytest.raises(SystemExit) as stopped:
        carry_out(["course", "dance"], CourseNotFound(""))
    assert stopped.value.code == 2


@pytest.mark.parametrize("place", [0, 1, 2])
def test_the_common_options_may_stand_anywhere(place: int, capsys) -> None:
    arguments = ["course", "list"]
    arguments.insert(place, "--json")
    carry_out(arguments, CourseNotFound("x"))
    assert json.loads(capsys.readouterr().out)["error"] == "CourseNotFound"


def test_a_text_without_translation_stays_english() -> None:
    assert wording("zh_CN")("commands", "no such text") == "no such text"

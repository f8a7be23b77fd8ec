import traceback

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, IntegrityError, SQLAlchemyError

from core.course import Course
from core.errors import ChangedMeanwhile
from core.faults import places_of
from core.ports import Action
from core.roster import Enrolment, Student
from storage.database import driven, open_engine
from storage.library import open_library
from storage.place import find_place
from storage.recorder import inserting
from storage.tables import student


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_an_error_of_the_database_names_nobody(new_place, kind) -> None:
    place = new_place(kind)
    open_library(place).close()
    engine = open_engine(find_place(place).url)
    with engine.connect() as connection, pytest.raises(SQLAlchemyError) as failed:
        connection.execute(text("SELECT :name FROM no_such_table"), {"name": "曾雨桐"})
    assert "曾雨桐" not in str(failed.value)
    engine.dispose()


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_an_error_of_a_prepared_statement_is_the_same_and_names_nobody(new_place, kind) -> None:
    place = new_place(kind)
    open_library(place).close()
    engine = open_engine(find_place(place).url)
    pupil = (1, "0001", "曾雨桐", "", "", "", 0)
    for rows in ([pupil], [(2, "0002", "曾小贤", "", "", "", 0), pupil]):  # one by one, and many at a time
        with engine.connect() as connection:
            inserting(student).run_many(connection, [pupil])
            with pytest.raises(IntegrityError) as failed:
                inserting(student).run_many(connection, rows)
        assert "曾" not in str(failed.value)
    engine.dispose()


NUMBER, NAME = "2023770012", "曾雨桐"


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_a_number_that_someone_else_was_quicker_to_take_is_said_and_quoted_nowhere(new_place, kind) -> None:
    library = open_library(new_place(kind))
    with library.open_work() as work:
        work.students.add([Student(0, NUMBER, NAME)])
        work.commit(Action("add_student"))
    with library.open_work() as work, pytest.raises(ChangedMeanwhile) as failed:
        work.students.add([Student(0, NUMBER, NAME)])
    library.close()
    assert failed.value.what == "student"
    told = places_of(failed.value) + "".join(traceback.format_exception(failed.value))
    assert NUMBER not in told
    assert NAME not in told


@pytest.mark.parametrize(
    "statement",
    [
        f"INSERT INTO counter VALUES ('{NUMBER}', 1), ('{NUMBER}', 1)",
        f"SELECT CAST('{NUMBER} {NAME}' AS INTEGER)",
        f"UPDATE step SET role = '{NAME}'",
        f"UPDATE enrolment SET joined = '{NAME} and more than ten letters'",
    ],
    ids=["key", "value", "check", "length"],
)
def test_whatever_a_server_refuses_its_error_quotes_no_row(new_place, statement) -> None:
    library = open_library(new_place("postgresql"))
    with library.open_work() as work:
        (student,) = work.students.add([Student(0, "1", "李华")])
        course = work.courses.add(Course(0, "语文"))
        work.enrolments.add([Enrolment(0, student.id, course.id)])
        work.commit(Action("add_student"))
    engine = open_engine(find_place(library.place).url)
    with engine.connect() as connection:
        with pytest.raises(DBAPIError) as failed:
            driven(connection, statement, [])
        told = "".join(traceback.format_exception(failed.value))
        assert "SQLSTATE" in told
        assert NUMBER not in told.replace(statement, "")
        assert NAME not in told.replace(statement, "")
    engine.dispose()
    library.close()


def test_what_the_log_says_of_a_fault_is_where_it_was_and_never_its_words() -> None:
    try:
        try:
            int(NAME)
        except ValueError as error:
            raise KeyError(NUMBER) from error
    except KeyError as error:
        told = places_of(error)
    assert "KeyError" in told
    assert "ValueError" in told
    assert "test_storage_errors.py" in told
    assert NUMBER not in told
    assert NAME not in told

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError, SQLAlchemyError

from storage.database import open_engine
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
    pupil = (1, "0001", "曾雨桐", "", "")
    for rows in ([pupil], [(2, "0002", "曾小贤", "", ""), pupil]):  # one by one, and many at a time
        with engine.connect() as connection:
            inserting(student).run_many(connection, [pupil])
            with pytest.raises(IntegrityError) as failed:
                inserting(student).run_many(connection, rows)
        assert "曾" not in str(failed.value)
    engine.dispose()

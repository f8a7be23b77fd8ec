import pytest
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from storage.database import open_engine
from storage.library import open_library
from storage.place import find_place


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_an_error_of_the_database_names_nobody(new_place, kind) -> None:
    place = new_place(kind)
    open_library(place).close()
    engine = open_engine(find_place(place).url)
    with engine.connect() as connection, pytest.raises(SQLAlchemyError) as failed:
        connection.execute(text("SELECT :name FROM no_such_table"), {"name": "曾雨桐"})
    assert "曾雨桐" not in str(failed.value)
    engine.dispose()

"""Which schema a database has, without loading the migrations."""

from sqlalchemy import Connection, inspect, text

from storage.tables import counter, metadata

REVISION = "0005"  # of storage.tables; the migrations lead to it


def create_schema(connection: Connection) -> None:
    """All tables in an empty database: what the migrations from the first to the last would make, at once."""
    metadata.create_all(connection)
    connection.execute(
        text(
            "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, "
            "CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
        )
    )
    connection.execute(text("INSERT INTO alembic_version VALUES (:revision)"), {"revision": REVISION})
    start_counters(connection)


def start_counters(connection: Connection) -> None:
    connection.execute(counter.insert(), [{"name": table.name, "last": 0} for table in metadata.sorted_tables])


def revision_of(connection: Connection) -> str | None:
    """The schema's number; "" in an empty database, None in one that is no library."""
    tables = inspect(connection).get_table_names()
    if not tables:
        return ""
    if "alembic_version" not in tables:
        return None
    return str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar() or "") or None

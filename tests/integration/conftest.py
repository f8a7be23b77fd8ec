"""Libraries on SQLite and on a PostgreSQL server of the tests' own, started once where its programs are installed."""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url

from storage.database import open_engine
from storage.library import Library, open_library
from storage.schema import REVISION, revision_of, start_counters
from storage.tables import metadata

OPTIONS = (
    "-c fsync=off -c full_page_writes=off -c synchronous_commit=off"  # a test's server need not survive a power cut
)


def _programs() -> Path | None:
    """The folder of the newest PostgreSQL's programs."""
    folders = [path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/initdb")]
    on_path = shutil.which("initdb")
    newest = sorted(folders, key=lambda folder: float(folder.parent.name), reverse=True)
    return next(iter(newest), Path(on_path).parent if on_path else None)


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of an empty server, its last part left open; skips where PostgreSQL is not installed."""
    programs = _programs()
    if programs is None:
        pytest.skip("PostgreSQL's initdb and pg_ctl are not installed")
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    as_owner = ["runuser", "-u", "postgres", "--"] if is_root else []  # initdb refuses root
    if is_root and subprocess.run(["id", "postgres"], capture_output=True, check=False).returncode:
        pytest.skip("as root, PostgreSQL needs an account named postgres")
    folder = Path(tempfile.mkdtemp(prefix="lectern-pg-", dir="/tmp"))  # pytest's own folders are closed to others
    if is_root:
        shutil.chown(folder, "postgres")
    port = _free_port()
    control = [*as_owner, str(programs / "pg_ctl"), "-D", str(folder / "data")]
    init = [str(programs / "initdb"), "-D", str(folder / "data"), "-A", "trust", "-U", "postgres", "-E", "UTF8"]
    serve = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} {OPTIONS}"
    try:
        _run([*as_owner, *init, "--locale=C.UTF-8", "--no-sync"])
        _run([*control, "-w", "-l", str(folder / "log"), "-o", serve, "start"])
        yield f"postgresql://postgres@127.0.0.1:{port}/"
    finally:
        subprocess.run([*control, "-m", "immediate", "stop"], capture_output=True, check=False)
        shutil.rmtree(folder, ignore_errors=True)


def _run(command: list[str]) -> None:
    done = subprocess.run(command, capture_output=True, text=True, cwd="/", check=False)
    assert done.returncode == 0, f"{command[0]}: {done.stdout}{done.stderr}"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def new_database(postgres: str) -> Iterator[Callable[[], str]]:
    """Makes an empty database on the server and returns its URL; they are dropped after the test."""
    server = create_engine(
        f"{postgres}postgres".replace("postgresql:", "postgresql+psycopg:"), isolation_level="AUTOCOMMIT"
    )
    made: list[str] = []

    def make() -> str:
        name = f"lectern_{os.getpid()}_{next(_numbers)}"
        with server.connect() as connection:
            connection.exec_driver_sql(f"CREATE DATABASE {name}")
        made.append(name)
        return f"{postgres}{name}"

    yield make
    with server.connect() as connection:
        for name in made:
            connection.exec_driver_sql(f"DROP DATABASE {name} WITH (FORCE)")
    server.dispose()


_numbers = iter(range(1_000_000))


@pytest.fixture(scope="session")
def shared_database(postgres: str) -> str:
    """One database for the tests that need no more: emptying it takes milliseconds, making one takes a second."""
    server = create_engine(
        f"{postgres}postgres".replace("postgresql:", "postgresql+psycopg:"), isolation_level="AUTOCOMMIT"
    )
    with server.connect() as connection:
        connection.exec_driver_sql("CREATE DATABASE lectern_shared")
    server.dispose()
    return f"{postgres}lectern_shared"


@pytest.fixture
def emptied_database(shared_database: str) -> str:
    """The shared database as a library without anything in it."""
    engine = open_engine(make_url(shared_database))
    with engine.begin() as connection:
        if revision_of(connection) == REVISION:
            for table in reversed(metadata.sorted_tables):
                connection.execute(table.delete())
            start_counters(connection)
    engine.dispose()
    return shared_database


@pytest.fixture
def new_place(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], str]:
    """A place for a new library: on "sqlite" a new one each time, on "postgresql" the same one within a test."""
    monkeypatch.setattr("storage.place.data_folder", lambda: tmp_path / "data")

    def place(kind: str) -> str:
        if kind == "sqlite":
            return str(tmp_path / f"library{next(_numbers)}")
        return str(request.getfixturevalue("emptied_database"))

    return place


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request: pytest.FixtureRequest, new_place: Callable[[str], str]) -> str:
    """A place for a new library, on either database."""
    return new_place(request.param)


@pytest.fixture
def library(where: str) -> Iterator[Library]:
    """An open, empty library on either database."""
    opened = open_library(where, author="teacher")
    yield opened
    opened.close()

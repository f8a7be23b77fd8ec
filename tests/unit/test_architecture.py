"""Who loads whom, and what the repository may hold. Import-linter reads the imports; these tests run them."""

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
HEAVY = {
    "docx", "huggingface_hub", "matplotlib", "openpyxl", "pandas", "pypdfium2", "python_calamine", "reportlab",
    "safetensors", "scipy", "sklearn", "tokenizers", "torch", "transformers",
}  # fmt: skip
QT = {"PySide6", "shiboken6", "pyqtgraph"}
DATABASE = {"sqlalchemy", "alembic", "psycopg"}


def loaded_after(*modules: str) -> set[str]:
    """Of all that no module may load at its top, what a new interpreter holds after importing these."""
    program = f"import json, sys\nimport {', '.join(modules)}\nprint(json.dumps(sorted(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return {name.partition(".")[0] for name in json.loads(done.stdout)} & (QT | DATABASE | HEAVY | {"storage", "ui"})


def modules_of(package: str) -> list[str]:
    files = sorted((ROOT / package).rglob("*.py"))
    return [".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__") for file in files]


def loaded_only_inside_functions() -> set[str]:
    """Modules that are themselves code of a heavy library; pyproject.toml names them once, for the linter."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    ignored = settings["tool"]["ruff"]["lint"]["per-file-ignores"]
    return {
        name.removesuffix(".py").replace("/", ".")
        for name, rules in ignored.items()
        if name.endswith(".py") and "TID253" in rules
    }


def tracked_files() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True)
    if listed.returncode:
        pytest.skip("not a git checkout")
    return [ROOT / name for name in listed.stdout.decode().split("\0") if name and (ROOT / name).is_file()]


def test_core_loads_no_window_no_database_and_nothing_heavy():
    modules = set(modules_of("core")) - loaded_only_inside_functions()
    assert loaded_after(*sorted(modules)) == set()


def test_storage_loads_no_window_and_nothing_heavy():
    modules = [name for name in modules_of("storage") if ".versions." not in name and not name.endswith(".env")]
    assert loaded_after(*modules) <= DATABASE | {"storage"}


def test_the_window_opens_without_loading_what_only_jobs_need():
    assert loaded_after("ui.application", "ui.main_window") <= QT | {"ui"}


def test_the_command_line_loads_no_window():
    assert loaded_after("main", "ui.bootstrap", "ui.command_line", *modules_of("ui/commands")) <= {"ui"}


def test_our_packaging_folder_does_not_shadow_the_library_of_that_name():
    assert not (ROOT / "packaging" / "__init__.py").exists()
    where = subprocess.run(
        [sys.executable, "-c", "import packaging.version as found; print(found.__file__)"],
        cwd=ROOT, capture_output=True, text=True,
    )  # fmt: skip
    assert "site-packages" in where.stdout


def test_no_file_names_a_place_on_somebodys_machine():
    place = re.compile(rb"(?<![\w.~/-])/(?:work|home|Users|root|opt|private)/|[A-Z]:\\+Users\\+|file:/{3}\w")
    shown = []
    for file in tracked_files():
        content = file.read_bytes()
        if b"\0" in content[:8192]:
            continue
        shown += [f"{file.relative_to(ROOT)}: {found.group().decode()}" for found in place.finditer(content)]
    assert not shown


def test_the_repository_stays_small():
    assert sum(file.stat().st_size for file in tracked_files()) < 60e6  # the fonts and the base model are 46 MB of it

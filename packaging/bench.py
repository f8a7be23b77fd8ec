"""Prints how the app is beside its references: packaging/dev.py bench [GROUP|PART OF A ROW'S NAME …] [--data FOLDER].

Rows that need essays people wrote are there where --data names the folder that holds them.
The rows live beside this file: packaging/bench_GROUP.py holds ROWS, a sequence of measuring.Row.
"""

import importlib.util
import os
import platform
import sys
import tempfile
import traceback
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent), str(HERE)]

from measuring import Measured, Row, measure, spread  # noqa: E402 - beside this file, which is no package


def rows(names: Sequence[str]) -> list[tuple[str, Row]]:
    """Group and row: of the named groups, and where a row's name contains one of the names; all without names."""
    groups = [(file.stem.removeprefix("bench_"), file) for file in sorted(HERE.glob("bench_*.py"))]
    every = [(group, row) for group, file in groups for row in _load(file)]
    return [
        (group, row)
        for group, row in every
        if not names or any(name == group or name.lower() in row.name.lower() for name in names)
    ]


def _load(file: Path) -> Sequence[Row]:
    spec = importlib.util.spec_from_file_location(file.stem, file)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[file.stem] = module  # a child process finds its functions again by this name
    spec.loader.exec_module(module)
    found: Sequence[Row] = module.ROWS
    return found


def line(group: str, done: Measured) -> str:
    row = done.row
    sign, bar = ("≤", row.at_most) if row.at_least is None else ("≥", row.at_least)
    unit = f" {row.unit}" if row.unit else ""
    cells = [
        group,
        row.name,
        f"{spread(done.ours)}{unit}",
        f"{row.against}: {spread(done.reference)}{unit}" if done.reference else row.against,
        f"{done.figure:.2f} ×" if done.reference else f"{done.figure:.3g}{unit}",
        *("–" if aim is None else f"{sign} {aim:g}" for aim in (bar, row.goal)),
        done.verdict,
    ]
    return f"| {' | '.join(cells)} |"


def main(arguments: Sequence[str]) -> int:
    names = list(arguments)
    if "--data" in names[:-1]:
        place = names.index("--data")
        os.environ["LECTERN_BENCH_DATA"] = names[place + 1]
        del names[place : place + 2]
    chosen = rows(names)
    if not chosen:
        print(f"No row is called {' or '.join(names)}. Some need --data FOLDER.", file=sys.stderr)
        return 2
    machine = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    print(f"{datetime.now().astimezone():%Y-%m-%d}, {machine}; medians (interquartile range) of alternating runs.\n")
    print("| group | what | Lectern | reference | figure | bar | goal | |", "|" + "---|" * 8, sep="\n", flush=True)
    failed = []
    for group, row in chosen:
        with tempfile.TemporaryDirectory(prefix="lectern-bench-", ignore_cleanup_errors=True) as folder:
            try:
                done = measure(row, Path(folder), _progress)
            except Exception:
                traceback.print_exc()
                print(f"| {group} | {row.name} | did not run | | | | | FAILS |", flush=True)
                failed.append(row.name)
                continue
        print(line(group, done), flush=True)
        if done.verdict == "FAILS":
            failed.append(row.name)
    print(f"\n{len(chosen) - len(failed)} of {len(chosen)} bars hold." if failed else "\nEvery bar holds.")
    return 1 if failed else 0


def _progress(words: str) -> None:
    if sys.stderr.isatty():
        print(f"\r{words:<78}", end="\r", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

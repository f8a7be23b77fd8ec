"""The program's check of itself, in its own process: what a bundle must be able to do on a machine it was never on.

Opens the window, imports, trains two steps on a tiny made-up model in a process of its own, scores with the embedded
base, writes a PDF. Everything happens in a folder that is gone afterwards.
"""

import os
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any


def self_test() -> int:
    """Run every step and say how it went; 0 when all went well, else 1."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        state: dict[str, Any] = {"folder": Path(folder)}
        failed = [
            step.__name__ for step in (_open, _import, _show, _train, _score, _print, _close) if not _ran(step, state)
        ]
    print("self-test: " + ("failed: " + ", ".join(failed) if failed else "all went well"), flush=True)
    return 1 if failed else 0


def _ran(step: Callable[[dict[str, Any]], str], state: dict[str, Any]) -> bool:
    began = time.perf_counter()
    try:
        said = step(state)
    except Exception:  # whatever it is, it is reported and the exit code tells
        traceback.print_exc()
        return False
    print(f"{step.__name__.strip('_'):8} {time.perf_counter() - began:6.1f} s  {said}", flush=True)
    return True


def _open(state: dict[str, Any]) -> str:
    """A library and the window on it."""
    from ui.application import create_application
    from ui.bootstrap import open_library
    from ui.main_window import MainWindow
    from ui.preferences import Preferences
    from ui.workspace import Workspace

    preferences = Preferences.open(state["folder"] / "preferences.ini")
    state["application"] = create_application(preferences=preferences)
    state["library"] = open_library(str(state["folder"] / "library"))
    state["workspace"] = Workspace(state["library"], preferences)
    state["window"] = MainWindow(state["workspace"])
    state["window"].show()
    state["application"].processEvents()
    return f"Python {sys.version.split()[0]}, window {state['window'].width()} by {state['window'].height()}"


def _import(state: dict[str, Any]) -> str:
    """The sample course, from its Excel files and essays."""
    from core.services.sample import load_sample

    sample = load_sample(state["workspace"].open_work)
    state["course"] = sample.course
    return ", ".join(f"{each.proposal.source.name}: {each.proposal.added}" for each in sample.imports)


def _show(state: dict[str, Any]) -> str:
    """Every page, drawn once."""
    window, workspace = state["window"], state["workspace"]
    workspace.courses_changed.emit()
    workspace.choose_course(state["course"].id)
    for name in window.page_names:
        window.show_page(name)
        state["application"].processEvents()
        if window.grab().isNull():
            raise RuntimeError(f"the page {name} cannot be drawn")
    return ", ".join(window.page_names)


def _train(state: dict[str, Any]) -> str:
    """Two steps of fine-tuning on a made-up encoder, in a process of its own."""
    from core.jobs.run import result_of, run_job
    from core.jobs.training import train_in_child
    from core.marking.bases import add_folder
    from core.marking.spec import FineTuning
    from core.marking.tiny import make_tiny_base

    spec = _spec(state)
    base = add_folder(make_tiny_base(state["folder"] / "tiny"), spec.bases)
    few = tuple(essay for essay in spec.essays if essay.score is not None)[:16]
    once = FineTuning(epochs=1, batch=8, layers=1)
    tiny = replace(spec, essays=few, base=base, folds=2, minutes=1.0, deep=once)
    trained = result_of(run_job(train_in_child, tiny))
    return f"{trained.folder.name}, {trained.sha256[:12]}"


def _score(state: dict[str, Any]) -> str:
    """The embedded base reads the essays that wait."""
    from core.jobs.marking import score_in_child
    from core.jobs.run import result_of, run_job
    from core.jobs.training import train_in_child
    from core.marking.spec import ScoringSpec

    spec = _spec(state)
    quick = replace(spec, out=spec.out.with_name("quick"), work=spec.work.with_name("quick"), minutes=0.0, folds=2)
    trained = result_of(run_job(train_in_child, quick))
    waiting = tuple(essay for essay in spec.essays if essay.score is None)
    scored = result_of(run_job(score_in_child, ScoringSpec(trained.folder, waiting, spec.bases)))
    return f"{len(scored)} essays with {spec.base}"


def _spec(state: dict[str, Any]) -> Any:
    """The sample's essays that are marked enough, as the window would train on them."""
    from core.services.essay_tasks import tasks_of
    from core.services.training import prepare_run

    if "spec" not in state:
        workspace = state["workspace"]
        tasks = tasks_of(state["course"].id, workspace.open_work)
        task = max(tasks, key=lambda each: each.marked).task
        spec = prepare_run(task, workspace.open_work, state["library"]).spec
        state["spec"] = replace(spec, bases=state["folder"] / "bases")
    return state["spec"]


def _print(state: dict[str, Any]) -> str:
    """The class report as a PDF."""
    from core.services.reports import ReportKind, documents_of, write_reports
    from ui.wording import wording

    documents = documents_of(
        ReportKind.CLASS, state["course"].id, "zh_CN", wording("zh_CN"), state["workspace"].open_work
    )
    (path,) = write_reports(documents, state["folder"])
    if not path.read_bytes().startswith(b"%PDF"):
        raise RuntimeError(f"{path.name} is no PDF")
    return f"{path.name}, {path.stat().st_size // 1024} KiB"


def _close(state: dict[str, Any]) -> str:
    state["window"].close()
    if not state["workspace"].stop(10):
        raise RuntimeError("something still runs")
    state["library"].close()
    return "closed"

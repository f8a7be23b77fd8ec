"""A marker goes to a colleague and comes back: no essay goes with it, and nothing hostile comes in."""

import json
import re
import shutil
import stat
import struct
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import numpy as np
import pytest

from core.course import Course
from core.error_limit import ErrorLimit
from core.errors import CannotWrite, EarlierModelDamaged, ModelRefused, ScaleDiffers
from core.essay import Essay, EssayTask, Mark, MarkerModel, Run, RunState, Scale, Suggestion
from core.jobs.reading import read_in_child
from core.jobs.run import result_of, run_job
from core.marking.dataset import text_hash
from core.marking.encoder import drain
from core.marking.exchange import pack_marker, unpack_marker, without_essays
from core.marking.gate import check_marker
from core.marking.marker import Marker, load_marker, read_card, save_marker
from core.marking.predict import score_essays
from core.marking.prototypes import FEWEST_IN_GROUP
from core.marking.remembered import remembered_class
from core.marking.spec import MarkedEssay, ScoringSpec
from core.marking.train import train_marker
from core.ports import Action
from core.roster import Student
from core.services.agreement import agreement_page
from core.services.live_marker import Why, open_live_marker, prepare_reading
from core.services.model_files import SUFFIX, export_model, import_model, rollback
from core.services.similar import borrowed
from core.services.training import finish_run, models_of, prepare_run, prepare_scoring, store_suggestions
from core.services.unattended import Hindrance, set_error_limit, unattended_plan
from storage.library import Library, open_library
from tests.marker_lab import SCALE, install_tiny, make_essays
from ui.command_line import run

MARKED, ALL = 40, 50


@dataclass(frozen=True)
class Taught:
    library: Library
    task: EssayTask
    essays: tuple[Essay, ...]
    model: MarkerModel


@pytest.fixture(scope="module")
def taught(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Taught]:
    """A library with a marker trained on forty of fifty essays."""
    library = open_library(tmp_path_factory.mktemp("library"))
    install_tiny(library.bases)
    made = make_essays(ALL)
    with library.open_work() as work:
        course = work.courses.add(Course(0, "English"))
        task = work.essays.add_task(EssayTask(0, course.id, "Letters", "Write a letter.", "en", SCALE))
        essays = tuple(
            work.essays.add([Essay(0, task.id, None, each.text, order=place) for place, each in enumerate(made)])
        )
        for essay, each in list(zip(essays, made, strict=True))[:MARKED]:
            work.essays.put_mark(Mark(essay.id, score=each.score))
        work.commit(Action("import_essays", course.id))
    prepared = prepare_run(task, library.open_work, library, base="tiny", minutes=0, device="cpu")
    model = finish_run(prepared, task, drain(train_marker(prepared.spec)), library.open_work)
    yield Taught(library, task, essays, model)
    library.close()


@pytest.fixture(scope="module")
def parcel(taught: Taught, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return export_model(taught.model, tmp_path_factory.mktemp("out") / "letters", taught.library)


def said(taught: Taught, model: MarkerModel, texts: list[str]) -> list[tuple[float, float, float, str]]:
    spec = ScoringSpec(taught.library.models / model.folder, _keyed(texts), taught.library.bases)
    scored = drain(score_essays(spec))
    return [(each.exact, each.low, each.high, each.reason) for each in scored]


def rewritten(
    parcel: Path, out: Path, change: Callable[[dict[str, bytes]], None], ratio: int = zipfile.ZIP_DEFLATED
) -> Path:
    """The file with other parts in it."""
    with zipfile.ZipFile(parcel) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    with zipfile.ZipFile(out, "w", ratio) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out


def test_a_marker_that_went_out_and_came_back_says_nearly_the_same_of_new_essays(taught, parcel):
    came = import_model(parcel, taught.task, taught.library.open_work, taught.library)
    fresh = [each.text for each in make_essays(60, seed=9)]
    ours, theirs = (np.array([row[:3] for row in said(taught, each, fresh)]) for each in (taught.model, came))
    assert np.corrcoef(ours[:, 0], theirs[:, 0])[0, 1] > 0.95
    assert np.abs(ours[:, 0] - theirs[:, 0]).mean() < 0.4
    widths = [(each[:, 2] - each[:, 1]).mean() for each in (ours, theirs)]
    assert abs(widths[0] - widths[1]) < 0.75


def test_a_colleagues_marker_is_silent_about_a_class_too_small_to_tell_odd_essays_in(taught, parcel):
    came = import_model(parcel, taught.task, taught.library.open_work, taught.library)
    fresh = [each.text for each in make_essays(29, seed=9)]
    assert "" not in {row[3] for row in said(taught, came, fresh)}
    assert "unguarded" in {row[3] for row in said(taught, came, fresh)}
    assert said(taught, came, ["we walked"])[0][3] == "too_short"
    assert "" in {row[3] for row in said(taught, came, [*fresh, make_essays(1, seed=10)[0].text])}


def test_a_colleagues_marker_guards_by_the_essays_it_is_asked_about(taught, parcel):
    came = import_model(parcel, taught.task, taught.library.open_work, taught.library)
    fresh = [each.text for each in make_essays(40, seed=9)]
    longest = max(fresh, key=len)
    odd = [longest + " always often never.", "The river was quiet and bright. " * 9]
    found = [row[3] for row in said(taught, came, [*fresh, *odd])]
    assert found[-2:] == ["copied", "repeated"]
    assert found[fresh.index(longest)] == "copied"
    assert sum(bool(reason) for reason in found[:40]) < 12  # words drawn at random: some look odd


def test_with_every_text_at_hand_no_essay_and_no_mark_is_found_in_the_file(taught, parcel, tmp_path):
    """Whoever has the texts puts them through the marker's own space and looks for the same rows among its own."""
    unpack_marker(parcel, tmp_path / "came")
    ours, theirs = load_marker(taught.library.models / taught.model.folder), load_marker(tmp_path / "came")
    texts = [essay.text for essay in taught.essays]
    features = remembered_class(texts, "en", "tiny", taught.library.bases, taught.library.runs / "embeddings")
    marks = np.array([float(each.score) for each in make_essays(ALL)[:MARKED]])

    def read(marker: Marker) -> tuple[int, int]:
        places, known = marker.space.place(features), marker.targets[0].regression
        away = np.square(places.joint[:MARKED, None] - known.places.joint[None]).sum(axis=2)
        same = away.min(axis=1) < 1e-4
        return int(same.sum()), int((same & (known.marks[away.argmin(axis=1)] == marks)).sum())

    assert read(ours) == (MARKED, MARKED)  # as it stands in the library
    assert read(theirs) == (0, 0)
    assert len(theirs.targets[0].regression.marks) == MARKED // FEWEST_IN_GROUP


def test_what_could_be_solved_for_the_marks_does_not_travel(taught, parcel, tmp_path):
    """Numbers that are sums over all essays, as many as there are essays: with the texts at hand the marks follow."""
    unpack_marker(parcel, tmp_path / "came")
    marker = load_marker(tmp_path / "came")
    assert (len(marker.direction), marker.earlier, marker.tuned) == (0, None, None)
    assert load_marker(taught.library.models / taught.model.folder).direction.size > MARKED
    assert {"places", "marks", "direction", "tuned"} <= set(read_card(tmp_path / "came")["exported"]["removed"])


def test_a_marker_that_leant_on_earlier_tasks_travels_without_them(taught, tmp_path):
    spec = prepare_run(taught.task, taught.library.open_work, taught.library, base="tiny", minutes=0, device="cpu").spec
    earlier = (taught.library.models / taught.model.folder,)
    trained = drain(
        train_marker(replace(spec, earlier=earlier, out=tmp_path / "second", work=tmp_path / "work" / "run"))
    )
    ours = load_marker(trained.folder)
    assert ours.earlier is not None
    pack_marker(trained.folder, tmp_path / f"second{SUFFIX}")
    unpack_marker(tmp_path / f"second{SUFFIX}", tmp_path / "came")
    came = load_marker(tmp_path / "came")
    assert came.earlier is None
    assert came.targets[0].regression.places.lines.shape[1] == 1
    texts = [each.text for each in make_essays(40, seed=9)]
    before, after = (
        np.array([each.exact for each in drain(score_essays(ScoringSpec(folder, _keyed(texts), spec.bases)))])
        for folder in (trained.folder, tmp_path / "came")
    )
    assert np.corrcoef(before, after)[0, 1] > 0.9


def _keyed(texts: list[str]) -> tuple[MarkedEssay, ...]:
    return tuple(MarkedEssay(str(row), text) for row, text in enumerate(texts))


def test_no_essay_and_nothing_that_leads_to_one_is_in_the_file(taught, parcel):
    with zipfile.ZipFile(parcel) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    whole = b"\n".join(parts.values()).decode("latin-1")
    for essay in taught.essays:
        assert text_hash(essay.text) not in whole
        assert essay.text[:30] not in whole
    card = json.loads(parts["card.json"])
    assert taught.model.card["data_hash"] not in whole
    told = re.sub(r'"removed": \[[^]]*\]', "", parts["card.json"].decode())
    assert "essay_ids" not in told
    assert "position" not in told
    assert card["exported"]["removed"]
    assert card["agreement"] == json.loads(json.dumps(taught.model.card["agreement"]))
    assert "held_out" not in told
    assert taught.model.card["held_out"]["position"]


def test_the_file_unpacks_to_a_marker_with_neither_sketches_nor_word_pairs(taught, parcel, tmp_path):
    with zipfile.ZipFile(parcel) as archive:
        archive.extractall(tmp_path / "looked")
    check_marker(tmp_path / "looked")
    marker = load_marker(tmp_path / "looked")
    assert len(load_marker(taught.library.models / taught.model.folder).guards.sketches) == MARKED + 1
    assert (len(marker.guards.sketches), len(marker.guards.pairs), marker.trained_on) == (0, 0, ())
    assert marker.guards.habits is None


def test_an_imported_marker_is_kept_aside_and_says_where_it_came_from(taught, parcel):
    before = next(model for model in models_of(taught.task.id, taught.library.open_work) if model.is_active)
    came = import_model(parcel, taught.task, taught.library.open_work, taught.library)
    now = {model.id: model for model in models_of(taught.task.id, taught.library.open_work)}
    assert not now[came.id].is_active
    assert now[before.id].is_active
    assert now[came.id].card["origin"]["file"] == parcel.name
    assert (now[came.id].is_imported, taught.model.is_imported) == (True, False)
    assert came.sha256 == now[came.id].sha256


def test_a_marker_for_another_scale_is_refused_and_leaves_nothing(taught, parcel):
    folders = set(taught.library.models.iterdir())
    other = replace(taught.task, scale=Scale(Decimal(0), Decimal(60)))
    with pytest.raises(ScaleDiffers) as refused:
        import_model(parcel, other, taught.library.open_work, taught.library)
    assert (refused.value.its, refused.value.ours) == ("0–6 / 1", "0–60 / 1")
    assert set(taught.library.models.iterdir()) == folders


def test_the_file_gets_its_suffix_and_replaces_an_older_one(taught, tmp_path):
    first = export_model(taught.model, tmp_path / "letters.zip", taught.library)
    assert first == tmp_path / f"letters.zip{SUFFIX}"
    assert export_model(taught.model, first, taught.library) == first
    assert list(tmp_path.iterdir()) == [first]


def test_a_folder_in_the_way_is_said(taught, tmp_path):
    (tmp_path / f"x{SUFFIX}").mkdir()
    with pytest.raises(CannotWrite):
        export_model(taught.model, tmp_path / f"x{SUFFIX}", taught.library)
    assert [path.name for path in tmp_path.iterdir()] == [f"x{SUFFIX}"]


# what comes in


def _header(parts: dict[str, bytes]) -> None:
    weights = parts["quick.safetensors"]
    parts["quick.safetensors"] = struct.pack("<Q", 1 << 40) + weights[8:]


def _other_weights(parts: dict[str, bytes]) -> None:
    parts["quick.safetensors"] = parts["quick.safetensors"][:-1] + b"\x01"


def _card(**changes: object) -> Callable[[dict[str, bytes]], None]:
    """A card that was changed, with a manifest that fits it."""
    import hashlib

    def change(parts: dict[str, bytes]) -> None:
        parts["card.json"] = json.dumps(json.loads(parts["card.json"]) | changes).encode()
        manifest = json.loads(parts["manifest.json"])
        manifest["files"]["card.json"] = hashlib.sha256(parts["card.json"]).hexdigest()
        parts["manifest.json"] = json.dumps(manifest).encode()

    return change


def _without_targets(parts: dict[str, bytes]) -> None:
    import hashlib

    stated = json.loads(parts["marker.json"]) | {"targets": []}
    parts["marker.json"] = json.dumps(stated).encode()
    manifest = json.loads(parts["manifest.json"])
    manifest["files"]["marker.json"] = hashlib.sha256(parts["marker.json"]).hexdigest()
    parts["manifest.json"] = json.dumps(manifest).encode()


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda parts: parts.update({"../card.json": b"{}"}), "link"),
        (lambda parts: parts.update({"/tmp/card.json": b"{}"}), "link"),
        (lambda parts: parts.update({"sub\\card.json": b"{}"}), "link"),
        (lambda parts: parts.update({"weights.pkl": b"cos\nsystem\n."}), "pickle"),
        (lambda parts: parts.update({"weights.bin": b"\x80\x04."}), "pickle"),
        (lambda parts: parts.update({"modeling.py": b"print()"}), "code"),
        (lambda parts: parts.update({"config.json": b"{}"}), "code"),
        (lambda parts: parts.update({"card.json": b'{"a": 1}'}), "hash"),
        (lambda parts: parts.pop("manifest.json"), "missing"),
        (_header, "hash"),
        (_other_weights, "hash"),
        (_card(marked="many"), "config"),
        (_card(marked=-1), "config"),
        (_card(agreement={"qwk": "great"}), "config"),
        (_without_targets, "config"),
        (lambda parts: parts.update({"card.json": b"[" * 100_000}), "hash"),
        (lambda parts: parts.update({"card.json": b" " * (20 << 20)}), "config"),
    ],
)
def test_a_hostile_or_damaged_file_is_refused_and_leaves_nothing(taught, parcel, tmp_path, change, reason):
    before, models = set(taught.library.models.iterdir()), models_of(taught.task.id, taught.library.open_work)
    bad = rewritten(parcel, tmp_path / f"bad{SUFFIX}", change)
    with pytest.raises(ModelRefused) as refused:
        import_model(bad, taught.task, taught.library.open_work, taught.library)
    assert (refused.value.reason, refused.value.path) == (reason, str(bad))
    assert set(taught.library.models.iterdir()) == before
    assert models_of(taught.task.id, taught.library.open_work) == models
    assert [path.name for path in tmp_path.iterdir()] == [bad.name]


def test_an_oversized_header_is_refused_even_where_the_manifest_vouches_for_it(taught, parcel, tmp_path):
    import hashlib

    def change(parts: dict[str, bytes]) -> None:
        _header(parts)
        manifest = json.loads(parts["manifest.json"])
        manifest["files"]["quick.safetensors"] = hashlib.sha256(parts["quick.safetensors"]).hexdigest()
        parts["manifest.json"] = json.dumps(manifest).encode()

    bad = rewritten(parcel, tmp_path / f"bad{SUFFIX}", change)
    with pytest.raises(ModelRefused) as refused:
        import_model(bad, taught.task, taught.library.open_work, taught.library)
    assert refused.value.reason == "header"


def test_parts_that_do_not_fit_each_other_are_refused(taught, tmp_path):
    folder = taught.library.models / taught.model.folder
    marker = without_essays(load_marker(folder))
    spoiled = replace(marker, space=replace(marker.space, components=marker.space.components[:-1]))
    endless = replace(marker, space=replace(marker.space, reading_mean=marker.space.reading_mean + np.inf))
    astray = replace(marker, guards=replace(marker.guards, columns=marker.guards.columns + 1000))
    apart = [replace(marker, space=replace(marker.space, apart=each)) for each in (-1, marker.space.measure_mean.size)]
    knowing = replace(marker, guards=replace(marker.guards, habits=load_marker(folder).guards.habits))
    for number, bad in enumerate(
        (spoiled, endless, astray, *apart, knowing, replace(marker, targets=()), replace(marker, language="xx"))
    ):
        out = tmp_path / str(number)
        save_marker(bad, taught.model.card, out)
        with zipfile.ZipFile(tmp_path / f"{number}{SUFFIX}", "w") as archive:
            for path in out.iterdir():
                archive.write(path, path.name)
        with pytest.raises(ModelRefused) as refused:
            unpack_marker(tmp_path / f"{number}{SUFFIX}", tmp_path / "never")
        assert refused.value.reason == "config"
        assert not (tmp_path / "never").exists()


def test_a_link_in_the_file_is_refused(taught, parcel, tmp_path):
    bad = tmp_path / f"bad{SUFFIX}"
    bad.write_bytes(parcel.read_bytes())
    with zipfile.ZipFile(bad, "a") as archive:
        link = zipfile.ZipInfo("deep.safetensors")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    with pytest.raises(ModelRefused) as refused:
        import_model(bad, taught.task, taught.library.open_work, taught.library)
    assert refused.value.reason == "link"


def test_what_a_card_from_elsewhere_says_of_single_essays_is_not_believed(taught, parcel, tmp_path):
    flattering = {"position": [0], "given": [1.0], "exact": [1.0], "low": [1.0], "high": [1.0]}
    sent = rewritten(parcel, tmp_path / f"x{SUFFIX}", _card(held_out=flattering, essay_ids=[1], essays=1, marked=500))
    came = import_model(sent, taught.task, taught.library.open_work, taught.library)
    assert "held_out" not in came.card
    assert came.card["essay_ids"] == []
    rollback(taught.task, came.id, taught.library.open_work, taught.library)
    try:
        assert agreement_page(taught.task, taught.library.open_work) is None
        set_error_limit(taught.task.id, ErrorLimit(Decimal(1), 0.1), taught.library.open_work)
        plan = unattended_plan(taught.task, taught.library.open_work)
        assert plan.essay_ids == ()
        assert plan.hindrance is Hindrance.NOT_YOURS
    finally:
        rollback(taught.task, taught.model.id, taught.library.open_work, taught.library)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 half a zip", b"plain text"])
def test_a_file_that_is_no_parcel_is_refused(taught, tmp_path, content):
    bad = tmp_path / f"bad{SUFFIX}"
    bad.write_bytes(content)
    with pytest.raises(ModelRefused) as refused:
        import_model(bad, taught.task, taught.library.open_work, taught.library)
    assert refused.value.reason == "format"


def test_a_file_that_is_not_there_is_said(taught, tmp_path):
    with pytest.raises(ModelRefused) as refused:
        import_model(tmp_path / "gone", taught.task, taught.library.open_work, taught.library)
    assert refused.value.reason == "missing"


# the way back, and the live marker on the same library


def test_the_way_back_shows_the_earlier_models_suggestions_and_can_be_undone(taught, parcel):
    open_work, task = taught.library.open_work, taught.task
    essay, now = taught.essays[-1].id, datetime.now(UTC)
    came = import_model(parcel, task, open_work, taught.library)
    with open_work() as work:
        work.models.put_suggestions([Suggestion(essay, taught.model.id, 2.0, 1.0, 3.0, at=now)])
        work.models.put_suggestions([Suggestion(essay, came.id, 5.0, 4.0, 6.0, at=now)])
        work.commit(Action("store_suggestions", undoable=False))

    def shown() -> list[float]:
        with open_work() as work:
            return [each.score for each in work.models.suggestions(task.id)]

    assert shown() == [2.0]
    with open_work() as work:
        assert [each.score for each in work.models.suggestions(task.id, came.id)] == [5.0]
    assert rollback(task, came.id, open_work, taught.library).is_active
    assert shown() == [5.0]
    with open_work() as work:
        assert work.steps(task.course_id)[0].action.kind == "rollback_model"
        work.undo()
    assert shown() == [2.0]


def test_a_model_of_another_task_is_no_way_back(taught):
    other = replace(taught.task, id=taught.task.id + 1)
    with pytest.raises(ModelRefused):
        rollback(other, taught.model.id, taught.library.open_work, taught.library)


@pytest.mark.parametrize("damage", ["gone", "weights", "other"])
def test_a_damaged_earlier_model_is_no_way_back_and_the_one_in_use_stays(taught, parcel, damage):
    came = import_model(parcel, taught.task, taught.library.open_work, taught.library)
    folder = taught.library.models / came.folder
    if damage == "gone":
        shutil.rmtree(folder)
    elif damage == "weights":
        with (folder / "quick.safetensors").open("r+b") as file:
            file.seek(-1, 2)
            file.write(b"\x01")
    else:  # whole, but another one
        shutil.rmtree(folder)
        shutil.copytree(taught.library.models / taught.model.folder, folder)
    with pytest.raises(EarlierModelDamaged) as refused:
        rollback(taught.task, came.id, taught.library.open_work, taught.library)
    assert refused.value.folder == str(folder)
    in_use = [model.id for model in models_of(taught.task.id, taught.library.open_work) if model.is_active]
    assert in_use == [taught.model.id]


def test_the_live_marker_knows_the_essays_the_worker_read(taught):
    live = open_live_marker(taught.task, taught.library.open_work, taught.library)
    assert live is not None
    assert live.marked == MARKED
    assert set(live.ranks()) == {essay.id for essay in taught.essays[MARKED:]}
    found = [live.suggest(essay.id) for essay in taught.essays[MARKED:]]
    trained = said(taught, taught.model, [essay.text for essay in taught.essays[MARKED:]])
    assert all(each is not None and each.model_id == taught.model.id for each in found)
    gaps = [abs(each.score - row[0]) for each, row in zip(found, trained, strict=True) if each]
    assert np.mean(gaps) < 0.5  # the same learner
    widths = [np.mean([high - low for _, low, high, _ in trained]), np.mean([each.high - each.low for each in found])]
    assert widths[0] == pytest.approx(widths[1], rel=0.25)  # and a training alone makes no interval wider
    assert live.next_essay() in {live.next_essay()}
    assert {each.why for each in map(live.next_essay, range(12)) if each} <= set(Why)


def test_the_live_marker_waits_until_all_essays_were_read_which_the_worker_does_without_training(taught):
    with taught.library.open_work() as work:
        task = work.essays.add_task(replace(taught.task, id=0, name="Diaries", traits=()))
        work.essays.add([Essay(0, task.id, None, "we walked in the garden because it was quiet")])
        work.commit(Action("add_task", task.course_id))
    assert open_live_marker(task, taught.library.open_work, taught.library) is None
    spec = prepare_reading(task, taught.library.open_work, taught.library, device="cpu")
    assert spec is not None
    assert result_of(run_job(read_in_child, replace(spec, base="tiny"))) == 1
    assert not list(taught.library.models.glob(f"{task.id}-*"))
    with taught.library.open_work() as work:
        work.models.add_run(Run(0, task.id, RunState.CANCELLED, {"base": "tiny"}, "none"))
        work.commit(Action("start_run", undoable=False))
    live = open_live_marker(task, taught.library.open_work, taught.library)
    assert live is not None
    wanted = live.next_essay()
    assert wanted is not None
    assert wanted.why in (Why.DIVERSE, Why.RANDOM)
    assert prepare_reading(task, taught.library.open_work, taught.library) is None


def test_suggestions_of_an_imported_marker_are_its_own(taught, parcel):
    came = import_model(parcel, taught.task, taught.library.open_work, taught.library)
    essays = tuple(MarkedEssay(str(essay.id), essay.text) for essay in taught.essays[MARKED:])
    scored = drain(
        score_essays(ScoringSpec(taught.library.models / came.folder, essays, taught.library.bases, device="cpu"))
    )
    kept = store_suggestions(taught.task, came, scored, taught.library.open_work)
    assert {each.model_id for each in kept} == {came.id}


# the same from the command line


def call(library: Library, *arguments: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, dict]:
    code = run(
        ["essays", *arguments, "--course", "English", "--task", "Letters", "--json"], lambda _: library, "en", "log"
    )
    out = capsys.readouterr().out
    return code, json.loads(out) if out.strip() else {}


def test_the_command_line_writes_a_marker_and_takes_it_in(taught, tmp_path, capsys):
    held = _Held(taught.library)
    code, told = call(held, "export-model", "--out", str(tmp_path / "letters"), capsys=capsys)
    assert (code, told["file"]) == (0, str(tmp_path / f"letters{SUFFIX}"))
    code, told = call(held, "import-model", told["file"], capsys=capsys)
    assert (code, told["marked"]) == (0, MARKED)
    bad = tmp_path / "bad"
    bad.write_bytes(b"nothing")
    assert call(held, "import-model", str(bad), capsys=capsys)[0] == 3


def test_the_command_line_tells_likeness_drift_and_fairness(taught, tmp_path, capsys):
    held = _Held(taught.library)
    code, told = call(held, "similar", "--essay", str(taught.essays[0].id), capsys=capsys)
    assert (code, told["similar"]) == (0, [])
    code, told = call(held, "drift", capsys=capsys)
    assert (code, told["model"]) == (0, [])
    code, told = call(held, "fairness", capsys=capsys)
    assert code == 0
    assert told["n"] == MARKED
    assert {group["by"] for group in told["groups"]} == {"length"}
    assert all(group["smallest_visible"] > 0 for group in told["groups"])


class _Held:
    """The library as a command gets it, kept open for the next one."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def __getattr__(self, name: str) -> object:
        return getattr(self._library, name)

    def close(self) -> None:
        pass


def test_a_folder_of_an_older_version_goes_out_and_comes_in(tmp_path):
    """It was written before cards kept predictions and before habits, wording and painted passages were learnt."""
    old = Path(__file__).parent.parent / "data" / "markers" / "format1"
    card = pack_marker(old, tmp_path / f"old{SUFFIX}")
    assert card["marked"] == json.loads((old / "card.json").read_text(encoding="utf-8"))["marked"]
    unpack_marker(tmp_path / f"old{SUFFIX}", tmp_path / "came")
    before, after = load_marker(old), load_marker(tmp_path / "came")
    assert len(before.guards.sketches) > 0
    assert len(after.guards.sketches) == len(after.guards.pairs) == len(after.trained_on) == 0
    for ours, theirs in zip(before.targets, after.targets, strict=True):
        assert len(theirs.regression.marks) == max(len(ours.regression.marks) // FEWEST_IN_GROUP, 1)
        assert theirs.share == 0
    assert before.tuned is not None
    assert after.tuned is None


# copies of a classmate


def handed_in(taught: Taught, text: str, student_id: int | None = None) -> Essay:
    with taught.library.open_work() as work:
        (essay,) = work.essays.add([Essay(0, taught.task.id, student_id, text, order=99)])
        work.commit(Action("import_essays", taught.task.course_id))
    return essay


def take_back(taught: Taught, essay: Essay) -> None:
    with taught.library.open_work() as work:
        work.essays.remove([essay.id])
        work.commit(Action("remove_essays", taught.task.course_id))


def reasons_now(taught: Taught) -> dict[int, str]:
    """What the marker says of all that wait, read as the window has it read."""
    spec = prepare_scoring(taught.task, taught.model, taught.library.open_work, taught.library, device="cpu")
    return {int(each.key): each.reason for each in drain(score_essays(spec))}


def test_an_exact_copy_of_a_marked_classmates_essay_is_left_to_the_teacher_as_copied(taught):
    copy = handed_in(taught, taught.essays[3].text)
    edited = handed_in(taught, taught.essays[5].text.replace(".", " always.", 1))
    try:
        said = reasons_now(taught)
        assert (said[copy.id], said[edited.id]) == ("copied", "copied")
        live = open_live_marker(taught.task, taught.library.open_work, taught.library)
        assert live is not None
        assert live.suggest(copy.id).reason == "copied"
        assert live.suggest(taught.essays[7].id).reason != "copied"  # one that it was trained on is no copy of itself
    finally:
        take_back(taught, copy)
        take_back(taught, edited)


def test_an_essay_it_was_trained_on_whose_mark_was_taken_back_is_no_copy_of_itself(taught):
    mine = taught.essays[2]
    with taught.library.open_work() as work:
        before = work.essays.mark(mine.id)
        work.essays.put_mark(replace(before, score=None))
        work.commit(Action("mark_essay", taught.task.course_id))
    try:
        assert reasons_now(taught)[mine.id] != "copied"
    finally:
        with taught.library.open_work() as work:
            work.essays.put_mark(before)
            work.commit(Action("mark_essay", taught.task.course_id))


def test_a_copy_is_told_from_the_command_line_without_a_library(taught):
    folder, known = taught.library.models / taught.model.folder, taught.essays[3].text
    said = drain(score_essays(ScoringSpec(folder, (MarkedEssay("0", known),), taught.library.bases)))
    assert [each.reason for each in said] == ["copied"]


def test_a_third_of_the_text_from_another_course_is_enough_and_ones_own_earlier_essay_is_not(taught):
    theirs = "we found a quiet island because the doctor always walked to the market though people never thought of it "
    rest = [each.text for each in make_essays(4, seed=33, length_tells=False)]
    with taught.library.open_work() as work:
        writer = work.students.add([Student(0, "0007", "Ann Lee")])[0]
        course = work.courses.add(Course(0, "Last year"))
        old = work.essays.add_task(replace(taught.task, id=0, course_id=course.id, name="Diaries", traits=()))
        (earlier,) = work.essays.add([Essay(0, old.id, writer.id, theirs * 2 + rest[0])])
        work.commit(Action("add_task", course.id))
    other, own = handed_in(taught, theirs + rest[1][:150]), handed_in(taught, theirs + rest[2][:150], writer.id)
    try:
        said = reasons_now(taught)
        assert said[other.id] == "copied"
        with taught.library.open_work() as work:
            shares = borrowed(work, taught.task, {other.id, own.id})
        assert shares[other.id] > 1 / 3
        take_back(taught, other)
        with taught.library.open_work() as work:
            assert borrowed(work, taught.task, {own.id}) == {}
    finally:
        with taught.library.open_work() as work:
            work.essays.remove([other.id, own.id, earlier.id])
            work.commit(Action("remove_essays", taught.task.course_id))

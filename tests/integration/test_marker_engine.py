"""What the training engine promises: the same result in parts, in half precision, cut off and taken up again."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from core.marking.bases import open_base
from core.marking.bert import Bert
from core.marking.checkpoints import RunFolder, fingerprint
from core.marking.device import Engine
from core.marking.encoder import Encoder, drain, open_encoder
from core.marking.model import Deep, draw_kept
from core.marking.predict import score_essays
from core.marking.spec import FineTuning, Scored, ScoringSpec
from core.marking.tokens import token_states
from core.marking.train import train_marker
from core.marking.tuning import Material, Tuner, Tuning
from tests.marker_lab import BRIEF, SCALE, half_and_half, install_tiny, make_essays, make_spec

CPU = Engine("cpu", "float32", 1)
SETTINGS = FineTuning(layers=1, rank=2, epochs=3, batch=8, dropout=0.2)


@pytest.fixture(autouse=True)
def _one_thread() -> None:
    torch.set_num_threads(1)


@pytest.fixture(scope="module")
def bases(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bases")
    install_tiny(folder)
    return folder


@pytest.fixture
def make_tuner(bases: Path) -> Callable[..., Tuner]:
    def make(count: int = 16, precision: str = "float32", **changes: Any) -> Tuner:
        encoder = open_encoder(open_base("tiny", bases), engine=replace(CPU, precision=precision))
        essays = make_essays(count)
        generator = np.random.default_rng(4)
        marks = np.array([[float(essay.score)] for essay in essays])
        pieces = [encoder.reader.pieces(essay.text) for essay in essays]
        material = Material(encoder, pieces, generator.normal(size=(count, 3)), marks)
        settings = replace(SETTINGS, **changes)
        return Tuner(material, np.arange(count), settings, encoder.engine, encoder.upper, 1)

    return make


def weights(tuner: Tuner) -> dict[str, np.ndarray]:
    return {name: weight.float().numpy().copy() for name, weight in tuner.deep.trained_state().items()}


def learn(tuner: Tuner, steps: int) -> list[float]:
    losses: list[float] = []
    while len(losses) < steps:
        for loss in tuner.epoch(tuner.state.step // tuner.per_epoch):
            losses.append(loss)
            if len(losses) == steps:
                break
    return losses


class SmallMemory:
    """Makes a method of a class run out of memory above so many windows, as a card does."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, of: type, name: str, size: Callable[..., int], most: int):
        self.failures, self.calls = 0, 0
        real = getattr(of, name)

        def tried(*arguments: Any) -> Any:
            self.calls += 1
            if size(*arguments) > most:
                self.failures += 1
                raise torch.OutOfMemoryError("CUDA out of memory. Tried to allocate 2.00 GiB")
            return real(*arguments)

        monkeypatch.setattr(of, name, tried)


def small_for_learning(monkeypatch: pytest.MonkeyPatch, most: int) -> SmallMemory:
    return SmallMemory(monkeypatch, Deep, "inputs", lambda _, batch: len(batch.tokens), most)


# memory


def test_reading_goes_on_in_halves_where_memory_runs_out(bases, monkeypatch):
    encoder = open_encoder(open_base("tiny", bases), engine=CPU)
    pieces = [encoder.reader.pieces(essay.text) for essay in make_essays(40)]
    whole = drain(encoder.read(pieces)).frozen
    memory = SmallMemory(monkeypatch, Encoder, "_read_batch", lambda _, windows, top: len(windows), 3)
    before = encoder.room.tokens
    parts = drain(encoder.read(pieces)).frozen
    assert np.allclose(whole, parts, atol=1e-5)
    assert memory.failures > 0
    assert encoder.room.tokens < before
    memory.failures = 0
    drain(encoder.read(pieces[:10]))
    assert memory.failures == 0  # what did not fit is not tried again


def test_an_essay_that_does_not_fit_by_itself_is_an_error_and_no_endless_loop(bases, monkeypatch):
    encoder = open_encoder(open_base("tiny", bases), engine=CPU)
    SmallMemory(monkeypatch, Encoder, "_read_batch", lambda _, windows, top: len(windows), 0)
    with pytest.raises(torch.OutOfMemoryError):
        drain(encoder.read([encoder.reader.pieces("the river")]))


def test_an_error_that_is_not_about_memory_is_raised_at_once(bases, monkeypatch):
    encoder = open_encoder(open_base("tiny", bases), engine=CPU)

    def broken(*_: object) -> None:
        raise RuntimeError("device-side assert triggered")

    monkeypatch.setattr(Encoder, "_read_batch", broken)
    with pytest.raises(RuntimeError, match="assert"):
        drain(encoder.read([encoder.reader.pieces(essay.text) for essay in make_essays(4)]))


def test_reading_token_by_token_goes_on_in_halves_where_memory_runs_out(bases, monkeypatch):
    encoder = open_encoder(open_base("tiny", bases), engine=CPU)
    pieces = [encoder.reader.pieces(essay.text) for essay in make_essays(40)]
    whole = dict(token_states(encoder, pieces, lambda tokens, _mask: tokens))
    memory = SmallMemory(monkeypatch, Bert, "embed", lambda _, ids: len(ids), 3)
    before = encoder.room.tokens
    parts = dict(token_states(encoder, pieces, lambda tokens, _mask: tokens))
    assert memory.failures > 0
    assert encoder.room.tokens < before
    assert sorted(parts) == list(range(40))
    for row, states in parts.items():
        assert np.allclose(states.frozen, whole[row].frozen, atol=1e-5)
        assert np.allclose(states.tuned, whole[row].tuned, atol=1e-5)
    memory.failures = 0
    dict(token_states(encoder, pieces[:10]))
    assert memory.failures == 0  # what did not fit is not tried again


def test_token_by_token_a_window_that_does_not_fit_is_an_error_and_so_is_what_is_not_about_memory(bases, monkeypatch):
    encoder = open_encoder(open_base("tiny", bases), engine=CPU)
    pieces = [encoder.reader.pieces(essay.text) for essay in make_essays(4)]
    with monkeypatch.context() as patch:
        SmallMemory(patch, Bert, "embed", lambda _, ids: len(ids), 0)
        with pytest.raises(torch.OutOfMemoryError):
            dict(token_states(encoder, pieces))

    def broken(*_: object) -> None:
        raise RuntimeError("device-side assert triggered")

    monkeypatch.setattr(Bert, "embed", broken)
    with pytest.raises(RuntimeError, match="assert"):
        dict(token_states(encoder, pieces))


def test_training_goes_on_in_halves_and_learns_the_same(make_tuner, monkeypatch):
    roomy, narrow = make_tuner(), make_tuner()
    expected = learn(roomy, 6)
    memory = small_for_learning(monkeypatch, 2)
    found = learn(narrow, 6)
    assert memory.failures > 0
    assert found == pytest.approx(expected, rel=1e-4)
    for name, weight in weights(roomy).items():
        assert np.allclose(weight, weights(narrow)[name], atol=1e-4), name
    memory.failures = 0
    learn(narrow, 2)
    assert memory.failures == 0


def test_starting_and_predicting_go_on_in_halves(make_tuner, monkeypatch):
    roomy, narrow = make_tuner(), make_tuner()
    roomy.start()
    expected = roomy.predict(np.arange(16))
    memory = small_for_learning(monkeypatch, 2)
    narrow.start()
    assert np.allclose(narrow.predict(np.arange(16)), expected, atol=1e-3)
    assert memory.failures > 0


def test_training_that_finds_no_room_for_one_essay_says_so(make_tuner, monkeypatch):
    tuner = make_tuner()
    small_for_learning(monkeypatch, 0)
    with pytest.raises(torch.OutOfMemoryError):
        learn(tuner, 1)


def test_what_is_dropped_does_not_depend_on_the_parts():
    kept = draw_kept(6, 2, 32, 0.25, seed=3)
    assert torch.equal(kept, draw_kept(6, 2, 32, 0.25, seed=3))
    assert not torch.equal(kept, draw_kept(6, 2, 32, 0.25, seed=4))
    assert kept.unique().tolist() == pytest.approx([0.0, 4 / 3])
    assert draw_kept(6, 2, 32, 0.0, seed=3) is None


# steps


def test_two_batches_in_one_step_learn_what_one_of_their_size_learns(make_tuner):
    one = make_tuner(8, batch=8, dropout=0.0)
    two = make_tuner(8, batch=4, accumulate=2, dropout=0.0)
    assert learn(one, 4) == pytest.approx(learn(two, 4), rel=1e-3)
    assert (one.state.step, two.state.step) == (4, 4)


def test_the_learning_rate_warms_up_and_goes_down_to_nearly_nothing(make_tuner):
    tuner = make_tuner(40, batch=4, epochs=2, warm_up=0.25)
    rates = []
    for epoch in range(2):
        rates += [tuner.optimiser.param_groups[0]["lr"] for _ in tuner.epoch(epoch)]
    full = tuner.optimiser.param_groups[0]["full_rate"]
    assert rates[:5] == pytest.approx([full * share for share in (0.2, 0.4, 0.6, 0.8, 1.0)])
    assert rates[4:] == sorted(rates[4:], reverse=True)
    assert 0 < rates[-1] < 0.1 * full


def test_a_fold_that_only_gets_worse_is_stopped(tmp_path):
    patient, hasty = (
        sum(
            said.what == "training"
            for said in train_marker(
                make_spec(
                    tmp_path,
                    make_essays(22),
                    out=tmp_path / str(patience),
                    deep=replace(BRIEF, epochs=6, patience=patience, learning_rate=30.0, head_learning_rate=30.0),
                )
            )
        )
        for patience in (6, 0)
    )
    assert hasty < patient / 2


# half precision


@pytest.mark.parametrize("precision", ["bfloat16", "float16"])
def test_half_precision_learns_nearly_the_same_and_keeps_its_weights_whole(make_tuner, precision):
    exact, half = make_tuner(), make_tuner(precision=precision)
    exact.start()
    half.start()
    assert learn(half, 6) == pytest.approx(learn(exact, 6), abs=0.1)
    assert {weight.dtype for weight in half.deep.trained_state().values()} == {torch.float32}


def test_a_step_that_runs_over_in_float16_is_left_out_and_the_next_one_made_smaller(make_tuner):
    tuner = make_tuner(precision="float16")
    tuner.start()
    tuner.scaler.load_state_dict(tuner.scaler.state_dict() | {"scale": 1e38})
    before = weights(tuner)
    learn(tuner, 1)
    assert all(np.array_equal(before[name], weight) for name, weight in weights(tuner).items())
    assert tuner.scaler.get_scale() == pytest.approx(0.5e38)
    learn(make_tuner(precision="float16"), 1)


def test_only_float16_needs_its_loss_scaled(make_tuner):
    assert [make_tuner(precision=each).scaler.is_enabled() for each in ("float32", "bfloat16", "float16")] == [
        False,
        False,
        True,
    ]


def one_epoch(
    curves: list[list[np.ndarray]], marks: np.ndarray, _quick: np.ndarray, rows: list[np.ndarray]
) -> tuple[np.ndarray, int]:
    held = np.empty(marks.shape)
    for curve, out in zip(curves, rows, strict=True):
        held[out] = curve[1]
    return held, 1


@pytest.mark.parametrize("tuned", [False, True])
def test_scores_in_half_precision_are_those_of_float32_to_a_tenth_of_a_step(tmp_path, monkeypatch, tuned):
    if tuned:
        for module in ("train", "combine"):
            monkeypatch.setattr(f"core.marking.{module}.chosen_share", half_and_half)
        monkeypatch.setattr("core.marking.train._choose_epochs", one_epoch)
    spec = make_spec(tmp_path, make_essays(60), minutes=60.0 if tuned else 0.0)
    drain(train_marker(spec))
    fresh = make_essays(100, seed=9)

    def scores(precision: str) -> tuple[Scored, ...]:
        engine = Engine("cpu", precision, 1)
        monkeypatch.setattr("core.marking.encoder.choose_engine", lambda *_: engine)
        return drain(score_essays(ScoringSpec(spec.out, fresh, spec.bases)))

    moved = [
        abs(a.exact - b.exact) / float(SCALE.step) for a, b in zip(scores("float32"), scores("bfloat16"), strict=True)
    ]
    assert max(moved) > 0  # the two were computed apart
    assert np.mean(np.array(moved) <= 0.1) >= 0.99


# cut off and taken up again


@pytest.mark.parametrize(
    ("precision", "changes", "most"),
    [
        ("float32", {}, None),
        ("float32", {"accumulate": 2, "batch": 4}, None),
        ("bfloat16", {"accumulate": 3, "batch": 2}, None),
        ("float16", {}, None),
        ("float32", {"accumulate": 2}, 2),  # memory had run out before
    ],
)
@pytest.mark.parametrize("cut", [1, 3])
def test_a_run_taken_up_again_ends_bit_for_bit_the_same(
    tmp_path, make_tuner, monkeypatch, precision, changes, most, cut
):
    if most is not None:
        small_for_learning(monkeypatch, most)
    whole, first, second = (make_tuner(24, precision, **changes) for _ in range(3))
    whole.start()
    first.start()
    expected = learn(whole, 5)
    begun = learn(first, cut)
    run = RunFolder(tmp_path, "run")
    run.write("fold", *first.checkpoint(), step=cut)
    values, arrays = run.read("fold")
    if most is not None:
        monkeypatch.undo()  # the parts are remembered, even where memory would suffice now
    second.load(arrays, Tuning.from_values(values, arrays))
    assert begun + learn(second, 5 - cut) == expected
    for name, weight in weights(whole).items():
        assert np.array_equal(weight, weights(second)[name]), name


def test_a_run_that_began_on_a_device_that_is_gone_goes_on_with_another(tmp_path, monkeypatch):
    spec = make_spec(tmp_path, make_essays(22))
    running = train_marker(spec)
    while next(running).what != "training":
        pass
    running.close()
    known = fingerprint(spec.data_hash(), spec.settings(), open_base("tiny", spec.bases).sha256)
    RunFolder(spec.work, known).write("engine", {"device": "cuda", "precision": "float16", "threads": 1})
    monkeypatch.setattr("torch.cuda.is_available", lambda: False)
    card = drain(train_marker(spec)).card
    assert card["engine"]["device"] == "cpu"


# devices


def test_a_device_that_fails_is_left_for_the_processor_and_the_card_says_so(bases, monkeypatch):
    real = Encoder.__init__

    def broken(self: Encoder, base: Any, engine: Engine) -> None:
        if engine.device == "cuda":
            raise RuntimeError("CUDA error: no kernel image is available for execution on the device")
        real(self, base, engine)

    monkeypatch.setattr(Encoder, "__init__", broken)
    monkeypatch.setattr(
        "core.marking.encoder.choose_engine",
        lambda asked, *_: Engine("cpu" if asked == "cpu" else "cuda", "float32", 1),
    )
    encoder = open_encoder(open_base("tiny", bases))
    assert (encoder.engine.device, encoder.engine.note) == ("cpu", "device_failed")


def test_a_precision_that_reads_differently_is_not_used(bases, monkeypatch):
    monkeypatch.setattr("core.marking.encoder.choose_engine", lambda *_: Engine("cpu", "bfloat16", 1))
    assert open_encoder(open_base("tiny", bases)).engine.precision == "bfloat16"
    monkeypatch.setattr("core.marking.encoder.LIKE_ENOUGH", 1.1)
    engine = open_encoder(open_base("tiny", bases)).engine
    assert (engine.precision, engine.note) == ("float32", "reads_differently")

"""Training and scoring with a tiny random encoder: real files, real gradients, no process of its own."""

import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from core.errors import CannotWrite, ModelRefused, NotEnoughMarks
from core.essay import Scale
from core.marking.bases import open_base
from core.marking.bert import attend_mask, load_bert
from core.marking.device import Engine
from core.marking.encoder import open_encoder
from core.marking.features import EmbeddingCache, forget_all_but
from core.marking.gate import check_marker, read_json
from core.marking.marker import learned_in, load_marker, read_card
from core.marking.measures import Pieces, measures_apart
from core.marking.model import LoraLinear
from core.marking.predict import score_essays
from core.marking.reading import read_essays
from core.marking.spec import MarkedEssay, Reason, Scored, ScoringSpec, Target, TrainedMarker, TrainingSpec
from core.marking.train import _choose_epochs, train_marker
from tests.marker_lab import (
    BRIEF,
    drain,
    half_and_half,
    install_tiny,
    make_essays,
    make_spec,
    tiny_config,
    tiny_weights,
)

CPU = Engine("cpu", "float32", 1)


@pytest.fixture(autouse=True)
def _one_thread() -> None:
    torch.set_num_threads(1)


def train(spec: TrainingSpec) -> TrainedMarker:
    trained, _ = drain(train_marker(spec))
    return trained


def score(spec: TrainingSpec, essays: tuple[MarkedEssay, ...], **changes: Any) -> tuple[Scored, ...]:
    found, _ = drain(score_essays(ScoringSpec(spec.out, essays, spec.bases, device="cpu", **changes)))
    return found


@pytest.fixture(scope="module")
def taught(tmp_path_factory: pytest.TempPathFactory) -> TrainingSpec:
    """A finished marker with fine-tuned layers in it."""
    folder = tmp_path_factory.mktemp("taught")
    spec = make_spec(folder, make_essays(40), traits=(Target("links", Scale(Decimal(0), Decimal(6))),))
    essays = tuple(replace(each, traits={"links": each.score} if int(each.key) % 2 else {}) for each in spec.essays)
    spec = replace(spec, essays=essays)
    train(spec)
    return spec


# the encoder


def test_our_bert_is_transformers_bert():
    transformers = pytest.importorskip("transformers")
    weights = {name: torch.from_numpy(weight) for name, weight in tiny_weights().items()}
    theirs = transformers.BertModel(transformers.BertConfig(**tiny_config(), pad_token_id=0)).eval()
    theirs.load_state_dict(weights, strict=False)
    ours = load_bert(tiny_config(), weights)
    ids = torch.randint(5, 50, (3, 20), generator=torch.Generator().manual_seed(1))
    lengths = torch.tensor([20, 13, 5])
    attend = attend_mask(lengths, 20)
    tokens = ours.embed(ids)
    with torch.no_grad():
        for block in ours.blocks:
            tokens = block(tokens, attend)
        told = theirs(ids, attention_mask=(torch.arange(20) < lengths[:, None]).long()).last_hidden_state
    for row, length in enumerate(lengths):
        assert torch.allclose(tokens[row, :length], told[row, :length], atol=1e-5)


def test_an_essay_reads_the_same_alone_and_among_others(tmp_path):
    install_tiny(tmp_path)
    encoder = open_encoder(open_base("tiny", tmp_path), engine=CPU)
    pieces = [encoder.reader.pieces(essay.text) for essay in make_essays(9)]
    together = drain(encoder.read(pieces))[0].frozen
    alone = np.concatenate([drain(encoder.read([each]))[0].frozen for each in pieces])
    assert np.allclose(together, alone, atol=1e-5)


def test_the_end_of_a_long_essay_counts(tmp_path):
    install_tiny(tmp_path)
    encoder = open_encoder(open_base("tiny", tmp_path), engine=CPU)
    ids = np.tile(np.arange(5, 45), 20)  # many times what the encoder takes at once
    changed = ids.copy()
    changed[-20:] = 7
    essays = [Pieces(each, np.ones(len(each), dtype=np.int64)) for each in (ids, changed)]
    first, second = drain(encoder.read(essays))[0].frozen
    assert not np.allclose(first, second, atol=1e-4)


def test_half_precision_reads_nearly_the_same(tmp_path):
    install_tiny(tmp_path)
    base = open_base("tiny", tmp_path)
    pieces = [open_encoder(base, engine=CPU).reader.pieces(essay.text) for essay in make_essays(5)]
    exact = drain(open_encoder(base, engine=CPU).read(pieces))[0].frozen
    half = drain(open_encoder(base, engine=Engine("cpu", "bfloat16", 1)).read(pieces))[0].frozen
    alike = (exact * half).sum(1) / np.linalg.norm(exact, axis=1) / np.linalg.norm(half, axis=1)
    assert (alike > 0.999).all()


def test_a_low_rank_update_can_be_merged():
    layer = LoraLinear(torch.nn.Linear(8, 6), rank=2)
    torch.nn.init.normal_(layer.up)
    tokens = torch.randn(5, 8)
    assert torch.allclose(layer(tokens), layer.merged()(tokens), atol=1e-6)


def test_what_was_read_is_remembered_until_it_is_forgotten(tmp_path):
    install_tiny(tmp_path / "bases")
    encoder = open_encoder(open_base("tiny", tmp_path / "bases"), engine=CPU)
    cache = EmbeddingCache(tmp_path / "cache", encoder.key, encoder.width)
    texts = [essay.text for essay in make_essays(4)]
    (_, first), said = drain(read_essays(texts, "en", encoder, cache))
    assert said
    (_, again), said = drain(read_essays(texts, "en", encoder, cache))
    assert not said
    assert np.array_equal(first.embeddings, again.embeddings)
    assert forget_all_but(tmp_path / "cache", set(first.hashes[1:])) == 1
    _, said = drain(read_essays(texts, "en", encoder, cache))
    assert said[-1].values == {"essays": 1}


# training


def test_training_says_how_it_goes_and_leaves_a_whole_folder(tmp_path):
    spec = make_spec(tmp_path, make_essays(24))
    trained, said = drain(train_marker(spec))
    done = [progress.done for progress in said]
    assert done == sorted(done)
    assert {"preparing", "embedding", "quick", "training", "validating", "saving"} <= {each.what for each in said}
    assert any("loss" in progress.values for progress in said)
    assert trained.folder == spec.out
    assert check_marker(spec.out)["format"] == 1
    assert not list(tmp_path.glob(".*"))
    assert not (spec.work / "checkpoints").exists()


def test_a_marker_agrees_with_the_rule_behind_the_marks(taught):
    fresh = make_essays(40, seed=5, first=100)
    found = score(taught, fresh)
    assert [said.key for said in found] == [essay.key for essay in fresh]
    given, exact = [float(essay.score) for essay in fresh], [said.exact for said in found]
    assert np.corrcoef(given, exact)[0, 1] > 0.8
    assert all(said.low <= said.score <= said.high for said in found)
    assert all(said.score == int(said.score) and 0 <= said.score <= 6 for said in found)
    assert np.mean([said.abstained for said in found]) < 0.2
    assert all(0 <= said.traits["links"].score <= 6 for said in found)


def test_the_card_says_what_it_must(taught):
    card = read_card(taught.out)
    assert card["data_hash"] == taught.data_hash()
    assert (card["essays"], card["marked"], card["seed"], card["stage"]) == (40, 40, 1, "suggestions")
    assert {"qwk", "qwk_low", "qwk_high", "exact", "adjacent", "smd", "bands", "n"} <= card["agreement"].keys()
    assert card["baselines"].keys() == {"length_only", "tfidf_ridge"}
    assert card["parts"].keys() == {"quick", "tuned"}
    assert card["versions"]["torch"]
    assert card["traits"]["links"]["agreement"]["n"] == 20
    assert "school" not in json.dumps(card)  # no word of an essay


def test_nothing_of_an_essay_stands_in_the_folder(taught):
    stored = b"".join(path.read_bytes() for path in taught.out.iterdir())
    for essay in taught.essays[:5]:
        assert essay.text[:20].encode() not in stored


def test_the_same_data_and_seed_make_the_same_marker(tmp_path):
    spec = make_spec(tmp_path, make_essays(22))
    first = train(spec)
    second = train(replace(spec, out=tmp_path / "again", work=tmp_path / "work" / "again"))
    for name in ("quick.safetensors", "marker.json"):
        assert (first.folder / name).read_bytes() == (second.folder / name).read_bytes()


def cut_off(spec: TrainingSpec, steps: int) -> None:
    """Train for so many steps of fine-tuning and drop the run on the floor."""
    running = train_marker(spec)
    while steps:
        if next(running).what == "training":
            steps -= 1
    running.close()


def deep_bytes(folder: Path) -> bytes:
    path = folder / "deep.safetensors"
    return path.read_bytes() if path.exists() else b""


@pytest.mark.parametrize("steps", [2, 9, 19])  # before a checkpoint, between two, in a later fold
def test_a_run_that_was_cut_off_ends_as_if_it_had_not_been(tmp_path, monkeypatch, steps):
    for module in ("train", "combine"):  # the fine-tuned layers shall count, whatever they are worth
        monkeypatch.setattr(f"core.marking.{module}.chosen_share", half_and_half)
    monkeypatch.setattr("core.marking.train._choose_epochs", _always_two_epochs)
    spec = make_spec(tmp_path, make_essays(22), deep=replace(BRIEF, dropout=0.2))
    whole = train(spec)
    broken = replace(spec, out=tmp_path / "broken", work=tmp_path / "work" / "broken")
    cut_off(broken, steps)
    assert not broken.out.exists()
    resumed, said = drain(train_marker(broken))
    assert sum(progress.what == "training" for progress in said) < _training_steps(spec)
    assert deep_bytes(whole.folder) == deep_bytes(resumed.folder) != b""
    assert (whole.folder / "marker.json").read_bytes() == (resumed.folder / "marker.json").read_bytes()


def _always_two_epochs(
    curves: list[list[np.ndarray]], marks: np.ndarray, _quick: np.ndarray, rows: list[np.ndarray]
) -> tuple[np.ndarray, int]:
    held = np.empty(marks.shape)
    for curve, out in zip(curves, rows, strict=True):
        held[out] = curve[-1]
    return held, 2


def _training_steps(spec: TrainingSpec) -> int:
    """At most: every fold and the final model to the last epoch."""
    return sum(-(-rows // BRIEF.batch) * BRIEF.epochs for rows in (14, 15, 15, 22)) + 1


def test_a_damaged_checkpoint_is_not_used(tmp_path):
    spec = make_spec(tmp_path, make_essays(22))
    cut_off(spec, 9)
    for path in (spec.work / "checkpoints").glob("fold*/arrays.safetensors"):
        path.write_bytes(path.read_bytes()[:-3])
    assert train(spec).folder.is_dir()


def test_checkpoints_of_other_marks_are_not_used(tmp_path):
    spec = make_spec(tmp_path, make_essays(22))
    cut_off(spec, 9)
    other = replace(spec, essays=make_essays(22, seed=8))
    fresh = replace(other, out=tmp_path / "fresh", work=tmp_path / "work" / "fresh")
    assert (train(other).folder / "marker.json").read_bytes() == (train(fresh).folder / "marker.json").read_bytes()


def test_a_time_too_short_for_one_epoch_trains_none(tmp_path):
    trained = train(make_spec(tmp_path, make_essays(24), minutes=1e-6))
    assert deep_bytes(trained.folder) == b""
    assert trained.card["tuning"] is None


def test_without_time_the_encoder_stays_as_it_is(tmp_path):
    spec = make_spec(tmp_path, make_essays(24), minutes=0.0)
    _, said = drain(train_marker(spec))
    assert "training" not in {each.what for each in said}
    assert load_marker(spec.out).tuned is None
    assert read_card(spec.out)["tuning"] is None


def test_an_earlier_task_helps_where_few_essays_are_marked(tmp_path):
    before = make_spec(tmp_path, make_essays(60, length_tells=False), minutes=0.0, out=tmp_path / "before")
    train(before)
    few = make_essays(8, seed=3, length_tells=False)
    alone = make_spec(tmp_path, few, minutes=0.0, out=tmp_path / "alone")
    helped = make_spec(tmp_path, few, minutes=0.0, out=tmp_path / "helped", earlier=(before.out,))
    train(alone)
    train(helped)
    fresh = make_essays(40, seed=5, length_tells=False)
    given = [float(essay.score) for essay in fresh]
    errors = [np.mean(np.square([s.exact for s in score(spec, fresh)] - np.array(given))) for spec in (alone, helped)]
    assert load_marker(helped.out).earlier is not None
    assert errors[1] < errors[0]


def test_too_few_marks_are_refused_before_anything_is_read(tmp_path):
    unmarked = tuple(replace(essay, score=None) for essay in make_essays(10))
    with pytest.raises(NotEnoughMarks) as refused:
        train(make_spec(tmp_path, make_essays(5) + unmarked))
    assert (refused.value.marked, refused.value.needed) == (5, 6)


def test_the_smallest_class_gives_a_marker_that_leaves_all_to_the_teacher(tmp_path):
    spec = make_spec(tmp_path, make_essays(6))
    train(spec)
    assert all(said.abstained for said in score(spec, make_essays(5, seed=4)))


def test_marks_that_are_all_the_same_train_and_have_no_kappa(tmp_path):
    essays = tuple(replace(essay, score=Decimal(4)) for essay in make_essays(20))
    spec = make_spec(tmp_path, essays)
    assert train(spec).card["agreement"]["qwk"] is None
    assert {said.score for said in score(spec, make_essays(5, seed=4))} == {4.0}


def test_empty_and_endless_essays_train_and_score(tmp_path):
    odd = (MarkedEssay("empty", "", Decimal(0)), MarkedEssay("endless", "river " * 20_000, Decimal(6)))
    spec = make_spec(tmp_path, make_essays(20) + odd, minutes=0.0)
    train(spec)
    found = score(spec, (*odd, MarkedEssay("spaces", " \n\t "), MarkedEssay("one word", "x" * 100_000)))
    assert all(np.isfinite(said.exact) for said in found)
    assert [found[0].reason, found[2].reason] == [Reason.TOO_SHORT, Reason.TOO_SHORT]


def test_a_folder_that_is_there_is_not_overwritten(tmp_path):
    spec = make_spec(tmp_path, make_essays(20))
    spec.out.mkdir()
    with pytest.raises(CannotWrite) as refused:
        train(spec)
    assert refused.value.reason == "exists"


def test_a_full_disk_leaves_nothing_half_written(tmp_path, monkeypatch):
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    spec = make_spec(tmp_path, make_essays(20), minutes=0.0)
    monkeypatch.setattr("core.marking.marker.write_manifest", full)
    with pytest.raises(CannotWrite) as refused:
        train(spec)
    assert refused.value.reason == "full"
    assert not spec.out.exists()
    assert not list(spec.out.parent.glob(".marker*"))


# scoring


def test_copies_are_told_whether_of_a_marked_essay_or_of_each_other(taught):
    fresh = make_essays(3, seed=6)
    long = max(taught.essays, key=lambda essay: len(essay.text))
    twin = MarkedEssay("twin", fresh[0].text)
    found = {said.key: said.reason for said in score(taught, (MarkedEssay("copy", long.text + " river"), *fresh, twin))}
    assert found["copy"] == Reason.COPIED
    assert found[fresh[0].key] == found["twin"] == Reason.COPIED
    assert found[fresh[1].key] != Reason.COPIED


def test_words_in_a_random_order_and_other_words_are_left_to_the_teacher(taught):
    generator = np.random.default_rng(4)
    letters = ["".join(generator.choice(list("bcdfghjkl"), 7)) for _ in range(40)]
    other = MarkedEssay("other", " ".join(letters) + ".")
    again = MarkedEssay("again", "the river was quiet and bright. " * 12)
    found = {said.key: said for said in score(taught, (other, again))}
    assert found["other"].abstained
    assert found["again"].abstained


def test_marked_essays_are_no_copies_of_themselves(taught):
    learned = learned_in(taught.essays, taught.out)
    assert learned == {essay.key for essay in taught.essays}
    assert Reason.COPIED not in {said.reason for said in score(taught, taught.essays, learned=learned)}


def test_a_single_essay_with_the_words_of_a_marked_one_is_its_copy(taught):
    twin = replace(taught.essays[4], key="twin")
    assert learned_in([twin], taught.out) == frozenset()
    assert [said.reason for said in score(taught, (twin,))] == [Reason.COPIED]
    again = (*taught.essays, twin)
    found = {said.key: said.reason for said in score(taught, again, learned=learned_in(again, taught.out))}
    assert found["twin"] == Reason.COPIED


def test_names_are_masked_before_the_marker_reads(taught):
    essay = make_essays(1, seed=6)[0]
    signed = [replace(essay, text=f"{name} {essay.text}") for name in ("Zoltan Kiss", "Ahmed Khan")]
    names = ("Zoltan Kiss", "Ahmed Khan")
    first, second = (score(taught, (each,), names=names)[0] for each in signed)
    assert (first.exact, first.input_hash) == (second.exact, second.input_hash)


def test_nothing_to_score_is_no_error(taught):
    assert score(taught, ()) == ()


def test_a_changed_marker_is_refused(taught, tmp_path):
    import shutil

    folder = Path(shutil.copytree(taught.out, tmp_path / "copy"))
    stated = read_json(folder / "marker.json")
    stated["targets"][0]["stretch"]["factor"] = 9.0
    (folder / "marker.json").write_text(json.dumps(stated))
    with pytest.raises(ModelRefused) as refused:
        load_marker(folder)
    assert refused.value.reason == "hash"


def test_a_marker_wants_the_base_it_was_trained_on(taught, tmp_path):
    from safetensors.numpy import save_file

    from core.marking.gate import write_manifest

    bases = tmp_path / "bases"
    install_tiny(bases)
    save_file(tiny_weights(seed=2), bases / "tiny" / "model.safetensors")
    write_manifest(bases / "tiny", name="tiny", source="tests")
    with pytest.raises(ModelRefused) as refused:
        score(replace(taught, bases=bases), make_essays(2))
    assert refused.value.reason == "hash"


def test_what_was_trained_is_small_beside_its_base(taught):
    ours = sum(path.stat().st_size for path in taught.out.glob("deep.safetensors"))
    assert ours < 0.1 * (taught.bases / "tiny" / "model.safetensors").stat().st_size


# the encoder that ships with the program


def test_the_embedded_encoder_learns_to_mark_chinese_and_english(tmp_path):
    """Two handfuls of short texts: long and linked ones were given more."""
    opening = {
        "en": "The river behind our school was quiet that morning. ",
        "zh": "那天早上，学校后面的小河很安静。",
    }
    more = {
        "en": "However, I walked on because my grandmother was waiting for me at the bridge. ",
        "zh": "然而我还是往前走，因为奶奶在桥边等着我。",
    }
    for language in ("en", "zh"):
        essays = tuple(
            MarkedEssay(
                str(number), opening[language] + more[language] * (number % 5) + str(number), Decimal(number % 5)
            )
            for number in range(20)
        )
        out = tmp_path / language
        scale = Scale(Decimal(0), Decimal(4))
        deep = replace(BRIEF, layers=1, epochs=1, batch=10)
        spec = TrainingSpec(
            essays, scale, out, tmp_path / "work" / language, tmp_path / "bases", deep=deep, minutes=60.0, folds=2
        )
        trained = train(spec)
        assert trained.card["language"] == language
        assert trained.card["tuning"] is not None  # its layers were trained
        assert load_marker(out).space.apart == measures_apart(language)
        found = score(spec, essays)
        assert np.corrcoef([said.exact for said in found], [float(essay.score) for essay in essays])[0, 1] > 0.8
        size = sum(path.stat().st_size for path in out.iterdir())
        assert size < 0.1 * (spec.bases / spec.base / "model.safetensors").stat().st_size


def test_layers_are_trained_as_long_as_they_add_to_the_regression_not_as_long_as_they_gain_alone():
    generator = np.random.default_rng(6)
    marks = generator.normal(10, 3, (90, 1))
    noise = generator.normal(0, 2, (90, 1))
    quick = marks + noise
    another_view = marks - 0.9 * noise  # errs where the regression does not
    echo = marks + 0.8 * noise  # better alone, and nothing new
    rows = [np.arange(45), np.arange(45, 90)]
    held, epochs = _choose_epochs([[quick[out], another_view[out], echo[out]] for out in rows], marks, quick, rows)
    assert epochs == 1
    assert (held == another_view).all()

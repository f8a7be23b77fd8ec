"""Passages a marker paints and sentences that move a mark, with a tiny random encoder and real files."""

import csv
import io
import json
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from core.errors import ModelRefused
from core.essay import Evidence, Span, SpanKind
from core.jobs.messages import Progress
from core.marking import evidence
from core.marking.bases import open_base
from core.marking.device import Engine
from core.marking.encoder import open_encoder
from core.marking.files import read_table, table_with_scores
from core.marking.gate import write_manifest
from core.marking.marker import load_marker, read_card
from core.marking.predict import score_essays
from core.marking.spans import FEWEST_PAINTED
from core.marking.spec import MarkedEssay, Scored, ScoringSpec, TrainingSpec
from core.marking.tokens import token_states
from core.marking.train import train_marker
from tests.marker_lab import drain, install_tiny, make_essays, make_spec

GOOD = "Wonderful winter garden story."
BAD = "Always never often doctor doctor."


@pytest.fixture(autouse=True)
def _one_thread() -> None:
    torch.set_num_threads(1)


def painted_essays(count: int, seed: int = 1, first: int = 0) -> tuple[MarkedEssay, ...]:
    """Essays with a good and a bad sentence at random places among their sentences, painted by the teacher."""
    generator = np.random.default_rng(seed)
    essays = []
    for essay in make_essays(count, seed, first):
        parts = [part.strip() + "." for part in essay.text.split(".") if part.strip()]
        for planted in (GOOD, BAD):
            parts.insert(int(generator.integers(0, len(parts) + 1)), planted)
        text = " ".join(parts)
        spans = tuple(
            Span(text.index(planted), text.index(planted) + len(planted), kind)
            for planted, kind in ((GOOD, SpanKind.EXCELLENT), (BAD, SpanKind.POOR))
        )
        essays.append(replace(essay, text=text, spans=tuple(sorted(spans, key=lambda span: span.start))))
    return tuple(essays)


def score(spec: TrainingSpec, essays: tuple[MarkedEssay, ...], **changes: Any) -> tuple[Scored, ...]:
    return drain(score_essays(ScoringSpec(spec.out, essays, spec.bases, device="cpu", **changes)))[0]


@pytest.fixture(scope="module")
def taught(tmp_path_factory: pytest.TempPathFactory) -> TrainingSpec:
    spec = make_spec(tmp_path_factory.mktemp("taught"), painted_essays(30), minutes=0.0, names=("Anna Bell",))
    drain(train_marker(spec))
    return spec


def test_states_of_a_long_essay_are_put_together_from_its_windows(tmp_path: Path) -> None:
    install_tiny(tmp_path)
    encoder = open_encoder(open_base("tiny", tmp_path), engine=Engine("cpu", "float32", 1))
    pieces = [encoder.reader.pieces(text) for text in ("river " * 150 + "story", "the school", "")]
    found = dict(token_states(encoder, pieces))
    means = drain(encoder.read(pieces[:2]))[0].frozen
    for row in (0, 1):
        assert found[row].frozen.shape == (len(pieces[row].ids), encoder.width)
        assert np.allclose(found[row].frozen.mean(axis=0), means[row], atol=1e-4)
    assert found[2].frozen.shape[0] == 0


def test_a_teachers_way_of_painting_is_found_in_essays_not_seen_before(taught: TrainingSpec) -> None:
    card = read_card(taught.out)["spans"]
    assert card["painted"] == 30
    for kind in SpanKind:
        assert card["kinds"][kind]["speaks"]
        assert card["kinds"][kind]["f1"] > card["kinds"][kind]["by_place_f1"]
        assert card["kinds"][kind]["passages"] == 30
    fresh = painted_essays(12, seed=7, first=100)
    hits = 0
    for essay, said in zip(fresh, score(taught, fresh), strict=True):
        for span in said.spans:
            assert 0 <= span.start < span.end <= len(essay.text)
        texts = {span.kind: essay.text[span.start : span.end] for span in said.spans}
        hits += texts.get(SpanKind.EXCELLENT) == GOOD
    assert hits >= 8


def test_passages_stand_where_they_are_in_the_text_with_its_names(taught: TrainingSpec) -> None:
    essay = painted_essays(1, seed=9)[0]
    named = replace(essay, text="Anna Bell walked. Anna Bell walked. " + essay.text)
    found = score(taught, (named,), names=("Anna Bell",))[0]
    assert found.spans
    assert GOOD in {named.text[span.start : span.end] for span in found.spans}


@pytest.mark.parametrize("change", ["narrow", "unit"])
def test_a_head_that_does_not_fit_itself_is_refused(taught: TrainingSpec, tmp_path: Path, change: str) -> None:
    from safetensors.numpy import load_file, save_file

    folder = Path(shutil.copytree(taught.out, tmp_path / "copy"))
    if change == "narrow":
        arrays = load_file(folder / "spans.safetensors")
        save_file({**arrays, "weights": arrays["weights"][:-1]}, folder / "spans.safetensors")
    else:
        stated = json.loads((folder / "marker.json").read_text(encoding="utf-8"))
        stated["spans"]["poor"]["unit"] = "letter"
        (folder / "marker.json").write_text(json.dumps(stated), encoding="utf-8")
    write_manifest(folder)
    with pytest.raises(ModelRefused):
        load_marker(folder)


def test_nothing_is_painted_before_enough_essays_were(tmp_path: Path) -> None:
    essays = painted_essays(20)
    few = tuple(replace(each, spans=each.spans if int(each.key) < FEWEST_PAINTED - 1 else ()) for each in essays)
    spec = make_spec(tmp_path, few, minutes=0.0)
    drain(train_marker(spec))
    assert load_marker(spec.out).spans is None
    assert not (spec.out / "spans.safetensors").exists()
    assert read_card(spec.out)["spans"] == {"painted": FEWEST_PAINTED - 1, "needed": FEWEST_PAINTED}
    assert all(said.spans == () for said in score(spec, essays[:3]))


def test_painting_without_a_pattern_is_not_learned(tmp_path: Path) -> None:
    generator = np.random.default_rng(3)
    essays = []
    for essay in make_essays(24):
        start = int(generator.integers(0, len(essay.text) - 12))
        essays.append(replace(essay, spans=(Span(start, start + 10, SpanKind.POOR),)))
    spec = make_spec(tmp_path, tuple(essays), minutes=0.0)
    drain(train_marker(spec))
    assert load_marker(spec.out).spans is None
    assert read_card(spec.out)["spans"]["kinds"]["poor"]["speaks"] is False


def test_evidence_is_what_reading_the_essay_without_the_sentence_says(taught: TrainingSpec) -> None:
    linked = " The school because, however quiet the river and though people walked, however often we remembered it, "
    linked += "because of winter, however bright, though difficult, because we wonder, however found it wonderful."
    essays = tuple(replace(each, text=each.text + linked) for each in painted_essays(10, seed=5, first=200))
    said, steps = drain(score_essays(ScoringSpec(taught.out, essays, taught.bases, device="cpu", evidence=True)))
    done = [step.done for step in steps if isinstance(step, Progress)]
    assert done == sorted(done)
    shown = [(essay, whole, each) for essay, whole in zip(essays, said, strict=True) for each in whole.evidence]
    assert len(shown) >= 5
    assert any(essay.text[each.start : each.end] == linked.strip() and each.shift < 0 for essay, _, each in shown)
    for essay, whole, each in shown:
        sentence = essay.text[each.start : each.end]
        assert sentence.endswith(".")
        rest = (essay.text[: each.start] + essay.text[each.end :].lstrip()).rstrip()
        again = score(taught, (replace(essay, text=rest),))[0]
        if 0 < again.exact < 6 and 0 < whole.exact < 6:
            assert again.exact - whole.exact == pytest.approx(each.shift, abs=0.02)
        assert abs(each.shift) >= 0.25
    for whole in said:
        assert sum(each.shift < 0 for each in whole.evidence) <= 3
        assert sum(each.shift > 0 for each in whole.evidence) <= 3


def test_a_table_can_name_the_sentences_that_move_each_score(tmp_path: Path) -> None:
    path = tmp_path / "essays.csv"
    path.write_text('text\nFirst one. 第二句，"很好"。\n=none\n', encoding="utf-8")
    table = read_table(path)
    said = [
        Scored("0", 5, 5.2, 4, 6, evidence=(Evidence(0, 10, -0.5), Evidence(11, 19, 0.25))),
        Scored("1", 5, 5.2, 4, 6),
    ]
    written = table_with_scores(table, said, table.column("text")).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(written)))
    told = json.loads(rows[0]["evidence"])
    assert [each["shift"] for each in told] == [-0.5, 0.25]
    assert told[0]["text"] == "First one."
    assert rows[1]["evidence"] == "[]"
    assert "evidence" not in table_with_scores(table, said).decode("utf-8-sig")


def test_without_being_asked_nothing_is_read_twice(taught: TrainingSpec) -> None:
    assert all(said.evidence == () for said in score(taught, painted_essays(4, seed=5)))


def test_empty_one_sentence_and_endless_essays_are_explained_too(taught: TrainingSpec) -> None:
    odd = (
        MarkedEssay("empty", ""),
        MarkedEssay("spaces", " \n "),
        MarkedEssay("one", "the school."),
        MarkedEssay("marks", "?!... 。。"),
        MarkedEssay("endless", "the river was quiet. " * 3000),
    )
    assert len(score(taught, odd, evidence=True)) == len(odd)


def test_a_folder_of_before_passages_were_painted_loads_and_scores_as_it_did(tmp_path: Path) -> None:
    install_tiny(tmp_path)
    old = Path(__file__).parent.parent / "data" / "markers" / "format1"
    spec = ScoringSpec(old, make_essays(6, seed=9), tmp_path, device="cpu", evidence=True)
    found = drain(score_essays(spec))[0]
    assert [said.exact for said in found] == pytest.approx([2.5374, 1.4835, 3.735, 0.1543, 4.436, 0.0], abs=0.02)
    assert all(said.spans == () for said in found)


def test_evidence_of_fine_tuned_layers_is_verified_by_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install_tiny(tmp_path)
    monkeypatch.setattr(evidence, "LEAST_SHIFT", 0.01)
    monkeypatch.setattr(evidence, "LEAST_SHARE", 0.0)
    old = Path(__file__).parent.parent / "data" / "markers" / "format1"  # its layers were trained
    essays = make_essays(6, seed=9)
    found = drain(score_essays(ScoringSpec(old, essays, tmp_path, device="cpu", evidence=True)))[0]
    checked = 0
    for essay, whole in zip(essays, found, strict=True):
        for each in whole.evidence:
            rest = (essay.text[: each.start] + essay.text[each.end :].lstrip()).rstrip()
            (again,) = drain(score_essays(ScoringSpec(old, (replace(essay, text=rest),), tmp_path, device="cpu")))[0]
            if 0 < again.exact < 6 and 0 < whole.exact < 6:
                assert again.exact - whole.exact == pytest.approx(each.shift, abs=0.02)
                checked += 1
    assert checked >= 2

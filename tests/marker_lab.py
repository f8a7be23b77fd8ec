"""What the marker's tests train on: a tiny random BERT, and made-up essays whose marks follow a rule."""

import json
from collections.abc import Generator
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np

from core.essay import Scale
from core.marking.gate import write_manifest
from core.marking.spec import FineTuning, MarkedEssay, TrainingSpec

WORDS = [
    "school", "river", "teacher", "morning", "window", "because", "however", "friend", "garden", "story", "winter",
    "letter", "kitchen", "answer", "question", "summer", "market", "doctor", "bridge", "island", "people", "always",
    "never", "often", "though", "walked", "found", "learned", "thought", "remembered", "wonderful", "difficult",
    "quiet", "bright", "the", "a", "and", "of", "to", "in", "it", "was", "were", "we", "they", "i",
]  # fmt: skip
SCALE = Scale(Decimal(0), Decimal(6), Decimal(1))
SMALL = {
    "vocab_size": len(WORDS) + 5,
    "hidden_size": 64,
    "num_hidden_layers": 3,
    "num_attention_heads": 4,
    "intermediate_size": 96,
    "max_position_embeddings": 64,
    "type_vocab_size": 2,
}
BRIEF = FineTuning(layers=1, rank=2, epochs=2, patience=2, batch=4, checkpoint_every=3)


def tiny_config(**changes: Any) -> dict[str, Any]:
    return {
        "model_type": "bert",
        "architectures": ["BertModel"],
        "hidden_act": "gelu",
        "layer_norm_eps": 1e-12,
        **SMALL,
    } | changes


def tiny_weights(seed: int = 1) -> dict[str, np.ndarray]:
    generator = np.random.default_rng(seed)
    hidden, inner = SMALL["hidden_size"], SMALL["intermediate_size"]
    weights = {
        "embeddings.word_embeddings.weight": generator.normal(0, 0.5, (SMALL["vocab_size"], hidden)),
        "embeddings.position_embeddings.weight": generator.normal(0, 0.1, (SMALL["max_position_embeddings"], hidden)),
        "embeddings.token_type_embeddings.weight": generator.normal(0, 0.1, (2, hidden)),
        "embeddings.LayerNorm.weight": np.ones(hidden),
        "embeddings.LayerNorm.bias": np.zeros(hidden),
        "pooler.dense.weight": np.eye(hidden),
        "pooler.dense.bias": np.zeros(hidden),
    }
    for layer in range(SMALL["num_hidden_layers"]):
        place = f"encoder.layer.{layer}"
        shapes = {
            "attention.self.query": (hidden, hidden),
            "attention.self.key": (hidden, hidden),
            "attention.self.value": (hidden, hidden),
            "attention.output.dense": (hidden, hidden),
            "intermediate.dense": (inner, hidden),
            "output.dense": (hidden, inner),
        }
        for part, (rows, columns) in shapes.items():
            weights[f"{place}.{part}.weight"] = generator.normal(0, 0.2, (rows, columns))
            weights[f"{place}.{part}.bias"] = generator.normal(0, 0.02, rows)
        for norm in ("attention.output.LayerNorm", "output.LayerNorm"):
            weights[f"{place}.{norm}.weight"] = np.ones(hidden)
            weights[f"{place}.{norm}.bias"] = np.zeros(hidden)
    return {name: weight.astype(np.float32) for name, weight in weights.items()}


def tiny_tokenizer() -> dict[str, Any]:
    """A tokenizer.json that knows WORDS, written out by hand."""
    special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
    flags = dict.fromkeys(("single_word", "lstrip", "rstrip", "normalized"), False) | {"special": True}
    first, last = ({"SpecialToken": {"id": token, "type_id": 0}} for token in ("[CLS]", "[SEP]"))
    text, other = {"Sequence": {"id": "A", "type_id": 0}}, {"Sequence": {"id": "B", "type_id": 1}}
    ends = {token: {"id": token, "ids": [special.index(token)], "tokens": [token]} for token in ("[CLS]", "[SEP]")}
    vocabulary = {token: place for place, token in enumerate([*special, *WORDS])}
    return {
        "version": "1.0",
        "truncation": None,
        "padding": None,
        "added_tokens": [{"id": place, "content": token, **flags} for place, token in enumerate(special)],
        "normalizer": {"type": "Lowercase"},
        "pre_tokenizer": {"type": "Whitespace"},
        "post_processor": {
            "type": "TemplateProcessing",
            "single": [first, text, last],
            "pair": [text, other],
            "special_tokens": ends,
        },
        "decoder": None,
        "model": {"type": "WordLevel", "vocab": vocabulary, "unk_token": "[UNK]"},
    }


def write_base(folder: Path, **config: Any) -> Path:
    """A plain Hugging Face folder with a tiny random encoder."""
    from safetensors.numpy import save_file

    folder.mkdir(parents=True)
    (folder / "config.json").write_text(json.dumps(tiny_config(**config)))
    (folder / "tokenizer.json").write_text(json.dumps(tiny_tokenizer()))
    save_file(tiny_weights(), folder / "model.safetensors")
    return folder


def install_tiny(bases: Path) -> str:
    """The tiny encoder among the bases, as if the teacher had added it; returns its name."""
    if not (bases / "tiny").exists():  # the bases of a user are there for all libraries of a run
        folder = write_base(bases / "tiny")
        write_manifest(folder, name="tiny", source="tests")
    return "tiny"


def make_essays(count: int, seed: int = 1, first: int = 0, length_tells: bool = True) -> tuple[MarkedEssay, ...]:
    """Essays whose mark grows with the linking words in them, and with their length unless that shall tell nothing."""
    generator = np.random.default_rng(seed)
    essays = []
    for number in range(count):
        quality = generator.integers(0, 7)
        length = 14 + (6 * quality + int(generator.integers(0, 6)) if length_tells else int(generator.integers(0, 42)))
        words = generator.choice(WORDS, length)
        links = generator.random(length) < (0.02 if length_tells else 0.06) * quality
        words = [
            str(generator.choice(["because", "however", "though"])) if link else str(word)
            for word, link in zip(words, links, strict=True)
        ]
        for place in range(8, length, 9):
            words[place] += "."
        essays.append(MarkedEssay(str(first + number), " ".join(words).capitalize() + ".", Decimal(int(quality))))
    return tuple(essays)


def make_spec(folder: Path, essays: tuple[MarkedEssay, ...], **changes: Any) -> TrainingSpec:
    bases = folder / "bases"
    if not (bases / "tiny").exists():
        install_tiny(bases)
    settings: dict[str, Any] = {"base": "tiny", "deep": BRIEF, "minutes": 60.0, "device": "cpu", "folds": 3} | changes
    out = settings.pop("out", folder / "marker")
    return TrainingSpec(essays, SCALE, out, folder / "work" / out.name, bases, **settings)


def half_and_half(quick: np.ndarray, deep: np.ndarray, *_: np.ndarray) -> tuple[float, np.ndarray]:
    """In place of `chosen_share`: the fine-tuned layers count, whatever they are worth."""
    return 0.5, (quick + deep) / 2


def drain(steps: Generator[Any, None, Any]) -> tuple[Any, list[Any]]:
    """What a job returns, and all it said on the way."""
    said = []
    while True:
        try:
            said.append(next(steps))
        except StopIteration as finished:
            return finished.value, said

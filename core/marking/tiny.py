"""A made-up encoder of a few thousand weights in files of the real kind, for checks that must be over in seconds."""

import json
from pathlib import Path

import numpy as np

from core.marking.gate import WEIGHTS

_LETTERS = [chr(code) for code in range(0x21, 0x7F)] + list(
    "，。！？的一是不了人我在有他这中大来上个国到说们为子和你地出道也时年"
)


def make_tiny_base(folder: Path, seed: int = 1, hidden: int = 64, layers: int = 3) -> Path:
    """Write a Hugging Face BERT folder with random weights and a vocabulary of single characters.

    Args:
        folder: Created; its name is the base's name.
        hidden: Size of the layers; a multiple of 16.
    """
    from safetensors.numpy import save_file

    folder.mkdir(parents=True)
    vocabulary = {piece: place for place, piece in enumerate(("<s>", "<pad>", "</s>", "<unk>", "▁", *_LETTERS))}
    config = {
        "model_type": "bert",
        "architectures": ["BertModel"],
        "vocab_size": len(vocabulary),
        "hidden_size": hidden,
        "num_hidden_layers": layers,
        "num_attention_heads": hidden // 16,
        "intermediate_size": 2 * hidden,
        "max_position_embeddings": 128,
        "type_vocab_size": 2,
        "layer_norm_eps": 1e-12,
        "hidden_act": "gelu",
        "pad_token_id": 1,
    }
    (folder / "config.json").write_text(json.dumps(config), encoding="utf-8")
    _save_tokenizer(vocabulary, folder / "tokenizer.json")
    random = np.random.default_rng(seed)
    weights = {
        name: np.ones(shape, np.float32)
        if name.endswith("LayerNorm.weight")
        else (random.standard_normal(shape) * 0.08).astype(np.float32)
        for name, shape in _shapes(len(vocabulary), hidden, layers).items()
    }
    save_file(weights, folder / WEIGHTS, metadata={"format": "pt"})
    return folder


def _save_tokenizer(vocabulary: dict[str, int], path: Path) -> None:
    from tokenizers import Tokenizer, models, pre_tokenizers, processors

    tokenizer = Tokenizer(models.WordLevel(vocabulary, unk_token="<unk>"))
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [pre_tokenizers.WhitespaceSplit(), pre_tokenizers.Split("", "isolated")]
    )
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>", special_tokens=[("<s>", vocabulary["<s>"]), ("</s>", vocabulary["</s>"])]
    )
    tokenizer.save(str(path))


def _shapes(vocabulary: int, hidden: int, layers: int) -> dict[str, tuple[int, ...]]:
    """Every tensor of a BertModel."""
    shapes: dict[str, tuple[int, ...]] = {
        "embeddings.word_embeddings.weight": (vocabulary, hidden),
        "embeddings.position_embeddings.weight": (128, hidden),
        "embeddings.token_type_embeddings.weight": (2, hidden),
        "embeddings.LayerNorm.weight": (hidden,),
        "embeddings.LayerNorm.bias": (hidden,),
        "pooler.dense.weight": (hidden, hidden),
        "pooler.dense.bias": (hidden,),
    }
    for layer in range(layers):
        name = f"encoder.layer.{layer}"
        for part in ("attention.self.query", "attention.self.key", "attention.self.value", "attention.output.dense"):
            shapes[f"{name}.{part}.weight"] = (hidden, hidden)
            shapes[f"{name}.{part}.bias"] = (hidden,)
        shapes[f"{name}.intermediate.dense.weight"] = (2 * hidden, hidden)
        shapes[f"{name}.intermediate.dense.bias"] = (2 * hidden,)
        shapes[f"{name}.output.dense.weight"] = (hidden, 2 * hidden)
        shapes[f"{name}.output.dense.bias"] = (hidden,)
        for part in ("attention.output", "output"):
            shapes[f"{name}.{part}.LayerNorm.weight"] = (hidden,)
            shapes[f"{name}.{part}.LayerNorm.bias"] = (hidden,)
    return shapes

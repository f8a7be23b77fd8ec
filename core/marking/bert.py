"""The BERT encoder (Devlin et al. 2019) over Hugging Face's weights.

The same arithmetic as transformers' BertModel, which the tests hold it to. Ours starts in a third of the time, lets the
lower layers run apart from those that learn, and has no code path that a configuration file could choose.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

ACTIVATIONS = {"gelu": "none", "gelu_new": "tanh", "gelu_pytorch_tanh": "tanh"}


@dataclass(frozen=True)
class Shape:
    """The sizes of a BERT, as its config.json states them."""

    vocabulary: int
    hidden: int
    layers: int
    heads: int
    feed_forward: int
    positions: int
    token_types: int
    epsilon: float
    gelu: str

    @classmethod
    def from_config(cls, config: Mapping[str, Any]) -> "Shape":
        return cls(
            vocabulary=config["vocab_size"],
            hidden=config["hidden_size"],
            layers=config["num_hidden_layers"],
            heads=config["num_attention_heads"],
            feed_forward=config["intermediate_size"],
            positions=config["max_position_embeddings"],
            token_types=config.get("type_vocab_size", 2),
            epsilon=config.get("layer_norm_eps", 1e-12),
            gelu=ACTIVATIONS[config.get("hidden_act", "gelu")],
        )


class Block(nn.Module):
    """One encoder layer: self-attention and feed-forward, each with its residual and norm."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.heads, self.gelu = shape.heads, shape.gelu
        self.attention_in = nn.Linear(shape.hidden, 3 * shape.hidden)  # query, key and value at once
        self.attention_out = nn.Linear(shape.hidden, shape.hidden)
        self.attention_norm = nn.LayerNorm(shape.hidden, eps=shape.epsilon)
        self.feed_in = nn.Linear(shape.hidden, shape.feed_forward)
        self.feed_out = nn.Linear(shape.feed_forward, shape.hidden)
        self.feed_norm = nn.LayerNorm(shape.hidden, eps=shape.epsilon)

    def forward(self, tokens: Tensor, attend: Tensor | None, kept: Tensor | None = None) -> Tensor:
        """One layer.

        Args:
            tokens: (batch, tokens, hidden).
            attend: (batch, 1, 1, tokens), False on padding; None without any.
            kept: (batch, 2, hidden) factors of dropout after attention and feed-forward; None without dropout.
        """
        first, second = (None, None) if kept is None else kept.to(tokens.dtype).unbind(dim=1)
        tokens = self.attention_norm(tokens + _dropped(self._attention(tokens, attend), first))
        inner = functional.gelu(self.feed_in(tokens), approximate=self.gelu)
        mixed: Tensor = self.feed_norm(tokens + _dropped(self.feed_out(inner), second))
        return mixed

    def _attention(self, tokens: Tensor, attend: Tensor | None) -> Tensor:
        batch, length, hidden = tokens.shape
        parts = self.attention_in(tokens).view(batch, length, 3, self.heads, hidden // self.heads)
        query, key, value = parts.permute(2, 0, 3, 1, 4)  # each (batch, heads, tokens, hidden / heads)
        if query.dtype == torch.bfloat16 and query.device.type == "cpu":
            mixed = _plain_attention(query, key, value, attend)
        else:
            mixed = functional.scaled_dot_product_attention(query, key, value, attn_mask=attend)
        out: Tensor = self.attention_out(mixed.transpose(1, 2).reshape(batch, length, hidden))
        return out


def _dropped(tokens: Tensor, kept: Tensor | None) -> Tensor:
    """Dropout of whole features, the same for every token of an essay (Gal & Ghahramani 2016).

    Masks over single tokens, and over attention above all, would cost as much as the layer itself.
    """
    return tokens if kept is None else tokens * kept[:, None, :]


def _plain_attention(query: Tensor, key: Tensor, value: Tensor, attend: Tensor | None) -> Tensor:
    """Attention as its formula says: in bfloat16 on a CPU that is twice as fast as the fused kernel.

    The softmax is taken in place and without its maximum, which bfloat16's wide range nearly always allows.
    """
    batch, heads, length, size = query.shape
    query, key, value = ((part.reshape(batch * heads, length, size)) for part in (query * size**-0.5, key, value))
    with torch.autocast("cpu", enabled=False):  # it would take the softmax through float32
        weights = _scores(query, key, attend).exp_()
        whole = weights.sum(-1, keepdim=True)
        if whole.min() > 0 and whole.max() < math.inf:
            mixed = torch.bmm(weights, value) / whole
        else:
            mixed = torch.bmm(torch.softmax(_scores(query, key, attend), -1), value)
    return mixed.view(batch, heads, length, size)


def _scores(query: Tensor, key: Tensor, attend: Tensor | None) -> Tensor:
    """(batch * heads, tokens, tokens), minus infinity where a token is padding."""
    scores = torch.bmm(query, key.transpose(1, 2))
    if attend is not None:
        scores.view(len(attend), -1, *scores.shape[1:]).masked_fill_(~attend, -math.inf)
    return scores


class Bert(nn.Module):
    """Token embeddings and the stack of blocks; the pooler is not part of it."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        self.words = nn.Embedding(shape.vocabulary, shape.hidden)
        self.positions = nn.Embedding(shape.positions, shape.hidden)
        self.types = nn.Embedding(shape.token_types, shape.hidden)
        self.norm = nn.LayerNorm(shape.hidden, eps=shape.epsilon)
        self.blocks = nn.ModuleList(Block(shape) for _ in range(shape.layers))

    def embed(self, ids: Tensor) -> Tensor:
        """(batch, tokens) piece numbers to (batch, tokens, hidden)."""
        places = torch.arange(ids.shape[1], device=ids.device)
        # the order of this sum is transformers': another one would differ in the last bit
        embedded: Tensor = self.norm(self.words(ids) + self.types.weight[0] + self.positions(places))
        return embedded


def attend_mask(lengths: Tensor, longest: int) -> Tensor | None:
    """(batch,) lengths to the mask of a block; None where nothing is padded."""
    if int(lengths.min()) == longest:
        return None
    return (torch.arange(longest, device=lengths.device) < lengths[:, None])[:, None, None, :]


def load_bert(config: Mapping[str, Any], weights: Mapping[str, Tensor]) -> Bert:
    """A Bert with the weights of a Hugging Face file, whatever head they were saved with.

    Raises:
        KeyError: A weight is missing.
        RuntimeError: A weight has another size than the configuration says.
    """
    shape = Shape.from_config(config)
    with torch.device("meta"):
        bert = Bert(shape)
    named = {_plain(name): tensor for name, tensor in weights.items()}
    state = {ours: _gather(named, theirs) for ours, theirs in _weight_names(shape.layers).items()}
    bert.load_state_dict(state, strict=True, assign=True)
    return bert.float().requires_grad_(False).eval()


def _plain(name: str) -> str:
    return (
        name.removeprefix("bert.")
        .replace("LayerNorm.gamma", "LayerNorm.weight")
        .replace("LayerNorm.beta", "LayerNorm.bias")
    )


def _gather(named: Mapping[str, Tensor], names: tuple[str, ...]) -> Tensor:
    return named[names[0]] if len(names) == 1 else torch.cat([named[name] for name in names])


def _weight_names(layers: int) -> dict[str, tuple[str, ...]]:
    """Our name of each weight to the Hugging Face names it is put together from."""
    names: dict[str, tuple[str, ...]] = {
        "words.weight": ("embeddings.word_embeddings.weight",),
        "positions.weight": ("embeddings.position_embeddings.weight",),
        "types.weight": ("embeddings.token_type_embeddings.weight",),
    }
    parts: dict[str, tuple[str, ...]] = {"norm": ("embeddings.LayerNorm",)}
    for layer in range(layers):
        theirs, ours = f"encoder.layer.{layer}", f"blocks.{layer}"
        parts[f"{ours}.attention_in"] = tuple(f"{theirs}.attention.self.{part}" for part in ("query", "key", "value"))
        parts[f"{ours}.attention_out"] = (f"{theirs}.attention.output.dense",)
        parts[f"{ours}.attention_norm"] = (f"{theirs}.attention.output.LayerNorm",)
        parts[f"{ours}.feed_in"] = (f"{theirs}.intermediate.dense",)
        parts[f"{ours}.feed_out"] = (f"{theirs}.output.dense",)
        parts[f"{ours}.feed_norm"] = (f"{theirs}.output.LayerNorm",)
    for ours, theirs_of in parts.items():
        for kind in ("weight", "bias"):
            names[f"{ours}.{kind}"] = tuple(f"{part}.{kind}" for part in theirs_of)
    return names

"""Attention in half precision on a CPU, which has a way of its own."""

import pytest
import torch
from torch.nn import functional

from core.marking.bert import _plain_attention, attend_mask


def drawn(size: float, batch: int = 3, length: int = 9) -> tuple[torch.Tensor, ...]:
    generator = torch.Generator().manual_seed(4)
    return tuple(size * torch.randn(batch, 2, length, 8, generator=generator) for _ in range(3))


def halves(parts: tuple[torch.Tensor, ...]) -> list[torch.Tensor]:
    return [part.bfloat16() for part in parts]


@pytest.mark.parametrize("lengths", [(9, 9, 9), (9, 4, 1)])
@pytest.mark.parametrize("size", [0.1, 1.0])
def test_attention_in_half_precision_is_attention_up_to_rounding(lengths, size):
    query, key, value = drawn(size)
    attend = attend_mask(torch.tensor(lengths), 9)
    exact = functional.scaled_dot_product_attention(query, key, value, attn_mask=attend)
    told = _plain_attention(*halves((query, key, value)), attend)
    assert told.dtype == torch.bfloat16
    assert torch.allclose(told.float(), exact, atol=0.05 * size)


def test_scores_too_large_for_an_exponential_are_taken_relative_to_their_maximum():
    query, key, value = drawn(1.0)
    query, key = 100 * query, 100 * key  # scores of thousands
    told = _plain_attention(*halves((query, key, value)), None)
    assert torch.isfinite(told).all()
    scores = query.bfloat16().float() * 8**-0.5 @ key.bfloat16().float().transpose(-1, -2)
    surest = value.bfloat16().float().gather(2, scores.argmax(-1)[..., None].expand(-1, -1, -1, 8))
    assert torch.allclose(told.float(), surest, atol=0.1)


def test_scores_too_small_for_an_exponential_are_taken_relative_to_their_maximum():
    query, key, value = (torch.full((1, 1, 3, 8), each) for each in (-20.0, 20.0, 1.0))
    assert torch.equal(_plain_attention(*halves((query, key, value)), None).float(), value)


def test_attention_in_half_precision_learns_as_attention_does():
    parts = [part.requires_grad_() for part in drawn(1.0)]
    functional.scaled_dot_product_attention(*parts).square().sum().backward()
    exact = [part.grad for part in parts]
    ours = [part.detach().bfloat16().requires_grad_() for part in parts]
    _plain_attention(*ours, None).float().square().sum().backward()
    for wanted, told in zip(exact, ours, strict=True):
        assert functional.cosine_similarity(wanted.flatten(), told.grad.float().flatten(), 0) > 0.999

"""Essays made to fool a marker, out of honest ones: what must be told apart or must not be rewarded.

Every kind comes at three doses. A dose is the share of the essay that is put out of order, replaced ("instead": the
essay keeps its length) or put on top of it ("added": the essay grows by that share).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

DOSES = (0.3, 0.6, 1.0)
KINDS = (
    "word salad", "word salad, added", "repeated paragraph", "repeated paragraph, added", "other prompt",
    "other prompt, added", "prompt copied", "prompt copied, added", "keyboard noise", "keyboard noise, added",
    "sentences shuffled", "words shuffled",
)  # fmt: skip
_SENTENCES = re.compile(r"[^.!?。！？]*[.!?。！？]+[\"'”’」』)]*\s*|[^.!?。！？]+$")
_HAN = re.compile(r"[\u3400-\u9fff]")
_KEYS = np.array(list("asdfghjklqwertyuiopzxcvbnm"))


@dataclass(frozen=True)
class Material:
    """What attacks are made of. others: honest essays of the task. foreign: of other tasks. prompt: "" if unknown."""

    others: Sequence[str]
    foreign: Sequence[str]
    prompt: str
    chinese: bool = False


def attacked(text: str, kind: str, dose: float, material: Material, generator: np.random.Generator) -> str:
    """The essay after an attack; "" where the attack cannot be made, for want of a prompt."""
    name, _, added = kind.partition(", ")
    if name == "sentences shuffled":
        return _shuffled(sentences(text), dose, "", generator)
    joint = "" if material.chinese else " "
    words = _words(text, material)
    if name == "words shuffled":
        return _shuffled(words, dose, joint, generator)
    if not added and name in ("word salad", "keyboard noise"):
        return joint.join(_scattered(words, _filler(name, len(words), material, generator), dose, generator))
    count = max(1, round(dose * len(words)))
    if name == "repeated paragraph":
        part = _words(_paragraph(text), material)
        filler = [part[place % len(part)] for place in range(count + len(part))][len(part) if dose < 1 else 0 :]
    else:
        filler = _filler(name, count, material, generator)
    if not filler:
        return ""
    kept = words if added else words[: len(words) - count]
    return joint.join([*kept, *filler[:count]])


def sentences(text: str) -> list[str]:
    """The sentences of a text; together they are the text."""
    return _SENTENCES.findall(text)


def _words(text: str, material: Material) -> list[str]:
    return list(text) if material.chinese else text.split()


def _paragraph(text: str) -> str:
    """The first paragraph, or the first three sentences of a text that has only one."""
    first = text.strip().splitlines()[0] if text.strip() else text
    return first if len(first) < 0.6 * len(text) else "".join(sentences(text)[:3])


def _filler(name: str, count: int, material: Material, generator: np.random.Generator) -> list[str]:
    if name == "word salad":
        pool = [word for other in material.others for word in _words(other, material) if word.strip()]
        return [str(word) for word in generator.choice(np.array(pool), count)]
    if name == "keyboard noise":
        return ["".join(generator.choice(_KEYS, generator.integers(2, 10))) for _ in range(count)]
    if name == "prompt copied":
        source = _words(material.prompt, material)
        return [source[place % len(source)] for place in range(count)] if source else []
    filler: list[str] = []
    for row in generator.permutation(len(material.foreign)):
        filler += _words(material.foreign[row], material)
        if len(filler) >= count:
            break
    return filler


def _scattered(words: list[str], filler: list[str], dose: float, generator: np.random.Generator) -> list[str]:
    hit = generator.random(len(words)) < dose
    return [new if struck else old for old, new, struck in zip(words, filler, hit, strict=True)]


def _shuffled(parts: list[str], dose: float, joint: str, generator: np.random.Generator) -> str:
    """A share of the parts change places among themselves."""
    places = np.flatnonzero(generator.random(len(parts)) < dose) if dose < 1 else np.arange(len(parts))
    mixed = list(parts)
    for place, source in zip(places, generator.permutation(places), strict=True):
        mixed[place] = parts[source]
    if joint == "" and not any(_HAN.search(part) for part in parts):
        mixed = [part if part.endswith((" ", "\n")) else f"{part} " for part in mixed]
    return joint.join(mixed)

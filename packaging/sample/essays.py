"""The essays of the sample and how the teacher marked them, read from the two plain text files beside this one."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
_KINDS = {"优": "excellent", "差": "poor"}


@dataclass(frozen=True)
class Essay:
    """key: a student number, or a name of the parallel class. marks: as marks.json holds them."""

    key: str
    text: str
    marks: dict[str, Any]


def read_essays(name: str) -> list[Essay]:
    """Raises ValueError where a painted passage is not in the text exactly once, or the traits do not add up."""
    blocks = re.split(r"(?m)^@ ", (HERE / name).read_text(encoding="utf-8"))[1:]
    return [_essay(block) for block in blocks]


def _essay(block: str) -> Essay:
    head, text = block.split("\n\n", 1)
    text = text.strip()
    first, *lines = head.split("\n")
    key, score, traits, state = (part.strip() for part in first.split("|"))
    points = [int(each) for each in traits.split()]
    if sum(points) != int(score):
        raise ValueError(f"{key}: {points} do not add up to {score}")
    comment = next((line[2:].strip() for line in lines if line.startswith("评 ")), "")
    spans = [_span(key, line, text) for line in lines if line[:1] in _KINDS]
    is_marked = state == "已批"
    marks = {
        "essay": key,
        "is_marked": is_marked,
        "score": int(score),
        "traits": points,
        "comment": comment,
        "spans": spans,
    }
    return Essay(key, text, marks)


def _span(key: str, line: str, text: str) -> dict[str, str]:
    passage, _, note = line[2:].partition(" | ")
    if text.count(passage.strip()) != 1:
        raise ValueError(f"{key}: {passage!r} is in the text {text.count(passage.strip())} times")
    return {"text": passage.strip(), "kind": _KINDS[line[0]], "note": note.strip()}

"""What a command hands back to the command line."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Outcome:
    """result: the one JSON object of --json. lines: what a person reads instead, already in their language."""

    result: dict[str, Any]
    lines: list[str] = field(default_factory=list)
    exit_code: int = 0

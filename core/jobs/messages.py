"""What a job tells the process that started it. Exactly one of Done, Cancelled, Failed ends a job."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Progress:
    """done: share from 0 to 1. what: a key that ui.progress_words words (embedding, training ...), with its values."""

    done: float
    what: str
    values: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Done:
    result: Any


@dataclass(frozen=True)
class Cancelled:
    pass


@dataclass(frozen=True)
class Failed:
    """error: a UserError where the teacher can put it right, else the exception's text. details: its traceback."""

    error: Any
    details: str = ""


Message = Progress | Done | Cancelled | Failed

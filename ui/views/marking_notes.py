"""What may be shown of what stands behind a suggestion, and which proposed passages wait for the teacher's word."""

from collections.abc import Sequence
from dataclasses import replace

from core.essay import Explanation, Span
from core.services.essay_tasks import EssayRow


class Proposals:
    """Steps through them; what was dropped stays away as long as the window is open."""

    def __init__(self) -> None:
        self._place = 0
        self._dropped: set[tuple[int, Span]] = set()

    def waiting(self, essay_id: int, proposed: Sequence[Span], painted: Sequence[Span]) -> tuple[Span, ...]:
        """Those neither dropped nor on a passage that the teacher has painted."""
        return tuple(
            span
            for span in sorted(proposed, key=lambda each: each.start)
            if (essay_id, span) not in self._dropped
            and not any(own.start < span.end and span.start < own.end for own in painted)
        )

    def current(self, waiting: Sequence[Span]) -> Span | None:
        """The one in question."""
        return waiting[self._place % len(waiting)] if waiting else None

    def step(self) -> None:
        self._place += 1

    def drop(self, essay_id: int, span: Span) -> None:
        self._dropped.add((essay_id, span))


def allowed(explanation: Explanation, row: EssayRow) -> Explanation | None:
    """What may be shown of it: nothing before the stage of suggestions, and no points where the model abstained."""
    if row.suggestion is None:
        return None
    return replace(explanation, traits=(), evidence=()) if row.suggestion.abstained else explanation

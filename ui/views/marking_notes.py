"""Which of the passages a model would paint still wait for the teacher's word."""

from collections.abc import Sequence

from core.essay import Span


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

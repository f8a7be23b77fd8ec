"""What a number of marked essays allows."""

from enum import StrEnum

RANKING_FROM, SUGGESTIONS_FROM, CALIBRATED_FROM = 10, 30, 60


class Stage(StrEnum):
    """Below 10 marked essays comments only, then a ranking, from 30 suggestions with intervals.

    From 60 on there are enough calibration essays to ask whether the teacher's own error limit holds; only where it
    does may marks be filled in unattended.
    """

    COMMENTS = "comments"
    RANKING = "ranking"
    SUGGESTIONS = "suggestions"
    CALIBRATED = "calibrated"


def stage_of(marked: int) -> Stage:
    if marked < RANKING_FROM:
        return Stage.COMMENTS
    if marked < SUGGESTIONS_FROM:
        return Stage.RANKING
    return Stage.SUGGESTIONS if marked < CALIBRATED_FROM else Stage.CALIBRATED


def marks_to_next_stage(marked: int) -> int:
    """How many more marked essays the next stage needs; 0 at the last one."""
    return next((bound - marked for bound in (RANKING_FROM, SUGGESTIONS_FROM, CALIBRATED_FROM) if marked < bound), 0)

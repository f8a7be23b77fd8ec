"""What stands behind suggested marks: passages the marker would paint, and sentences that move the mark."""

from collections.abc import Callable, Generator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np

from core.jobs.messages import Progress
from core.marking.evidence import Essay, Judge, Trial, find_trials, least_move, verify
from core.marking.features import Features
from core.marking.marker import Marker
from core.marking.passages import Aligned
from core.marking.spans import original_spans
from core.marking.spec import Reason, Scored
from core.marking.tokens import token_states

if TYPE_CHECKING:  # it loads torch
    from core.marking.encoder import Encoder

WORTH_EXPLAINING = ("", Reason.WIDE, Reason.UNFAMILIAR)  # what else is left to the teacher is no essay of this task
AtOnce = Callable[[Sequence[str], float, float], Generator[Progress, None, np.ndarray]]
READ = 0.3  # share of what is to do that the pass over the tokens is; the rest is reading essays anew


def explain(
    marker: Marker,
    encoder: "Encoder",
    top: Any,
    aligned: Sequence[Aligned],
    features: Features,
    marks: np.ndarray,
    scored: Sequence[Scored],
    judge: Judge,
    reread: AtOnce,
    begun: float,
    with_evidence: bool,
) -> Generator[Progress, None, list[Scored]]:
    """The same essays with the passages and, where asked for, the evidence that belong to them.

    Passages cost one more pass through the encoder's lower layers. Evidence costs that pass, measuring the text once
    for each of its sentences, and up to six readings anew (one in the mean): four times the work of scoring alone.

    Args:
        top: The trained layers, if there are any; called with (tokens, mask).
        marks: (essays,) overall marks before rounding.
        judge: Marks before rounding, from features and what the trained layers read.
        reread: Marks of whole texts, from one share of the job to another.
        begun: Share of the job that is done.
    """
    explained = list(scored)
    rows = [row for row, each in enumerate(scored) if each.reason in WORTH_EXPLAINING and aligned[row].text.strip()]
    if not rows or not (with_evidence or (marker.spans is not None and marker.spans.speaks)):
        return explained
    pieces = [encoder.reader.pieces(aligned[row].text) for row in rows]
    essays: dict[int, Essay] = {}
    trials: list[Trial] = []
    least = least_move(marker.targets[0].target.scale)
    until = begun + (0.98 - begun) * (READ if with_evidence else 1.0)
    reading = token_states(encoder, pieces, top if with_evidence else None)
    for done, (place, states) in enumerate(reading, start=1):
        row = rows[place]
        spots = encoder.reader.places(aligned[row].text)
        if marker.spans is not None and len(spots):
            painted = marker.spans.paint(aligned[row].text, spots, states.frozen)
            explained[row] = replace(explained[row], spans=original_spans(painted, aligned[row]))
        if with_evidence and len(spots):
            essays[row] = Essay(aligned[row], pieces[place], spots, features.embeddings[row])
            trials += find_trials(row, essays[row], states, marker.language, judge, least)
        yield Progress(begun + (until - begun) * done / len(rows), "scoring", {"essays": len(scored)})
    if trials:
        found = yield from verify(trials, essays, marks, lambda texts: reread(texts, until, 0.98))
        for row, evidence in found.items():
            explained[row] = replace(explained[row], evidence=evidence)
    return explained

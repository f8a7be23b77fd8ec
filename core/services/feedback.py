"""Feedback on essays: what the teacher marked, painted and said, and what can be counted, each with what it rests on.

For the window: `feedback_of(task_id, essay_id, open_work)` gathers one essay's, `statements_of(feedback, translate)`
words it, `write_feedback(task_id, folder, form, ...)` writes the sheets.
"""

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePath
from typing import Literal

from core.essay import EssayTask, Evidence, Explanation, Layer, Mark, Span
from core.feedback_words import (
    MOST_TO_CHECK,
    Basis,
    Statement,
    confusion_statement,
    contrast_statement,
    evidence_statement,
    misspelling_statement,
    painted_statement,
)
from core.marking.confusions import Confusion, find_confusions
from core.marking.contrast import ClassMeasures, Contrast, measure_class
from core.marking.spelling import Misspelling, find_misspellings, proper_words, reading_index
from core.ports import OpenWork
from core.reports.content import EssayReport
from core.reports.files import file_names, write_atomically
from core.services.essay_tasks import essays_of
from core.services.marking import Likeness, proposed_comments
from core.services.reports import essay_reports
from core.services.training import names_of
from core.words import Translate

Form = Literal["pdf", "docx"]
LIKE_ENOUGH = 0.5  # of the character pairs in common


@dataclass(frozen=True)
class Feedback:
    """What can be said of one essay; nothing in it stands without a passage or a number.

    report: the essay, the teacher's score, traits, comment and painted passages.
    proposed: passages a marker would paint; evidence: sentences that move its score. Both are for the teacher, and
    empty where the stage of the model does not allow suggestions.
    reading: the school year that reads an English text of this kind with ease.
    """

    essay_id: int
    report: EssayReport
    proposed: tuple[Span, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    contrast: tuple[Contrast, ...] = ()
    misspellings: tuple[Misspelling, ...] = ()
    confusions: tuple[Confusion, ...] = ()
    reading: float | None = None

    @property
    def to_check(self) -> tuple[Misspelling | Confusion, ...]:
        """Findings of spelling that the teacher has not made a note of, each word once: first those with a guess."""
        found: list[Misspelling | Confusion] = [*self.misspellings, *self.confusions]
        noted = {(span.start, span.end) for span in self.report.spans}
        once = {_word_of(each): each for each in reversed(found)}
        for each in found:
            if (each.start, each.end) in noted:
                once.pop(_word_of(each), None)
        return tuple(sorted(once.values(), key=lambda each: isinstance(each, Misspelling) and not each.suggestions))

    @property
    def is_the_teachers(self) -> bool:
        """Whether the teacher marked, painted or said anything; without that there is nothing to hand to a pupil."""
        report = self.report
        return report.score is not None or bool(report.spans) or bool(report.comment.strip())


def feedback_of(task_id: int, essay_id: int, open_work: OpenWork, today: date | None = None) -> Feedback:
    """The feedback on one essay.

    Raises:
        LookupError: The task has no such essay.
    """
    found = _gather(task_id, open_work, {essay_id}, today)
    if not found:
        raise LookupError(f"essay {essay_id}")
    return found[0]


def feedback_of_task(
    task_id: int, open_work: OpenWork, student_ids: Collection[int] | None = None, today: date | None = None
) -> list[Feedback]:
    """The feedback on all essays of a task, or on those of some pupils, in the order of names."""
    wanted = None
    if student_ids is not None:
        with open_work() as work:
            wanted = {essay.id for essay in work.essays.of_task(task_id) if essay.student_id in student_ids}
    return _gather(task_id, open_work, wanted, today)


def comments_for(
    course_id: int, text: str, spans: Sequence[Span], open_work: OpenWork, language: str = ""
) -> list[tuple[Span, Likeness]]:
    """For each passage the comment of the teacher's own bank that was used on the passage most like it.

    The comment names the passage it stems from (`comment.passage`); passages like none of the bank's have no comment.
    language: of the essay, as `proposed_comments` takes it.
    """
    found = []
    for span in spans:
        passage = text[span.start : span.end]
        best = next(iter(proposed_comments(course_id, passage, open_work, limit=1, language=language)), None)
        if best is not None and best.comment.passage and best.likeness >= LIKE_ENOUGH:
            found.append((span, best))
    return found


def statements_of(feedback: Feedback, translate: Translate, for_teacher: bool = False) -> list[Statement]:
    """Every sentence of the feedback besides the teacher's own comment, passages in the order of the text first.

    for_teacher: with what nobody has looked at yet: words that may be misspelt, what a marker would paint and what
    moves its score. A student is told what the teacher painted and noted, and what was counted.
    """
    said = [painted_statement(span, Basis.PAINTED, translate) for span in feedback.report.spans]
    if for_teacher:
        said += [
            misspelling_statement(each, translate)
            if isinstance(each, Misspelling)
            else confusion_statement(each, translate)
            for each in feedback.to_check[:MOST_TO_CHECK]
        ]
        said += [painted_statement(span, Basis.PROPOSED, translate) for span in feedback.proposed]
        said += [evidence_statement(each, translate) for each in feedback.evidence]
    said.sort(key=lambda each: (each.start or 0, -(each.end or 0)))
    return said + [contrast_statement(fact, feedback.report.language, translate) for fact in feedback.contrast]


def write_feedback(
    task_id: int,
    folder: Path,
    form: Form,
    language: str,
    translate: Translate,
    open_work: OpenWork,
    *,
    student_ids: Collection[int] | None = None,
    for_teacher: bool = False,
    progressed: Callable[[int, int], object] | None = None,
    is_cancelled: Callable[[], bool] = lambda: False,
    today: date | None = None,
) -> list[Path]:
    """A sheet for each essay, as PDF or as a Word file with comments at the passages, into a folder that exists.

    Essays that the teacher neither marked nor painted nor commented on are left out, unless it is `for_teacher`.

    Raises:
        CannotWrite: The folder or the disk does not allow it. Files before it are complete.
    """
    from core.reports.feedback_docx import feedback_docx
    from core.reports.feedback_report import feedback_document
    from core.reports.pdf import render

    found = [
        each for each in feedback_of_task(task_id, open_work, student_ids, today) if for_teacher or each.is_the_teachers
    ]
    written: list[Path] = []
    for name, feedback in zip(_names(found, form), found, strict=True):
        if is_cancelled():
            break
        said = statements_of(feedback, translate, for_teacher)
        if form == "pdf":
            data = render(feedback_document(feedback, said, language, translate, for_teacher))
        else:
            data = feedback_docx(feedback, said, translate, for_teacher)
        written.append(write_atomically(folder / name, data))
        if progressed is not None:
            progressed(len(written), len(found))
    return written


def _names(found: Sequence[Feedback], form: Form) -> list[str]:
    reports = [each.report for each in found]
    parts = [(report.task, report.number, report.name or PurePath(report.file_name).stem) for report in reports]
    return file_names("feedback", parts, f".{form}")


def _gather(task_id: int, open_work: OpenWork, wanted: Collection[int] | None, today: date | None) -> list[Feedback]:
    with open_work() as work:
        task = work.essays.task(task_id)
        if task is None:
            raise LookupError(f"task {task_id}")
        names = names_of(work, task.course_id)
        explained = {each.essay_id: each for each in work.models.explanations(task_id)}
        marks = {mark.essay_id: mark for mark in work.essays.marks(task_id, Layer.TEACHER)}
        texts = {essay.id: essay.text for essay in work.essays.of_task(task_id)}
    reports = essay_reports(task.course_id, open_work, task_id, today=today)
    rows = essays_of(task_id, open_work)
    suggested = {row.essay.id for row in rows if row.suggestion is not None and not row.is_drawn}
    measured = _measured(task, texts, marks)
    proper = proper_words([task.prompt, *texts.values()]) if task.language == "en" else frozenset()
    return [
        _feedback(essay_id, report, measured, names, proper, explained.get(essay_id) if essay_id in suggested else None)
        for essay_id, report in reports.items()
        if wanted is None or essay_id in wanted
    ]


def _measured(task: EssayTask, texts: dict[int, str], marks: dict[int, Mark]) -> ClassMeasures:
    marked = [(texts[key], float(mark.score)) for key, mark in marks.items() if mark.score is not None and key in texts]
    return measure_class([text for text, _ in marked], [score for _, score in marked], task.language)


def _feedback(
    essay_id: int,
    report: EssayReport,
    measured: ClassMeasures,
    names: Sequence[str],
    proper: Collection[str],
    explained: Explanation | None,
) -> Feedback:
    is_english = report.language == "en"
    return Feedback(
        essay_id,
        report,
        explained.spans if explained else (),
        explained.evidence if explained else (),
        measured.against(report.text, None if report.score is None else float(report.score)),
        tuple(find_misspellings(report.text, names, proper)) if is_english else (),
        () if is_english else tuple(_without_names(find_confusions(report.text), report.text, names)),
        reading_index(report.text) if is_english else None,
    )


def _word_of(found: Misspelling | Confusion) -> str:
    return found.word.lower() if isinstance(found, Misspelling) else f"{found.found} {found.meant}"


def _without_names(found: Sequence[Confusion], text: str, names: Sequence[str]) -> list[Confusion]:
    """Findings that no name of the roster lies over: whoever is called 李竞然 is spelt like that."""
    if not found:
        return []
    places = [match.span() for name in names if len(name) > 1 for match in re.finditer(re.escape(name), text)]
    return [each for each in found if all(each.end <= start or each.start >= end for start, end in places)]

"""What the demo's summary.json says: every number of the reports, with what is needed to work it out again by hand."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from core.agreement import Agreement, agreement, pairs_in_order
from core.assessment import Assessment, Score
from core.essay import MarkerModel
from core.explain_text import explanation_lines
from core.gradebook import Gradebook
from core.marking.spec import Scored
from core.ports import OpenWork
from core.roster import Enrolment
from core.services.essay_tasks import TaskSummary, essays_of
from core.services.sample import SampleCourse
from core.services.scores import gradebook_of
from core.services.weekly import trends_of, weekly_of
from core.stages import Stage
from core.totals import CategoryStep, ItemStep, explain_total, total_of
from core.weekly_table import WeeklyTable
from ui.commands.essays import suggestion_rows
from ui.commands.trends import trends_result
from ui.wording import Translate


@dataclass(frozen=True)
class Marked:
    """A task, the marker trained on it, and what it said of the essays that wait.

    reference: what the sample's teacher would give those essays, by their ids; the marker never sees it.
    """

    before: TaskSummary
    model: MarkerModel
    stage: Stage
    scored: tuple[Scored, ...]
    reference: dict[int, float]


def check_against_reference(marked: Marked) -> tuple[Agreement | None, tuple[int, int]]:
    """Agreement with what the teacher would give (None while the marker only ranks), and the pairs in the same order.

    Essays the marker left to the teacher count for the order alone.
    """
    given = [marked.reference[int(each.key)] for each in marked.scored]
    pairs = pairs_in_order(given, [each.exact for each in marked.scored])
    if marked.stage in (Stage.COMMENTS, Stage.RANKING):
        return None, pairs
    said = [(mark, each.score) for mark, each in zip(given, marked.scored, strict=True) if not each.abstained]
    return agreement([mark for mark, _ in said], [score for _, score in said], marked.before.task.scale), pairs


def course_summary(
    sample: SampleCourse, marked: Sequence[Marked], open_work: OpenWork, translate: Translate
) -> dict[str, Any]:
    """Everything but the files and how long it took: the same for the same seed."""
    course = sample.course
    gradebook, table = gradebook_of(course.id, open_work), weekly_of(course.id, open_work)
    trends = trends_of(course.id, open_work)
    return {
        "course": {"name": course.name, "language": course.language, "weeks": course.weeks, "starts": course.starts},
        "counts": _counts(gradebook),
        "imports": [{"file": each.proposal.source.name, **each.as_json()} for each in sample.imports],
        "roster": [_pupil(gradebook, enrolment) for enrolment in gradebook.enrolments],
        "weekly_facts": _weekly_facts(table),
        "trends": trends_result(trends, table.students, translate),
        "policy": _policy(gradebook),
        "items": [_item(item) for item in gradebook.assessments],
        "totals": [_total(gradebook, student.id, translate) for student in gradebook.students],
        "essays": [_task(each, open_work) for each in marked],
    }


def files_summary(files: Sequence[Path], folder: Path) -> list[dict[str, Any]]:
    """Size and SHA-256 of each file. Workbooks say when they were written, so theirs differ from run to run."""
    summaries = []
    for file in files:
        data = file.read_bytes()
        name = file.relative_to(folder).as_posix()
        summaries.append({"file": name, "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()})
    return summaries


def _counts(gradebook: Gradebook) -> dict[str, int]:
    return {
        "pupils": len(gradebook.students),
        "weeks": gradebook.course.weeks,
        "items": len(gradebook.assessments),
        "scores": sum(map(len, gradebook.scores.values())),
    }


def _pupil(gradebook: Gradebook, enrolment: Enrolment) -> dict[str, Any]:
    student = next(each for each in gradebook.students if each.id == enrolment.student_id)
    days = {"joined": enrolment.joined, "left": enrolment.left}
    return {"number": student.number, "name": student.name, "class": enrolment.class_name, **days}


def _weekly_facts(table: WeeklyTable) -> dict[str, list[dict[str, Any]]]:
    """What the weekly means are means of: for each pupil a value a week, null where none was recorded."""
    weeks = range(1, table.last_week + 1)
    rows: dict[str, list[dict[str, Any]]] = {"progress": [], "feedback": []}
    for student in table.students:
        facts = [table.facts.get((student.id, week)) for week in weeks]
        for name, found in rows.items():
            values = [getattr(fact, name) if fact else None for fact in facts]
            shown = " ".join("-" if value is None else f"{value:f}" for value in values)
            found.append({"number": student.number, "weeks": shown})
    return rows


def _policy(gradebook: Gradebook) -> dict[str, Any]:
    policy, names = gradebook.policy, {category.id: category.name for category in gradebook.categories}
    return {
        "categories": [
            {"name": names[rule.category_id], "weight": str(rule.weight), "drop_lowest": rule.drop_lowest}
            for rule in policy.rules
        ],
        "absent_as_zero": policy.absent_as_zero,
        "missing_as_zero": policy.missing_as_zero,
        "decimals": policy.decimals,
        "pass_percent": str(policy.pass_percent),
    }


def _item(item: Assessment) -> dict[str, Any]:
    rule = {"attempts": item.attempt_rule.value, "bonus": item.is_bonus}
    return {"name": item.name, "week": item.week, "high": str(item.high), **rule}


def _total(gradebook: Gradebook, student_id: int, translate: Translate) -> dict[str, Any]:
    student = next(each for each in gradebook.students if each.id == student_id)
    total, explained = total_of(gradebook, student_id), explain_total(gradebook, student_id)
    return {
        "number": student.number,
        "name": student.name,
        "so_far": total.so_far,
        "if_missing_zero": total.if_missing_zero,
        "missing": total.missing,
        "pending": total.pending,
        "exact": explained.exact,
        "steps": [_step(step) for step in explained.steps],
        "in_words": explanation_lines(explained, translate),
    }


def _step(step: CategoryStep) -> dict[str, Any]:
    """Fractions are written out, such as 164/3: nothing is rounded before the end."""
    return {
        "category": step.category.name if step.category else None,
        "weight": step.weight,
        "items": [_item_step(item) for item in step.items],
        "points": step.points,
        "reachable": step.reachable,
        "percent": step.percent,
        "share": step.share,
        "contribution": step.contribution,
    }


def _item_step(step: ItemStep) -> dict[str, Any]:
    return {
        "item": step.assessment.name,
        "attempts": [_attempt(score) for score in step.attempts],
        "standing": step.standing.value,
        "points": step.points,
    }


def _attempt(score: Score) -> str:
    return score.status.value if score.value is None else f"{score.value:f} {score.status.value}"


def _task(marked: Marked, open_work: OpenWork) -> dict[str, Any]:
    task, card = marked.before.task, marked.model.card
    timeless = {name: value for name, value in card.items() if name not in ("made", "seconds")}
    later, (right, pairs) = check_against_reference(marked)
    return {
        "task": task.name,
        "language": task.language,
        "scale": {"low": str(task.scale.low), "high": str(task.scale.high), "step": str(task.scale.step)},
        "essays": marked.before.essays,
        "marked": marked.before.marked,
        "painted": marked.before.painted,
        "stage": marked.stage.value,
        "model": {"base": marked.model.base, "card": timeless},
        "agreement": card["agreement"],
        "waiting": _waiting(marked, open_work),
        "against_reference": {
            "agreement": later.as_dict() if later else None,
            "left_to_the_teacher": sum(each.abstained for each in marked.scored),
            "pairs_in_order": right,
            "pairs": pairs,
        },
    }


def _waiting(marked: Marked, open_work: OpenWork) -> list[dict[str, Any]]:
    """What the marker says of each essay that waits, beside what the sample's teacher would give it."""
    whose = {row.essay.id: row for row in essays_of(marked.before.task.id, open_work)}
    rows = suggestion_rows(marked.scored, marked.stage, marked.before.task)
    shown = []
    for row in rows:
        student = whose[row["essay"]].student
        name = whose[row["essay"]].essay.file_name
        shown.append(
            {
                **row,
                "number": student.number if student else None,
                "file": name,
                "reference": marked.reference[row["essay"]],
            }
        )
    return shown

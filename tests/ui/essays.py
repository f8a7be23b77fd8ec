"""An essays page on three essays, and a model that has something to say of them."""

import shutil
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from core.essay import Essay, Explanation, MarkerModel, Scale, Suggestion, Trait
from core.marking.gate import sha256_of
from core.ports import Action
from core.roster import Enrolment, Student
from core.services.courses import create_course
from core.services.essay_tasks import EssayRow, create_task, essays_of
from ui.views.essays_page import EssaysPage
from ui.workspace import Workspace

MARKER = Path(__file__).parent.parent / "data" / "markers" / "format1"
TEXTS = (
    "那天下着雨，老师没有翻开课本。\n它不说话，可是一直在讲课。",
    "我最难忘的一课是体育课，很难忘。",
    "𬭚同学教我认字。",
)


def open_page(workspace: Workspace) -> EssaysPage:
    """Three essays of three pupils, one trait, no mark yet."""
    course = create_course("语文", workspace.open_work, weeks=12)
    scale = Scale(Decimal(0), Decimal(60))
    task = create_task(
        course.id,
        "我最难忘的一课",
        workspace.open_work,
        scale=scale,
        traits=[Trait(0, "语言", Scale(Decimal(0), Decimal(20)))],
    )
    with workspace.open_work() as work:
        students = work.students.add([Student(0, str(number), f"学生{number}") for number in range(1, 4)])
        work.enrolments.add([Enrolment(0, student.id, course.id) for student in students])
        work.essays.add(
            [
                Essay(0, task.id, student.id, text, order=order, file_name=f"{student.name}.txt")
                for order, (student, text) in enumerate(zip(students, TEXTS, strict=True), start=1)
            ]
        )
        work.commit(Action("import_essays", course.id))
    workspace.choose_course(course.id)
    page = EssaysPage(workspace)
    page._live.may_read = False  # by a process of its own
    page.resize(1194, 760)
    page.show()
    page.refresh()
    return page


def suggest(
    page: EssaysPage,
    *,
    marked: int = 40,
    abstained: bool = False,
    explained: Explanation | None = None,
    sha256: str = "0" * 64,
) -> None:
    """A model trained on so many marks suggests 48 for each essay; `explained` stands behind the first one."""
    workspace = page.workspace
    task_id = page._task_id
    with workspace.open_work() as work:
        model = work.models.add(MarkerModel(0, task_id, "m", "e5", {"marked": marked}, sha256))
        work.models.activate(model.id)
        work.models.put_suggestions(
            [
                Suggestion(essay.id, model.id, 47.6, 44.0, 52.0, abstained, "wide" if abstained else "")
                for essay in work.essays.of_task(task_id)
            ]
        )
        if explained is not None:
            first = work.essays.of_task(task_id)[0].id
            work.models.put_explanations([replace(explained, essay_id=first, model_id=model.id)])
        work.commit(Action("store_suggestions", workspace.course_id, undoable=False))
    page.refresh()


def write_model_folder(page: EssaysPage) -> str:
    """The folder of the model that `suggest` makes, as a training leaves it; returns what is recorded of it."""
    folder = page.workspace.library.models / "m"
    shutil.copytree(MARKER, folder, dirs_exist_ok=True)
    return sha256_of(folder / "manifest.json")


def rows(page: EssaysPage) -> list[EssayRow]:
    return essays_of(page._task_id, page.workspace.open_work)

"""What stands around every report."""

from collections.abc import Sequence

from core.reports.blocks import Block, Chip, Document
from core.reports.content import Head
from core.reports.words import date_word, joined
from core.words import Translate


def framed(
    head: Head,
    *,
    title: str,
    subtitle: str,
    kind: str,
    blocks: Sequence[Block],
    language: str,
    translate: Translate,
    is_for_teacher: bool = False,
    chip: Chip | None = None,
) -> Document:
    """A report with its header and footer; what only the teacher may see says so on every page."""
    footer = translate("report", "For the teacher only: not to be shown or handed to students or parents")
    return Document(
        title=title,
        subtitle=subtitle,
        header=joined(head.course, kind),
        date=date_word(head.issued, translate),
        page=translate("report", "page {page} of {pages}"),
        substituted=translate("report", "〓 stands for a character that this report's font does not have."),
        language=language,
        blocks=tuple(blocks),
        footer=footer if is_for_teacher else "",
        title_chip=chip,
    )

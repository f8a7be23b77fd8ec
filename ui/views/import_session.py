"""One import in the making: what the teacher chose so far, and what would come of it. It runs in a worker thread."""

from dataclasses import dataclass, field
from pathlib import Path

from core.errors import NoTableFound
from core.importing.layout import Layout, find_layout
from core.importing.mapping import ImportKind, MappedColumn, Mapping, SavedMapping
from core.importing.proposal import Proposal, build_proposal
from core.importing.sheets import Workbook, read_workbook
from core.importing.source import Source, choose_source, source_of
from core.ports import OpenWork
from core.services.importing import facts_of, mapping_of


@dataclass(frozen=True)
class Preview:
    """mapping and proposal are None while a question about the sheet is open."""

    workbook: Workbook
    source: Source
    layout: Layout | None
    mapping: Mapping | None
    proposal: Proposal | None


@dataclass
class ImportSession:
    """read: a file, or pasted text. kind None: told from what is in it.

    sheet, header_row: where the teacher pointed at another place than was found.
    columns: by index, as the teacher wants them.
    """

    course_id: int
    read: Path | str
    kind: ImportKind | None = None
    sheet: str = ""
    header_row: int | None = None
    columns: dict[int, MappedColumn] = field(default_factory=dict)
    answers: dict[str, str] = field(default_factory=dict)
    _workbook: Workbook | None = None

    def preview(self, open_work: OpenWork) -> Preview:
        """What would come of it, by the code that an import itself runs."""
        if self._workbook is None:
            self._workbook = read_workbook(self.read)
        if self.kind is not None:
            return self._preview(self._workbook, self.kind, open_work)
        try:
            found = self._preview(self._workbook, ImportKind.SCORES, open_work)
            self.kind = ImportKind.SCORES
        except NoTableFound:
            found = self._preview(self._workbook, ImportKind.ROSTER, open_work)
            self.kind = ImportKind.ROSTER
        return found

    def _preview(self, workbook: Workbook, kind: ImportKind, open_work: OpenWork) -> Preview:
        facts = facts_of(self.course_id, open_work)
        sheet = next((sheet for sheet in workbook.sheets if sheet.name == self.sheet), None)
        if sheet is not None:
            layout = find_layout(sheet, facts.known_names, self.answers, self.header_row)
            source = source_of(layout, workbook.name)
        else:
            source = choose_source(workbook, kind, facts, self.answers)
        shown = source.layouts[0] if source.layouts else None
        if source.table is None:
            return Preview(workbook, source, shown, None, None)
        mapping = mapping_of(source, kind, facts, SavedMapping({}, self.answers))
        for column in self.columns.values():
            mapping = mapping.with_column(column)
        return Preview(workbook, source, shown, mapping, build_proposal(source, mapping, facts, self.answers))

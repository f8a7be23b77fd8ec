"""One import in the making: what the teacher chose so far, and what would come of it. It runs in a worker thread."""

from dataclasses import dataclass, field, replace
from pathlib import Path

from core.errors import NoTableFound
from core.importing.facts import CourseFacts
from core.importing.hand_layout import fullest_sheet, guessed_layout, lay_out_by_hand
from core.importing.kind import kind_by_contents
from core.importing.layout import Layout, LayoutKind, find_layout
from core.importing.mapping import WHO_FIELDS, Field, ImportKind, MappedColumn, Mapping, SavedLayout, SavedMapping
from core.importing.proposal import Proposal, build_proposal
from core.importing.propose import described_score
from core.importing.questions import FIRST_ROW
from core.importing.sheets import Sheet, Workbook, read_workbook
from core.importing.source import Source, choose_source, source_of, without_hidden
from core.ports import OpenWork
from core.services.importing import facts_of, mapping_of


@dataclass(frozen=True)
class Preview:
    """mapping and proposal are None while a question about the sheet is open.

    problem: Why there is no proposal yet: the layout or the columns do not say enough. The teacher can say the rest.
    """

    workbook: Workbook
    kind: ImportKind
    source: Source
    layout: Layout | None
    mapping: Mapping | None
    proposal: Proposal | None
    problem: NoTableFound | None = None
    is_begun: bool = False  # no table was recognised: the sheet lies as a guess, for the teacher to say the rest


@dataclass
class ImportSession:
    """read: a file, or pasted text. kind None: told from what is in it.

    sheet, layout: where the teacher pointed at another place than was found.
    columns: by index, as the teacher wants them.
    """

    course_id: int
    read: Path | str
    kind: ImportKind | None = None
    sheet: str = ""
    layout: SavedLayout | None = None
    columns: dict[int, MappedColumn] = field(default_factory=dict)
    answers: dict[str, str] = field(default_factory=dict)
    _workbook: Workbook | None = None

    def point_at(self, sheet: str, layout: SavedLayout | None = None) -> None:
        """Read another sheet, or lay this one out by hand; what was said of other columns holds no longer."""
        self.sheet, self.layout, self.columns = sheet, layout, {}

    def preview(self, open_work: OpenWork) -> Preview:
        """What would come of it, by the code that an import itself runs.

        Raises:
            FileUnreadable; NoTableFound: The file holds nothing at all.
        """
        if self._workbook is None:
            self._workbook = read_workbook(self.read)
        facts = facts_of(self.course_id, open_work)
        kind = self.kind or kind_by_contents(self._workbook, facts, self.answers)
        source, problem = self._source(self._workbook, kind, facts)
        if source.table is None:
            shown = source.layouts[0] if source.layouts else None
            return Preview(self._workbook, kind, source, shown, None, None, problem)
        self.kind = kind  # what the file is does not change with the answers
        found = self._preview_of(source, facts, problem)
        if not _is_unrecognised(found):
            return replace(found, is_begun=problem is not None)
        sheet = source.layouts[0].sheet  # words that nobody knows may well head its columns
        begun = self._preview_of(_begun_by_hand(sheet, self._workbook), facts, found.problem)
        return replace(begun, is_begun=True)

    def _preview_of(self, source: Source, facts: CourseFacts, problem: NoTableFound | None) -> Preview:
        assert self._workbook is not None and self.kind is not None
        mapping = mapping_of(source, self.kind, facts, SavedMapping({}, self.answers))
        for column in self.columns.values():
            if column.index < len(mapping.columns):
                mapping = mapping.with_column(self._settled(column, source, facts))
        shown = source.layouts[0] if source.layouts else None
        try:
            proposal = build_proposal(source, mapping, facts, self.answers)
        except NoTableFound as error:
            return Preview(self._workbook, self.kind, source, shown, mapping, None, problem or error)
        is_open = not mapping.all_of(*WHO_FIELDS)
        return Preview(self._workbook, self.kind, source, shown, mapping, proposal, problem if is_open else None)

    def _source(self, workbook: Workbook, kind: ImportKind, facts: CourseFacts) -> tuple[Source, NoTableFound | None]:
        """The table as found; where none is found, the fullest sheet as it is, and why."""
        sheet = next((sheet for sheet in workbook.sheets if sheet.name == self.sheet), None)
        if sheet is not None and self.layout is not None:
            return source_of(lay_out_by_hand(sheet, self.layout), workbook.name), None
        try:
            if sheet is None:
                return choose_source(workbook, kind, facts, self.answers), None
            layout = find_layout(sheet, facts.known_names, self.answers)
            if layout.table is not None or layout.questions:
                return without_hidden(source_of(layout, workbook.name), self.answers), None
            problem = NoTableFound(workbook.name, "no_table")
        except NoTableFound as error:
            problem = error
        begun = sheet or fullest_sheet(workbook)
        if begun is None or not _is_filled(begun):
            raise problem
        return _begun_by_hand(begun, workbook), problem

    def _settled(self, column: MappedColumn, source: Source, facts: CourseFacts) -> MappedColumn:
        """A column the teacher chose, with scale and full marks of its item where the teacher did not say them."""
        if column.field is not Field.SCORE or source.table is None:
            return column
        described = described_score(column, source.table, facts, self.answers)
        said = f"scale:{column.item}" in self.answers
        return replace(described, high=column.high, has_stated_high=True) if said and column.high else described


def _is_unrecognised(found: Preview) -> bool:
    """A table without known headers that says not enough, or of which even the header is asked about."""
    if found.layout is None or found.layout.kind is not LayoutKind.HEADERLESS or found.mapping is None:
        return False
    return found.problem is not None or any(question.key == FIRST_ROW for question in found.mapping.questions)


def _begun_by_hand(sheet: Sheet, workbook: Workbook) -> Source:
    return source_of(lay_out_by_hand(sheet, guessed_layout(sheet)), workbook.name)


def _is_filled(sheet: Sheet) -> bool:
    return any(cell != "" for row in sheet.rows for cell in row)

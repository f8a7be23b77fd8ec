"""Whether a file is a roster or holds scores, told by what is in it."""

from core.errors import NoTableFound
from core.importing import words
from core.importing.facts import CourseFacts
from core.importing.mapping import WEEKLY_FIELDS, Field, ImportKind, Mapping
from core.importing.propose import propose_mapping
from core.importing.questions import Answers
from core.importing.sheets import Workbook
from core.importing.source import choose_source

_FACTS = (Field.SCORE, Field.VALUE, *WEEKLY_FIELDS)


def kind_by_contents(workbook: Workbook, facts: CourseFacts, answers: Answers) -> ImportKind:
    """A roster where students are named and no column holds, or may hold, marks or weekly records; else scores."""
    try:
        source = choose_source(workbook, ImportKind.SCORES, facts, answers)
    except NoTableFound:
        return ImportKind.SCORES
    if source.table is None:
        return ImportKind.SCORES
    mapping = propose_mapping(source.table, ImportKind.SCORES, facts, answers, context=source.context)
    return ImportKind.SCORES if _holds_facts(mapping) else ImportKind.ROSTER


def _holds_facts(mapping: Mapping) -> bool:
    if mapping.all_of(*_FACTS):
        return True
    asked = {question.about for question in mapping.questions if Field.SCORE in question.choices}
    return any(not (words.is_known_other(header) or words.is_detail(header)) for header in asked)

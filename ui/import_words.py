"""What an import says to the teacher: fields, questions, and why a cell was left out."""

from core.importing.mapping import Field
from core.importing.questions import Question
from ui.wording import Translate


def field_word(field: Field, translate: Translate) -> str:
    words = {
        Field.NUMBER: translate("import", "student number"),
        Field.NAME: translate("import", "name"),
        Field.FAMILY_NAME: translate("import", "family name"),
        Field.GIVEN_NAME: translate("import", "given name"),
        Field.CLASS: translate("import", "class"),
        Field.SCORE: translate("import", "score of an item"),
        Field.LATENESS: translate("import", "how late an item came"),
        Field.PROGRESS: translate("import", "weekly progress"),
        Field.FEEDBACK: translate("import", "weekly feedback"),
        Field.COMMENT: translate("import", "weekly comment"),
        Field.ATTENDANCE: translate("import", "attendance"),
        Field.ITEM: translate("import", "name of the item"),
        Field.VALUE: translate("import", "value"),
        Field.WEEK: translate("import", "week"),
        Field.ATTEMPT: translate("import", "attempt"),
        Field.STATUS: translate("import", "status"),
        Field.SOURCE: translate("import", "source"),
        Field.HIGH: translate("import", "full marks"),
        Field.TEXT: translate("import", "essay"),
        Field.TITLE: translate("import", "title"),
        Field.IGNORE: translate("import", "left out"),
    }
    return words.get(field, str(field))


def question_words(question: Question, translate: Translate) -> str:
    """What has to be decided before anything is stored."""
    templates = {
        "sheet": translate("import", "Which sheet is it?"),
        "orientation": translate("import", "{at}: do the pupils stand in rows or in columns?"),
        "header": translate("import", "{at}: what is the column “{about}”?"),
        "weeks": translate("import", "{at}: what do the week columns hold?"),
        "scale": translate("import", "{at}: {about} is above full marks. What are full marks?"),
        "same_name": translate("import", "{at}: several pupils are called {about}. Which one is it?"),
        "unknown_student": translate("import", "{at}: {about} is not in the roster. What shall be done?"),
        "conflict": translate("import", "{at}: two values for the same cell ({about}). Which one counts?"),
        "essay_student": translate("import", "{at}: who wrote this essay?"),
    }
    template = templates.get(question.kind, translate("import", "{at}: {about}?"))
    return template.format(at=question.at, about=question.about)


def choice_word(choice: str, translate: Translate) -> str:
    """An answer that is one of ours; names, numbers and sheets stay as they are."""
    words = {
        "rows": translate("import", "pupils in rows"),
        "columns": translate("import", "pupils in columns"),
        "separate": translate("import", "all of them, each with items of its own"),
        "add": translate("import", "add to the roster"),
        "new": translate("import", "a new pupil"),
        "skip": translate("import", "leave out"),
        "ignore": translate("import", "leave out"),
        "nobody": translate("import", "nobody of the roster"),
        "first": translate("import", "the first one"),
        "last": translate("import", "the last one"),
    }
    if choice in words:
        return words[choice]
    return field_word(Field(choice), translate) if choice in set(Field) else choice


def rejection_words(reason: str, translate: Translate) -> str:
    """Why a cell was left out, and what to do about it."""
    words = {
        "not_a_score": translate("import", "neither a number nor a known status; correct the cell"),
        "not_a_level": translate("import", "not a level of this item's scale"),
        "date": translate("import", "Excel made a date of it; format the column as text and type it again"),
        "digits_lost": translate("import", "a number of more than 15 digits, which Excel has cut; format the column as text"),
        "out_of_range": translate("import", "outside the item's scale"),
        "negative": translate("import", "below zero"),
        "check_mark": translate("import", "a tick says nothing of the score; type the score"),
        "no_value": translate("import", "a status that needs a number beside it"),
        "formula_without_value": translate("import", "a formula that was never calculated; open and save the file in Excel or WPS"),
        "formula_error": translate("import", "a formula that ended in an error"),
        "no_student": translate("import", "no pupil in this row"),
        "no_item": translate("import", "no item in this row"),
        "no_name": translate("import", "no name in this row"),
        "no_number": translate("import", "no student number in this row"),
        "not_a_week": translate("import", "not a week of this course"),
        "not_attendance": translate("import", "not a word for attendance"),
        "duplicate": translate("import", "stands in the file twice"),
        "unknown_status": translate("import", "an unknown status"),
        "empty_essay": translate("import", "an essay without text"),
        "too_long": translate("import", "too long to be an essay"),
        "unreadable": translate("import", "a file that cannot be read"),
        "outside_scale": translate("import", "outside the task's scale"),
    }
    return words.get(reason, reason)

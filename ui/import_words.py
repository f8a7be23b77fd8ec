"""The wording of what an import asks, rejects and remarks, for the window and the command line."""

import re

from core.importing.mapping import Field
from core.importing.questions import FIRST_ROW, Question
from core.weekly import Attendance
from core.words import attendance_word
from ui.wording import Translate


def question_words(question: Question, translate: Translate) -> str:
    """What is asked, in the reader's language."""
    match question.kind:
        case "hidden":
            words = translate("import", "Some rows or columns are hidden ({about}). Are they imported as well?")
        case "class":
            words = translate(
                "import", "A spreadsheet seems to have made a date of a class: “{about}”. Which class is it?"
            )
        case "sheet":
            words = translate("import", "Several sheets could be meant ({about}). Which one is imported?")
        case "orientation":
            words = translate("import", "Which of these are the students?")
        case "header" if question.key == FIRST_ROW:
            words = translate("import", "Are “{about}” the headers of the columns?")
        case "header":
            words = translate("import", "What is the column “{about}”?")
        case "weeks":
            words = translate("import", "What do the week columns hold (“{about}” and the others)?")
        case "week":
            if not question.about[:4].isdigit():
                words = translate("import", "Which week of the course are “{about}” and the other weekly columns of?")
            else:
                words = translate("import", "Which week of the course is {about} in, the first date of this file?")
        case "days":
            words = translate("import", "What stands under the days from “{about}” on?")
        case "scale":
            words = _scale_words(question, translate)
        case "share":
            words = translate(
                "import", "“{about}” holds only values from 0 to 1. Are they percentages (0.85 for 85 %)?"
            )
        case "same_name":
            words = translate("import", "Several students are named “{about}”. Who is meant?")
        case "other_name":
            words = translate("import", "The number belongs to a student of another name than “{about}”. Who is meant?")
        case "unknown_student":
            words = translate("import", "“{about}” is not in the course. Who is meant?")
        case "conflict":
            words = translate("import", "Two values stand for one cell of “{about}”. Which one holds?")
        case "overwrite":
            words = translate(
                "import", "This would replace {about} marks that are there. Is it a correction, or another exam?"
            )
        case "essay_student":
            words = translate("import", "Whose essay is “{about}”?")
        case "essay_changed":
            words = translate(
                "import", "“{about}” is another text than the essay already marked. Is it a further essay?"
            )
        case _:
            raise NotImplementedError(question.kind)
    return words.format(about=question.about, value=question.value)


def _scale_words(question: Question, translate: Translate) -> str:
    if question.reason == "unstated":
        return translate(
            "import", "“{about}”: nothing says what the marks ({value}) are out of. What are the full marks?"
        )
    return translate("import", "“{about}” has marks above its full marks. What is meant?")


def choice_words(question: Question, choice: str, translate: Translate) -> str:
    """A choice as a button or list shows it; numbers, names and sheet names stay as they are."""
    if question.kind == "scale" and choice not in ("skip", "extra"):
        return translate("import", "The full marks are {high}").format(high=choice)
    if question.kind == "week" and choice.isdecimal():
        return translate("import", "Week {week}").format(week=choice)
    if question.kind == "days" and choice.startswith("attendance"):
        return _attendance_from(question, choice, translate)
    match choice:
        case "score":
            return translate("import", "Marks")
        case "ignore":
            return translate("import", "Leave it out")
        case "progress":
            return translate("import", "Progress")
        case "feedback":
            return translate("import", "Feedback rating")
        case "add":
            if question.kind == "essay_changed":
                return translate("import", "A further essay")
            return translate("import", "Add as a new student")
        case "skip":
            if question.kind == "scale" and len(question.cells) > 1:
                return translate("import", "Leave these cells out")
            if question.kind == "scale":
                return translate("import", "Leave this cell out")
            return translate("import", "Leave this row out")
        case "new":
            return translate("import", "Another student of this name")
        case "same":
            return translate("import", "The same student again")
        case "nobody":
            return translate("import", "No student of this course")
        case "replace":
            return translate("import", "A correction: replace the marks")
        case "separate":
            if question.kind == "sheet":
                return translate("import", "All sheets, each with its own items")
            return translate("import", "Another exam: keep both")
        case "shares":
            return translate("import", "Percentages of the full marks")
        case "points":
            return translate("import", "Points, as they are")
        case "take":
            return translate("import", "Import them as well")
        case "leave":
            return translate("import", "Leave them out")
        case "name":
            return translate("import", "The students' names")
        case "number":
            return translate("import", "Student numbers")
        case "class":
            return translate("import", "The class")
        case "comment":
            return translate("import", "Comment")
        case "attendance":
            return translate("import", "Attendance")
        case "extra":
            return translate("import", "Bonus: keep them as extra credit")
        case "header_row":
            return translate("import", "Yes, they are headers")
        case "data_row":
            return translate("import", "No, they are of a student")
        case "family_name" | "given_name":
            return field_word(Field(choice), translate)
    return choice


def _attendance_from(question: Question, choice: str, translate: Translate) -> str:
    """Attendance, with the week of the first day where that is to be said."""
    if not any(each.startswith("attendance ") for each in question.choices):
        return translate("import", "Attendance")
    words = translate("import", "Attendance; the first day is in week {week}")
    return words.format(week=choice.partition(" ")[2] or "1")


def rejection_words(reason: str, translate: Translate) -> str:
    """Why a cell was left out, and what to do."""
    match reason:
        case "not_a_score":
            return translate("import", "is neither a number nor a known status")
        case "not_a_level":
            return translate("import", "is no level of this item's scale")
        case "check_mark":
            return translate("import", "is a tick among numbers: write the number")
        case "date":
            return translate("import", "is a date; the spreadsheet may have made it of a fraction: write the number")
        case "digits_lost":
            return translate(
                "import", "has more digits than a spreadsheet number keeps: format the column as text and type it again"
            )
        case "off_scale":
            return translate("import", "is no mark of the essays' scale")
        case "out_of_range" | "outside_scale":
            return translate("import", "is outside the scale")
        case "unclear":
            return translate("import", "says two things at once: write the mark or the status alone")
        case "negative":
            return translate("import", "is below zero")
        case "formula_without_value":
            return translate(
                "import", "is a formula without a value: open the file in Excel or WPS, save it, import again"
            )
        case "formula_error":
            return translate("import", "is the error of a formula")
        case "no_student" | "no_name":
            return translate("import", "names no student")
        case "not_a_number":
            return translate("import", "is no student number")
        case "no_item":
            return translate("import", "names no item")
        case "not_a_week":
            return translate("import", "is no week")
        case "outside_course":
            return translate("import", "lies outside the weeks of the course")
        case "not_attendance":
            return translate("import", "is no attendance word")
        case "unknown_status":
            return translate("import", "is no known status")
        case "duplicate":
            return translate("import", "is the number of another student of this file")
        case "empty_essay":
            return translate("import", "holds no text")
        case "too_long":
            return translate("import", "is longer than an essay of 100,000 characters")
        case "encrypted":
            return translate("import", "is protected by a password")
        case "picture":
            return translate("import", "is a picture; only typed text is read")
        case "archive":
            return translate("import", "is packed: unpack it first, or add it by itself")
        case "workbook":
            return translate("import", "is a workbook: add it by itself, for the texts in its columns")
        case "unsafe_name":
            return translate("import", "has a name that leads out of the archive; pack the files again")
        case "wrong_kind":
            return translate("import", "is of a kind that cannot be read; save it as .docx")
        case "corrupt" | "encoding" | "bomb" | "too_large" | "empty" | "no_permission" | "missing":
            return translate("import", "cannot be read")
    raise NotImplementedError(reason)


def left_out_words(reason: str, translate: Translate) -> str:
    """Why a part of the file was not taken, in front of the places it was in."""
    match reason:
        case "unused_column":
            return translate("import", "Columns that are not imported:")
        case "other_column":
            return translate("import", "Columns that are known and not needed here:")
        case "total_column":
            return translate("import", "Columns of totals, which are worked out here:")
        case "rank_column":
            return translate("import", "Columns of ranks, which are worked out here:")
        case "score_column":
            return translate("import", "Columns of scores, which a roster does not take:")
        case "hidden_column":
            return translate("import", "Hidden columns:")
        case "hidden_row":
            return translate("import", "Hidden rows:")
        case "raised":
            return translate("import", "Raised figures, read without them:")
        case "note":
            return translate("import", "What stands beside a mark and is not kept:")
        case "outside_course":
            return translate("import", "Days in no week of the course:")
        case "no_week":
            return translate("import", "Weekly columns that name no week:")
        case "total_row":
            return translate("import", "Rows of totals:")
        case "hint_row":
            return translate("import", "Rows that say how to fill the columns in:")
        case "units_row":
            return translate("import", "Rows of units:")
        case "heading":
            return translate("import", "Headings between the rows:")
        case "remark":
            return translate("import", "Remarks beside the table:")
        case "test_student":
            return translate("import", "Students that a system made up for tests:")
        case "comment":
            return translate("import", "Comments at cells:")
        case "colour":
            return translate("import", "Cells picked out by a colour, whose meaning is not read:")
        case "struck_out":
            return translate("import", "Cells with a line through them, read as they are:")
        case "summary_sheet":
            return translate("import", "Sheets that bring the others together:")
        case "unused_sheet":
            return translate("import", "Sheets that are not imported:")
    raise NotImplementedError(reason)


def item_words(item: str, translate: Translate) -> str:
    """What a preview says a fact is of: an item by its name, a weekly record by week and field."""
    weekly = re.fullmatch(r"(progress|feedback|comment|attendance) (\d+)", item)
    if weekly is not None:
        words = translate("import", "Week {week}: {what}")
        return words.format(week=weekly[2], what=field_word(Field(weekly[1]), translate))
    return translate("import", "essay") if item == "essay" else item


def note_words(note: tuple[str, str], translate: Translate) -> str:
    """What a teacher should know though nothing is wrong."""
    what, value = note
    match what:
        case "hidden_sheets":
            words = translate("import", "Hidden sheets were left out: {value}.")
        case "categories":
            words = translate("import", "New categories by the row above the items: {value}.")
        case "hidden_rows":
            words = translate("import", "{value} hidden row(s) were read as well.")
        case "assumed_full_marks":
            words = translate("import", "Full marks are not stated and were taken as 100: {value}.")
        case "sheets":
            words = translate("import", "Read together: {value}.")
        case "days_merged":
            words = translate(
                "import",
                "Several days fall into one week: where a student's attendance differs in it ({value} times),"
                " the worst one stands for the week.",
            )
        case "answered_again":
            words = translate("import", "Answered twice in one week: the later answer holds ({value} times).")
        case "attendance_signs":
            return translate("import", "The signs were read so: {value}.").format(value=_signs(value, translate))
        case "same_text":
            words = translate("import", "The same text twice: {value}.")
        case _:
            raise NotImplementedError(what)
    return words.format(value=value)


def _signs(value: str, translate: Translate) -> str:
    """√=present ×=absent, in the reader's words."""
    pairs = (each.rpartition("=") for each in value.split(" "))
    return "   ".join(f"{sign} {attendance_word(Attendance(code), translate)}" for sign, _, code in pairs)


def field_word(field: Field, translate: Translate) -> str:
    """What a column can be, as the wizard's lists show it."""
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
        Field.DATE: translate("import", "date, which says the week"),
        Field.ATTEMPT: translate("import", "attempt"),
        Field.STATUS: translate("import", "status"),
        Field.SOURCE: translate("import", "source"),
        Field.WRITTEN: translate("import", "letter or level as written"),
        Field.HIGH: translate("import", "full marks"),
        Field.GENDER: translate("import", "gender"),
        Field.BIRTH_DATE: translate("import", "birth date"),
        Field.REGISTER_NUMBER: translate("import", "register number"),
        Field.PHONE: translate("import", "phone"),
        Field.GUARDIAN: translate("import", "guardian"),
        Field.GUARDIAN_PHONE: translate("import", "guardian's phone"),
        Field.DETAIL: translate("import", "another detail"),
        Field.NOTE: translate("import", "notes"),
        Field.TEXT: translate("import", "essay"),
        Field.TITLE: translate("import", "title"),
        Field.IGNORE: translate("import", "left out"),
    }
    return words[field]

"""The wording of errors a teacher can mend: what went wrong, where, and what to do about it."""

from datetime import datetime

from core import errors as e
from core.assessment import Status
from core.words import status_word
from ui.wording import Translate


def explain(error: e.UserError, translate: Translate) -> str:
    """The error in the reader's language."""
    template, values = _words(error, translate)
    return template.format(**values)


def _words(error: e.UserError, translate: Translate) -> tuple[str, dict[str, object]]:
    """The translated template and what fills it."""
    values = dict(vars(error))
    match error:
        case e.CourseNotFound(known=known):
            if known:
                values["known"] = translate("errors", ", ").join(known)
                return translate(
                    "errors", "There is no course named “{name}”. Courses in this library: {known}."
                ), values
            return translate(
                "errors", "There is no course named “{name}”; the library has none yet. Create it first."
            ), values
        case e.TaskNotFound(known=known):
            if known:
                values["known"] = translate("errors", ", ").join(known)
                return translate(
                    "errors", "There is no essay task named “{name}”. Tasks of this course: {known}."
                ), values
            return translate(
                "errors", "There is no essay task named “{name}”; the course has none yet. Create it first."
            ), values
        case e.NameTaken():
            return translate("errors", "“{name}” is there already. Choose another name."), values
        case e.NameMissing():
            return translate("errors", "A name is missing. Type one."), values
        case e.NumberTaken():
            return translate(
                "errors",
                "The number {number} belongs to {name}. Check the number; a student is added to a course once.",
            ), values
        case e.EnrolmentOverlaps():
            return translate(
                "errors",
                "These days run into another time of the student in this course, or end before they begin. Choose "
                "other days.",
            ), values
        case e.StudentNotFound():
            return translate("errors", "No student has the number {number}. Check the number in the roster."), values
        case e.ScoreOutOfRange():
            return translate(
                "errors", "{where}: {value} is outside {low} to {high}. Correct it, or change the item's scale."
            ), values
        case e.NotAScore():
            return translate(
                "errors",
                "{where}: “{value}” is neither a number nor a known status. Type a number, or a status such as absent.",
            ), values
        case e.FileUnreadable(reason=reason):
            return _file_words(reason, translate), values
        case e.CannotWrite(reason=reason):
            return _write_words(reason, translate), values
        case e.FolderNotEmpty():
            return translate(
                "errors", "{path} is not an empty folder. Name a new or an empty one, so that nothing is overwritten."
            ), values
        case e.NoTableFound(reason=reason):
            return _table_words(reason, translate), values
        case e.MappingUnusable(header=header):
            if header:
                return translate(
                    "errors", "{path} says of the column “{header}” what no column can be. Correct it there."
                ), values
            return translate("errors", "{path} is not a mapping file. Write one with --save-mapping."), values
        case e.LibraryTooNew():
            return translate(
                "errors",
                "{path} was written by a newer Lectern (format {found}; this one knows {known}). Install the newer "
                "version; nothing was changed.",
            ), values
        case e.LibraryDamaged():
            return translate(
                "errors",
                "{path} is damaged ({detail}). It was kept as it is. Restore the newest backup from the backups "
                "folder beside it.",
            ), values
        case e.LibraryMissing(reason=reason):
            if reason == "empty":
                return translate(
                    "errors",
                    "{path} is empty, although there was a library here. Nothing was changed. Go back to the newest "
                    "backup (as a command: restore --newest), or put the file back.",
                ), values
            return translate(
                "errors",
                "{path} is not there any more, although there was a library here. Nothing was changed. Connect its "
                "drive or put the file back, or go back to the newest backup (as a command: restore --newest).",
            ), values
        case e.LibraryMoved(rescued=rescued):
            if rescued:
                return translate(
                    "errors",
                    "{path} is not at its place any more: the folder was moved or removed, or the drive is gone. What "
                    "you just did was not stored. Everything before it is safe in {rescued}. Put the folder back, or "
                    "start Lectern again and go back to that file.",
                ), values
            return translate(
                "errors",
                "{path} is not at its place any more: the folder was moved or removed, or the drive is gone. What you "
                "just did was not stored. Connect the drive or put the folder back, then do it again.",
            ), values
        case e.NoBackup():
            return translate(
                "errors", "No backup of {path} reads through. Name a file that holds one: restore FILE."
            ), values
        case e.LibraryInUse():
            return translate("errors", "{path} is open in another Lectern. Close that one first."), values
        case e.ServerUnreachable():
            return translate(
                "errors", "{path} does not let us in ({detail}). Check the network, the address and the password."
            ), values
        case e.RecordGone():
            return translate(
                "errors",
                "What this change belongs to was removed in the meantime. Nothing was changed; look again and "
                "repeat it.",
            ), values
        case e.ScoreChanged(value=value, status=status, author=author, at=at):
            values |= _who_and_when(author, at, translate)
            if not status:
                return translate(
                    "errors", "{where}: {author} cleared it at {time}, after it was shown here. Nothing was stored."
                ), values
            if status != Status.RECORDED:
                values["value"] = f"{status_word(Status(status), translate)} {value}".strip()
            return translate(
                "errors",
                "{where}: {author} changed it to {value} at {time}, after it was shown here. Nothing was stored.",
            ), values
        case e.ChangedMeanwhile(author=author, at=at):
            if at is None:
                return translate(
                    "errors",
                    "Somebody else changed this after it was shown here. Nothing was stored; look again and repeat it.",
                ), values
            return translate(
                "errors",
                "{author} changed this at {time}, after it was shown here. Nothing was stored; look again and repeat "
                "it.",
            ), values | _who_and_when(author, at, translate)
        case e.NothingToUndo():
            return translate("errors", "There is nothing to undo."), values
        case e.UndoConflict():
            return translate(
                "errors",
                "{records} record(s) were changed since by someone else, so this step cannot be taken back. Nothing "
                "was changed.",
            ), values
        case e.NotEnoughMarks():
            return translate(
                "errors", "{marked} essays are marked; this needs at least {needed}. Mark more first."
            ), values
        case e.MarkOffScale(trait=trait):
            if trait:
                return translate(
                    "errors", "{trait}: {value} is not a mark of its scale, {low} to {high} in steps of {step}."
                ), values
            return translate(
                "errors", "{value} is not a mark of this scale, {low} to {high} in steps of {step}."
            ), values
        case e.ScaleOfEssays():
            return translate(
                "errors",
                "This item shows the marks of the essays “{task}”, so its full marks are theirs: {low} to {high}.",
            ), values
        case e.ScaleUnusable(trait=trait):
            if trait:
                return translate(
                    "errors",
                    "{trait}: a scale from {low} to {high} in steps of {step} has no two marks. Give it a higher "
                    "end or a smaller step.",
                ), values
            return translate(
                "errors",
                "A scale from {low} to {high} in steps of {step} has no two marks. Give it a higher end or a "
                "smaller step.",
            ), values
        case e.PolicyUnusable():
            return _policy_unusable(error, translate), values
        case e.RubricInUse():
            return translate(
                "errors",
                "“{name}” has {marks} marked essays, so its scale and the traits they use stay as they are. Set a "
                "new task for another scale.",
            ), values
        case e.EarlierModelDamaged():
            return translate(
                "errors",
                "This model's folder is damaged ({detail}), so it was not put to use; the model in use stays. Bring "
                "back the folder {folder} from a copy, or train again.",
            ), values
        case e.NoSuggestion(reason=reason):
            if reason:
                return translate("errors", "The model left this essay to you; give it a mark of your own."), values
            return translate(
                "errors", "There is no suggestion for this essay yet. Train a model first, or mark it yourself."
            ), values
        case e.NothingFilledIn(hindrance=hindrance):
            return _not_filled_in(hindrance, translate), values
        case e.LimitUnusable(field=field):
            return _limit_unusable(field, translate), values
        case e.RegradeWithoutReason():
            return translate("errors", "A regrade replaces the mark. Write in the comment why, and save again."), values
        case e.ScaleDiffers():
            return translate(
                "errors",
                "{path} gives marks {its}; this task has {ours}. Import it into a task with the same scale.",
            ), values
        case e.NoRunLog():
            return translate("errors", "Run {run} left no curve behind. Train again to get one."), values
        case e.NoModel():
            return translate("errors", "“{task}” has no trained model yet. Train one first."), values
        case e.ColumnMissing(found=found):
            values["found"] = translate("errors", ", ").join(found)
            return translate(
                "errors",
                "{path} has no column “{column}”. Its columns: {found}. Name the right one with --text-column or "
                "--score-column.",
            ), values
        case e.MarksOffScale(marks=marks):
            values["marks"] = "; ".join(marks[:10]) + ("; …" if len(marks) > 10 else "")
            return translate(
                "errors",
                "{path}: these marks are not on the scale from {low} to {high} in steps of {step}: {marks}. Correct "
                "them, or give the right --scale.",
            ), values
        case e.ModelRefused(reason=reason):
            return _model_words(reason, translate), values
        case e.DownloadFailed(reason=reason):
            return _download_words(reason, translate), values
    raise NotImplementedError(type(error).__name__)


def _who_and_when(author: str, at: datetime | None, translate: Translate) -> dict[str, object]:
    return {
        "author": author or translate("errors", "Somebody else"),
        "time": f"{at.astimezone():%H:%M}" if at is not None else "—",
    }


def _file_words(reason: str, translate: Translate) -> str:
    match reason:
        case "missing":
            return translate("errors", "{path} does not exist. Check the path.")
        case "folder":
            return translate("errors", "{path} is a folder; a file is needed here.")
        case "empty":
            return translate("errors", "{path} is empty. Choose the file that holds the data.")
        case "encrypted":
            return translate(
                "errors", "{path} is protected by a password. Save a copy without password and import that."
            )
        case "corrupt":
            return translate(
                "errors",
                "{path} is damaged and cannot be read. Open it in Excel or WPS, save it again, and import the new "
                "file.",
            )
        case "bomb":
            return translate(
                "errors",
                "{path} unpacks to far more than a class's data could be and was not opened. Save the sheet you "
                "need as a new workbook.",
            )
        case "wrong_kind":
            return translate("errors", "{path} is not of a kind that can be read here.")
        case "encoding":
            return translate(
                "errors", "The characters of {path} cannot be read. Save it as UTF-8 or as an Excel workbook."
            )
        case "too_large":
            return translate("errors", "{path} is too large to be read. Split it, or save only the sheet you need.")
        case "no_text":
            return translate("errors", "{path} holds no text that can be read; it may be a scan.")
        case "no_permission":
            return translate("errors", "{path} may not be read. Close it in other programs or check its permissions.")
    raise NotImplementedError(reason)


def _table_words(reason: str, translate: Translate) -> str:
    match reason:
        case "log":
            return translate(
                "errors", "{path} is a record of events, not a gradebook. Export the grades instead of the log."
            )
        case "no_table":
            return translate(
                "errors",
                "{path} holds no table with a header. Give the columns a header row, such as number, name, item.",
            )
        case "no_students":
            return translate(
                "errors", "No column of {path} holds names or student numbers. Add one, or a header to it."
            )
        case "no_scores":
            return translate(
                "errors", "{path} holds students but no marks. Import it as a roster, or choose another file."
            )
        case "no_essays":
            return translate("errors", "No column of {path} holds essays.")
    raise NotImplementedError(reason)


def _write_words(reason: str, translate: Translate) -> str:
    match reason:
        case "full":
            return translate(
                "errors",
                "The disk is full: {path} was not written, and what was there is unchanged. Free some space and try "
                "again.",
            )
        case "read_only":
            return translate("errors", "{path} cannot be written. Choose a folder you may write to.")
        case "reads_only":
            return translate(
                "errors",
                "{path} is open for reading only, because nothing may be written there. Nothing was changed. To work "
                "on, copy the library to a folder you may write to.",
            )
        case "missing_folder":
            return translate("errors", "The folder of {path} does not exist. Choose another place.")
        case "exists":
            return translate("errors", "{path} is there already. Choose another name, or remove it first.")
        case "in_use":
            return translate("errors", "{path} is open in another program. Close it there and try again.")
        case "disk":
            return translate(
                "errors",
                "The drive of {path} reports errors. Nothing was changed; choose another drive, and make a backup "
                "soon.",
            )
    raise NotImplementedError(reason)


def _download_words(reason: str, translate: Translate) -> str:
    match reason:
        case "no_answer":
            return translate(
                "errors",
                "{address} does not answer ({detail}). Check the network, choose the mirror, or add the model from "
                "a folder. What has arrived is kept.",
            )
        case "not_there":
            return translate(
                "errors",
                "{address} does not have {name} as it is needed ({detail}). Choose another source or another model.",
            )
        case "damaged":
            return translate("errors", "{name} did not arrive whole and was thrown away. Start the download again.")
    raise NotImplementedError(reason)


def _model_words(reason: str, translate: Translate) -> str:
    match reason:
        case "missing":
            return translate("errors", "{path} is not a complete model folder ({detail}).")
        case "pickle":
            return translate(
                "errors",
                "{path} holds weights in a format that can carry programs ({detail}). Only safetensors are read.",
            )
        case "code":
            return translate("errors", "{path} wants to run code of its own ({detail}) and was not loaded.")
        case "link":
            return translate("errors", "{path} points outside its folder ({detail}) and was not loaded.")
        case "header":
            return translate(
                "errors", "The weights in {path} are damaged ({detail}). Download or copy the model again."
            )
        case "hash":
            return translate(
                "errors", "{path} is not what was recorded for it ({detail}). Download or copy the model again."
            )
        case "config":
            return translate("errors", "The configuration in {path} cannot be used ({detail}).")
        case "architecture":
            return translate("errors", "{path} is not a BERT encoder ({detail}).")
        case "format":
            return translate("errors", "{path} was written in a format this version does not know ({detail}).")
    raise NotImplementedError(reason)


def _not_filled_in(hindrance: str, translate: Translate) -> str:
    match hindrance:
        case "no_limit":
            return translate(
                "errors", "Nothing was filled in: say first how many marks may be how far off, your error limit."
            )
        case "no_model":
            return translate("errors", "Nothing was filled in: no model suggests marks for this task yet. Train one.")
        case "not_yours":
            return translate(
                "errors",
                "Nothing was filled in: this model learned from a colleague. Whether it marks as you do can be tested "
                "from {needed} essays on that you marked without its suggestions; so far there are {tested}.",
            )
        case "too_few":
            return translate(
                "errors",
                "Nothing was filled in: your error limit can be tested from {needed} marked essays on, and this model "
                "can be tested on {tested}. Mark more and train again.",
            )
        case "old_model":
            return translate(
                "errors",
                "Nothing was filled in: which essays this model was tested on can no longer be told. Train it again.",
            )
        case "not_held":
            return translate(
                "errors",
                "Nothing was filled in: on the {tested} essays the model was tested on, your error limit did not hold. "
                "Mark more and train again, or mark the rest yourself.",
            )
    return translate("errors", "Nothing was filled in: of the essays that wait, none is safe enough for your limit.")


def _limit_unusable(field: str, translate: Translate) -> str:
    match field:
        case "points":
            return translate(
                "errors", "An error limit of {value} points is none: take 0 or more, and less than the whole scale."
            )
        case "share":
            return translate("errors", "The share of marks that may be off must lie between 0 and 1; {value} does not.")
    return translate("errors", "The confidence must lie between 0.5 and 1; {value} does not.")


def _policy_unusable(error: e.PolicyUnusable, translate: Translate) -> str:
    match error.what:
        case "weight":
            return translate("errors", "{name}: a weight of {value}% cannot be. Give it 0 to 100.")
        case "drop":
            return translate("errors", "{name}: {value} marks cannot be dropped. Give it 0 or more.")
        case "decimals":
            return translate("errors", "A total with {value} decimals cannot be. Give it 0 to 4.")
        case "pass_mark":
            return translate("errors", "A pass mark of {value}% cannot be. Give it 0 to 100.")
    return translate("errors", "A highest total of {value}% would cut totals without any bonus. Give it 100 or more.")

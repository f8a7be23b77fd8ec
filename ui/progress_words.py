"""What a job is doing, in words."""

from core.jobs.messages import Progress
from ui.wording import Translate


def progress_words(progress: Progress, translate: Translate) -> str:
    """One short line, such as "Training, round 3 of 5"."""
    values = progress.values
    match progress.what:
        case "preparing":
            return translate("progress", "Preparing the base model")
        case "embedding":
            return translate("progress", "Reading the essays")
        case "quick":
            return translate("progress", "Learning from the marks")
        case "training":
            if {"fold", "folds", "epoch", "epochs"} <= values.keys():
                words = translate(
                    "progress",
                    "Training, part {fold} of {folds}, round {epoch} of {epochs}",
                )
                return words.format(**values)
            return translate("progress", "Training")
        case "validating" | "checking":
            if "base" in values:
                return translate("progress", "Checking the files")
            return translate("progress", "Checking against held-out marks")
        case "connecting":
            return translate("progress", "Connecting")
        case "copying":
            return translate("progress", "Copying")
        case "saving":
            return translate("progress", "Saving the marker")
        case "scoring":
            return translate("progress", "Scoring the essays")
        case "downloading":
            return translate("progress", "Downloading")
    return translate("progress", "Working")

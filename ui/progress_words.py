"""What a job is doing and how long it may still take, in words."""

from core.jobs.messages import Progress
from core.rounding import shown
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
            if {"epoch", "epochs"} <= values.keys():
                return translate("progress", "Training, round {epoch} of {epochs}").format(**values)
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


def time_left_words(done: float, seconds: float, translate: Translate) -> str:
    """The time left by the rate so far; nothing while it would be a guess.

    Args:
        done: Share of the work, 0 to 1.
        seconds: Time spent on it.
    """
    if done < 0.05 or seconds < 5:
        return ""
    left = seconds * (1 - done) / done
    if left < 60:
        return translate("progress", "under a minute")
    if left < 3600:
        return translate("progress", "about {minutes} min").format(minutes=round(left / 60))
    return translate("progress", "about {hours} h").format(hours=shown(left / 3600))

"""How far a job is, in words."""

from core.jobs.messages import Progress
from ui.wording import Translate


def progress_words(progress: Progress, translate: Translate) -> str:
    """What is being done now; the key itself where it has no wording yet."""
    return _template(progress, translate).format_map(_Known(progress.values))


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
        return translate("jobs", "under a minute")
    if left < 3600:
        return translate("jobs", "about {minutes} min").format(minutes=round(left / 60))
    return translate("jobs", "about {hours} h").format(hours=f"{left / 3600:.1f}")


def _template(progress: Progress, translate: Translate) -> str:
    match progress.what:
        case "preparing":
            return translate("jobs", "getting ready")
        case "embedding":
            return translate("jobs", "reading the essays")
        case "fitting":
            return translate("jobs", "fitting to your marks")
        case "training":
            if "epoch" in progress.values and "epochs" in progress.values:
                return translate("jobs", "round {epoch} of {epochs}")
            return translate("jobs", "training")
        case "validating":
            return translate("jobs", "checking the agreement")
        case "scoring":
            return translate("jobs", "reading with the model")
        case "saving":
            return translate("jobs", "saving")
        case "downloading":
            return translate("jobs", "downloading")
    return progress.what.replace("_", " ")


class _Known(dict[str, object]):
    """A value that is not there leaves its name, not an error in the status bar."""

    def __missing__(self, key: str) -> str:
        return "…"

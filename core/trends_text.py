"""Reasons for alarms and flags in words, the same in the window, the PDF and the command line."""

from collections.abc import Callable

from core.trends import CommentGroup, Reason

Translate = Callable[[str, str], str]


def reason_text(reason: Reason, translate: Translate) -> str:
    """One sentence with its numbers."""
    raise NotImplementedError


def comment_text(group: CommentGroup, commented: int, translate: Translate) -> str:
    """"3 of 18 comments contain words such as 太快"."""
    raise NotImplementedError

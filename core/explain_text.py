"""A total's steps in words, the same in the window, the PDF and the command line."""

from collections.abc import Callable

from core.totals import Explanation

Translate = Callable[[str, str], str]


def explanation_lines(explanation: Explanation, translate: Translate) -> list[str]:
    """One line a step, in order; lines about an item are indented by two spaces."""
    raise NotImplementedError

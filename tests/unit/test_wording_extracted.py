"""Every sentence reaches the translators: they are found by the name of the call, and not inside an f-string."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_FOUND = ("tr", "translate")


def _named(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def hidden_sentences(source: str) -> Iterator[int]:
    """Lines of what looks like wording and would not be found."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            inside = [each for each in ast.walk(node) if isinstance(each, ast.Call)]
            yield from (each.lineno for each in inside if _named(each) in _FOUND)
        if isinstance(node, ast.Call) and _named(node).endswith("_translate"):
            literal = [each for each in node.args if isinstance(each, ast.Constant) and isinstance(each.value, str)]
            if len(literal) >= 2:
                yield node.lineno


def test_what_would_be_missed_is_told_from_what_is_found():
    assert list(hidden_sentences("f\"{self.tr('a')} b\"")) == [1]
    assert list(hidden_sentences('self._translate("essays", "filled in")')) == [1]
    assert list(hidden_sentences('translate("essays", "filled in") + self.tr("a").format(n=f"{n:.1f}")')) == []


def test_no_sentence_of_the_window_or_of_a_report_is_hidden_from_the_translators():
    found = [
        f"{path.relative_to(ROOT)}:{line}"
        for folder in ("ui", "core")
        for path in sorted((ROOT / folder).rglob("*.py"))
        for line in hidden_sentences(path.read_text(encoding="utf-8"))
    ]
    assert found == []

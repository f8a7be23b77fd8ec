"""Where a mark came from: read and written in one place, said alike everywhere."""

import ast
from decimal import Decimal
from pathlib import Path

import pytest

from core.provenance import Limit, Origin, Provenance, of_essay
from core.words import provenance_words
from ui.wording import wording

ROOT = Path(__file__).parents[2]
LINES = (
    "typed",
    "pasted",
    "undo",
    "sample",
    "import:期中.xlsx!三班!C17",
    "machine:7",
    "machine-changed:7",
    "machine-unattended:7",
    "machine-unattended:7:0.5/0.1/0.9",
    "essay:12",
    "essay:12:machine:7",
    "essay:12:machine-unattended:7:1/0.1/0.9",
    "essay:12:import:作文.xlsx",
)


@pytest.mark.parametrize("line", [*LINES, "", "machine:", "machine:x", "typed:by hand", "from the moon", "essay:"])
def test_what_was_read_is_written_as_it_stood(line: str):
    assert str(Provenance.parse(line)) == line


def test_the_parts_are_typed():
    filled = Provenance.parse("essay:12:machine-unattended:7:0.5/0.1/0.9")
    assert (filled.kind, filled.number) == (Origin.ESSAY, 12)
    assert filled.judged == Provenance(Origin.UNATTENDED, number=7, limit=Limit(Decimal("0.5"), 0.1, 0.9))
    assert (filled.is_from_model, filled.is_unattended) == (True, True)
    assert Provenance.parse("import:a.xlsx!Sheet:1!C3").detail == "a.xlsx!Sheet:1!C3"


@pytest.mark.parametrize("line", LINES)
def test_only_what_a_model_said_first_is_from_a_model(line: str):
    assert Provenance.parse(line).is_from_model == ("machine" in line)
    assert Provenance.parse(line).is_unattended == ("unattended" in line)


def test_the_score_of_a_typed_mark_needs_no_second_origin():
    assert str(of_essay(3, Provenance(Origin.TYPED))) == "essay:3"
    assert str(of_essay(3, Provenance(Origin.ACCEPTED, number=2))) == "essay:3:machine:2"


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_every_origin_has_words_of_its_own(language: str):
    said = [provenance_words(Provenance.parse(line), wording(language)) for line in LINES]
    assert len(set(said)) == len(LINES)
    assert not [words for words in said if "{" in words or not words]


def test_who_accepted_a_suggestion_is_said_where_it_is_known():
    origin = Provenance(Origin.ACCEPTED, number=7)
    assert provenance_words(origin, wording("en"), "wang") == "suggested by model 7, accepted by wang"


def test_no_other_code_reads_or_builds_the_stored_line():
    """A prefix tested by hand is how a filled-in mark once became "marked by the teacher"."""
    prefixes = ("machine", *(f"{origin.value}:" for origin in Origin if origin))
    paths = [path for part in ("core", "ui", "storage") for path in (ROOT / part).rglob("*.py")]
    found = [
        f"{path.relative_to(ROOT)}:{node.lineno}: {node.value[:40]!r}"
        for path in paths
        if path.name != "provenance.py"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.startswith(prefixes)
    ]
    assert found == []

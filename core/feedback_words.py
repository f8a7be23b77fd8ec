"""What feedback says, in words: each sentence with the passage or the numbers that it rests on."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from core.essay import Evidence, Span, SpanKind
from core.marking.confusions import PRECISION, Confusion
from core.marking.contrast import Contrast
from core.marking.spelling import Misspelling
from core.rounding import shown
from core.words import Translate

MOST_TO_CHECK = 12  # findings of spelling on a sheet; who makes more mistakes reads no longer list


class Basis(StrEnum):
    """Where a sentence of feedback comes from."""

    PAINTED = "painted"  # the teacher painted the passage
    PROPOSED = "proposed"  # the marker would paint it
    EVIDENCE = "evidence"  # without the sentence the marker would suggest another score
    CONTRAST = "contrast"  # a measure beside the essays marked highest
    SPELLING = "spelling"  # a word no dictionary has, or a likely wrong character


@dataclass(frozen=True)
class Statement:
    """A sentence of feedback. start, end: the passage it is about; None where it rests on numbers alone."""

    words: str
    basis: Basis
    start: int | None = None
    end: int | None = None
    numbers: Mapping[str, float] = field(default_factory=dict)


def painted_statement(span: Span, basis: Basis, translate: Translate) -> Statement:
    """The teacher's note on a passage; where there is none, what the paint says."""
    kinds = {
        SpanKind.EXCELLENT: translate("feedback", "Excellent"),
        SpanKind.POOR: translate("feedback", "To be improved"),
    }
    words = kinds[span.kind]
    if span.note.strip():
        words = translate("feedback", "{kind}: {note}").format(kind=words, note=span.note.strip())
    return Statement(words, basis, span.start, span.end)


def evidence_statement(evidence: Evidence, translate: Translate) -> Statement:
    """How far the marker's score moved when the sentence was deleted and the essay read anew."""
    if evidence.shift < 0:
        words = translate("feedback", "Without this sentence the model would suggest {points} points less.")
    else:
        words = translate("feedback", "Without this sentence the model would suggest {points} points more.")
    said = words.format(points=shown(abs(evidence.shift)))
    return Statement(said, Basis.EVIDENCE, evidence.start, evidence.end, {"shift": evidence.shift})


def misspelling_statement(found: Misspelling, translate: Translate) -> Statement:
    if found.suggestions:
        words = translate("feedback", "{word}: is {meant} meant?")
        said = words.format(word=found.word, meant=" / ".join(found.suggestions))
    else:
        said = translate("feedback", "{word}: not in the dictionary").format(word=found.word)
    return Statement(said, Basis.SPELLING, found.start, found.end)


def confusion_statement(found: Confusion, translate: Translate) -> Statement:
    said = translate("feedback", "{word}: is {meant} meant?").format(word=found.found, meant=found.meant)
    judged = PRECISION[found.rule]
    return Statement(said, Basis.SPELLING, found.start, found.end, {"right": judged.right, "of": judged.n})


def more_to_check_words(left_out: int, translate: Translate) -> str:
    """That the list of words to check is longer than what is shown; "" where it is not."""
    return translate("feedback", "and {n} more").format(n=left_out) if left_out else ""


def precision_words(found: Iterable[Confusion], translate: Translate) -> str:
    """How often the rules behind these findings were right where a person checked them; "" without findings."""
    rules = {each.rule for each in found}
    if not rules:
        return ""
    right, of = sum(PRECISION[rule].right for rule in rules), sum(PRECISION[rule].n for rule in rules)
    words = translate(
        "feedback",
        "Found by rules that were right in {right} of {of} findings checked by hand in students' essays; "
        "they miss more than they find.",
    )
    return words.format(right=right, of=of)


def contrast_statement(fact: Contrast, language: str, translate: Translate) -> Statement:
    """language: of the essay, for it is counted in words or in characters."""
    numbers = {"value": fact.value, "strong": fact.strong, "n": fact.n, "correlation": fact.correlation}
    words = _contrast_words(fact.measure, language == "zh", translate)
    digits = 1 if fact.measure in ("sentence_length", "sentence_variety") else 0
    said = words.format(
        value=shown(fact.value, digits), strong=shown(fact.strong, _digits(fact, digits)), n=fact.n_strong
    )
    return Statement(said, Basis.CONTRAST, numbers=numbers)


def _digits(fact: Contrast, digits: int) -> int:
    """The median of an even number of essays may lie between two counts."""
    return max(digits, 0 if float(fact.strong).is_integer() else 1)


def _contrast_words(measure: str, is_chinese: bool, translate: Translate) -> str:
    match measure:
        case "length" if is_chinese:
            return translate("feedback", "Characters: {value}; the essays marked highest have {strong} (median of {n})")
        case "length":
            return translate("feedback", "Words: {value}; the essays marked highest have {strong} (median of {n})")
        case "paragraphs":
            return translate("feedback", "Paragraphs: {value}; the essays marked highest have {strong} (median of {n})")
        case "sentences":
            return translate("feedback", "Sentences: {value}; the essays marked highest have {strong} (median of {n})")
        case "sentence_length" if is_chinese:
            return translate(
                "feedback",
                "Characters in a sentence on average: {value}; the essays marked highest have {strong} (median of {n})",
            )
        case "sentence_length":
            return translate(
                "feedback",
                "Words in a sentence on average: {value}; the essays marked highest have {strong} (median of {n})",
            )
        case "sentence_variety":
            return translate(
                "feedback",
                "The length of sentences varies by {value}; in the essays marked highest by {strong} (median of {n})",
            )
        case "different_words" if is_chinese:
            return translate(
                "feedback",
                "Different characters among the first hundred: {value}; the essays marked highest have {strong} "
                "(median of {n})",
            )
        case "different_words":
            return translate(
                "feedback",
                "Different words among the first hundred: {value}; the essays marked highest have {strong} "
                "(median of {n})",
            )
        case "link_words":
            return translate(
                "feedback", "Different linking words: {value}; the essays marked highest have {strong} (median of {n})"
            )
        case "quotations":
            return translate("feedback", "Quotations: {value}; the essays marked highest have {strong} (median of {n})")
    return "{value} / {strong} ({n})"


def span_card_words(card: Mapping[str, Any], translate: Translate) -> list[str]:
    """What a model's card says of painting passages, a line for each kind."""
    told = card.get("spans") or {}
    if "kinds" not in told:
        words = translate("feedback", "Passages are not proposed: {n} essays are painted, {needed} are needed.")
        return [words.format(n=told["painted"], needed=told["needed"])] if "needed" in told else []
    kinds = {
        SpanKind.EXCELLENT.value: translate("feedback", "Excellent passages"),
        SpanKind.POOR.value: translate("feedback", "Passages to be improved"),
    }
    lines = []
    for kind, name in kinds.items():
        found = told["kinds"].get(kind, {})
        if "f1" not in found:
            words = translate("feedback", "{kind}: too few are painted to learn from (n = {n})")
            lines.append(words.format(kind=name, n=found.get("passages", 0)))
            continue
        words = translate(
            "feedback", "{kind}: F1 {f1} on essays it had not seen, painting by place alone {naive} (n = {n})"
        )
        line = words.format(
            kind=name, f1=shown(found["f1"], 2), naive=shown(found["by_place_f1"], 2), n=found["passages"]
        )
        silent = translate("feedback", "not good enough to be proposed")
        lines.append(line if found["speaks"] else f"{line} · {silent}")
    return lines

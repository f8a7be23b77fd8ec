"""What can be counted in an essay: length, variety of words, shape of sentences, spelling, linking words.

Counts that grow with the essay are taken as logarithms, so that equal steps mean equal ratios. None of them looks at
what is said; they join what the encoder reads.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from core.marking.structure import STRUCTURE, structure

WORDS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
SENTENCE_ENDS = re.compile(r"[.!?。！？…]+[\"'”’」』)]*\s*")
HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")
HAN_RUNS = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]+")

LINKS_EN = frozenset((
    "although", "though", "however", "therefore", "thus", "hence", "moreover", "furthermore", "besides",
    "consequently", "meanwhile", "nevertheless", "nonetheless", "otherwise", "instead", "likewise", "similarly",
    "finally", "firstly", "secondly", "thirdly", "lastly", "overall", "because", "since", "unless", "whereas",
    "while", "despite", "yet", "also", "example", "instance", "first", "second", "third", "conclusion", "contrast",
    "addition", "result",
))  # fmt: skip
COMMON_EN = frozenset((
    "the", "of", "and", "a", "to", "in", "is", "was", "he", "for", "it", "with", "as", "his", "on", "be", "at",
    "by", "i", "this", "had", "not", "are", "but", "from", "or", "have", "an", "they", "which", "one", "you",
    "were", "her", "all", "she", "there", "would", "their", "we", "him", "been", "has", "when", "who", "will",
    "more", "no", "if", "out", "so", "said", "what", "up", "its", "about", "into", "than", "them", "can", "only",
    "other", "new", "some", "could", "time", "these", "two", "may", "then", "do", "my", "any", "your", "our", "me",
))  # fmt: skip
SLIPS_EN = frozenset((
    "dont", "cant", "wont", "didnt", "doesnt", "isnt", "wasnt", "wouldnt", "couldnt", "shouldnt", "im", "ive", "thats",
    "alot", "becuase", "beacuse", "becase", "teh", "thier", "recieve", "beleive", "definately", "untill", "wich",
    "wierd", "freind", "peple", "diffrent", "probaly", "realy", "finaly", "cuz", "gonna", "wanna", "gotta", "u", "ur",
))  # fmt: skip
SUBORDINATE_EN = frozenset((
    "that", "which", "who", "whom", "whose", "where", "when", "while", "because", "although", "though", "if", "unless",
    "since", "until", "whether", "as", "than",
))  # fmt: skip
ENDINGS_EN = {
    "ing": ("ing",), "ed": ("ed",), "ly": ("ly",), "abstract": ("tion", "sion", "ment", "ness", "ity"),
}  # fmt: skip
FAMILIES_EN = {
    "third_person": frozenset(("he", "she", "his", "her", "him", "they", "their")),
    "modals": frozenset(("would", "could", "should", "may", "might", "must")),
    "the": frozenset(("the",)),
    "and": frozenset(("and",)),
    "of": frozenset(("of",)),
    "a": frozenset(("a", "an")),
    "to": frozenset(("to",)),
    "so": frozenset(("so", "then")),
    "be": frozenset(("is", "was", "are", "were", "be", "been")),
}
VARIETY_OVER = 50  # words in a row
LINKS_ZH = (
    "因为", "所以", "因此", "因而", "于是", "虽然", "尽管", "但是", "然而", "可是", "不过", "却", "而且", "并且",
    "不仅", "不但", "还", "既", "又", "如果", "假如", "只要", "只有", "除非", "无论", "即使", "首先", "其次", "再次",
    "最后", "总之", "综上", "由此", "可见", "例如", "比如", "譬如", "正如", "同时", "此外", "另外", "反之", "相反",
    "否则", "从而", "进而", "何况", "况且", "诚然", "固然",
)  # fmt: skip
FUNCTION_ZH = (
    "的了是我你他这那有在不也都就和与而之于以其则为所者却更很说人"  # how often tells spoken from written style
)
FIGURES_ZH = ("像", "如同", "仿佛", "好似", "宛如", "犹如", "似的", "一般")

ENGLISH = (
    "log_words", "root_words", "log_characters", "word_length", "word_length_spread", "long_words", "log_long_distinct",
    "log_sentences", "sentence_length", "sentence_length_spread", "root_variety", "once_only", "log_paragraphs",
    "commas", "strong_marks", "quotes", "links", "distinct_links", "common_words", "first_person", "second_person",
    "lower_starts", "lower_i", "capitals", "tags", "digits", "pieces_per_word", "rare_pieces", "repeated_words",
    "rare_piece_spread", "rarest_pieces", "log_pieces", "slips", "subordinate", "syllables", "longest_sentence",
    "shortest_sentence", "cohesion", "missing_spaces", "closed", "apostrophes", "local_variety", "longest_words",
    "log_very_long_distinct", "asides", "ing", "ed", "ly", "abstract", "negations", "third_person", "modals", "the",
    "and", "of", "a", "to", "so", "be", "shouted", "wide_gaps", "double_gaps",
)  # fmt: skip
# New measures are added at the end: a trained marker knows the first ones only.
CHINESE = (
    "log_characters", "root_characters", "log_distinct", "root_variety", "once_only", "log_sentences",
    "sentence_length", "sentence_length_spread", "clause_length", "log_paragraphs", "paragraph_length", "commas",
    "strong_marks", "quotes",
    "titles", "links", "distinct_links", "figures", "first_person", "four_pieces", "piece_length", "rare_pieces",
    "digits", "latin", "first_paragraph", "last_paragraph", "longest_paragraph", "paragraph_spread", "log_opening",
    "log_closing", "questions", "exclamations", "semicolons", "colons", "opening_questions", "distinct_openings",
    "parallels", "four_clauses", "clause_spread", "we", *(f"share_of_{character}" for character in FUNCTION_ZH),
    *STRUCTURE,
)  # fmt: skip


@dataclass(frozen=True)
class Pieces:
    """How the encoder's tokenizer cuts a text: the number of each piece and its length in characters."""

    ids: np.ndarray  # (pieces,)
    lengths: np.ndarray  # (pieces,)


def language_of(texts: Sequence[str]) -> str:
    """zh where Han characters outnumber Latin words, else en."""
    sample = "\n".join(text[:2000] for text in texts[:200])
    return "zh" if len(HAN.findall(sample)) > len(re.findall(r"[A-Za-z]+", sample)) else "en"


def measure_names(language: str) -> tuple[str, ...]:
    return CHINESE if language == "zh" else ENGLISH


def measures_apart(language: str) -> int:
    """How many of the last measures are no matter of style and are compared by themselves."""
    return len(STRUCTURE) if language == "zh" else 0


def measure(text: str, pieces: Pieces, language: str) -> np.ndarray:
    """(measures,) in the order of `measure_names`; finite for any text, the empty one too."""
    values = _chinese(text, pieces) if language == "zh" else _english(text, pieces)
    return np.array([values[name] for name in measure_names(language)], dtype=np.float64)


def _english(text: str, pieces: Pieces) -> dict[str, float]:
    words = WORDS.findall(text)
    lower = [word.lower() for word in words]
    counts = _counts(lower)
    lengths = np.array([len(word) for word in words] or [0])
    sentences = [part.strip() for part in SENTENCE_ENDS.split(text) if WORDS.search(part)]
    spans = np.array([len(WORDS.findall(sentence)) for sentence in sentences] or [0])
    n = max(len(words), 1)
    return {
        **_shape(text, len(words), spans),
        "log_words": np.log1p(len(words)),
        "root_words": len(words) ** 0.25,
        "log_characters": np.log1p(lengths.sum()),
        "word_length": float(lengths.mean()),
        "word_length_spread": float(lengths.std()),
        "long_words": float(np.mean(lengths > 6)),
        "log_long_distinct": np.log1p(sum(len(word) > 6 for word in counts)),
        "root_variety": len(counts) / n**0.5,
        "once_only": sum(count == 1 for count in counts.values()) / n,
        "links": 100 * sum(word in LINKS_EN for word in lower) / n,
        "distinct_links": np.log1p(len(LINKS_EN & counts.keys())),
        "common_words": sum(word in COMMON_EN for word in lower) / n,
        "first_person": sum(word in {"i", "me", "my", "mine", "we", "our", "us"} for word in lower) / n,
        "second_person": sum(word in {"you", "your", "yours"} for word in lower) / n,
        "lower_starts": sum(map(_starts_lower, sentences)) / max(len(sentences), 1),
        "lower_i": sum(word == "i" or word.startswith(("i'", "i’")) for word in words) / n,
        "capitals": sum(word[0].isupper() for word in words) / n,
        "tags": text.count("@") / n,
        "pieces_per_word": len(pieces.ids) / n,
        "rare_pieces": _rarity(pieces),
        "repeated_words": sum(first == second for first, second in pairwise(lower)) / n,
        **_style(text, words, [word.replace("’", "'") for word in lower], lengths),
        **_flow(sentences, spans),
        **_piece_spread(pieces),
    }


def _style(text: str, words: Sequence[str], lower: Sequence[str], lengths: np.ndarray) -> dict[str, float]:
    """Which words an English essay uses. lengths: (words,) letters of each."""
    n = max(len(words), 1)
    return {
        "slips": sum(word in SLIPS_EN for word in lower) / n,
        "subordinate": sum(word in SUBORDINATE_EN for word in lower) / n,
        "syllables": sum(map(_syllables, lower)) / n,
        "missing_spaces": len(re.findall(r"[,.;!?][A-Za-z]", text)) / n,
        "closed": float(text.rstrip().endswith((".", "!", "?", '"', "'"))),
        "apostrophes": sum("'" in word for word in lower) / n,
        "local_variety": _local_variety(lower),
        "longest_words": float(np.quantile(lengths, 0.95)),
        "log_very_long_distinct": np.log1p(len({word for word in lower if len(word) > 8})),
        "asides": sum(text.count(mark) for mark in "-(:;") / n,
        "negations": sum(word in {"not", "no", "never"} or word.endswith("n't") for word in lower) / n,
        "shouted": sum(len(word) > 1 and word.isupper() for word in words) / n,
        "wide_gaps": np.log1p(len(re.findall(" {3,}", text))),  # paragraphs whose line breaks were lost
        "double_gaps": np.log1p(len(re.findall("(?<! )  (?! )", text))),
        **{name: sum(word.endswith(ends) for word in lower) / n for name, ends in ENDINGS_EN.items()},
        **{name: sum(word in family for word in lower) / n for name, family in FAMILIES_EN.items()},
    }


def _flow(sentences: Sequence[str], spans: np.ndarray) -> dict[str, float]:
    """How sentences vary in length, and how many words neighbouring ones share. spans: (sentences,) words of each."""
    told = [set(WORDS.findall(sentence.lower())) - COMMON_EN for sentence in sentences]
    shared = [len(one & other) / max(1, min(len(one), len(other))) for one, other in pairwise(told)]
    return {
        "longest_sentence": np.log1p(spans.max()),
        "shortest_sentence": np.log1p(spans.min()),
        "cohesion": float(np.mean(shared)) if shared else 0.0,
    }


def _piece_spread(pieces: Pieces) -> dict[str, float]:
    ranks = np.log1p(pieces.ids) if len(pieces.ids) else np.zeros(1)
    return {
        "rare_piece_spread": float(ranks.std()),
        "rarest_pieces": float(np.quantile(ranks, 0.9)),
        "log_pieces": np.log1p(len(pieces.ids)),
    }


def _syllables(word: str) -> int:
    """Runs of vowels, less a silent e: right for most English words."""
    return max(1, len(re.findall("[aeiouy]+", word)) - (word.endswith("e") and not word.endswith("le")))


def _local_variety(lower: Sequence[str]) -> float:
    """Distinct words among VARIETY_OVER in a row, on average (Covington & McFall 2010): no longer text is poorer."""
    if len(lower) <= VARIETY_OVER:
        return len(set(lower)) / max(len(lower), 1)
    starts = range(0, len(lower) - VARIETY_OVER, 10)
    return float(np.mean([len(set(lower[start : start + VARIETY_OVER])) / VARIETY_OVER for start in starts]))


def _chinese(text: str, pieces: Pieces) -> dict[str, float]:
    characters = HAN.findall(text)
    counts = _counts(characters)
    sentences = [part for part in SENTENCE_ENDS.split(text) if HAN.search(part)]
    spans = np.array([len(HAN.findall(sentence)) for sentence in sentences] or [0])
    clauses = [len(run) for run in HAN_RUNS.findall(text)] or [0]
    paragraphs = [len(HAN.findall(part)) for part in text.splitlines() if HAN.search(part)] or [0]
    used = {link: text.count(link) for link in LINKS_ZH}
    n = max(len(characters), 1)
    return {
        **_shape(text, len(characters), spans),
        "log_characters": np.log1p(len(characters)),
        "root_characters": len(characters) ** 0.25,
        "log_distinct": np.log1p(len(counts)),
        "root_variety": len(counts) / n**0.5,
        "once_only": sum(count == 1 for count in counts.values()) / n,
        "clause_length": float(np.mean(clauses)),
        "paragraph_length": np.log1p(np.mean(paragraphs)),
        "titles": 100 * text.count("《") / n,
        "links": 100 * sum(used.values()) / n,
        "distinct_links": np.log1p(sum(count > 0 for count in used.values())),
        "figures": 100 * sum(text.count(figure) for figure in FIGURES_ZH) / n,
        "first_person": (text.count("我") + text.count("咱")) / n,
        "four_pieces": 100 * float(np.mean(pieces.lengths == 4)) if len(pieces.ids) else 0.0,
        "piece_length": float(pieces.lengths.mean()) if len(pieces.ids) else 0.0,
        "rare_pieces": _rarity(pieces),
        "latin": len(re.findall(r"[A-Za-z]", text)) / n,
        **_layout(text),
        **_rhythm(text),
        "we": text.count("我们") / n,
        **{f"share_of_{character}": counts.get(character, 0) / n for character in FUNCTION_ZH},
        **structure([own for line in text.splitlines() if (own := _sentences_zh(line))]),
    }


def _sentences_zh(paragraph: str) -> list[str]:
    """Han characters of each sentence that has any."""
    told = ("".join(HAN.findall(part)) for part in SENTENCE_ENDS.split(paragraph))
    return [sentence for sentence in told if sentence]


def _layout(text: str) -> dict[str, float]:
    """How a Chinese essay is divided into paragraphs, and how it opens and closes."""
    paragraphs = [line.strip() for line in text.splitlines() if line.strip()] or [""]
    sizes = np.array([len(paragraph) for paragraph in paragraphs])
    whole = max(int(sizes.sum()), 1)
    return {
        "first_paragraph": sizes[0] / whole,
        "last_paragraph": sizes[-1] / whole,
        "longest_paragraph": sizes.max() / whole,
        "paragraph_spread": float(sizes.std() / max(sizes.mean(), 1)),
        "log_opening": np.log1p(sizes[0]),
        "log_closing": np.log1p(sizes[-1]),
        "opening_questions": float("？" in paragraphs[0] or "?" in paragraphs[0]),
        "distinct_openings": len({paragraph[:2] for paragraph in paragraphs}) / len(paragraphs),
    }


def _rhythm(text: str) -> dict[str, float]:
    """Clauses between marks: of four characters, in pairs of one build, of like or unlike length."""
    clauses = [clause for clause in re.split("[，。；！？,;!?\n]", text) if clause] or [""]
    sizes = np.array([len(clause) for clause in clauses])
    pairs = sum(
        len(one) > 3 and one[0] == other[0] and abs(len(one) - len(other)) <= 1 for one, other in pairwise(clauses)
    )
    n = max(len(text), 1)
    return {
        "questions": 100 * sum(map(text.count, "？?")) / n,
        "exclamations": 100 * sum(map(text.count, "！!")) / n,
        "semicolons": 100 * sum(map(text.count, "；;")) / n,
        "colons": 100 * sum(map(text.count, "：:")) / n,
        "parallels": pairs / len(clauses),
        "four_clauses": float(np.mean(sizes == 4)),
        "clause_spread": float(sizes.std() / max(sizes.mean(), 1)),
    }


def _shape(text: str, words: int, spans: np.ndarray) -> dict[str, float]:
    """What both languages share. spans: (sentences,) words or characters of each."""
    n = max(words, 1)
    return {
        "log_sentences": np.log1p(np.count_nonzero(spans)),
        "sentence_length": np.log1p(spans.mean()),
        "sentence_length_spread": np.log1p(spans.std()),
        "log_paragraphs": np.log1p(sum(bool(line.strip()) for line in text.splitlines())),
        "commas": 100 * sum(text.count(mark) for mark in ",，、") / n,
        "strong_marks": 100 * sum(text.count(mark) for mark in "!?！？;；:：") / n,
        "quotes": 100 * sum(text.count(mark) for mark in '"“”「」') / n,
        "digits": sum(character.isdigit() for character in text) / n,
    }


def _counts(items: Sequence[str]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for item in items:
        counts[item] = counts.get(item, 0) + 1
    return counts


def _starts_lower(sentence: str) -> bool:
    first = next((character for character in sentence if character.isalpha()), "")
    return first.islower()


def _rarity(pieces: Pieces) -> float:
    """Mean log of the piece numbers: vocabularies list frequent pieces first."""
    return float(np.log1p(pieces.ids).mean()) if len(pieces.ids) else 0.0

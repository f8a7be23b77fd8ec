"""What pupils' comments of a week have in common: a count of words from short lists, in Chinese and English.

It counts comments that contain a word and says so; it does not read them. The teacher does.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from functools import cache

from core.trends import CommentGroup

COMPLAINTS = ("too_fast", "could_not_follow", "too_hard", "too_much_work", "boring", "disturbed")

_WORDS = {
    "too_fast": "太快 有点快 讲得快 讲的快 语速快 进度快 节奏快|too fast, too quick, too quickly, rushed, slow down",
    "could_not_follow": (
        "听不懂 没听懂 不太懂 看不懂 没看懂 没懂 不明白 没明白 不理解 跟不上 没跟上 "
        "云里雾里 糊涂 迷糊 一头雾水 不清楚|"
        "could not follow, couldn't follow, can't follow, confusing, confused, lost, unclear, not clear, "
        "did not understand, didn't understand, don't understand, do not understand, didn't get"
    ),
    "too_hard": "太难 很难 好难 难度大 有点难 比较难 偏难 吃力|too hard, too difficult, very hard, difficult, hard to",
    "too_much_work": (
        "作业太多 作业多 作业有点多 写不完 做不完 来不及 没时间 时间不够|"
        "too much homework, too much work, not enough time, no time, could not finish, couldn't finish"
    ),
    "boring": "无聊 枯燥 没意思 乏味 犯困 好困 想睡|boring, bored, dull, sleepy, not interesting",
    "disturbed": "太吵 很吵 纪律 听不清 看不清|noisy, noise, not hear, couldn't hear, not see, couldn't see",
    "good": (
        "有趣 有意思 喜欢 收获 听懂了 明白了 讲得清楚 讲得好 很好 生动 精彩|"
        "interesting, enjoyed, liked, fun, helpful, clear, learned a lot, well explained, great"
    ),
}


def group_comments(comments: Sequence[str]) -> tuple[CommentGroup, ...]:
    """How many comments contain a word of each group, the most frequent group first, groups without any left out."""
    found: dict[str, Counter[str]] = {}
    counts: Counter[str] = Counter()
    for comment in comments:
        for kind, words in words_in(comment).items():
            counts[kind] += 1
            found.setdefault(kind, Counter()).update(words)
    ranked = sorted(counts, key=lambda kind: (-counts[kind], list(_WORDS).index(kind)))
    return tuple(CommentGroup(kind, counts[kind], _most_common(found[kind])) for kind in ranked)


def words_in(comment: str) -> dict[str, set[str]]:
    """The words of each group that the comment contains."""
    text = unicodedata.normalize("NFKC", comment).casefold().replace("’", "'")
    hits = {kind: set(pattern.findall(text)) for kind, pattern in _patterns().items()}
    return {kind: words for kind, words in hits.items() if words}


def _most_common(words: Counter[str]) -> tuple[str, ...]:
    return tuple(sorted(words, key=lambda word: (-words[word], word))[:3])


def complains(comment: str) -> bool:
    return not words_in(comment).keys().isdisjoint(COMPLAINTS)


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    """Not after a negation: 不太难 and "not boring" are no complaints."""
    patterns = {}
    for kind, words in _WORDS.items():
        chinese, english = words.split("|")
        han = "|".join(sorted(chinese.split(), key=len, reverse=True))
        latin = "|".join(sorted(map(re.escape, english.split(", ")), key=len, reverse=True))
        patterns[kind] = re.compile(rf"(?<![不没])(?<!不是)(?:{han})|(?<!not )(?<!n't )\b(?:{latin})\b")
    return patterns

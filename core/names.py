"""How names are read: for sorting by pinyin and for finding a pupil by a few letters.

A dictionary of words reads 曾 as céng and 单 as dān; as surnames they are zēng and shàn. So the surname is read from
the tables below and only the given name from the dictionary. Where both are wrong the teacher writes the reading
beside the name.
"""

import os
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from core.roster import Student

# Surnames that a dictionary of words reads otherwise, or may; tones as digits.
_SURNAMES = """
柏bai3 秘bi4 薄bo2 卜bu3 晁chao2 车che1 谌chen2 种chong2 重chong2 褚chu3 啜chuai4 都du1 冯feng2 盖ge3
葛ge3 勾gou1 句gou1 谷gu3 炔gui4 过guo1 呙guo1 华hua4 纪ji3 贾jia3 降jiang4 阚kan4 陆lu4 宓mi4 缪miao4
牟mu4 那na1 佴nai4 乜nie4 宁ning4 区ou1 逄pang2 朴piao2 繁po2 戚qi1 强qiang2 郄qie4 覃qin2 仇qiu2 曲qu1
瞿qu2 任ren2 撒sa3 单shan4 召shao4 折she2 厍she4 沈shen3 盛sheng4 石shi2 钭tou3 万wan4 隗wei3 尉wei4
郗xi1 洗xian3 冼xian3 颉xie2 解xie4 许xu3 郇xun2 燕yan1 应ying1 於yu1 俞yu2 乐yue4 员yun4 贠yun4 藏zang4
曾zeng1 查zha1 翟zhai2 祭zhai4 占zhan1 仉zhang3 訾zi1
"""
_COMPOUND_SURNAMES = """
百里bai3li3 单于chan2yu2 淳于chun2yu2 东方dong1fang1 东郭dong1guo1 独孤du2gu1 端木duan1mu4 段干duan4gan1
公孙gong1sun1 公羊gong1yang2 公冶gong1ye3 谷梁gu3liang2 赫连he4lian2 呼延hu1yan2 皇甫huang2fu3
夹谷jia2gu3 令狐ling2hu2 闾丘lv2qiu1 万俟mo4qi2 慕容mu4rong2 纳兰na4lan2 南宫nan2gong1 欧阳ou1yang2
濮阳pu2yang2 漆雕qi1diao1 亓官qi2guan1 上官shang4guan1 申屠shen1tu2 司空si1kong1 司马si1ma3 司徒si1tu2
太史tai4shi3 澹台tan2tai2 拓跋tuo4ba2 完颜wan2yan2 闻人wen2ren2 西门xi1men2 夏侯xia4hou2 鲜于xian1yu2
轩辕xuan1yuan2 宇文yu3wen2 尉迟yu4chi2 乐正yue4zheng4 宰父zai3fu3 长孙zhang3sun1 钟离zhong1li2
仲孙zhong4sun1 诸葛zhu1ge3 颛孙zhuan1sun1 子车zi3ju1 宗政zong1zheng4 左丘zuo3qiu1
"""
_READINGS = {entry[:1]: entry[1:] for entry in _SURNAMES.split()}
_READINGS |= {entry[:2]: entry[2:] for entry in _COMPOUND_SURNAMES.split()}

_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff〇\U00020000-\U000323af]")
_TOKENS = re.compile(_HAN.pattern + r"|[^\W\d_]+|\d+")
_TONED = re.compile(r"([^\W\d_]+)([1-5]?)")
_NO_READING = "~"  # sorts after every letter


@dataclass(frozen=True)
class _Syllable:
    letters: str
    tone: int
    character: str

    @property
    def in_order(self) -> str:
        """Letters that sort lü between lu and luan."""
        return self.letters.replace("v", "u:") if _HAN.match(self.character) else self.letters


def reading_of(name: str, reading: str = "") -> tuple[str, ...]:
    """The syllables of a name, surname first, in lower case without tones: 曾小贤 → ("zeng", "xiao", "xian").

    `reading` ("shan4 yu2") is taken as it is where it is given. ü is written v. A word in letters is one syllable.
    """
    return tuple(syllable.letters for syllable in _syllables(name, reading))


def sort_key(student: Student) -> tuple[object, ...]:
    """Character by character: syllable, tone, the character itself, so that all 张 stand together; then the number."""
    syllables = _syllables(student.name, student.reading)
    return tuple((s.in_order, s.tone, s.character) for s in syllables), student.number, student.id


def sort_students(students: Iterable[Student]) -> list[Student]:
    """By the reading of their names, then by number."""
    return sorted(students, key=sort_key)


def search_keys(student: Student) -> tuple[str, ...]:
    """What a search compares with, in lower case: name, full pinyin, initials, number.

    A surname is also found as the dictionary reads it: who types "ceng" finds 曾.
    """
    keys = [student.name.lower()]
    for syllables in _readings(student.name, student.reading):
        keys += ["".join(syllables), "".join(syllable[:1] for syllable in syllables)]
    return tuple(dict.fromkeys([*keys, student.number.lower()]))


def matches(student: Student, query: str) -> bool:
    """Whether what was typed into a search box finds this pupil: "张", "zs", "zhang s", "san", "0012"."""
    typed = "".join(_plain_letters(query).split())
    if not typed:
        return True
    if typed in "".join(_plain_letters(student.name).split()) or typed in student.number.lower():
        return True
    readings = _readings(student.name, student.reading)
    return any(_begins(syllables[start:], typed) for syllables in readings for start in range(len(syllables)))


def _readings(name: str, reading: str) -> list[tuple[str, ...]]:
    """The reading, and the dictionary's where it differs; with ü as v and as u."""
    found = [reading_of(name, reading), tuple(s.letters for s in _dictionary(name))]
    found += [tuple(syllable.replace("v", "u") for syllable in syllables) for syllables in found]
    return list(dict.fromkeys(found))


def _begins(syllables: tuple[str, ...], typed: str) -> bool:
    """Whether `typed` is made of beginnings of consecutive syllables, from the first on."""
    if not typed:
        return True
    if not syllables:
        return False
    first, rest = syllables[0], syllables[1:]
    most = min(len(first), len(typed))
    return any(first.startswith(typed[:taken]) and _begins(rest, typed[taken:]) for taken in range(most, 0, -1))


@lru_cache(maxsize=50_000)
def _syllables(name: str, reading: str) -> tuple[_Syllable, ...]:
    if reading.strip():
        return _written(name, reading)
    surname = _surname(name)
    if not surname:
        return _dictionary(name)
    rest = name.strip()[len(surname) :]
    return _written(surname, _READINGS[surname]) + _dictionary(rest)


def _surname(name: str) -> str:
    """A surname of the tables at the head of a Chinese name; longer and dotted names are transcriptions without one."""
    name = name.strip()
    if not 1 <= len(name) <= 4 or not all(map(_HAN.match, name)):
        return ""
    if len(name) > 2 and name[:2] in _READINGS:
        return name[:2]
    return name[0] if name[0] in _READINGS else ""


def _written(name: str, reading: str) -> tuple[_Syllable, ...]:
    """A reading as the teacher wrote it, with tones as digits, as accents or without."""
    characters = _TOKENS.findall(name)
    syllables = []
    for position, match in enumerate(_TONED.finditer(reading.replace("u:", "v").replace("ü", "v"))):
        character = characters[position] if position < len(characters) else ""
        syllables.append(_Syllable(_plain_letters(match[1]), int(match[2] or 0), character))
    return tuple(syllables)


@lru_cache(maxsize=50_000)
def _dictionary(name: str) -> tuple[_Syllable, ...]:
    syllables: list[_Syllable] = []
    for run in re.findall(rf"(?:{_HAN.pattern})+|[^\W\d_]+|\d+", _apart(name)):
        syllables += _of_han(run) if _HAN.match(run) else [_Syllable(_plain_letters(run), 0, run)]
    return tuple(syllables)


def _apart(name: str) -> str:
    """Chinese characters and letters count as letters both; a blank between them keeps their runs apart."""
    return re.sub(rf"((?:{_HAN.pattern})+)", r" \1 ", name)


def _of_han(run: str) -> list[_Syllable]:
    # a name is read character by character; the dictionary of phrases would cost 46 MB and a third of a second
    os.environ["PYPINYIN_NO_PHRASES"] = "true"
    from pypinyin import Style, lazy_pinyin

    def one_by_one(unknown: str) -> Any:
        return [_NO_READING + "0"] * len(unknown)

    read = lazy_pinyin(run, style=Style.TONE3, neutral_tone_with_five=True, errors=one_by_one)
    return [_Syllable(text[:-1], int(text[-1]), character) for character, text in zip(run, read, strict=True)]


def _plain_letters(text: str) -> str:
    """Lower case without accents; ü becomes v, as it is typed."""
    text = re.sub("[üǖǘǚǜÜ]", "v", unicodedata.normalize("NFKC", text).lower())
    return "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))

"""The facts of the sample course: who, what happened each week, and the marks. The same on every machine."""

import csv
import random
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).resolve().parent
SEED = 20260302  # the Monday of week 1
WEEKS = 12
WEAK_WEEK, HARD_TEST_WEEK = 8, 5
JOINED = {"070332": 7}  # first week in the class
LEFT = {"070319": 9}  # last week in the class

# Ordinary weeks differ by a point or so; week 8 went wrong.
_PROGRESS_EFFECT = (0.8, 0.4, -0.6, 0.9, 0.3, -0.8, 0.5, -11.0, 0.2, -0.4, 0.7, 0.6)
_FEEDBACK_EFFECT = (0.1, 0.1, 0.0, 0.0, 0.1, -0.2, 0.0, -1.3, 0.1, 0.0, 0.1, 0.2)

# Who was not simply there, by week: read off the class diary.
ATTENDANCE = {
    1: {"070315": "迟到"},
    2: {"070324": "迟到", "070310": "病假"},
    3: {"070329": "病假", "070308": "迟到"},
    4: {"070329": "事假", "070317": "迟到"},
    5: {"070314": "病假"},
    6: {"070310": "病假", "070321": "事假", "070315": "迟到"},
    7: {"070327": "迟到"},
    8: {
        "070308": "旷课", "070315": "旷课", "070329": "旷课", "070317": "病假", "070323": "病假", "070307": "病假",
        "070324": "迟到", "070327": "迟到", "070319": "迟到", "070312": "早退", "070306": "早退",
    },
    9: {"070313": "病假", "070327": "迟到"},
    10: {"070309": "病假", "070327": "迟到"},
    11: {"070327": "病假", "070315": "迟到"},
    12: {"070317": "事假", "070308": "迟到", "070327": "旷课"},
}  # fmt: skip
_AWAY = ("病假", "事假", "旷课")
_NO_RATING = {(2, "070312"), (4, "070324"), (7, "070317"), (10, "070308"), (11, "070324"), (12, "070314")}
_NO_PROGRESS = {(3, "070317"), (6, "070324")}  # was there, nothing noted


@dataclass(frozen=True)
class Pupil:
    number: str
    name: str
    sex: str
    level: float  # progress in an ordinary week, percent
    slope: float  # points a week from week 5 on
    note: str

    def is_in_class(self, week: int) -> bool:
        return JOINED.get(self.number, 1) <= week <= LEFT.get(self.number, WEEKS)


@dataclass
class Facts:
    """Cells by (number, week) or (number, item), as the teacher wrote them. What is not there was left blank."""

    pupils: list[Pupil]
    progress: dict[tuple[str, int], int] = field(default_factory=dict)
    feedback: dict[tuple[str, int], int] = field(default_factory=dict)
    attendance: dict[tuple[str, int], str] = field(default_factory=dict)
    comments: dict[tuple[str, int], str] = field(default_factory=dict)
    scores: dict[tuple[str, str], str] = field(default_factory=dict)


# item, full marks, week, how much easier than the pupil's level, spread; the make-up exam is a column of its own
ITEMS = (
    ("作业1", 100, 2, 6, 5),
    ("作业2", 100, 4, 4, 6),
    ("作业3", 100, 8, 2, 6),
    ("作业4", 100, 10, 5, 5),
    ("单元测验一", 100, 3, 0, 6),
    ("单元测验二", 100, 5, -21, 6),  # the hard one
    ("单元测验三", 100, 9, 1, 6),
    ("期中", 120, 6, -1, 5),
    ("课本剧", 100, 11, 5, 4),
    ("课堂表现", 10, 12, 3, 6),
    ("期末", 100, None, 0, 0),  # still to come
)
MAKE_UP = "期中补考"
_SAID = {  # what the teacher wrote instead of, or in another way than, a plain number
    ("070308", "作业2"): "未交",
    ("070315", "作业1"): "未交",
    ("070315", "作业3"): "未交",
    ("070327", "作业4"): "未交",
    ("070329", "作业4"): "未交",
    ("070317", "作业3"): "作弊",
    ("070329", "作业2"): "0",
    ("070324", "作业2"): "迟交66",
    ("070320", "作业3"): "85分",
    ("070305", "作业1"): "９２",
    ("070318", "单元测验三"): "８４",
    ("070329", "单元测验一"): "请假",
    ("070314", "单元测验二"): "请假",
    ("070313", "单元测验三"): "缓考",
    ("070310", "期中"): "缺考",
    ("070321", "期中"): "请假",
    ("070315", "期中"): "52",
    ("070324", "期中"): "63",
    ("070308", "期中"): "66",
    ("070309", "课本剧"): "免考",
    ("070327", "课本剧"): "请假",
    ("070310", MAKE_UP): "88",
    ("070321", MAKE_UP): "91",
    ("070315", MAKE_UP): "74",
    ("070324", MAKE_UP): "81",
    ("070308", MAKE_UP): "缺考",
}


def read_pupils() -> list[Pupil]:
    with (HERE / "pupils.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [Pupil(**{**row, "level": float(row["level"]), "slope": float(row["slope"])}) for row in rows]


def make_facts() -> Facts:
    """Every fact of the course. Each pupil draws from an own stream: a change to one leaves the others alone."""
    facts = Facts(read_pupils())
    for pupil in facts.pupils:
        chance = random.Random(f"{SEED} {pupil.number}")
        for week in range(1, WEEKS + 1):
            _week(facts, pupil, week, chance)
        for item, high, week, easier, spread in ITEMS:
            percent = _at(pupil, week or WEEKS) + easier + chance.gauss(0, spread)
            if week is not None and pupil.is_in_class(week):
                facts.scores[pupil.number, item] = _points(percent, high)
    facts.scores.update(_SAID)
    with (HERE / "comments.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            facts.comments[row["number"], int(row["week"])] = row["comment"]
    return facts


def _week(facts: Facts, pupil: Pupil, week: int, chance: random.Random) -> None:
    progress = _at(pupil, week) + _PROGRESS_EFFECT[week - 1] + chance.gauss(0, 3.5)
    feeling = 3.9 + (pupil.level - 78) / 25 + _FEEDBACK_EFFECT[week - 1] + chance.gauss(0, 0.65)
    if not pupil.is_in_class(week):
        return
    key = (pupil.number, week)
    code = ATTENDANCE[week].get(pupil.number, "√")
    facts.attendance[key] = code
    if code in _AWAY:
        return
    if (week, pupil.number) not in _NO_PROGRESS:
        facts.progress[key] = max(0, min(100, round(progress)))
    if (week, pupil.number) not in _NO_RATING:
        facts.feedback[key] = max(1, min(5, round(feeling)))


def _at(pupil: Pupil, week: int) -> float:
    return pupil.level + pupil.slope * max(0, week - 4)


def _points(percent: float, high: int) -> str:
    percent = max(20.0, min(99.0, percent))
    return f"{round(percent / 5) / 2:g}" if high == 10 else str(round(percent * high / 100))

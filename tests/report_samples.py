"""Made-up contents of every kind of report, without a library behind them."""

import random
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from core.assessment import Assessment, AttemptRule, Category, CategoryRule, Policy, Score, Status
from core.course import Week
from core.essay import Scale, Span, SpanKind, Trait
from core.provenance import Origin, Provenance
from core.reports.content import (
    Average,
    ClassLine,
    ClassReport,
    CourseReport,
    CourseWeek,
    EssayMark,
    EssayReport,
    Gap,
    Head,
    ItemLine,
    PupilTotal,
    PupilWeek,
    Spread,
    StudentReport,
    SuggestedScore,
    TraitMark,
)
from core.rounding import mean_of, rounded
from core.totals import CategoryStep, Explanation, ItemStep, Standing, Total
from core.trends import CommentGroup, Feedback, Grade, Mean, Paired, Reason, Trends, WeekTrend
from core.weekly import Attendance

TOPICS = (
    "变量与输入输出",
    "条件判断",
    "循环",
    "列表",
    "字典与集合",
    "函数",
    "文件读写",
    "递归",
    "面向对象",
    "异常处理",
    "模块与包",
    "综合项目",
)
COMMENTS = ("", "", "例子很好懂", "有点快，最后一题没跟上", "", "希望多一些课堂练习", "作业量合适")
HEAD = Head("Python 程序设计 · 2026 秋", ("高一（3）班",), 12, date(2026, 11, 22))
POLICY = Policy(1, 1, rules=(CategoryRule(1, Decimal(40), 1), CategoryRule(2, Decimal(60))))


def student_report(seed: int = 0, name: str = "欧阳李华", weeks: int = 12, **changes: object) -> StudentReport:
    """A pupil with some gaps, a late item, a dropped and a missing one."""
    chance = random.Random(seed)
    progress = [Decimal(chance.randint(60, 96)) if chance.random() > 0.1 else None for _ in range(weeks)]
    feedback = [Decimal(chance.randint(2, 5)) if chance.random() > 0.2 else None for _ in range(weeks)]
    lines = tuple(
        PupilWeek(
            week,
            TOPICS[(week - 1) % len(TOPICS)],
            progress[week - 1],
            feedback[week - 1],
            chance.choice([Attendance.PRESENT] * 8 + [Attendance.SICK, Attendance.LATE]),
            chance.choice(COMMENTS),
            (70.0 + chance.random() * 4, 85.0 + chance.random() * 4),
            chance.randint(28, 32),
        )
        for week in range(1, weeks + 1)
    )
    seen = [value for value in progress if value is not None]
    rated = [value for value in feedback if value is not None]
    attendance = {code: sum(line.attendance is code for line in lines) for code in Attendance}
    explanation = explanation_sample(chance)
    report = StudentReport(
        HEAD,
        name,
        f"20260{seed:03d}",
        lines,
        Average(mean_of(seen), len(seen)),
        Average(mean_of(rated), len(rated)),
        Decimal(5),
        attendance,
        Total(1, explanation.total, Decimal("79.2"), 1, 1),
        explanation,
        (
            EssayMark("我最难忘的一课", 4, Decimal(48), Decimal(60), "以物写人，收束有力；情感处不如让细节说。"),
            EssayMark("一次失败的实验", 9, Decimal(51), Decimal(60), "结构清楚，过程写得有起伏。"),
        ),
        "课堂上爱提问，常帮同桌看代码。下半学期请把练习册的递归两节补完，有问题随时来找我。",
    )
    return StudentReport(**{**vars(report), **changes})


def explanation_sample(chance: random.Random) -> Explanation:
    homework = [Assessment(n, 1, f"作业 {n}", 1, week=n * 2) for n in range(1, 6)]
    exams = [
        Assessment(6, 1, "期中考试", 2, week=8),
        Assessment(7, 1, "实验报告", 2, week=10, high=Decimal(20), attempt_rule=AttemptRule.BEST),
        Assessment(8, 1, "期末考试", 2, week=16),
    ]
    marks = [Decimal(chance.randint(65, 98)) for _ in range(3)]
    items = (
        *(_step(item, Standing.COUNTED, Status.RECORDED, mark) for item, mark in zip(homework, marks, strict=False)),
        _step(homework[3], Standing.DROPPED, Status.LATE, Decimal(61)),
        _step(homework[4], Standing.ZERO, Status.MISSING, None),
    )
    tests = (
        _step(exams[0], Standing.COUNTED, Status.RECORDED, Decimal("78.5")),
        _step(exams[1], Standing.COUNTED, Status.RECORDED, Decimal(17), attempts=2),
        _step(exams[2], Standing.PENDING, Status.DEFERRED, None),
    )
    points = sum(marks, Decimal(0))
    first = Fraction(points) / 400 * 100
    second = Fraction(955, 10) / 120 * 100
    exact = first * Fraction(40, 100) + second * Fraction(60, 100)
    total = Decimal(round(exact * 10)) / 10
    steps = (
        _category("平时作业", items, 1, 40, Fraction(points), Fraction(400)),
        _category("考试", tests, 0, 60, Fraction(191, 2), Fraction(120)),
    )
    return Explanation(1, POLICY, False, steps, exact, exact, total)


def _category(
    name: str, items: tuple[ItemStep, ...], drop: int, weight: int, points: Fraction, reachable: Fraction
) -> CategoryStep:
    percent, share = points / reachable * 100, Fraction(weight)
    return CategoryStep(
        category=Category(1, 1, name),
        items=items,
        drop_lowest=drop,
        weight=Decimal(weight),
        points=points,
        reachable=reachable,
        percent=percent,
        share=share,
        contribution=share * percent / 100,
    )


def _step(
    item: Assessment, standing: Standing, status: Status | None, value: Decimal | None, attempts: int = 1
) -> ItemStep:
    scores = tuple(Score(1, item.id, n, value, status or Status.RECORDED) for n in range(1, attempts + 1))
    return ItemStep(item, standing, status, None if value is None else Fraction(value), scores)


CLASSES = ("高一（3）班", "高一（4）班")
REASONS: tuple[Reason, ...] = ()
NAMES = (
    "王伟",
    "王伟",
    "曾小贤",
    "单雄信",
    "欧阳修远",
    "李𬭚",
    "周㛃",
    "陈晓明",
    "Anna Schmidt-Wagner",
    "赵一",
    "钱二",
    "孙三丰",
)


def class_report(pupils: int = 32) -> ClassReport:
    """Two classes with two namesakes, rare characters, missing and deferred items."""
    chance = random.Random(3)
    totals = tuple(_pupil_total(place, chance) for place in range(pupils))
    values = sorted(pupil.total.so_far for pupil in totals if pupil.total.so_far is not None)
    bounds = (0, 40, 50, 60, 70, 80, 90, 101)
    bars = tuple((low, high, sum(low <= value < high for value in values)) for low, high in pairwise(bounds))
    gaps = tuple(
        Gap(each.name, each.number, each.class_name, (("作业 5", Status.MISSING), ("实验报告", None)))
        for each in totals
        if each.total.missing
    )
    items = tuple(_item(place, values) for place in range(1, 8))
    classes = tuple(_class_line(name, totals) for name in CLASSES)
    return ClassReport(HEAD, pupils, POLICY, _spread(values), bars, classes, items, gaps, totals)


def _pupil_total(place: int, chance: random.Random) -> PupilTotal:
    value = Decimal(f"{min(100.0, max(30.0, chance.gauss(78, 12))):.1f}")
    missing, pending = int(place % 9 == 3), int(place % 11 == 5)
    total = Total(place, value, value - 5 * missing, missing, pending)
    return PupilTotal(NAMES[place % len(NAMES)], f"20260{place:03d}", CLASSES[place % 2], total)


def _class_line(name: str, totals: tuple[PupilTotal, ...]) -> ClassLine:
    own = [each.total.so_far for each in totals if each.class_name == name and each.total.so_far is not None]
    return ClassLine(name, len(own), _spread(sorted(own)))


def _item(place: int, values: list[Decimal]) -> ItemLine:
    name = f"作业 {place}" if place < 6 else ("期中考试", "实验报告")[place - 6]
    category, week = ("平时作业", place * 2) if place < 6 else ("考试", place + 2)
    without: dict[Status | None, int] = {Status.MISSING: place % 3, Status.ABSENT: place % 2, None: int(place == 4)}
    spread = _spread([value - place for value in values])
    return ItemLine(name, category, week, Decimal(100), spread, without, is_weak=place in (5, 7))


def _spread(values: list[Decimal]) -> Spread:
    return Spread(
        n=len(values),
        mean=sum(values, Decimal(0)) / len(values),
        median=values[len(values) // 2],
        passed=sum(value >= 60 for value in values),
        excellent=sum(value >= 85 for value in values),
        low=sum(value < 40 for value in values),
    )


ESSAY = """\
　　那是一个下着小雨的下午，窗外的梧桐叶一片一片贴在玻璃上，像谁写坏了又舍不得扔的信。语文老师没有翻开课本，\
而是从包里拿出一只旧搪瓷缸，轻轻放在讲台上。
　　“它比你们的爸爸妈妈还大。”她说。全班都笑了，她却没有笑。她说这只缸子是她的老师留下的，那时候学校没有开水，\
老师每天走三里路，把水提回来，一人一口。
　　我觉得非常感动，非常非常感动，这件事让我很感动。从那以后，我明白了一个道理：有些课不在书上。
　　后来我每次看到那只缸子，都会想起那个下午的雨声。它不说话，可是一直在讲课。
"""


def essay_report(times: int = 1, **changes: object) -> EssayReport:
    """A marked essay with painted passages; `times` makes it longer."""
    rubric = (("内容", 18, 20), ("结构", 14, 18), ("语言", 16, 22))
    traits = tuple(
        TraitMark(Trait(place, name, Scale(Decimal(0), Decimal(high))), Decimal(points))
        for place, (name, points, high) in enumerate(rubric)
    )
    leaves = "窗外的梧桐叶一片一片贴在玻璃上，像谁写坏了又舍不得扔的信。"
    spans = (
        _span(leaves, SpanKind.EXCELLENT, "比喻新鲜，雨天的静写出来了。"),
        _span("我觉得非常感动，非常非常感动，这件事让我很感动。", SpanKind.POOR, "三次“感动”不如一个细节。"),
        _span("它不说话，可是一直在讲课。", SpanKind.EXCELLENT),
    )
    report = EssayReport(
        head=HEAD,
        task="作文 1：我最难忘的一课",
        prompt="以“我最难忘的一课”为题写一篇记叙文，不少于 600 字。",
        language="zh",
        high=Decimal(60),
        low=Decimal(0),
        name="李华",
        number="2026012",
        title="我最难忘的一课",
        text=ESSAY * times,
        score=Decimal(48),
        provenance=Provenance(Origin.TYPED),
        suggestion=None,
        traits=traits,
        spans=spans,
        comment="以物写人，收束有力；情感处直说“感动”不如让细节说。建议把第三段改成一个动作。",
    )
    return EssayReport(**{**vars(report), **changes})


def _span(words: str, kind: SpanKind, note: str = "") -> Span:
    start = ESSAY.index(words)
    return Span(start, start + len(words), kind, note)


def suggested_report() -> EssayReport:
    suggestion = SuggestedScore(Decimal(48), Decimal(45), Decimal(51))
    return essay_report(score=None, suggestion=suggestion, traits=(), comment="")


def course_report(weeks: int = 12) -> CourseReport:
    """Week 8 is weak, with its reasons and what was done about it."""
    chance = random.Random(4)
    trends = tuple(_week_trend(week, chance) for week in range(1, weeks + 1))
    lines = tuple(CourseWeek(_week_plan(trend.week), trend) for trend in trends)
    goals = "能独立写出不超过 100 行、分好函数的程序，并能读懂同学的程序。"
    of_course = Trends(1, weeks, trends, (), "", 5, 0.06, 0.9)
    return CourseReport(HEAD, goals, Decimal(1), Decimal(5), lines, of_course, 16)


def _week_plan(week: int) -> Week:
    is_weak = week == 8
    return Week(
        1,
        week,
        topic=TOPICS[(week - 1) % len(TOPICS)],
        content=f"教材第 {week} 章与配套练习" if week % 3 == 0 else "",
        method="讲授 + 小组练习",
        interaction="结对编程",
        minutes=90,
        difficulty=Decimal(4) if is_weak else None,
        action="第 9 周加一次递归的板书推演" if is_weak else "",
        action_check="第 9 周进度回升 6.4 个百分点" if is_weak else "",
    )


def _week_trend(week: int, chance: random.Random) -> WeekTrend:
    is_weak, n = week == 8, chance.randint(28, 32)
    mean = Decimal("68.4") if is_weak else rounded(76 + chance.random() * 6, 2)
    rated = Feedback(Decimal("3.1"), Decimal(3), n - 3, 2.8, 3.4, 0.27, (n - 3) / 32) if is_weak else None
    return WeekTrend(
        week=week,
        enrolled=32,
        progress=Mean(mean, n, float(mean) - 4.1, float(mean) + 4.1),
        feedback=rated or Feedback(Decimal("4.2"), Decimal(4), n - 3, 4.0, 4.4, 0.04, (n - 3) / 32),
        effect=None,
        paired=Paired(-8.2, 29, -11.3, -5.1) if is_weak else None,
        attendance={
            Attendance.PRESENT: n - 2,
            Attendance.SICK: 2,
            Attendance.PERSONAL: 1,
            Attendance.ABSENT: 1,
        },
        comments=(CommentGroup("too_fast", 7, ("太快", "跟不上")),) if is_weak else (),
        commented=18,
        rated_difficulty=None,
        band=(70.0, 85.0),
        if_absent=(mean - Decimal("0.3"), mean - Decimal("0.9")) if n < 32 else None,
        alarm=Grade.LIKELY if is_weak else None,
        reasons=REASONS if is_weak else (),
    )

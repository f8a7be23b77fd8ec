"""Made-up contents of every kind of report, without a library behind them."""

import random
from datetime import date
from decimal import Decimal
from fractions import Fraction

from core.assessment import Assessment, AttemptRule, Category, CategoryRule, Policy, Score, Status
from core.course import Week
from core.essay import Level, Scale, Span, SpanKind, Trait
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
from core.totals import CategoryStep, Explanation, ItemStep, Standing, Total
from core.trends import CommentGroup, Feedback, Grade, Mean, Paired, Reason, Slope, Trends, WeekTrend
from core.weekly import Attendance

TOPICS = ("变量与输入输出", "条件判断", "循环", "列表", "字典与集合", "函数", "文件读写", "递归", "面向对象", "异常处理", "模块与包", "综合项目")
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
        Average(float(sum(seen) / len(seen)), len(seen)),
        Average(float(sum(rated) / len(rated)), len(rated)),
        Decimal(5),
        attendance,
        Total(1, explanation.total, Decimal("79.2"), 1, 1),
        explanation,
        (
            EssayMark("我最难忘的一课", 4, Decimal(48), Decimal(60), "以物写人，收束有力；情感处直说“感动”不如让细节说。"),
            EssayMark("一次失败的实验", 9, Decimal(51), Decimal(60), "结构清楚，过程写得有起伏。"),
        ),
        Slope(0.6, 0.41, -0.12, 0.93, 0.8),
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
        CategoryStep(Category(1, 1, "平时作业"), items, 1, Decimal(40), Fraction(points), Fraction(400), first, Fraction(40), first * 2 / 5),
        CategoryStep(Category(2, 1, "考试"), tests, 0, Decimal(60), Fraction(191, 2), Fraction(120), second, Fraction(60), second * 3 / 5),
    )  # fmt: skip
    return Explanation(1, POLICY, False, steps, exact, total)


def _step(
    item: Assessment, standing: Standing, status: Status | None, value: Decimal | None, attempts: int = 1
) -> ItemStep:
    scores = tuple(Score(1, item.id, n, value, status or Status.RECORDED) for n in range(1, attempts + 1))
    return ItemStep(item, standing, status, None if value is None else Fraction(value), scores)


NAMES = ("王伟", "王伟", "曾小贤", "单雄信", "欧阳修远", "李𬭚", "周㛃", "陈晓明", "Anna Schmidt-Wagner", "赵一", "钱二", "孙三丰")


def class_report(pupils: int = 32) -> ClassReport:
    chance = random.Random(3)
    totals = []
    for place in range(pupils):
        value = Decimal(min(100, max(30, round(chance.gauss(78, 11) * 10)))) if False else Decimal(f"{min(100.0, max(30.0, chance.gauss(78, 12))):.1f}")
        lower = value - 5 if place % 9 == 3 else value
        totals.append(PupilTotal(NAMES[place % len(NAMES)], f"20260{place:03d}", "高一（3）班" if place % 2 else "高一（4）班", Total(place, value, lower, int(place % 9 == 3), int(place % 11 == 5))))
    values = sorted(pupil.total.so_far for pupil in totals if pupil.total.so_far is not None)
    spread = _spread(values)
    bars = tuple((low, high, sum(low <= value < high for value in values)) for low, high in ((0, 40), (40, 50), (50, 60), (60, 70), (70, 80), (80, 85), (85, 90), (90, 101)))
    halves = [[p.total.so_far for p in totals if p.class_name == name and p.total.so_far is not None] for name in ("高一（3）班", "高一（4）班")]
    items = tuple(
        ItemLine(f"作业 {n}" if n < 6 else ("期中考试", "实验报告")[n - 6], "平时作业" if n < 6 else "考试", n * 2 if n < 6 else n + 2, Decimal(100), _spread([v - n for v in values]), {Status.MISSING: n % 3, Status.ABSENT: n % 2, None: int(n == 4)}, is_weak=n in (5, 7))
        for n in range(1, 8)
    )
    gaps = tuple(Gap(p.name, p.number, p.class_name, (("作业 5", Status.MISSING), ("实验报告", None))) for p in totals if p.total.missing)
    return ClassReport(HEAD, pupils, POLICY, spread, bars, (ClassLine("高一（3）班", 16, _spread(sorted(halves[0]))), ClassLine("高一（4）班", 16, _spread(sorted(halves[1])))), items, gaps, tuple(totals))  # fmt: skip


def _spread(values: list[Decimal]) -> Spread:
    mean = sum(values, Decimal(0)) / len(values)
    return Spread(len(values), mean, values[len(values) // 2], sum(v >= 60 for v in values), sum(v >= 85 for v in values), sum(v < 40 for v in values))  # fmt: skip


ESSAY = """    那是一个下着小雨的下午，窗外的梧桐叶一片一片贴在玻璃上，像谁写坏了又舍不得扔的信。语文老师没有翻开课本，而是从包里拿出一只旧搪瓷缸，轻轻放在讲台上。
    “它比你们的爸爸妈妈还大。”她说。全班都笑了，她却没有笑。她说这只缸子是她的老师留下的，那时候学校没有开水，老师每天走三里路，把水提回来，一人一口。
    我觉得非常感动，非常非常感动，这件事让我很感动。从那以后，我明白了一个道理：有些课不在书上。
    后来我每次看到那只缸子，都会想起那个下午的雨声。它不说话，可是一直在讲课。
"""


def essay_report(times: int = 1, **changes: object) -> EssayReport:
    traits = tuple(
        TraitMark(Trait(n, name, Scale(Decimal(0), Decimal(high)), (Level(Decimal(high), "好"),)), Decimal(points))
        for n, (name, points, high) in enumerate((("内容", 18, 20), ("结构", 14, 18), ("语言", 16, 22)))
    )
    def span(words: str, kind: SpanKind, note: str = "") -> Span:
        start = ESSAY.index(words)
        return Span(start, start + len(words), kind, note)
    spans = (
        span("窗外的梧桐叶一片一片贴在玻璃上，像谁写坏了又舍不得扔的信。", SpanKind.EXCELLENT, "比喻新鲜，雨天的静写出来了。"),
        span("我觉得非常感动，非常非常感动，这件事让我很感动。", SpanKind.POOR, "三次“感动”不如一个细节。"),
        span("它不说话，可是一直在讲课。", SpanKind.EXCELLENT),
    )
    report = EssayReport(
        HEAD,
        "作文 1：我最难忘的一课",
        "以“我最难忘的一课”为题写一篇记叙文，不少于 600 字。",
        "zh",
        Decimal(60),
        Decimal(0),
        "李华",
        "2026012",
        "我最难忘的一课",
        ESSAY * times,
        Decimal(48),
        False,
        None,
        traits,
        spans,
        "以物写人，收束有力；情感处直说“感动”不如让细节说。建议把第三段改成一个动作。",
    )
    return EssayReport(**{**vars(report), **changes})


def suggested_report() -> EssayReport:
    return essay_report(score=None, suggestion=SuggestedScore(Decimal(48), Decimal(45), Decimal(51)), traits=(), comment="")


def course_report(weeks: int = 12) -> CourseReport:
    chance = random.Random(4)
    lines, trends = [], []
    for week in range(1, weeks + 1):
        low = week == 8
        mean = 68.4 if low else 76 + chance.random() * 6
        n = chance.randint(28, 32)
        trend = WeekTrend(
            week,
            32,
            Mean(mean, n, mean - 4.1, mean + 4.1),
            Feedback(3.1 if low else 4.2, 3.0 if low else 4.0, n - 3, 2.8, 3.4, 0.27 if low else 0.04, (n - 3) / 32),
            None,
            Paired(-8.2, 29, -11.3, -5.1) if low else None,
            {Attendance.PRESENT: n - 2, Attendance.SICK: 2, Attendance.PERSONAL: 1, Attendance.ABSENT: 1},
            (CommentGroup("too_fast", 7, ("太快", "跟不上")),) if low else (),
            18,
            None,
            (70.0, 85.0),
            Grade.LIKELY if low else None,
            (Reason("below_limit", {"points": -8.2}),) if low else (),
        )
        plan = Week(1, week, TOPICS[(week - 1) % 12], "教材第 %d 章与配套练习" % week if week % 3 == 0 else "", "讲授 + 小组练习", "结对编程", 90, "", Decimal(4) if low else None, "第 9 周加一次递归的板书推演" if low else "", "第 9 周进度回升 6.4 个百分点" if low else "")  # fmt: skip
        lines.append(CourseWeek(plan, trend))
        trends.append(trend)
    return CourseReport(
        HEAD,
        "能独立写出不超过 100 行、分好函数的程序，并能读懂同学的程序。",
        Decimal(1),
        Decimal(5),
        tuple(lines),
        Trends(1, weeks, tuple(trends), (), "", 5, 0.06, 0.9),
        16,
    )

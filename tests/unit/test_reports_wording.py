"""What the reports say, and what they must not say."""

import re
from dataclasses import fields, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from xml.etree import ElementTree

import pytest

from core.assessment import Assessment, AttemptRule, Category, CategoryRule, Policy, ScaleKind, Score, Status
from core.course import Course
from core.essay import SpanKind, essay_length
from core.gradebook import Gradebook
from core.marking.contrast import count_length
from core.provenance import Provenance
from core.reports import blocks as b
from core.reports.class_content import class_content, class_names, spread_of
from core.reports.class_report import class_document
from core.reports.content import SMALLEST_GROUP, EssayMark, Head, SuggestedScore
from core.reports.course_report import course_document
from core.reports.essay_report import essay_document, signed_spans
from core.reports.student_content import student_content
from core.reports.student_report import student_document
from core.reports.words import percent_of, points, shown
from core.roster import Enrolment, Student
from core.services.weekly import WeeklyTable
from core.trends import Mean, Trends, WeekTrend
from core.weekly import WeeklyFact
from core.words import provenance_words
from tests.report_samples import (
    NAMES,
    class_report,
    course_report,
    essay_report,
    student_report,
    suggested_report,
)
from ui.wording import wording

LANGUAGES = ("zh_CN", "en")
RANKS = re.compile(
    r"排名|名次|第\s*\d+\s*名|年级前|超过.*同学|击败|\brank|percentile|better than|top \d|out of the class", re.I
)


def words_of(value: object) -> list[str]:
    """Every text in a document, whatever block it stands in."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, tuple):
        return [text for each in value for text in words_of(each)]
    if hasattr(value, "__dataclass_fields__"):
        return [text for field in fields(value) for text in words_of(getattr(value, field.name))]
    return []


def figures_of(document: b.Document) -> list[b.Figure]:
    return [item for block in document.blocks if isinstance(block, b.Figures) for item in block.items]


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_for_pupils_and_parents_says_a_rank(language):
    words = wording(language)
    for document in (
        student_document(student_report(), language, words),
        essay_document(essay_report(), language, words),
        essay_document(suggested_report(), language, words),
    ):
        assert not [text for text in words_of(document) if RANKS.search(text)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_of_every_report_is_translated_and_filled_in(language):
    words = wording(language)
    for document in (
        student_document(student_report(), language, words),
        class_document(class_report(), language, words),
        essay_document(suggested_report(), language, words),
        course_document(course_report(), language, words),
    ):
        texts = [text for text in words_of(document) if text != document.page]
        assert not [text for text in texts if re.search(r"\{\w*\}", text)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_mean_stands_beside_its_n(language):
    words = wording(language)
    pupil = figures_of(student_document(student_report(), language, words))
    assert [("n = " in item.note) for item in pupil[1:3]] == [True, True]
    for item in figures_of(class_document(class_report(), language, words)):
        assert re.search(r"n[\s\u00a0]=[\s\u00a0]\d+", item.note), item
    for item in figures_of(course_document(course_report(), language, words))[1:3]:
        assert "n = " in item.note
    for document in (
        class_document(class_report(), language, words),
        course_document(course_report(), language, words),
    ):
        for table in (block for block in document.blocks if isinstance(block, b.Table)):
            headers = [column.header for column in table.columns]
            if any("平均" in header or "Mean" in header or header == "M" for header in headers):
                assert "n" in headers


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_only_the_teacher_may_see_says_so_on_every_page(language):
    words = wording(language)
    for document in (
        class_document(class_report(), language, words),
        course_document(course_report(), language, words),
    ):
        assert document.footer == words(
            "report", "For the teacher only: not to be shown or handed to students or parents"
        )
    assert student_document(student_report(), language, words).footer == ""


def test_the_course_report_names_no_pupil():
    texts = " ".join(words_of(course_document(course_report(), "zh_CN", wording("zh_CN"))))
    assert not [name for name in NAMES if name in texts]


def test_a_suggestion_is_called_one_and_comes_with_its_interval():
    document = essay_document(suggested_report(), "en", wording("en"))
    score = figures_of(document)[0]
    assert (score.label, score.value) == ("Suggested score", "48")
    assert score.chip is not None
    assert "45" in score.note
    assert "51" in score.note
    assert any("not a mark" in text for text in words_of(document))


def test_the_teachers_score_wins_over_a_suggestion():
    both = essay_report(score=Decimal(40), suggestion=SuggestedScore(Decimal(48), Decimal(45), Decimal(51)))
    texts = words_of(essay_document(both, "en", wording("en")))
    assert "40" in texts
    assert not [text for text in texts if "uggest" in text or text == "48"]


@pytest.mark.parametrize("source", ["machine:7", "machine-changed:7", "machine-unattended:7", "import:marks.xlsx!C3"])
def test_an_essay_report_says_where_its_mark_came_from_and_never_gives_a_models_to_the_teacher(source):
    origin = Provenance.parse(source)
    texts = words_of(essay_document(essay_report(provenance=origin), "en", wording("en")))
    assert provenance_words(origin, wording("en")) in texts
    assert provenance_words(Provenance.parse("typed"), wording("en")) not in texts


def test_parents_read_in_the_pupils_report_too_that_a_model_filled_a_mark_in():
    origin = Provenance.parse("machine-unattended:7:1/0.1/0.9")
    said = provenance_words(origin, wording("en"))
    essays = (EssayMark("My Place", 4, Decimal(48), Decimal(60), "Well told.", origin),)
    texts = words_of(student_document(student_report(essays=essays), "en", wording("en")))
    assert any(said in text for text in texts)
    gradebook, table, trends = classroom(2)
    filled = gradebook.with_cell(1, 1, [Score(1, 1, 1, Decimal(80), source="essay:3:machine-unattended:7:1/0.1/0.9")])
    report = student_content(gradebook.students[0], filled, table, trends, (), HEAD)
    assert any(said in text for text in words_of(student_document(report, "en", wording("en"))))


def test_an_essay_the_model_left_to_the_teacher_shows_no_number_and_says_why():
    left = SuggestedScore(Decimal(48), Decimal(20), Decimal(60), abstained=True, reason="too_short")
    document = essay_document(essay_report(score=None, suggestion=left, traits=()), "en", wording("en"))
    assert figures_of(document)[0].value == "–"
    assert any("too short" in text for text in words_of(document))
    assert "48" not in words_of(document)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("A well-known place: 2,000 people — they don't care… 😀", "en"),
        ("It is 3.5 km away – isn’t it?\n\nYes, I think so.", "en"),
        ("我爱读书，也爱 Python 3 和 GPT。", "zh"),
    ],
)
def test_an_essay_has_one_length_in_lists_reports_and_statements(text, language):
    document = essay_document(essay_report(text=text, language=language, spans=()), "en", wording("en"))
    printed = next(figure for figure in figures_of(document) if figure.label == "Length")
    assert printed.value == str(essay_length(text)) == f"{count_length(text, language):.0f}"


def test_an_essay_without_a_name_is_called_by_its_file():
    nameless = essay_report(name="", number="", file_name="letters/number 7.docx")
    assert essay_document(nameless, "en", wording("en")).title == "number 7"
    assert essay_document(replace(nameless, file_name=""), "en", wording("en")).title == "Essay without a name"


def test_painted_passages_are_numbered_by_kind_in_the_order_of_the_text():
    spans = essay_report().spans
    signed = signed_spans(tuple(reversed(spans)), wording("en"))
    assert [each.sign for each in signed] == ["E1", "P1", "E2"]
    assert [each.kind for each in signed] == [SpanKind.EXCELLENT, SpanKind.POOR, SpanKind.EXCELLENT]


def test_a_total_is_shown_so_that_it_can_be_redone_by_hand():
    report = student_report()
    texts = words_of(student_document(report, "en", wording("en")))
    line = next(text for text in texts if "×" in text)
    shares = re.findall(r"([\d.]+)% × ([\d.]+)", line)
    total = sum(Decimal(share) * Decimal(percent) / 100 for share, percent in shares)
    assert abs(total - Decimal(line.rsplit("=", 1)[1].strip(" %"))) <= Decimal("0.06")


def test_a_status_stands_as_a_word_and_a_blank_is_a_dash_never_a_zero():
    document = student_document(student_report(), "en", wording("en"))
    cells = [
        cell for block in document.blocks if isinstance(block, b.Table) for row in block.rows for cell in row.cells
    ]
    assert {"missing", "deferred"} <= {cell.chip.word for cell in cells if cell.chip}
    assert "0" not in {cell.text for cell in cells}


def test_numbers_are_rounded_half_up():
    assert (shown(2.675, 2), shown(Decimal("0.5"), 0), shown(None)) == ("2.68", "1", "–")
    assert (points(Fraction(200, 3)), points(Decimal("85.50")), points(None)) == ("66.67", "85.5", "–")
    assert (percent_of(1, 8), percent_of(0, 0)) == ("13", "–")


# Worked out from facts


def classroom(pupils: int) -> tuple[Gradebook, WeeklyTable, Trends]:
    """One week, one item; every pupil has a progress."""
    course = Course(1, "语文", weeks=2, starts=date(2026, 9, 7))
    students = tuple(Student(number, f"{number:02}", f"学生{number}") for number in range(1, pupils + 1))
    enrolments = tuple(Enrolment(each.id, each.id, 1, "三班") for each in students)
    item = Assessment(1, 1, "测验", 1, 1)
    scores = {(each.id, 1): (Score(each.id, 1, 1, Decimal(50 + each.id)),) for each in students[1:]}
    policy = Policy(1, 1, rules=(CategoryRule(1, Decimal(100)),))
    gradebook = Gradebook(course, students, enrolments, (Category(1, 1, "测验"),), (item,), (policy,), policy, scores)
    facts = {(each.id, 1): WeeklyFact(1, each.id, 1, Decimal(60 + each.id)) for each in students}
    week = WeekTrend(1, pupils, Mean(70, pupils, 60, 80), None, None, None, {}, (), 0, None, (65.0, 75.0), None)
    trends = Trends(1, 1, (week,), (), "too_few_weeks", 5, 0.05, 0.5)
    return gradebook, WeeklyTable(course, students, enrolments, (), facts), trends


HEAD = Head("语文", ("三班",), 1, date(2026, 11, 22))


@pytest.mark.parametrize("pupils", [SMALLEST_GROUP - 1, SMALLEST_GROUP])
def test_the_classs_band_is_shown_only_where_it_cannot_point_at_a_classmate(pupils):
    gradebook, table, trends = classroom(pupils)
    report = student_content(gradebook.students[0], gradebook, table, trends, (), HEAD)
    assert (report.weeks[0].band is not None) == (pupils >= SMALLEST_GROUP)
    assert (report.weeks[0].n is not None) == (pupils >= SMALLEST_GROUP)


def test_a_report_holds_nothing_of_any_classmate():
    gradebook, table, trends = classroom(12)
    report = student_content(gradebook.students[3], gradebook, table, trends, (), HEAD)
    texts = " ".join(words_of(student_document(report, "zh_CN", wording("zh_CN"))))
    others = [each for each in gradebook.students if each.id != 4]
    assert not [each.name for each in others if re.search(rf"{each.name}(?!\d)", texts)]


def result_cells(gradebook: Gradebook, student: int = 0) -> list[tuple[str, str]]:
    """What the parents read of each item: its result, and how it counts."""
    _, table, trends = classroom(2)
    report = student_content(gradebook.students[student], gradebook, table, trends, (), HEAD)
    document = student_document(report, "en", wording("en"))
    table_of_scores = next(
        block for block in document.blocks if isinstance(block, b.Table) and block.columns[2].header == "Result"
    )
    return [
        (row.cells[2].chip.word if row.cells[2].chip else row.cells[2].text, row.cells[4].text)
        for row in table_of_scores.rows
    ]


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (Status.ABSENT, ("absent", "counts as 0")),
        (Status.MISSING, ("missing", "counts as 0")),
        (Status.MISCONDUCT, ("misconduct", "counts as 0, never dropped")),
        (Status.EXEMPT, ("exempt", "does not count")),
        (Status.DEFERRED, ("deferred", "still to come")),
        (Status.ON_LEAVE, ("on leave", "does not count")),
    ],
)
def test_parents_read_a_status_as_a_word_with_how_it_counts_and_never_as_a_zero(status, expected):
    gradebook, _, _ = classroom(2)
    (result,) = result_cells(gradebook.with_cell(1, 1, [Score(1, 1, 1, None, status)]))
    assert result[0] == expected[0]
    assert expected[1] in result[1]


def test_parents_read_pass_or_fail_by_the_courses_pass_mark_and_letters_by_the_exact_mean():
    gradebook, _, _ = classroom(2)
    (item,) = gradebook.assessments
    passing = replace(gradebook, assessments=(replace(item, scale=ScaleKind.PASS_FAIL),))
    for mark, expected in ((50, "√"), (60, "×")):
        judged = passing.with_policy(replace(gradebook.policy, pass_percent=Decimal(mark)))
        assert result_cells(judged.with_cell(1, 1, [Score(1, 1, 1, Decimal(55))]))[0][0] == expected
    averaged = replace(item, scale=ScaleKind.LETTER, attempt_rule=AttemptRule.MEAN)
    lettered = replace(gradebook, assessments=(averaged,))
    attempts = [Score(1, 1, 1, Decimal("89.99")), Score(1, 1, 2, Decimal("90.00"))]  # 89.995: A- begins at 90
    assert result_cells(lettered.with_cell(1, 1, attempts))[0][0] == "B+"


def test_the_class_report_says_how_each_status_in_it_counts():
    gradebook, _, _ = classroom(3)
    changed = gradebook.with_cell(1, 1, [Score(1, 1, 1, None, Status.ABSENT)])
    for is_zero, expected in ((True, "absent: counts as 0"), (False, "absent: is left out")):
        under = changed.with_policy(replace(gradebook.policy, absent_as_zero=is_zero))
        texts = words_of(class_document(class_content(under, under.students, HEAD), "en", wording("en")))
        assert expected in [text.replace("\N{NO-BREAK SPACE}", " ") for text in texts]


def test_parents_are_told_where_a_total_with_bonus_was_cut():
    gradebook, table, trends = classroom(2)
    (item,) = gradebook.assessments
    extra = Assessment(2, 1, "附加题", high=Decimal(20), is_bonus=True)
    scores = {(1, 1): (Score(1, 1, 1, Decimal(95)),), (1, 2): (Score(1, 2, 1, Decimal(18)),)}
    policy = replace(gradebook.policy, highest=Decimal(105))
    course = replace(gradebook, assessments=(item, extra), scores=scores, policy=policy)
    report = student_content(course.students[0], course, table, trends, (), HEAD)
    texts = words_of(student_document(report, "en", wording("en")))
    assert any("100% × 95.00 + 18.00 = 113%, with bonus at most 105.0%" in text for text in texts)


def test_a_mean_is_rounded_once():
    spread = spread_of([Decimal("72.24"), Decimal("72.25")], Decimal(60))
    assert spread is not None
    assert shown(spread.mean) == "72.2"  # 72.245; over 72.25 it would become 72.3


def test_the_class_report_counts_only_what_is_there_and_says_who_is_missing_what():
    gradebook, _, _ = classroom(12)
    report = class_content(gradebook, gradebook.students, HEAD)
    assert report.spread is not None
    assert report.spread.n == 11
    assert report.spread.mean == 57  # of 52 to 62
    assert report.spread.passed == 3
    assert [(gap.name, gap.items) for gap in report.gaps] == [("学生1", (("测验", None),))]
    assert report.items[0].without == {None: 1}
    assert sum(count for _, _, count in report.bars) == 11


def test_exempt_is_owed_by_nobody_and_absent_is():
    gradebook, _, _ = classroom(12)
    for status, is_owed in ((Status.EXEMPT, False), (Status.ABSENT, True), (Status.DEFERRED, True)):
        changed = gradebook.with_cell(1, 1, [Score(1, 1, 1, None, status)])
        assert bool(class_content(changed, gradebook.students, HEAD).gaps) == is_owed


def test_a_total_above_a_hundred_stands_in_the_last_bar():
    gradebook, _, _ = classroom(2)
    changed = gradebook.with_cell(2, 1, [Score(2, 1, 1, Decimal(104))])
    bars = class_content(changed, gradebook.students, HEAD).bars
    assert bars[-1][2] == 1


def test_a_spread_is_exact_and_none_of_nothing():
    spread = spread_of([Decimal("84.95"), Decimal(85), Decimal(60), Decimal("39.99")], Decimal(60))
    assert spread is not None
    assert (spread.n, spread.passed, spread.excellent, spread.low) == (4, 3, 1, 1)
    assert (spread.mean, spread.median) == (Fraction("67.485"), Fraction("72.475"))
    assert spread_of([], Decimal(60)) is None


def test_a_pupil_who_came_back_stands_in_the_class_of_the_newest_time():
    first = Enrolment(1, 7, 1, "一班", left=date(2026, 10, 1))
    again = Enrolment(2, 7, 1, "二班", joined=date(2026, 11, 1))
    assert class_names([again, first]) == {7: "二班"}


ROOT = Path(__file__).resolve().parents[2]
CHINESE = r"[\u4e00-\u9fff”）】]"


def test_chinese_texts_have_chinese_punctuation() -> None:
    """Between Chinese words no comma, colon, semicolon or question mark of the Latin kind."""
    half_width = re.compile(rf"{CHINESE}\s*[,;:?!]|[,;:?!]\s*[\u4e00-\u9fff“（]|\([^)]*[\u4e00-\u9fff][^)]*\)")
    root = ElementTree.parse(ROOT / "resources" / "i18n" / "app_zh_CN.ts").getroot()
    texts = ["".join(each.itertext()) for each in root.iter("translation")]
    assert [text for text in texts if half_width.search(re.sub(r"--\w+|\{[^}]*\}", "x", text))] == []


def test_what_would_be_if_missing_were_zero_has_one_name_in_each_language() -> None:
    root = ElementTree.parse(ROOT / "resources" / "i18n" / "app_zh_CN.ts").getroot()
    named = {
        message.findtext("source"): "".join(message.find("translation").itertext())
        for message in root.iter("message")
        if re.search(r"if\s+missing", message.findtext("source") or "", re.IGNORECASE)
    }
    assert len(named) >= 4
    for source, chinese in named.items():
        assert "if missing were 0" in " ".join(source.split()).lower()
        assert "缺的按0算" in "".join(chinese.split())

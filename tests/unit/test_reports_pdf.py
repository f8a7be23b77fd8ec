"""What is on the pages: read back as a reader program sees it."""

import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import islice

import pypdfium2
import pytest

from core.essay import Scale, Span, SpanKind, Trait
from core.reports.batch import Job, write_all
from core.reports.blocks import Cell, Chip, Column, Document, Heading, LineChart, Paragraph, Point, Row, Table
from core.reports.charts import nice_ticks
from core.reports.class_report import class_document
from core.reports.content import TraitMark
from core.reports.course_report import course_document
from core.reports.embedded_font import to_unicode
from core.reports.essay_report import essay_document
from core.reports.pages import page_count, page_picture
from core.reports.pdf import PAGE_HEIGHT, PAGE_WIDTH, render
from core.reports.student_report import student_document
from tests.payloads import PAYLOADS
from tests.report_samples import (
    class_report,
    course_report,
    essay_report,
    student_report,
    suggested_report,
)
from ui.wording import wording

LANGUAGES = ("zh_CN", "en")


def documents(language: str) -> dict[str, Document]:
    words = wording(language)
    return {
        "student": student_document(student_report(), language, words),
        "class": class_document(class_report(), language, words),
        "essay": essay_document(essay_report(), language, words),
        "suggested": essay_document(suggested_report(), language, words),
        "course": course_document(course_report(), language, words),
    }


def pages_of(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.get_textpage().get_text_range().replace("\r\n", "\n") for page in document]
    finally:
        document.close()


def text_of(pdf: bytes) -> str:
    return "\n".join(pages_of(pdf))


def squeezed(text: str) -> str:
    """Without spaces and line breaks, which a reader puts where it likes."""
    return re.sub(r"[\s\ufffe]+", "", text)


def plain(*blocks: object, **changes: object) -> Document:
    document = Document(
        "标题", "副标题", "课程·报告", "2026-11-22", "page {page} of {pages}", "〓 is not there", "en", blocks
    )
    return replace(document, **changes)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ["student", "class", "essay", "suggested", "course"])
def test_every_report_has_its_course_date_and_page_number_on_every_page(kind, language):
    pages = pages_of(render(documents(language)[kind]))
    for number, page in enumerate(pages, start=1):
        assert "Python程序设计·2026秋" in squeezed(page)
        assert wording(language)("report", "page {page} of {pages}").format(page=number, pages=len(pages)) in page
        assert "2026" in page.splitlines()[0]


def test_a_report_speaks_its_own_language_throughout():
    chinese, english = (text_of(render(documents(language)["student"])) for language in LANGUAGES)
    assert "学习报告" in chinese
    assert "Learning report" in english
    own_words = set(re.findall(r"[A-Za-z]{3,}", chinese)) - {"Python"}
    assert not own_words, own_words


def test_rare_characters_can_be_copied_out_of_the_file_again():
    report = student_report(name="李𬭚㛃", message="𬍛喆祎：“很好”——继续！")
    text = text_of(render(student_document(report, "zh_CN", wording("zh_CN"))))
    assert "李𬭚㛃" in text
    assert "𬍛喆祎：“很好”——继续！" in text


def test_what_the_font_lacks_is_said_at_the_end_and_only_then():
    words = wording("en")
    with_sign = text_of(render(student_document(student_report(name="李华𒀀"), "en", words)))
    assert "李华〓" in with_sign
    note = "stands for a character that this report's font does not have"
    assert note in with_sign.replace("\n", " ")
    assert note not in text_of(render(student_document(student_report(), "en", words))).replace("\n", " ")


def test_emoji_are_printed_measured_and_can_be_copied_out_again():
    report = student_report(name="李华😀", message="Well done 👍🏽! 🎉🎉 You and 👨‍👩‍👧 did it ❤️ 🇨🇳 1️⃣")
    pdf = render(student_document(report, "en", wording("en")))
    text = text_of(pdf)
    assert "李华😀" in text
    assert all(sign in text for sign in "👍🎉👨❤🇨🇳")
    assert "〓" not in text
    page = pypdfium2.PdfDocument(pdf)[0]
    letters = page.get_textpage()
    place = letters.get_text_range().index("😀")
    left, _, right, _ = letters.get_charbox(place)
    assert right - left > 5  # a sign of its own, not an empty box


def test_a_report_without_emoji_does_not_carry_their_font():
    plain_pdf = render(student_document(student_report(), "en", wording("en")))
    assert b"Emoji" not in plain_pdf
    assert b"Emoji" in render(student_document(student_report(name="😀"), "en", wording("en")))


@pytest.mark.parametrize("group", range(8))
def test_no_payload_breaks_a_report_or_is_taken_for_markup(group):
    payloads = [text for text in PAYLOADS[group::8] if len(text) < 100]
    blocks = [each for text in payloads for each in (Paragraph(text), _row(text))]
    pdf = render(plain(*blocks, title=payloads[0], header=payloads[-1]))
    seen = squeezed(text_of(pdf))
    for text in payloads:
        if text.isascii() and text.isprintable():
            assert squeezed(text) in seen, text
    for live in (b"/URI", b"/JavaScript", b"/Annot", b"/Launch", b"/Subtype /Image", b"/EmbeddedFile"):
        assert live not in pdf


def _row(text: str) -> Table:
    return Table((Column(text), Column("b")), (Row((Cell(text), Cell(chip=Chip(text[:20])))),))


def test_every_payload_as_a_name_gives_a_whole_report():
    for text in PAYLOADS[::6]:
        report = student_report(name=text, number=text, message=text)
        assert page_count(render(student_document(report, "en", wording("en")))) >= 1


def objects(pdf: bytes) -> Iterator[bytes]:
    yield from re.findall(rb"\d+ 0 obj\r?\n?(.*?)endobj", pdf, re.DOTALL)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_font_is_embedded_as_a_subset(language):
    pdf = render(documents(language)["class"])
    used = [
        each for each in objects(pdf) if b"/Type /Font" in each and b"/FontDescriptor" not in each.split(b"/Type")[1]
    ]
    descriptors = [each for each in objects(pdf) if b"/FontFile2" in each]
    names = {name for each in used for name in re.findall(rb"/BaseFont /(\S+)", each)}
    assert names == {name for each in descriptors for name in re.findall(rb"/FontName /(\S+)", each)}
    assert len(descriptors) == 2
    assert all(re.match(rb"[A-Z]{6}\+NotoSansSC", name) for name in names)
    assert b"Helvetica" not in pdf
    assert len(pdf) < 150_000


def test_characters_beyond_the_first_plane_are_named_by_their_surrogates():
    assert "<0001> <D872DF5A>" in to_unicode([0, 0x2CB5A])
    sections = re.findall(r"(\d+) beginbfchar\n(.*?)\nendbfchar", to_unicode(range(301)), re.DOTALL)
    assert [int(count) for count, _ in sections] == [len(lines.splitlines()) for _, lines in sections]
    assert max(int(count) for count, _ in sections) == 100


def test_a_table_over_several_pages_repeats_its_header_and_splits_no_row():
    rows = tuple(Row((Cell(f"r{number} first\nr{number} second"), Cell(f"v{number}"))) for number in range(120))
    pages = pages_of(render(plain(Table((Column("Kopfzeile"), Column("Wert")), rows))))
    assert len(pages) > 4
    for page in pages:
        assert page.count("Kopfzeile") == 1
        assert re.findall(r"r(\d+) first", page) == re.findall(r"r(\d+) second", page) == re.findall(r"v(\d+)", page)
    assert sum(page.count(" first") for page in pages) == 120


def test_a_column_is_as_wide_as_its_longest_word_or_number():
    columns = (Column("Attendance", 0.2), Column("Number", 0.2), Column("What", 9))
    text = pages_of(
        render(plain(Table(columns, (Row((Cell("present"), Cell("0012345678901234567"), Cell("x " * 80))),))))
    )
    assert "Attendance" in text[0]
    assert "0012345678901234567" in text[0]


def test_a_table_of_more_columns_than_fit_is_laid_out_all_the_same():
    columns = tuple(Column(f"Donaudampfschifffahrt{place}") for place in range(12))
    row = Row(tuple(Cell("Gesellschaftskapitän") for _ in columns))
    assert page_count(render(plain(Table(columns, (row,))))) == 1


def test_a_heading_is_never_left_alone_at_the_foot_of_a_page():
    for lines in range(20, 60):
        blocks = [
            *[Paragraph(f"line {number}") for number in range(lines)],
            Heading("Überschrift"),
            Paragraph("Absatz"),
        ]
        for page in pages_of(render(plain(*blocks))):
            assert ("Überschrift" in page) == ("Absatz" in page)


def test_a_cell_longer_than_a_page_goes_on_overleaf_and_nothing_of_it_is_lost():
    words = " ".join(f"w{number}" for number in range(3000))
    table = Table((Column("a"), Column("b")), (Row((Cell(words), Cell("x"))), Row((Cell("last"), Cell("y")))))
    pages = pages_of(render(plain(table)))
    assert len(pages) > 2
    assert [int(each) for each in re.findall(r"w(\d+)", " ".join(pages))] == list(range(3000))
    assert "last" in pages[-1]


def test_a_long_essay_fills_as_many_pages_as_it_needs():
    document = essay_document(essay_report(times=40), "zh_CN", wording("zh_CN"))
    pages = pages_of(render(document))
    assert len(pages) > 5
    assert squeezed("".join(pages)).count("它不说话，可是一直在讲课") >= 40


def test_a_rubric_of_a_hundred_traits_breaks_nothing():
    traits = tuple(
        TraitMark(
            Trait(number, f"维度 {number} " + "很长的名字" * (number % 7), Scale(Decimal(0), Decimal(10))), Decimal(7)
        )
        for number in range(100)
    )
    text = squeezed(text_of(render(essay_document(essay_report(traits=traits), "zh_CN", wording("zh_CN")))))
    assert all(f"维度{number}" in text for number in range(100))


def test_an_essay_painted_all_over_and_across_paragraphs_keeps_its_text():
    report = essay_report()
    every = tuple(
        Span(start, start + 9, tuple(SpanKind)[start % 2], "注") for start in range(0, len(report.text) - 9, 5)
    )
    painted = squeezed(text_of(render(essay_document(replace(report, spans=every), "zh_CN", wording("zh_CN")))))
    assert squeezed(report.text.replace("\u3000", "")) in re.sub(r"[优改]\d+", "", painted)


def test_excellent_and_poor_passages_are_told_apart_without_colours():
    text = text_of(render(documents("zh_CN")["essay"]))
    assert {"优1", "优2", "改1"} <= set(re.findall(r"[优改]\d", text))
    assert "直线与“优”" in text


def test_a_report_is_the_same_bytes_each_time_and_in_another_process(tmp_path):
    many = [student_document(student_report(seed, f"学生{seed}"), "zh_CN", wording("zh_CN")) for seed in range(6)]
    here = write_all([Job(tmp_path / f"a{place}.pdf", each) for place, each in enumerate(many)], children=0)
    there = write_all([Job(tmp_path / f"b{place}.pdf", each) for place, each in enumerate(many)], children=1)
    assert len(here) == len(there) == 6
    for place in range(6):
        one, other = (tmp_path / f"{name}{place}.pdf" for name in "ab")
        assert one.read_bytes() == other.read_bytes()


def test_a_child_that_lays_out_reports_loads_no_window_and_no_torch():
    program = (
        "import sys, core.reports.batch; from core.reports.pdf import render; from core.reports.blocks import Document;"
        "render(Document('a', 'b', 'c', 'd', '{page}/{pages}', 'e', 'en'));"
        "print(sorted({name.partition('.')[0] for name in sys.modules} & {'PySide6', 'torch', 'ui', 'storage'}))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_batch_can_be_cancelled_and_leaves_only_whole_files(tmp_path):
    many = [Job(tmp_path / f"{number}.pdf", plain(Paragraph(str(number)))) for number in range(9)]
    told: list[tuple[int, int]] = []
    answers = iter([False, False, False, True])
    files = write_all(many, lambda done, of: told.append((done, of)), lambda: next(answers), children=0)
    assert told == [(1, 9), (2, 9), (3, 9)]
    assert sorted(tmp_path.iterdir()) == sorted(files)
    assert all(page_count(file.read_bytes()) == 1 for file in files)


def test_pages_are_a4_and_drawn_as_large_as_asked():
    pdf = render(plain(Paragraph("x")))
    size = pypdfium2.PdfDocument(pdf)[0].get_size()
    assert size == pytest.approx((PAGE_WIDTH, PAGE_HEIGHT), abs=0.1)
    picture = page_picture(pdf, 0, 144)
    assert (picture.width, picture.height) == pytest.approx((2 * PAGE_WIDTH, 2 * PAGE_HEIGHT), abs=2)
    assert len(picture.pixels) >= picture.stride * picture.height


def test_nothing_is_drawn_outside_the_margins_of_the_paper():
    for document in documents("en").values():
        pdf = render(document)
        for number in range(page_count(pdf)):
            picture = page_picture(pdf, number, 72)
            rows = [
                picture.pixels[y * picture.stride : y * picture.stride + 4 * picture.width]
                for y in range(picture.height)
            ]
            assert all(set(row[: 4 * 40]) == {255} and set(row[-4 * 40 :]) == {255} for row in rows)
            assert all(set(row) == {255} for row in (*rows[:20], *rows[-20:]))


@pytest.mark.parametrize("recorded", [[], [50.0], [None, 50.0, None], [0.0, 100.0], [73.2] * 20, [None] * 5])
def test_a_chart_of_any_length_can_be_drawn(recorded):
    points = tuple(Point(str(place), value, n=None if value is None else 12) for place, value in enumerate(recorded))
    assert page_count(render(plain(LineChart(points, "line", "", "week", "%")))) == 1


def test_the_axis_of_a_chart_has_round_numbers_around_all_values():
    for low, high in ((0, 100), (73.2, 73.2), (61.5, 88.1), (99.9, 100), (0, 0.4), (1, 5)):
        ticks = nice_ticks(low, high, 0, 100)
        assert ticks[0] <= low
        assert ticks[-1] >= high
        assert 2 <= len(ticks) <= 8
        steps = {round(b - a, 9) for a, b in zip(ticks, islice(ticks, 1, None), strict=False)}
        assert len(steps) == 1


def test_pages_may_be_drawn_in_several_threads_at_once(tmp_path):
    """In a process of its own: where nobody holds the others up, pdfium takes the whole process down."""
    (tmp_path / "pages.pdf").write_bytes(render(documents("en")["student"]))
    script = (
        "import sys, threading; from pathlib import Path; from core.reports.pages import page_pictures\n"
        "pdf = Path(sys.argv[1]).read_bytes()\n"
        "def draw():\n    for _ in range(15): list(page_pictures(pdf, 40))\n"
        "threads = [threading.Thread(target=draw) for _ in range(4)]\n"
        "[each.start() for each in threads]; [each.join() for each in threads]"
    )
    done = subprocess.run([sys.executable, "-c", script, str(tmp_path / "pages.pdf")], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")

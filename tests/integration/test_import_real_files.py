"""Gradebook files as they come: right, or exactly the needed question, never a wrong cell."""

import csv
from pathlib import Path

import pytest

from core.errors import NoTableFound
from tests.import_lab import ImportLab, kinds, reasons

# Columns that the expected values list although they are no marks: a rank, an age.
NO_MARKS = {"级名", "Age"}


@pytest.fixture(scope="module")
def files(real_data: Path) -> Path:
    return real_data / "gradebook_files"


def _expected(files: Path, stem: str) -> dict[tuple[str, str], str]:
    with (files / "expected" / f"{stem}.csv").open(encoding="utf-8-sig", newline="") as file:
        return {(row["student"], row["item"]): row["value"] for row in csv.DictReader(file)}


SHEETS = [
    "en_marks_indented_subject_groups",
    "en_marks_terms_repeated_header_rows",
    "en_marks_two_level_headers_both_axes",
    "en_scores_title_row_subjects_in_rows",
    "en_scores_with_cell_comments",
    "en_wide_score_grade_pairs_two_level_header",
    *[f"zh_exam{number}" for number in range(1, 6)],
]


def scores_once_told_who(lab: ImportLab, path: Path):
    """The import; where labels stand on both axes, after the question which of them are the students."""
    result = lab.scores(path)
    if kinds(result) == ["orientation"]:
        question = result.proposal.questions[0]
        assert not lab.held
        return lab.scores(path, answers={question.key: question.choices[0]})
    return result


@pytest.mark.parametrize("stem", SHEETS)
def test_every_expected_value_is_imported_and_no_other(files, stem):
    lab = ImportLab()
    result = scores_once_told_who(lab, files / f"{stem}.xlsx")
    assert result.committed
    assert not result.proposal.rejected
    assert lab.held == {key: value for key, value in _expected(files, stem).items() if key[1] not in NO_MARKS}


@pytest.mark.parametrize("stem", SHEETS)
def test_the_same_file_twice_changes_nothing(files, stem):
    lab = ImportLab()
    scores_once_told_who(lab, files / f"{stem}.xlsx")
    before = lab.held
    again = scores_once_told_who(lab, files / f"{stem}.xlsx")
    assert (again.proposal.added, again.proposal.changed) == (0, 0)
    assert lab.held == before
    assert lab.work.commits == 1


@pytest.mark.parametrize("stem", ["en_roster_title_row_and_footnote", "en_roster_transposed"])
def test_a_roster_with_ages_gives_its_names_and_asks_before_taking_ages_for_marks(files, stem):
    expected = _expected(files, stem)
    lab = ImportLab()
    assert lab.roster(files / f"{stem}.xlsx").committed
    assert set(lab.pupils) == {name for name, _ in expected}
    result = lab.scores(files / f"{stem}.xlsx")
    assert [question.key for question in result.proposal.questions] == ["header:Age"]
    assert not lab.held
    lab.scores(files / f"{stem}.xlsx", answers={"header:Age": "score"})
    assert lab.held == expected


def test_sentinels_in_place_of_subject_or_score_are_reported(files):
    lab = ImportLab()
    result = lab.scores(files / "en_long_scores_with_sentinels.xlsx")
    assert lab.held == {("Matilda", "Music"): "7"}
    assert reasons(result) == {"sentinels!B4": "no_item", "sentinels!B5": "no_item"}


def test_ranks_are_never_marks(files):
    lab = ImportLab()
    result = lab.scores(files / "zh_exam1.xlsx")
    assert result.proposal.mapping.fields()["级名"] == "ignore"
    assert result.proposal.mapping.fields()["考试编号"] == "ignore"


def test_a_second_exam_of_the_same_pupils_does_not_replace_the_first_unasked(files):
    lab = ImportLab()
    lab.scores(files / "zh_exam1.xlsx")
    before = lab.held
    result = lab.scores(files / "zh_exam2.xlsx")
    assert kinds(result) == ["overwrite"]
    assert lab.held == before
    lab.scores(files / "zh_exam2.xlsx", answers={"overwrite": "separate"})
    expected = {key: value for key, value in _expected(files, "zh_exam2").items() if key[1] not in NO_MARKS}
    assert {
        (who, item.removeprefix("zh_exam2 ")): value for (who, item), value in lab.held.items() if "exam2" in item
    } == expected
    assert {key: value for key, value in lab.held.items() if "exam2" not in key[1]} == before


def test_a_canvas_export(files):
    lab = ImportLab()
    assert lab.scores(files / "en_canvas_gradebook_a.csv").committed
    assert lab.highs == {"Pretest": "10", "Midterm 01": "24", "Midterm 02": "30"}
    assert len(lab.held) == 12
    assert lab.held["Someone Else", "Midterm 01"] == "15.5"
    assert lab.pupils["A16000000"] == ("Zelda Fitzgerald", "DSC 10 - A01 [13805]")


@pytest.mark.parametrize("name", ["en_gradescope_a.csv", "en_gradescope_c_late.csv"])
def test_a_gradescope_export_asks_about_the_one_mark_above_its_maximum(files, name):
    lab = ImportLab()
    result = lab.scores(files / name)
    assert [question.key for question in result.proposal.questions] == ["scale:Homework 06"]
    assert lab.scores(files / name, answers={"scale:Homework 06": "extra"}).committed
    with (files / name).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    written = {
        (f"{row['First Name']} {row['Last Name']}", item): float(row[item])
        for row in rows
        for item in row
        if f"{item} - Max Points" in row and row[item]
    }
    assert {key: float(value) for key, value in lab.held.items()} == written
    highs = {
        item.removesuffix(" - Max Points"): float(rows[0][item]) for item in rows[0] if item.endswith("Max Points")
    }
    assert {item: float(high) for item, high in lab.highs.items()} == {item: highs[item] for item in lab.highs}


def test_lateness_becomes_a_status_and_takes_nothing_off_the_mark(files):
    lab = ImportLab()
    lab.scores(files / "en_gradescope_c_late.csv", answers={"scale": "extra"})
    with lab.open_work() as work:
        late = [score for score in work.scores.of_course(1) if str(score.status) == "late"]
    assert late
    assert all(score.value is not None for score in late)


def test_one_class_in_three_systems_is_one_class(files):
    lab = ImportLab()
    lab.roster(files / "en_registrar_egrades_tab_separated.csv")
    lab.scores(files / "en_canvas_gradebook_a.csv", answers={"unknown_student": "add"})
    result = lab.scores(files / "en_gradescope_a.csv", answers={"scale": "extra", "unknown_student": "skip"})
    assert result.committed
    assert len(lab.pupils) == 4
    assert lab.pupils["A12345678"][0] == "Jordan Ellery"


@pytest.mark.parametrize(("name", "count"), [("en_college_results_a.csv", 36), ("en_college_results_c_small.csv", 5)])
def test_masked_names_leave_the_number_to_identify(files, name, count):
    lab = ImportLab()
    assert lab.scores(files / name, answers={"scale": "100"}).committed
    assert len(lab.pupils) == count
    with (files / name).open(encoding="utf-8", newline="") as file:
        written = {
            (row["RollNumber"], item): row[item] for row in csv.DictReader(file) for item in ("CW1", "CW2", "ESE")
        }
    assert lab.held == written


def test_marks_far_below_100_ask_what_they_are_out_of(files):
    lab = ImportLab()
    result = lab.scores(files / "en_college_results_a.csv")
    assert {question.about: question.value for question in result.proposal.questions} == {
        "CW1": "18–34",
        "CW2": "21–36",
    }
    assert not lab.held
    assert lab.scores(files / "en_college_results_a.csv", answers={"scale": "40"}).committed
    assert lab.highs == {"CW1": "40", "CW2": "40", "ESE": "100"}


def test_counts_and_risk_flags_are_not_taken_for_marks(files):
    lab = ImportLab()
    assert set(kinds(lab.scores(files / "en_college_video_activity.xlsx"))) == {"header"}
    result = lab.scores(files / "en_college_student_records_b.csv")
    assert [question.key for question in result.proposal.questions] == ["header:CGPA"]
    assert not lab.held


def test_a_roster_whose_package_lacks_a_part_still_opens(files):
    lab = ImportLab()
    assert lab.roster(files / "en_lms_roster.xlsx").proposal.added == 130
    assert lab.pupils["6eba3ff82"] == ("June Pinecedar", "")
    with pytest.raises(NoTableFound) as refused:
        lab.scores(files / "en_lms_roster.xlsx")
    assert refused.value.reason == "no_scores"


def test_an_activity_log_is_no_gradebook(files):
    for take in (ImportLab().scores, ImportLab().roster):
        with pytest.raises(NoTableFound) as refused:
            take(files / "en_moodle_activity_log_export.csv")
        assert refused.value.reason == "log"


def test_a_registrars_list_gives_numbers_names_and_sections(files):
    lab = ImportLab()
    lab.roster(files / "en_registrar_egrades_tab_separated.csv")
    assert lab.pupils == {
        "A12345678": ("Jordan Ellery", "13805"), "A10000000": ("Bruno Okafor", "13805"), "A16000000": ("Zelda Fitzgerald", ""),
    }  # fmt: skip


def test_no_file_of_the_collection_is_forgotten(files):
    with (files / "manifest.csv").open(encoding="utf-8", newline="") as file:
        names = {row["file"] for row in csv.DictReader(file)}
    source = Path(__file__).read_text(encoding="utf-8")
    stems = {*SHEETS, "en_roster_title_row_and_footnote", "en_roster_transposed"}
    assert {name for name in names if name not in source and Path(name).stem not in stems} == set()

"""Tables as other systems and other languages write them: students, items and full marks are found, nothing invented."""

import pytest

from core.importing.text_tables import rows_of_text
from tests.import_lab import ImportLab, kinds, reasons

EXPORTS = {
    "Blackboard, Chinese": (
        ("姓氏\t名字\t用户名\t学生 ID\t上次访问\t可用性\t测验 1 [总分: 10 分数] |20881\t加权总计 [总分: 110 分数] |20880\n"
        "周\t雨桐\tzyt01\t2026001\t2026-10-08\t是\t8.50\t94.50\n"),
        {("周雨桐", "测验 1"): "8.5"},
        {"测验 1": "10"},
        "2026001",
    ),
    "Blackboard, French": (
        ("Nom;Prénom;Nom d'utilisateur;ID étudiant;Dernier accès;Disponibilité;Test 1 [Total des points : 10 Score] |20881\n"
        "Moreau;Élise;em1;21800012;2026;Oui;8,5\n"),
        {("Élise Moreau", "Test 1"): "8.5"},
        {"Test 1": "10"},
        "21800012",
    ),
    "Brightspace": (
        ("OrgDefinedId,Username,Last Name,First Name,Quiz 1 Points Grade <Numeric MaxPoints:10 Weight:5>,"
        "Final Calculated Grade Numerator,Final Calculated Grade Denominator,End-of-Line Indicator\n"
        "#1001,#ann,Bell,Ann,8.5,52.5,60,#\n#1002,#bob,Cart,Bob,7,7,10,#\n"),
        {("Ann Bell", "Quiz 1"): "8.5", ("Bob Cart", "Quiz 1"): "7"},
        {"Quiz 1": "10"},
        "1001",
    ),
    "Dodona": (
        "Full name,Email,Labels,Loops score,Loops max,Total Score,Total Max\nLotte Maes,l@e.org,,7,10,7,10\nWout,w@e.org,,9,10,9,10\n",
        {("Lotte Maes", "Loops score"): "7", ("Wout", "Loops score"): "9"},
        {"Loops score": "10"},
        "l@e.org",
    ),
    "nbgrader": (
        ("assignment,duedate,timestamp,student_id,last_name,first_name,email,raw_score,late_submission_penalty,score,max_score\n"
        "ps1,2026-09-14,2026-09-14,u101,Okafor,Ines,i@e.org,18.0,0.0,18.0,20.0\n"
        "ps1,2026-09-14,2026-09-15,u102,Brandt,Jonas,j@e.org,16.0,2.0,14.0,20.0\n"
        "ps2,2026-09-21,,u102,Brandt,Jonas,j@e.org,,,,10.0\n"),
        {("Ines Okafor", "ps1"): "18", ("Jonas Brandt", "ps1"): "14"},
        {"ps1": "20"},
        "u101",
    ),
    "TUMonline": (
        ("REGISTRATION_NUMBER;FAMILY_NAME_OF_STUDENT;FIRST_NAME_OF_STUDENT;CODE_OF_STUDY_PROGRAMME;Klausur (max. 60);REMARK\n"
        "03700001;Huber;Anna;1630 17 030;45,5;\n03700002;Wang;Wei;1630 17 030;58;\n"),
        {("Anna Huber", "Klausur"): "45.5", ("Wei Wang", "Klausur"): "58"},
        {"Klausur": "60"},
        "03700001",
    ),
    "雨课堂": (
        "学号,姓名,行政班,课堂得分（满分20）,课件观看时长,第1次课得分/10,总分\n2026001,周雨桐,一班,18,120,9,27\n",
        {("周雨桐", "课堂得分"): "18", ("周雨桐", "第1次课得分"): "9"},
        {"课堂得分": "20", "第1次课得分": "10"},
        "2026001",
    ),
    "超星": (
        "姓名,学号/账号,学校,院系,专业,班级,章节测验(30%),考试(70%),综合成绩\n周雨桐,2026001,X,Y,Z,一班,85,90,84.6\n",
        {("周雨桐", "章节测验(30%)"): "85", ("周雨桐", "考试(70%)"): "90"},
        {"章节测验(30%)": "100", "考试(70%)": "100"},
        "2026001",
    ),
    "Moodle, German": (
        ("Vorname,Nachname,Matrikelnummer,Institution,E-Mail-Adresse,Aufgabe: Blatt 1 (Punkte),Kurs gesamt (Punkte),"
        'Zuletzt aus diesem Kurs geladen\nIda,Weiß,77,U,i@x.de,"88,50","88,50",17000\n'),
        {("Ida Weiß", "Blatt 1"): "88.5"},
        {"Blatt 1": "100"},
        "77",
    ),
    "Teams": (
        ("First Name,Last Name,Email Address,Essay,Points,Feedback,Quiz,Points,Feedback\n"
        "Ann,Bell,a@x.org,88,100,Good,18,20,\nBob,Cart,b@x.org,77,100,,15,20,ok\n"),
        {("Ann Bell", "Essay"): "88", ("Ann Bell", "Quiz"): "18", ("Bob Cart", "Essay"): "77", ("Bob Cart", "Quiz"): "15"},
        {"Essay": "100", "Quiz": "20"},
        "a@x.org",
    ),
    "Schoology": (
        "First Name,Last Name,Unique User ID,Essay (100.0),Quiz (20.0)\nAnn,Bell,11,88,18\n",
        {("Ann Bell", "Essay"): "88", ("Ann Bell", "Quiz"): "18"},
        {"Essay": "100", "Quiz": "20"},
        "11",
    ),
}  # fmt: skip


@pytest.mark.parametrize("system", EXPORTS)
def test_an_export_gives_its_marks_and_nothing_else(system):
    text, held, highs, number = EXPORTS[system]
    lab = ImportLab()
    assert lab.scores(rows_of_text(text, "x")).committed
    assert lab.held == held
    assert lab.highs == highs
    assert number in lab.pupils


TABLES = {
    "German": ("Matr.-Nr.;Nachname;Vorname;Klausur (max. 60);Bemerkung\n123;Müller;Jörg;45,5;gut\n", "123", ("Jörg Müller", "Klausur"), "45.5"),
    "French": ("N° étudiant;Nom;Prénom;DS1 sur 20;Moyenne\n218;Haddad;Samir;12,5;13\n", "218", ("Samir Haddad", "DS1"), "12.5"),
    "Dutch": ("Leerlingnummer,Achternaam,Voornaam,Klas,Toets 1 (max. 90)\n101,de Vries,Jan,3A,75\n", "101", ("Jan de Vries", "Toets 1"), "75"),
    "Spanish": ("Matrícula,Apellidos,Nombre,Grupo,Parcial 1 (sobre 10)\nA01,García López,María,B,8.5\n", "A01", ("María García López", "Parcial 1"), "8.5"),
    "Italian": ("Matricola;Cognome;Nome;Compito 1 (su 30);Media\n900;Rossi;Anna;27;27\n", "900", ("Anna Rossi", "Compito 1"), "27"),
    "Portuguese": ("Nº de aluno;Nome completo;Turma;Teste 1;Observações\n1;Inês Duarte;10A;85;bom\n", "1", ("Inês Duarte", "Teste 1"), "85"),
    "Japanese": ("学籍番号,氏名,フリガナ,期末テスト（100点満点）,平均\nA1,山田太郎,ヤマダ,90,87.5\n", "A1", ("山田太郎", "期末テスト"), "90"),
    "traditional Chinese": ("座號,學號,姓名,國文,總分,備註\n1,1130401,陳怡君,88,88,好\n", "1130401", ("陳怡君", "國文"), "88"),
    "Russian": ("№;ФИО;Класс;Контрольная работа;Средний балл\n1;Иванов Пётр;7А;85;85\n", "Иванов Пётр", ("Иванов Пётр", "Контрольная работа"), "85"),
    "Turkish": ("Öğrenci No;Adı Soyadı;Sınıf;Yazılı 1;Ortalama\n12;Ayşe Yılmaz;9A;85;85\n", "12", ("Ayşe Yılmaz", "Yazılı 1"), "85"),
    "Swedish": ("Namn;Klass;Prov 1;Summa\nÅsa Öberg;7B;85;85\n", "Åsa Öberg", ("Åsa Öberg", "Prov 1"), "85"),
    "Danish": ("Elevnummer;Fornavn;Efternavn;Hold;Prøve 1\n7;Søren;Ærø;2x;92\n", "7", ("Søren Ærø", "Prøve 1"), "92"),
    "Finnish": ("Opiskelijanumero;Sukunimi;Etunimi;Tentti\n0012;Virtanen;Väinö;88\n", "0012", ("Väinö Virtanen", "Tentti"), "88"),
    "Polish": ("Nr albumu;Nazwisko;Imię;Kolokwium 1 (20 pkt)\n300;Żółć;Łukasz;15\n", "300", ("Łukasz Żółć", "Kolokwium 1"), "15"),
    "Korean": ("학번,이름,중간고사,합계\n1,김민수,90,90\n", "1", ("김민수", "중간고사"), "90"),
}  # fmt: skip


@pytest.mark.parametrize("language", TABLES)
def test_headers_of_other_languages_are_known(language):
    text, number, cell, mark = TABLES[language]
    lab = ImportLab()
    assert lab.scores(rows_of_text(text, "x")).committed
    assert lab.held == {cell: mark}
    assert list(lab.pupils) == [number]


@pytest.mark.parametrize(
    ("number", "name"),
    [
        ("学号（必填）", "姓名（必填）"), ("*学号", "*姓名"), ("2、您的学号：", "1、您的姓名："), ("请输入您的学号", "请填写您的姓名"),
        ("Q2. Your student ID?", "Q1. What is your full name?"), ("STUDENT_NUMBER_OF_STUDENT", "NAME_OF_STUDENT"), ("“学号”", "“姓名”"),
        ("学号 Student No.", "姓名 Name"), ("学号/账号", "姓名/Name"), ("Student ID (required)", "Full Name *"),
    ],
)  # fmt: skip
def test_headers_are_read_without_what_a_form_hung_on_them(number, name):
    lab = ImportLab()
    assert lab.scores([[number, name, "期中（必填）"], ["001", "王伟", 85.0]]).committed
    assert lab.held == {("王伟", "期中"): "85"}
    assert lab.pupils == {"001": ("王伟", "")}


def test_a_table_in_an_unknown_language_asks_first_for_its_header_then_for_its_columns():
    rows = [["Ism", "Familiya"], ["Nodira", "Karimova"], ["Jasur", "Toshev"]]
    lab = ImportLab()
    first = lab.roster(rows).proposal.questions
    assert [(each.key, each.about) for each in first] == [("header:first_row", "Ism, Familiya")]
    answers = {"header:first_row": "header_row"}
    second = lab.roster(rows, answers=answers).proposal.questions
    assert [each.key for each in second] == ["header:Ism", "header:Familiya"]
    assert not lab.pupils
    assert lab.roster(rows, answers=answers | {"header:Ism": "given_name", "header:Familiya": "family_name"}).committed
    assert set(lab.pupils) == {"Nodira Karimova", "Jasur Toshev"}


def test_a_first_row_of_a_student_may_be_kept():
    rows = [["Nodira", "Karimova"], ["Jasur", "Toshev"]]
    lab = ImportLab()
    answers = {"header:first_row": "data_row", "header:A": "given_name", "header:B": "family_name"}
    assert lab.roster(rows, answers=answers).committed
    assert set(lab.pupils) == {"Nodira Karimova", "Jasur Toshev"}


def test_marks_with_letters_notes_and_commas_are_read_and_what_is_unclear_is_named():
    rows = [
        ["Name", "Midterm"], ["Ann", "B+ (87)"], ["Bob", "85（缺听力）"], ["Cy", "约70"], ["Di", "0（作弊）"], ["Ed", "88,5"], ["Flo", 91.0],
    ]  # fmt: skip
    lab = ImportLab()
    result = lab.scores(rows)
    assert lab.held == {
        ("Ann", "Midterm"): "87",
        ("Bob", "Midterm"): "85",
        ("Ed", "Midterm"): "88.5",
        ("Flo", "Midterm"): "91",
    }
    assert reasons(result) == {"Sheet1!B4": "not_a_score", "Sheet1!B5": "unclear"}
    assert [(each.at, each.reason) for each in result.proposal.left_out] == [
        ("Sheet1!B2", "note"),
        ("Sheet1!B3", "note"),
    ]


def test_a_column_of_work_is_asked_about_though_none_of_its_cells_is_a_mark():
    lab = ImportLab()
    result = lab.scores([["Name", "Test 1"], ["Ann", "约70"], ["Bob", "2+"], ["Cy", "~80"]])
    assert kinds(result) == ["header"]
    assert reasons(lab.scores([["Name", "Test 1"], ["Ann", "约70"], ["Bob", "2+"]], answers={"header": "score"})) == {
        "Sheet1!B2": "not_a_score",
        "Sheet1!B3": "not_a_score",
    }
    assert not lab.held


@pytest.mark.parametrize(
    ("header", "item"),
    [
        ("学号,姓名,考试成绩,补考", "考试成绩"),
        ("学号,姓名,期末成绩,补考成绩", "期末成绩"),
        ("ID,Name,Exam (1st attempt),Exam (2nd attempt)", "Exam"),
        ("学号,姓名,测验 第1次作答,测验 第2次作答", "测验"),
    ],
)
def test_a_second_go_at_an_item_is_its_second_attempt(header, item):
    lab = ImportLab()
    assert lab.scores(rows_of_text(f"{header}\n2026001,周雨桐,55,88\n2026002,李一鸣,58,92\n", "x")).committed
    assert lab.held["周雨桐", item] == "55"
    assert lab.held["周雨桐", f"{item} #2"] == "88"
    assert len(lab.held) == 4


@pytest.mark.parametrize(
    "column", ["迟到(分钟)", "旷课次数", "Days late", "Absences", "Quizzes (avg)", "HW1 Text Grade <Text>"]
)
def test_what_was_missed_or_only_said_is_no_item(column):
    lab = ImportLab()
    assert lab.scores(rows_of_text(f"ID,Name,Essay,{column}\n1,Ann,88,3\n2,Bob,77,4\n", "x")).committed
    assert {item for _, item in lab.held} == {"Essay"}


@pytest.mark.parametrize("header", ["Translate", "Plate tectonics", "Chocolate"])
def test_a_word_that_ends_in_late_is_an_item_as_any_other(header):
    lab = ImportLab()
    assert lab.scores(rows_of_text(f"ID,Name,Essay,{header}\n1,Ann,88,93\n2,Bob,77,84\n", "x")).committed
    assert {item for _, item in lab.held} == {"Essay", header}


def test_sums_in_the_students_own_columns_are_no_student():
    lab = ImportLab()
    assert lab.scores(
        rows_of_text("学号,姓名,语文\n01,王伟,88\n02,李娜,92\n合计,2人,180\n平均,2人,90\n", "x")
    ).committed
    assert set(lab.held) == {("王伟", "语文"), ("李娜", "语文")}

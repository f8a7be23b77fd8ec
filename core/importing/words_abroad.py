"""The words of headers in the languages of other schools, parted by bars.

German, French, Dutch, Spanish, Italian, Portuguese, Japanese, traditional Chinese, Russian, Turkish, the Nordic
languages, Polish, Czech, Vietnamese, Indonesian, Korean; a line each. With accents: core.importing.words knows every
word without them too.
"""

NUMBER = (
    "matrikelnummer|studierenden-id|teilnehmer-id|id étudiant|id élève|student-id|leerling-id|id de estudiante|"
    "id del alumno|id studente|id do aluno|id do estudante|matrikelnr|matr.-nr.|matr.nr.|matrikel|"
    "immatrikulationsnummer|schülernummer|schüler-id|schülernr|"
    "studentennummer|kennnummer|"
    "n° étudiant|no étudiant|numéro étudiant|numéro d'étudiant|code étudiant|numéro d'élève|n° élève|identifiant élève|"
    "ine|numéro ine|n° ine|matricule|code permanent|"
    "leerlingnummer|studentnummer|leerlingnr|studentnr|stamnummer|leerling nr|student nr|"
    "matrícula|número de matrícula|nº de matrícula|número de estudiante|número de alumno|nº alumno|"
    "código de estudiante|código estudiante|código de alumno|número de control|expediente|boleta|carné|legajo|nia|niu|"
    "matricola|numero di matricola|n. matricola|codice studente|"
    "número de aluno|número do aluno|nº de aluno|nº aluno|código do aluno|número mecanográfico|nº mec|"
    "学籍番号|学生番号|生徒番号|学生証番号|受験番号|整理番号|児童番号|"
    "學號|學生編號|學籍號|學生證號|學生號碼|考生編號|准考證號|准考證號碼|考號|學生代號|"
    "номер зачётки|номер зачётной книжки|зачётная книжка|студенческий билет|номер студенческого билета|номер студента|"
    "номер ученика|личный номер|табельный номер|id студента|id ученика|шифр|"
    "öğrenci no|öğrenci numarası|okul no|okul numarası|öğrenci nu|"
    "elevnummer|elev-id|studienummer|studienr|kandidatnummer|opiskelijanumero|oppilasnumero|"
    "numer albumu|nr albumu|numer indeksu|nr indeksu|numer legitymacji|osobní číslo|učo|číslo studenta|"
    "mã sinh viên|mssv|mã học sinh|mã sv|mã hs|nim|nis|nisn|nomor induk|nomor induk siswa|npm|"
    "학번|학생번호|학생 번호"
)
WEAK_NUMBER = (
    "unique user id|external id|电子邮件地址|邮箱地址|学生邮箱|"
    "benutzername|anmeldename|e-mail-adresse|mailadresse|"
    "identifiant|nom d'utilisateur|adresse e-mail|adresse mail|courriel|"
    "gebruikersnaam|e-mailadres|"
    "nombre de usuario|usuario|correo|correo electrónico|dirección de correo|código|"
    "nome utente|indirizzo email|nome de utilizador|nome de usuário|endereço de e-mail|e-mail institucional|"
    "出席番号|ユーザー名|ユーザid|メールアドレス|メール|電子郵件|電子信箱|帳號|使用者名稱|編號|座號|"
    "логин|эл. почта|электронная почта|почта|адрес электронной почты|"
    "kullanıcı adı|e-posta|eposta|numara|användarnamn|e-post|epost|brukernavn|brugernavn|sähköposti|"
    "adres e-mail|uživatelské jméno|이메일|아이디"
)
NAME = (
    "schüler|schülerin|schüler/in|schülername|name des schülers|vor- und nachname|vorname nachname|"
    "vorname und nachname|name, vorname|name vorname|nachname vorname|nachname, vorname|studierende|"
    "studierender|teilnehmer|teilnehmername|"
    "vollständiger name|"
    "nom complet|nom et prénom|nom prénom|nom, prénom|prénom et nom|prénom nom|nom & prénom|élève|élèves|étudiant|"
    "étudiante|nom de l'élève|nom de l'étudiant|nom élève|apprenant|"
    "naam|leerling|volledige naam|naam leerling|naam student|cursist|"
    "nombre completo|nombre y apellidos|nombre y apellido|nombres y apellidos|apellidos y nombre|apellidos y nombres|"
    "apellidos, nombre|alumno|alumna|alumno/a|alumnos|estudiante|nombre del alumno|nombre del estudiante|"
    "nome completo|nome e cognome|cognome e nome|cognome nome|studente|studentessa|alunno|alunna|nominativo|"
    "nome do aluno|nome do estudante|aluno|aluna|estudante|"
    "氏名|名前|お名前|生徒名|学生氏名|生徒氏名|児童名|児童氏名|学生名|氏名(漢字)|"
    "學生姓名|學生|考生姓名|中文姓名|"
    "фио|ф.и.о.|фамилия имя|фамилия, имя|фамилия имя отчество|фамилия и имя|фамилия, имя, отчество|имя и фамилия|"
    "имя фамилия|ученик|студент|учащийся|фио студента|фио ученика|фио учащегося|"
    "adı soyadı|ad soyad|ad-soyad|ad ve soyad|isim soyisim|öğrenci|öğrenci adı|öğrenci adı soyadı|"
    "öğrencinin adı soyadı|"
    "namn|elev|elevnamn|fullständigt namn|navn|elevnavn|fullt navn|fuldt navn|studerende|nimi|oppilas|opiskelija|"
    "imię i nazwisko|nazwisko i imię|uczeń|jméno a příjmení|příjmení a jméno|žák|"
    "họ và tên|họ tên|tên sinh viên|tên học sinh|nama|nama siswa|nama lengkap|nama mahasiswa|siswa|"
    "이름|성명|학생명|학생 이름|학생이름"
)
FAMILY_NAME = (
    "nachname|familienname|zuname|nom|nom de famille|achternaam|familienaam|apellido|apellidos|primer apellido|"
    "apellido paterno|cognome|sobrenome|apelido|apelidos|苗字|фамилия|soyadı|soyad|soyisim|"
    "efternamn|etternavn|efternavn|sukunimi|nazwisko|příjmení"
)
GIVEN_NAME = (
    "vorname|vornamen|rufname|prénom|prénoms|voornaam|roepnaam|nombre|nombres|nome|имя|adı|ad|isim|"
    "förnamn|tilltalsnamn|fornavn|etunimi|imię|imiona|jméno"
)
CLASS = (
    "klasse|klassenname|lerngruppe|gruppe|kurs|classe|groupe|groupe td|division|klas|groep|grupo|sección|salón|clase|"
    "gruppo|sezione|turma|クラス|組|学級|年組|班級|班別|класс|группа|sınıf|sınıfı|şube|grup|klass|grupp|hold|luokka|ryhmä|"
    "klasa|grupa|třída|skupina|lớp|kelas|반|학급"
)
ITEM = (
    "fach|prüfung|aufgabe|matière|épreuve|devoir|vak|toets|opdracht|asignatura|materia|evaluación|actividad|disciplina|"
    "materie|科目|教科|課題名|項目|考試科目|предмет|дисциплина|задание|ders|sınav|ämne|fag|emne|przedmiot|předmět|"
    "môn|môn học|mata pelajaran|과목"
)
VALUE = (
    "punkte|ergebnis|bewertung|punktzahl|erreichte punkte|résultat|resultat|note obtenue|cijfer|resultaat|nota|"
    "calificación|puntuación|puntaje|puntos|voto|punteggio|pontuação|classificação|"
    "点数|得点|評価|評点|素点|成績|分數|балл|баллы|оценка|результат|puan|puanı|poäng|betyg|poeng|karakter|"
    "pisteet|arvosana|ocena|punkty|wynik|známka|điểm|nilai|점수|성적"
)
HIGH = (
    "max. punkte|maximale punkte|max punkte|punkte max|maximalpunktzahl|höchstpunktzahl|erreichbare punkte|"
    "mögliche punkte|maximale punktzahl|barème|note maximale|points max|note max|maximale score|te behalen punten|"
    "maximaal|puntos posibles|puntuación máxima|nota máxima|puntaje máximo|punteggio massimo|voto massimo|"
    "pontuação máxima|満点|配点|滿分|配分|макс. балл|максимальный балл|максимум|макс|tam puan|en yüksek puan|"
    "maxpoäng|maks poeng|makspoeng|maks point|maks. punktów|maks. punkty|max bodů|điểm tối đa|nilai maksimal|만점"
)
OTHERS = (
    "letzter zugriff|verfügbarkeit|zuletzt aus diesem kurs geladen|dernier accès|disponibilité|"
    "dernier téléchargement depuis ce cours|último acceso|disponibilidad|última descarga de este curso|ultimo accesso|"
    "disponibilità|último acesso|disponibilidade|最近一次从本课程下载|最近一次從本課程下載|上次存取|可用狀態|"
    "最終アクセス|"
    "このコースからの最終ダウンロード日時|"
    "geburtsdatum|geburtstag|geschlecht|bemerkung|bemerkungen|kommentar|telefon|straße|wohnort|ort|plz|studiengang|"
    "fachsemester|semester|"
    "date de naissance|né le|sexe|observation|observations|remarque|remarques|commentaire|commentaires|téléphone|"
    "adresse|filière|formation|"
    "geboortedatum|geslacht|opmerking|opmerkingen|telefoon|adres|opleiding|"
    "fecha de nacimiento|sexo|género|observaciones|comentarios|teléfono|dirección|carrera|"
    "data di nascita|sesso|osservazioni|commenti|telefono|indirizzo|corso di laurea|"
    "data de nascimento|observações|comentários|telefone|endereço|"
    "生年月日|性別|備考|電話番号|住所|フリガナ|ふりがな|カナ|氏名カナ|氏名(カナ)|氏名フリガナ|学年|学部|学科|専攻|保護者名|"
    "出生日期|備註|電話|手機|地址|系所|年級|監護人|"
    "дата рождения|пол|примечание|примечания|комментарий|телефон|адрес|факультет|специальность|курс|"
    "doğum tarihi|cinsiyet|açıklama|adresi|bölüm|fakülte|"
    "födelsedatum|kön|anmärkning|kommentarer|fødselsdato|kjønn|køn|merknad|bemærkning|syntymäaika|sukupuoli|"
    "uwagi|data urodzenia|płeć|poznámka|datum narození|pohlaví|ngày sinh|giới tính|ghi chú|jenis kelamin|"
    "tanggal lahir|생년월일|성별|비고|전화번호|"
    "code of study programme|study programme|semester of study programme|date of assessment|exam date|guest"
)
SERIALS = (
    "lfd. nr.|lfd nr|lfdnr|nr|nr.|n°|nº|núm|n.|n.º|ordre|numéro d'ordre|番号|序號|№|№ п/п|п/п|номер|номер п/п|"
    "sıra|sıra no|lp|l.p.|č.|poř. č.|stt|번호|순번|no urut"
)
TOTALS = (
    "summe|gesamt|gesamtnote|gesamtpunkte|gesamtpunktzahl|durchschnitt|mittelwert|endnote|abschlussnote|schnitt|"
    "kurs gesamt|moyenne|moyenne générale|somme|note finale|total général|total du cours|totaal|gemiddelde|eindcijfer|"
    "promedio|promedio final|nota final|calificación final|suma|puntaje total|total del curso|totale|"
    "voto finale|media finale|soma|média|média final|"
    "合計|合計点|平均点|総合|総合点|総点|総合評価|コース合計|總分|總計|總成績|總平均|學期總成績|加權平均|合計分數|"
    "итого|всего|сумма|сумма баллов|средний балл|среднее|итоговая оценка|итоговый балл|toplam|ortalama|genel ortalama|"
    "summa|medelvärde|snitt|gjennomsnitt|gennemsnit|i alt|yhteensä|keskiarvo|razem|średnia|średnia ocen|celkem|průměr|"
    "tổng|tổng điểm|trung bình|điểm trung bình|jumlah|rata-rata|총점|평균|합계"
)
TOTAL_ROWS = (
    "durchschnitt|mittelwert|klassendurchschnitt|notenspiegel|summe|moyenne|moyenne de la classe|moyenne classe|"
    "note la plus haute|note la plus basse|écart-type|gemiddelde|klasgemiddelde|totaal|promedio|promedio del grupo|"
    "media del grupo|desviación estándar|totale|média|média da turma|平均点|最高点|最低点|合計|標準偏差|受験者数|"
    "總計|平均分數|班平均|全班平均|標準差|及格人數|人數|итого|среднее|средний балл|максимум|минимум|toplam|ortalama|"
    "sınıf ortalaması|medelvärde|gjennomsnitt|gennemsnit|keskiarvo|średnia|razem|průměr|trung bình|rata-rata|평균|합계"
)
SUBJECTS = (
    "deutsch|mathe|mathematik|englisch|französisch|latein|spanisch|physik|chemie|biologie|geschichte|erdkunde|"
    "geographie|"
    "sport|kunst|musik|religion|ethik|informatik|sachunterricht|"
    "français|mathématiques|anglais|allemand|espagnol|histoire|géographie|physique|chimie|svt|eps|philosophie|"
    "wiskunde|nederlands|engels|duits|frans|geschiedenis|aardrijkskunde|natuurkunde|scheikunde|rekenen|taal|"
    "matemáticas|matemática|lengua|lengua castellana|inglés|historia|geografía|física|química|biología|filosofía|"
    "educación física|ciencias|matematica|italiano|inglese|storia|geografia|fisica|chimica|scienze|"
    "português|inglês|história|ciências|biologia|educação física|"
    "国語|算数|英語|理科|社会|音楽|美術|図工|家庭|情報|世界史|日本史|歴史|公民|"
    "國文|國語|英文|英語|數學|歷史|體育|音樂|自然|社會|生活|資訊|化學|物理|地理|健體|綜合|"
    "математика|русский язык|русский|литература|английский язык|английский|физика|химия|биология|история|география|"
    "информатика|алгебра|геометрия|обществознание|"
    "matematik|türkçe|ingilizce|fizik|kimya|biyoloji|tarih|coğrafya|fen bilimleri|"
    "svenska|engelska|matte|norsk|engelsk|dansk|historie|matematikk|matematiikka|äidinkieli|"
    "matematyka|język polski|fizyka|čeština|toán|ngữ văn|tiếng anh|vật lý|hóa học|국어|수학|영어|과학|사회"
)
WORK = (  # parts of a pattern over keys: what a label of anything assessed contains
    "klausur|prüfung|pruefung|übungsblatt|übung|uebung|hausaufgabe|schulaufgabe|klassenarbeit|mündlich|schriftlich|"
    "blatt\\d|aufgabe\\d|referat|leistungsnachweis|stegreif|abgabe|"
    "examen|devoir|contrôle\\w*\\d|partiel|interro|épreuve|écrit|exposé|"
    "toets|opdracht|tentamen|huiswerk|proefwerk|werkstuk|"
    "prueba|parcial|tarea|trabajo|práctica|evaluación|cuestionario|proyecto|ejercicio|"
    "esame|compito|interrogazione|esercizio|progetto|scritto|orale|"
    "trabalho|exame|exercício|avaliação|projeto|tarefa|prova\\d|"
    "テスト|試験|レポート|課題|宿題|中間|演習|発表|平常点|点数|得点|模試|"
    "作業|測驗|測試|考試|小考|段考|平時|練習|報告|專題|成績|分數|抽考|默書|"
    "контрольная|самостоятельная|тест|экзамен|зачёт|зачет|домашн|лабораторная|коллоквиум|реферат|оценка|балл|диктант|"
    "sınav|vize|ödev|proje|yazılı|sözlü|"
    "inlämning|redovisning|läxförhör|prøve|eksamen|innlevering|aflevering|opgave|tehtävä|tentti|harjoitus|"
    "sprawdzian|kartkówka|egzamin|kolokwium|zadanie|písemka|zkouška|bàitập|kiểmtra|giữakỳ|cuốikỳ|"
    "과제|시험|중간고사|기말고사|퀴즈|tugas|ulangan|ujian"
)

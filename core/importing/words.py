"""The words of headers, as schools write them: in Chinese and English here, in other languages in words_abroad."""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache

from core.importing import words_abroad

_BETWEEN_WORDS = re.compile(r"[\W_]+")


@cache
def key(text: str) -> str:
    """A header reduced to its letters and digits: "Roll Number", "roll_number" and "RollNumber" are the same."""
    return _BETWEEN_WORDS.sub("", unicodedata.normalize("NFKC", text).casefold())


@cache
def word_key(text: str) -> str:
    """A header reduced to the word it says: without accents, and without what a form or a system hung on it."""
    return _unaccented(key(undressed(text)))


def _unaccented(text: str) -> str:
    """é is e; й stays й, and kana keep their marks."""
    if text.isascii():
        return text
    parts = unicodedata.normalize("NFD", text)
    bare = _ACCENT.sub(r"\1", parts)
    return unicodedata.normalize("NFC", bare).replace("ı", "i").replace("ø", "o").replace("ł", "l")


_ACCENT = re.compile(r"([a-zı])[\u0300-\u036f]+")
_FORM_HINT = re.compile(
    r"\s*[(（\[【]\s*(?:必填|选填|選填|自动|自動|必选|必須|任意|单选|多选|required|optional|mandatory|auto|pflichtfeld|"
    r"obligatoire|facultatif|obligatorio|opcional|obbligatorio|обязательно)\s*[)）\]】]\s*$",
    re.IGNORECASE,
)
_NUMBERING = re.compile(r"^(?:q?\d{1,2}\s*[、.．:：)）]|[(（]\d{1,2}[)）]|q\d{1,2}\s)\s*(?=[^\d\s])", re.IGNORECASE)
_ASKING = re.compile(
    r"^(?:请(?:您|你)?(?:输入|填写|填|选择|写出?)?(?:您|你)?的?|(?:您|你)的|"
    r"(?:please\s+)?(?:enter|type|write|select|choose|what\s+is|what's)\s+(?:your|the)\s+|your\s+|"
    r"ihr(?:e|en)?\s+|votre\s+|(?:あなたの|ご|お)(?=氏名|名前))(?=\S)",
    re.IGNORECASE,
)
_OF_STUDENT = re.compile(
    r"(?:[_\s]+(?:of|for)[_\s]+(?:the[_\s]+)?(?:student|pupil|participant|candidate|learner)s?)$", re.IGNORECASE
)


@cache
def undressed(text: str) -> str:
    """学号（必填）, *学号, 1、您的姓名：, FAMILY_NAME_OF_STUDENT → 学号, 学号, 姓名, FAMILY_NAME."""
    plain = unicodedata.normalize("NFKC", text).strip()
    for _ in range(3):  # a hint behind a star behind a number
        before = plain
        plain = plain.strip(" *＊:：?？\"'“”‘’「」《》\u00a0")
        plain = _ASKING.sub("", _NUMBERING.sub("", _FORM_HINT.sub("", plain)))
        plain = _OF_STUDENT.sub("", plain)
        if plain == before:
            break
    return _said_in_both(plain) or text.strip()


_PARTS = re.compile(r"[/／|()（）\n]+|(?<=[\u3400-\u9fff])\s*(?=[A-Za-z])|(?<=[A-Za-z.])\s*(?=[\u3400-\u9fff])")


def _said_in_both(text: str) -> str:
    """学号/账号, 姓名 Name, Student ID (学号) → 学号, 姓名, Student ID: the first of several words for one thing."""
    parts = [part.strip() for part in _PARTS.split(text) if part.strip()]
    if (
        len(parts) < 2
        or _unaccented(key(text)) in _WHO_WORDS
        or not all(_unaccented(key(part)) in _WHO_WORDS for part in parts)
    ):
        return text
    return min(parts, key=lambda part: (_unaccented(key(part)) in _WEAK_NUMBER, parts.index(part)))


def without_hints(text: str) -> str:
    """A header without what a form hung on it: 自测得分（必填）, *成绩 → 自测得分, 成绩."""
    plain = text.strip()
    while (shorter := _FORM_HINT.sub("", plain).strip(" *＊")) != plain and shorter:
        plain = shorter
    return plain


def _keys(words: str, more: str = "") -> tuple[str, ...]:
    """Keys of words parted by bars; `more` in other languages, with their accents and without."""
    abroad = [form for word in more.split("|") if word.strip() for form in (key(word), _unaccented(key(word)))]
    return (*(key(word) for word in words.split("|")), *dict.fromkeys(abroad))


# Columns that say who: the better the word, the earlier it stands; the first one present is taken.
NUMBER = _keys(
    "学号|学号/工号|学工号|学生学号|学籍号|学生编号|学生号|学生id|学生代码|全国学籍号|sis user id|"
    "student number|student no|"
    "student no.|student id|"
    "student#|sid|roll number|roll no|roll no.|rollnumber|pupil number|pupil id|upn|matriculation number|matric no|"
    "matrikelnummer|registration number|registration no|reg no|reg no.|enrolment number|enrollment number|"
    "admission number|"
    "admission no|usn|工号|考籍号|教育id|注册号|orgdefinedid|org defined id|institution id|学生 id|id number|"
    "idnumber|考生号|准考证号|准考证|"
    "考号|candidate number|candidate no",
    words_abroad.NUMBER,
) + _keys(
    "number|编号|"
    "id|student|user id|userid|username|user name|user|sis login id|login id|login|netid|email|email address|"
    "e-mail|邮箱|电子邮箱|用户名|账号|登录名",
    words_abroad.WEAK_NUMBER,
)
_WEAK_NUMBER = frozenset(
    _keys(
        "id|student|user id|userid|username|user name|user|sis login id|login id|login|netid|email|"
        "email address|e-mail|邮箱|电子邮箱|编号|number|用户名|账号|登录名",
        words_abroad.WEAK_NUMBER,
    )
)
NAME = _keys(
    "姓名|学生姓名|考生姓名|名字|学生名字|学员姓名|name|student name|full name|student full name|"
    "name of student|students name|"
    "pupil name|learner name|candidate name|applicant name|display name|user full name|sortable name|学生|"
    "student|students|pupil|"
    "pupils|learner|学员|中文名|中文姓名|真实姓名",
    words_abroad.NAME,
)
FAMILY_NAME = _keys("姓|姓氏|surname|last name|family name|lastname|last", words_abroad.FAMILY_NAME)
GIVEN_NAME = _keys("名|first name|given name|forename|firstname|first names|given names|first", words_abroad.GIVEN_NAME)
CLASS = _keys(
    "班级|行政班|行政班级|教学班|所在班级|班级名称|班别|班|class|class name|class group|section|section name|"
    "group|group name|homeroom|"
    "form|form class|tutor group|section id|sectionid|sections|course section",
    words_abroad.CLASS,
)
_WHO_WORDS = frozenset((*NUMBER, *NAME, *FAMILY_NAME, *GIVEN_NAME, *CLASS))
# Columns of the long form: a fact a row.
ITEM = _keys(
    "item|subject|科目|课程|学科|项目|assessment|assignment|测评|测验名称|作业名称|考试名称|课程名称|"
    "考试科目|assignment name|quiz name|item name|activity|task",
    words_abroad.ITEM,
)
VALUE = _keys("value|score|成绩|分数|得分|mark|marks|points|grade|result|考试成绩|总成绩", words_abroad.VALUE)
WEEK = _keys("week|week number|week no|wk|week of term|teaching week|周|周次|教学周|周数|当前周次|本周周次|第几周")
DATE = _keys(
    "date|class date|session date|lesson date|lecture date|attendance date|day|"
    "日期|上课日期|考勤日期|签到日期|课程日期|上课时间|考勤时间|"
    "签到时间|授课日期"
)
TIMESTAMP = _keys(
    "timestamp|completion time|submit date|submitted at|submission time|submission date|date submitted|end time|"
    "start time|时间戳|"
    "时间戳记|时间标记|提交时间|提交答卷时间|答卷提交时间|填写时间|答题时间|完成时间|结束时间|开始时间|开始答题时间|创建时间"
)
ATTEMPT = _keys("attempt|attempt number|次数|第几次|考试性质")
STATUS = _keys("status|状态|成绩标志|备注状态|特殊情况")
SOURCE = _keys("source|来源")
WRITTEN = _keys("written")
HIGH = _keys(
    "max points|maximum points|max score|maximum score|max|out of|points possible|possible points|满分|"
    "满分值|总分值|full marks|total marks|max mark|maximum mark|max marks",
    words_abroad.HIGH,
)
TEXT = _keys("text|essay|作文|正文|内容|作文内容|作文正文|文章|essay text|content|body|answer|response|作答|答案")
TITLE = _keys("title|题目|标题|作文题目|作文标题|篇名|essay title")

# Columns of a roster that are kept with the student, by the field they are.
DETAILS = {
    "gender": _keys("性别|gender|sex"),
    "birth_date": _keys("出生日期|出生年月日|出生年月|生日|birthdate|birth date|birthday|date of birth|dob"),
    "register_number": _keys("学籍号|全国学籍号|学籍号码|学籍编号|学籍辅号|register number|register no"),
    "phone": _keys(
        "电话|手机|手机号|手机号码|联系电话|联系方式|电话号码|学生电话|学生手机|本人电话|本人手机|phone|phone number|"
        "mobile|mobile phone|telephone|tel|student phone|contact number"
    ),
    "guardian": _keys(
        "家长|家长姓名|监护人|监护人姓名|guardian|guardian name|parent|parent name|parents|parent or guardian"
    ),
    "guardian_phone": _keys(
        "家长电话|家长手机|家长手机号|家长手机号码|家长联系电话|家长联系方式|监护人电话|监护人手机|监护人联系电话|父母电话|"
        "guardian phone|guardian's phone|guardian mobile|parent phone|parent mobile|parents phone"
    ),
    "note": _keys("备注|备注说明|说明|note|notes|remark|remarks"),
}
_DETAIL_LABEL = re.compile(r"(?:detail|详情)\s*[:：]\s*(\S.*)", re.IGNORECASE)
_OF_A_RELATIVE = re.compile(
    r"(?:父亲|母亲|爸爸|妈妈|爷爷|奶奶|外公|外婆|家长[12一二]|紧急联系人?|father|mother|emergency contact)"
    r"\s*(?:的)?\s*(?:姓名|电话|手机号?|手机号码|联系电话|联系方式|name|phone|mobile|phone number)?",
    re.IGNORECASE,
)

# Columns that are known and not imported.
KNOWN_OTHERS = frozenset(
    _keys(
        "序号|序|no|no.|#|row|行号|座号|座位号|座位|考场|考场号|考试编号|考试号|考次|试场|性别|gender|sex|"
        "出生日期|出生年月|生日|birthdate|"
        "birthday|date of birth|dob|年龄|age|民族|籍贯|ethnicity|nationality|origin|country|city|身份证|"
        "身份证号|身份证号码|电话|手机|"
        "手机号|联系电话|家长电话|phone|mobile|applicant mobile|telephone|住址|地址|家庭住址|address|"
        "location|employment|家长|家长姓名|监护人|"
        "parent|guardian|学校|学校名称|school|institution|学院|院系|系|系部|专业|department|major|faculty|"
        "programme|program|年级|year group|"
        "year level|grade level|学年|学期|term|semester|session|session name|academic year|备注|note|notes|"
        "remark|remarks|签名|签字|signature|"
        "宿舍|寝室|dormitory|房间|room|身高|体重|height|weight|血型|政治面貌|入学年份|入学时间|pronoun|"
        "pronouns|advisor|adviser|导师|班主任|"
        "任课教师|教师|teacher|instructor|module code|module title|course code|course title|课程代码|"
        "课程编号|课程号|学分|credits|credit|"
        "remote student|probation|high risk|term exceeded|at risk|at risk ssc|special need|"
        "prerequisite modules|plagiarism history|"
        "malpractice history|grade option|concurrent flag|last downloaded from this course|user agent|"
        "ip address|time|timestamp|"
        "时间|提交时间|submission time|submitted|submitted at|due date|date|日期|考试日期|root account|"
        "integration id|附件|照片|photo|"
        "last access|availability|child course id|姓名拼音|拼音|pinyin|英文名|english name|nickname|昵称|qq|"
        "微信|wechat|是否在籍|学籍状态|user type|"
        "role|roles|角色|权重|weight|上次访问|可用性|子课程 id|end of line indicator|duedate|submission date|"
        "raw score|late submission penalty|penalty|grader|graded by|graded at|feedback file|"
        "提交者|提交人|提交ip|ip|所用时间|来自ip|来源|来源详情|答题时长|作答时长|开始时间|结束时间|完成时间|"
        "用时|填写人|答题人|微信昵称|openid|start time|completion time|started|completed|time taken|last modified time",
        f"{words_abroad.OTHERS}|{words_abroad.SERIALS}",
    )
)
_PLACEHOLDERS = frozenset(
    ("NA", "N/A", "#N/A", "-", "--", "—", "——", "–", "/", "?", "？", "nan", "NaN", "null", "NULL")
)
_DOTS = re.compile(r"[.…·]{1,}[a-zA-Z]?")
SERIAL_NUMBERS = frozenset(
    _keys("序号|序|no|no.|#|row|行号|座号|座位号|座位|考场|考场号|考试编号|考试号|考次|试场", words_abroad.SERIALS)
)
_RANK = re.compile(
    r"(?:.*(?:名次|排名|排位|位次|级名|班名|校名|年名|区名|联考名|班次|校次|年次|级次|班排|校排|年排|区排|"
    r"进退步?|进步|退步|升降|rank|ranking|percentile|"
    r"position in class|百分位|标准分|t分|z分|z值|t值|偏差|离差|击败率|超均率))(?:\d*)"
)
_TOTALS = frozenset(
    _keys(
        "总分|总计|合计|总成绩|weighted total|running total|总评|总评成绩|学期总评|综合成绩|加权总分|"
        "加权成绩|加权平均|平均|平均分|均分|"
        "平均成绩|三科总分|六科总分|主科总分|全科总分|"
        "语数英总分|total|total score|total points|total marks|total grade|grand total|sum|overall|"
        "overall grade|overall score|average|avg|"
        "mean|average score|course total|course grade|final grade|final score|current score|current grade|"
        "final points|current points|"
        "unposted current score|unposted final score|unposted current grade|unposted final grade|percentage|"
        "得分率|绩点|平均绩点|gpa|cgpa|"
        "final assigned egrade|final course grade|总得分|"
        "加权总计|课程总分|总得分|percent|final calculated grade|final calculated grade numerator|"
        "final calculated grade denominator|final adjusted grade numerator|final adjusted grade denominator|"
        "目前总评 %|缺的按 0 算 %|缺交项数|total so far %|if missing were 0 %|items missing",  # of our own workbook
        words_abroad.TOTALS,
    )
)
_CANVAS_TOTAL = re.compile(r".*(?:current|final)(?:score|points|grade)")
_MOODLE_TOTAL = re.compile(r".*(?:coursetotal|categorytotal)(?:real|percentage|letter)?")
_COUNT = re.compile(
    r".*(?:attemptcount|count|numberof|clicks|views|visits|logins|minutes|hours|played|paused|likes|modules|"
    r"duration|次数|时长|人数|课时|天数|观看|点击|登录|浏览)s?\d*"
)
_TIMES_MISSED = re.compile(
    r".*(?:迟到|早退|旷课|缺勤|缺课|请假|病假|事假).{0,2}(?:分钟?|次数?|节数?|天数?)?|"
    r"(?:total|number|times?|days?|hours?|min(?:ute)?s?|of)*(?:late|absent|absences|tardy|tardies)"
    r"(?:times|days|hours|min(?:ute)?s?)?"
)
_MEAN_OF_ITEMS = re.compile(r".+\((?:avg|average|mean|平均)\)\s*$", re.IGNORECASE)
_TEXT_GRADE = re.compile(r"<\s*text\b[^<>]*>\s*$", re.IGNORECASE)

# What labels beside marks say.
TOTAL_ROWS = frozenset(
    _keys(
        "权重|占比|比例|系数|weight|weights|weighting|参考率|合计|总计|小计|平均|平均分|均分|班平均|班级平均|"
        "班级平均分|年级平均|年级平均分|总平均|最高分|最低分|"
        "最高|最低|及格率|合格率|优秀率|优良率|低分率|及格人数|"
        "优秀人数|不及格人数|参考人数|应考人数|实考人数|缺考人数|人数|标准差|方差|中位数|众数|难度|区分度|"
        "总分|总人数|本班平均|极差|average|averages|mean|means|median|total|"
        "totals|grand total|sum|subtotal|class average|class mean|class median|standard deviation|std dev|"
        "std|stdev|sd|variance|highest|"
        "lowest|maximum|minimum|range|mode|count|n|pass rate|number of students|overall average|"
        "column average|班级均分|统计",
        words_abroad.TOTAL_ROWS,
    )
)
MAYBE_TOTAL_ROWS = frozenset(_keys("max|min|high|low|mean"))  # also names: believed only where the numbers agree
POINTS_ROWS = frozenset(
    _keys(
        "points possible|possible points|max points|maximum points|max score|maximum|out of|points|"
        "total points|满分|卷面满分|总分值|分值|"
        "满分值|题分|full marks|full score|maximum score|maximum marks|max marks|max mark|possible|worth",
        words_abroad.HIGH,
    )
)
READ_ONLY = key("(read only)")
POLICY_CELLS = frozenset(_keys("manual posting|automatic posting|read only|(read only)"))
DATE_ROWS = frozenset(_keys("date|due date|due|日期|考试日期|截止日期|截止时间|时间"))
TEST_STUDENTS = frozenset(_keys("test student|student, test|student test|测试学生|测试学员"))
GENDERS = frozenset(_keys("female|male|girls|boys|f|m|男|女|男生|女生|women|men"))

# Words after an item: columns that belong to the one before.
GRADE_WORDS = frozenset(_keys("grade|letter|letter grade|level|等级|等第|等级分|评级|档次|band"))
SCORE_WORDS = frozenset(
    _keys(
        "score|分数|得分|成绩|mark|marks|points|分|raw|raw score|原始分|卷面分|卷面成绩|result|value|real|实得分|评分"
    )
)
MAKEUP_WORDS = frozenset(
    _keys("补考|重考|补测|补交|resit|retake|make up|makeup|re-sit|second attempt|attempt 2|补考成绩|补考分数")
)
_ATTEMPT_NUMBER = re.compile(
    r"(\S.*?)\s*[-–—(（\[]?\s*(?:(?:attempt|try|sitting)\s*#?\s*([1-9])|"
    r"(?:([1-9])(?:st|nd|rd|th)|(first)|(second)|(third))\s+(?:attempt|try|sitting)|第\s*([一二三1-9])\s*次(?:作答|尝试|提交))"
    r"\s*[)）\]]?",
    re.IGNORECASE,
)
FINAL_EXAMS = frozenset(_keys("期末|期末考试|期末成绩|考试|考试成绩|正考|final|final exam|exam"))
PERCENT_WORDS = frozenset(_keys("percentage|percent|%|得分率|百分比"))
LATENESS_WORDS = re.compile(r"(.*?)(?:lateness(?:hms)?|late|迟交|迟交时间)")
COMPANION_HIGH = re.compile(
    r"(.*?)(?:max(?:imum)?(?:points?|scores?|marks?|grade|pts)?|outof|pointspossible|possiblepoints|possible|denominator|"
    r"满分|满分值|总分值|滿分|満点|配点|maxpunkte|maximalepunkte|barème|bareme|макс|максимум)"
)
COMPANION_TIME = re.compile(r"(.*?)(?:submissiontime|submittedat|提交时间|duedate|timestamp)")

SUBJECTS = frozenset(
    _keys(
        "语文|数学|英语|外语|日语|俄语|法语|德语|物理|化学|生物|政治|思想政治|道德与法治|道法|历史|地理|科学|"
        "信息|信息技术|信息科技|通用技术|技术|体育|音乐|美术|艺术|劳动|"
        "综合|文综|理综|品德|社会|书法|心理|写字|口语|听力|阅读|作文|chinese|english|maths|math|mathematics|"
        "physics|chemistry|biology|science|"
        "history|geography|politics|civics|economics|business|computing|computer science|ict|it|art|arts|"
        "music|drama|theatre|dance|"
        "classics|latin|greek|french|german|spanish|italian|japanese|russian|literature|english literature|"
        "english language|philosophy|"
        "psychology|sociology|religious studies|re|pe|physical education|design|technology|humanities|"
        "performance|languages|sciences|"
        "social studies|algebra|geometry|calculus|statistics|reading|writing|spelling|grammar|handwriting|"
        "accounting|law|medicine",
        words_abroad.SUBJECTS,
    )
)
MAIN_SUBJECTS = frozenset(_keys("语文|数学|英语|外语"))
_WORK = re.compile(
    r"(?:.*?)(?:作业|练习|测验|测试|考试|小测|周测|月考|周练|单元|期中|期末|平时|段考|模拟|模考|一模|二模|"
    r"三模|摸底|联考|统考|会考|实验|报告|论文|项目|课堂|表现|"
    r"听写|默写|背诵|朗读|口语|演讲|展示|出勤分|考勤分|随堂|课后|笔试|机试|面试|实践|实训|设计|大作业|入学|"
    r"第[一二三四五六七八九十\d]+(?:次|单元|章|课|题)|题|"
    r"quiz|test|exam|homework|assignment|assessment|midterm|mid term|final|coursework|labs?\b|lab\d|project|"
    r"paper|essay|task|unit|chapter|"
    r"exercise|problemset|pset|participation|presentation|oral|written|practical|portfolio|worksheet|review|"
    r"pretest|posttest|trial|mock|"
    r"practice|activity|term\d|score|mark|grade|points|得分|分数|成绩|week\d|round\d|part\d|question\d|"
    rf"{words_abroad.WORK})(?:.*)"
)
_PIECE = re.compile(
    r".*(?:作业|练习|测验|小测|周测|听写|默写|随堂|任务|quiz|homework|assignment|problemset|pset|worksheet|exercise|task|"
    r"project\d|lab\d|hw\d).*"
)
_CODE = re.compile(r"[a-z]{1,4}\d{1,3}[a-z]?|[a-z]{1,3}\d{1,2}\.\d{1,2}|第?\d{1,2}题?")
CLASS_NAME = re.compile(
    r"(?:(?:[高初小][一二三四五六]|[一二三四五六七八九]年级|[七八九]年级|\d{2,4}级|"
    r"\d{1,2}年级)?\s*[（(]?\s*[一二三四五六七八九十\d]{1,3}\s*[)）]?\s*班|"
    r"[高初]?[一二三四五六七八九]\s*[（(]\s*\d{1,2}\s*[)）]\s*班?|\S{0,8}\d{2,4}班|(?:class|period|section|form|"
    r"homeroom|grade|year|group)\s+[\w.-]{1,6}|[一二三四五六七八九十\d]+组|第[一二三四五六七八九十\d]+组)",
    re.IGNORECASE,
)

_OF = (
    r"(?:满分|滿分|満点|总分|總分|out of|of|von|sur|sobre|de|su|van|av|af|из|/|"
    r"max(?:imum|imal|imale|imal(?:e)?)?\.?(?: points?| score| marks?| punkte| punten)?|макс(?:имум|\.)?)"
)
_MARK_UNIT = (
    r"(?:分|点|點|points?|pts?\.?|marks?|punkte|pkt\.?|p\.?|punten|puntos|punti|pontos|poäng|poeng|point|puan|балл\w*)"
)
_ATTACHED_HIGH = re.compile(
    rf"[(（\[【]\s*{_OF}\s*[:：=]?\s*(\d{{1,4}}(?:[.,]\d+)?)\s*{_MARK_UNIT}?\s*[)）\]】]|"
    rf"[(（\[【]\s*(\d{{1,4}}(?:[.,]\d+)?)\s*(?:{_MARK_UNIT}|点満点|分满分)\s*[)）\]】]|"
    r"\[\s*(\d{1,4}(?:[.,]\d+)?)\s*\]|"
    r"[(（【]\s*([5-9]|\d{2,3}(?:\.\d+)?)\s*[)）】](?!\s*班)|"
    r"(?:满分|滿分|out of|max(?:\.|imum|imal)?|sur)\s*[:：=]?\s*(?:points?|score|punkte)?\s*[:：=]?\s*"
    rf"(\d{{1,4}}(?:[.,]\d+)?)\s*{_MARK_UNIT}?\s*$|"
    rf"\s+[-–—]\s*(\d{{1,4}}(?:[.,]\d+)?)\s*{_MARK_UNIT}\s*$|"
    rf"(?<![\d\s])\s*[/／]\s*(\d{{1,4}}(?:[.,]\d+)?)\s*{_MARK_UNIT}?\s*$|"
    rf"\s*[/／]\s*([5-9]|\d{{2,4}}(?:[.,]\d+)?)\s*{_MARK_UNIT}?\s*$|(\d{{1,4}})\s*点満点\s*$",
    re.IGNORECASE,
)
_CANVAS_ID = re.compile(r"\s*\(\d{4,}\)$")
_MOODLE_KINDS = {
    word: kind
    for kind, words in {
        "real": "real 实际 真实 實際 punkte wert réel reale punten",
        "percentage": "percentage 百分比 prozentsatz prozent pourcentage porcentaje percentuale percentagem",
        "letter": "letter 等级 字母 等第 buchstabe lettre letra lettera",
    }.items()
    for word in words.split()
}
_MOODLE_KIND = re.compile(rf"\s*\(({'|'.join(_MOODLE_KINDS)})\)$", re.IGNORECASE)
_BLACKBOARD = re.compile(  # Quiz [Total Pts: 10 Score] |123, 测验 [总分: 10 分数] |20881
    r"\s*\[(?:total pts|总分|總分)\s*[:：]\s*(?:up to\s*|最多\s*)?([\d.,]+)[^\]]*\]\s*\|?\s*\d*$|"
    r"\s*\[[^\[\]:：]{2,40}[:：]\s*\D{0,12}([\d.,]+)[^\]]*\]\s*\|\s*\d+$",
    re.IGNORECASE,
)
_BRIGHTSPACE = re.compile(
    r"\s*(?:points grade|grade)?\s*<\s*\w+(?:\s*/\s*\w+)?(?:\s+max\s*points\s*[:=]\s*([\d.]+))?[^<>]*>\s*$",
    re.IGNORECASE,
)
_ACTIVITY_ABROAD = re.compile(
    r"^(?:作业|作業|测验|測驗|讨论区|aufgabe|test|devoir|tarea|cuestionario|compito)\s*[:：]\s*(?=\S)", re.IGNORECASE
)
_IDENTIFIER = re.compile(
    r"(?:^|[\s_-])id$|(?<=[a-z])ID$|(?:[\u4e00-\u9fff][号號]|编码|編碼|代码|代碼|号码|號碼)$", re.IGNORECASE
)
_MOODLE_ACTIVITY = re.compile(
    r"^(?:quiz|assignment|workshop|lesson|forum|scorm package|lti|h5p)\s*:\s*(?=\S)", re.IGNORECASE
)
_WEEK_LABEL = re.compile(
    r"第?\s*([一二三四五六七八九十]{1,3}|\d{1,2})\s*(?:教学)?周|(?:week|wk)\.?\s*[-_#]?\s*(\d{1,2})(?!\d)|"
    r"^w(\d{1,2})(?!\d)",
    re.IGNORECASE,
)
_WEEKLY_KINDS = (
    ("progress", re.compile(r"进度|完成度|完成率|掌握|progress|completion")),
    ("feedback", re.compile(r"反馈|满意度|评价分|评教|feedback|rating|satisfaction")),
    ("attendance", re.compile(r"考勤|出勤|到课|attendance|present")),
    ("comment", re.compile(r"评语|评论|留言|意见|备注|comment|remark|note")),
)
_PART_TOTAL = re.compile(
    r".{0,12}(?:小计|合计|总计|共计)(?:[(（].*[)）])?|.{0,8}(?:组|班|全体|男生|女生|全年级|年级|以上|本页)"
    r"(?:总?平均分?|均分|最高分?|最低分?|总分|及格率|优秀率|人数)|"
    r"(?:.*\b)?sub-?totals?(?:\b.*)?|"
    r"(?:total|average|mean|sum)s? (?:of|for|in|group|class|team|section|boys|girls)\b.*|"
    r"(?:group|class|team|section|set|boys|girls|year|grade|form|table)\b.{0,12}\b(?:total|average|mean|sum)s?",
    re.IGNORECASE,
)
_HINT = re.compile(
    r"必填|选填|非必填|可选|请(?:填|输|选|勿|按|用|写)|填写|格式|不超过|不能为空|数字|文本|示例|样例|例[:：如]|如[:：]|说明|"
    r"\be\.g\.|\beg:|\bbetween \d|\bcharacters\b|"
    r"\b(?:required|optional|mandatory|for example|example|sample|enter|please|format|"
    r"must be|number only|text only|max(?:imum)? \d|"
    r"fill in|type the|do not)\b",
    re.IGNORECASE,
)
_EXAMPLE = re.compile(r"[(（【\[]?\s*(?:示例|样例|例子?|举例|example|sample)\s*\d*\s*[)）】\]]?", re.IGNORECASE)
_MEASURED_IN = re.compile(
    r"[(（\[]?\s*(?:单位\s*[:：]?\s*)?(?:秒|分钟|分|次|个|下|米|厘米|毫升|公斤|千克|次/分|cm|mm|m|km|kg|g|ml|l|s|secs?|seconds?|mins?|minutes?|"
    r"hrs?|hours?|times|reps|%|％|points?|pts|marks?|°c|bpm)\s*[)）\]]?",
    re.IGNORECASE,
)
_UNIT_HEAD = frozenset(_keys("单位|unit|units|measure|measured in"))
_LESSON = re.compile(
    r"第\s*(\d{1,2}|[一二三四五六七八九十]{1,3})\s*(?:次课?|节课?|讲|课时?|堂课?)|(?:lesson|session|lecture|class|meeting)\s*#?(\d{1,2})",
    re.IGNORECASE,
)
_SUMS_OF_ATTENDANCE = frozenset(
    _keys("p|a|l|e|points|score|percentage|rate|得分|分数|出勤|缺勤|迟到|早退|旷课|请假|病假|事假")
)
_ATTENDANCE_COUNT = re.compile(
    r"次数|出勤率|到课率|合计|sessions|attendance rate|days (?:present|absent|late)", re.IGNORECASE
)
_QUESTION_KINDS = (
    ("progress", re.compile(r"进度|进展|完成|掌握|学到|progress|complet|how far|how much of|covered")),
    ("feedback", re.compile(
        r"反馈|满意|评分|评价|打分|评教|星级|难易|感受如何|听懂|feedback|rating|\brate\b|satisf|"
        r"how (?:clear|useful|helpful|well|was)|"
        r"\bstars?\b|1\s*[-–~到至]\s*5"
    )),
    ("attendance", re.compile(r"考勤|出勤|到课|签到|attendance|present")),
    ("comment", re.compile(
        r"评语|评论|留言|意见|建议|备注|看法|感想|心得|疑问|问题|收获|想说|comment|remark|suggest|thought|feedback|question|note|"
        r"anything|improve"
    )),
)  # fmt: skip
_THIS_WEEK = re.compile(r"[本这]一?周|这个?星期|本星期|this week|week'?s\b|past week", re.IGNORECASE)
_SUMMARY_SHEET = re.compile(
    r".*(?:汇总|总表|总览|总成绩|总评|合计|全年级|年级|统计|"
    r"summary|overview|overall|totals?|all classes|combined|master).*",
    re.IGNORECASE,
)


def is_weak_number_word(text: str) -> bool:
    return word_key(text) in _WEAK_NUMBER


def is_identity(text: str) -> bool:
    """Whether a header says who: a number or a name."""
    k = word_key(text)
    return bool(k) and (k in NUMBER or k in NAME or k in FAMILY_NAME or k in GIVEN_NAME)


def is_person_word(text: str) -> bool:
    """Whether a header says who, for certain."""
    return (is_identity(text) and not is_weak_number_word(text)) or word_key(text) in NAME


def detail_label(text: str) -> str:
    """The label under which a column is kept with the student: 父亲电话, or what our own export calls a detail."""
    plain = unicodedata.normalize("NFKC", text).strip()
    match = _DETAIL_LABEL.fullmatch(plain)
    if match:
        return match[1]
    return text.strip() if _OF_A_RELATIVE.fullmatch(plain) else ""


def is_detail(text: str) -> bool:
    """A column that a roster keeps with the student, and that is no mark."""
    return any(key(text) in synonyms for synonyms in DETAILS.values()) or bool(detail_label(text))


def is_known_other(text: str) -> bool:
    """A column that is known and no mark: sex, birthday, seat, remarks."""
    return word_key(text) in KNOWN_OTHERS


def is_placeholder(text: str) -> bool:
    """NA, …, ..C, - : what stands where nothing is known."""
    return bool(text) and (text in _PLACEHOLDERS or (text[0] in ".…·" and _DOTS.fullmatch(text) is not None))


def is_rank(text: str) -> bool:
    return _RANK.fullmatch(key(text)) is not None


def is_total(text: str) -> bool:
    """A column others are summed up in; read-only in most exports."""
    k = word_key(_MOODLE_KIND.sub("", _BRIGHTSPACE.sub("", _BLACKBOARD.sub("", text))))
    return k in _TOTALS or _MOODLE_TOTAL.fullmatch(k) is not None or _MEAN_OF_ITEMS.fullmatch(text.strip()) is not None


def is_canvas_total(text: str) -> bool:
    """Assignments Final Score and its like: totals where they come beside "… Current Score"."""
    return _CANVAS_TOTAL.fullmatch(key(text)) is not None


def is_identifier(text: str) -> bool:
    """Unique User ID, 卡片编号: a number that is no mark, of whatever it is."""
    return _IDENTIFIER.search(undressed(text)) is not None


def is_count(text: str) -> bool:
    """A column that counts things done or missed: clicks, minutes, modules; 迟到(分钟)."""
    return any(pattern.fullmatch(key(text)) for pattern in (_COUNT, _TIMES_MISSED))


def is_text_grade(text: str) -> bool:
    """Brightspace's "HW1 Text Grade <Text>": words to the student, no mark."""
    return _TEXT_GRADE.search(text) is not None


def is_work(text: str) -> bool:
    """Whether a label names something that is assessed: a subject, an exam, CW1."""
    k = key(text)
    if not k or "@" in text or is_identity(text) or word_key(text) in CLASS:
        return False
    return (
        k in SUBJECTS or word_key(text) in SUBJECTS or bool(_CODE.fullmatch(k) or _WORK.fullmatch(k) or week_of(text))
    )


_GRADES_ABROAD = frozenset(_keys("note|grade", words_abroad.VALUE)) - frozenset(
    _keys("成绩|成績|分數|点数|得点|poeng|points")
)


def is_piece_of_work(text: str) -> bool:
    """A quiz, a piece of homework, a column Note or Voto: what often is out of 6, 10 or 20, unlike a subject."""
    return _PIECE.fullmatch(key(text)) is not None or word_key(text) in _GRADES_ABROAD


def is_code(text: str) -> bool:
    """CW1, HW2, 第3题: an item, or just as well a pupil's code."""
    return _CODE.fullmatch(key(text)) is not None and not high_in(text)


def is_exactly_known(text: str) -> bool:
    """Whether a text is a usual header to the letter, accents and all."""
    return key(text) in _EVERY_WORD and any(map(str.isalpha, text))


_EVERY_WORD = (
    KNOWN_OTHERS | SUBJECTS | _TOTALS | {*NUMBER, *NAME, *FAMILY_NAME, *GIVEN_NAME, *CLASS, *VALUE, *HIGH, *ITEM}
)
# Forms without accents stand in it too; they are ASCII, which is the same in every encoding.


def is_header_word(text: str) -> bool:
    """Whether a text is a usual header of any kind."""
    k = word_key(text)
    return bool(k) and "@" not in text and (
        is_identity(text) or k in CLASS or k in KNOWN_OTHERS or k in ITEM or k in VALUE or k in HIGH or k in STATUS
        or k in TEXT or k in WEEK or k in GRADE_WORDS or k in SCORE_WORDS
        or is_rank(text) or is_total(text) or is_work(text) or is_count(text)
    )  # fmt: skip


def high_in(text: str) -> str:
    """Full marks stated in a header: 数学(满分150) → "150", "Quiz [20]" → "20"; "" where there are none.

    A weight (30%) is none, nor a small number in brackets: Quiz (2) is the second one.
    """
    plain = unicodedata.normalize("NFKC", without_hints(text))
    for pattern in (_BLACKBOARD, _BRIGHTSPACE, _ATTACHED_HIGH):
        match = pattern.search(plain)
        if match and match.start() > 0 and (found := next((group for group in match.groups() if group), "")):
            return found.replace(",", ".")
    return ""


def item_name(text: str) -> str:
    """The assessment a header names, without full marks, ids and the kind of value that exports attach."""
    name = _CANVAS_ID.sub("", _BRIGHTSPACE.sub("", _BLACKBOARD.sub("", without_hints(text))))
    if (plain := _MOODLE_KIND.sub("", name)) != name:
        name = _ACTIVITY_ABROAD.sub("", plain)
    name = _MOODLE_ACTIVITY.sub("", name)
    if high_in(name):
        name = _ATTACHED_HIGH.sub("", name)
    name = re.sub(r"\s*[-–—:：/]\s*$", "", " ".join(name.split()))
    return name or text.strip()


def attempt_in(text: str) -> tuple[str, int] | None:
    """Exam (2nd attempt), 测验 第2次作答: the item and which attempt at it; None where a header names none."""
    match = _ATTEMPT_NUMBER.fullmatch(unicodedata.normalize("NFKC", text).strip())
    if match is None:
        return None
    spelt = [place for place, word in enumerate((match[4], match[5], match[6]), start=1) if word]
    number = spelt[0] if spelt else chinese_number(match[2] or match[3] or match[7])
    return match[1].strip(), number


def export_kind(text: str) -> str:
    """real, percentage or letter where a Moodle header says so."""
    match = _MOODLE_KIND.search(text)
    return _MOODLE_KINDS[match[1].lower()] if match else ""


def week_of(text: str) -> int | None:
    """第3周, Week 3, W3 → 3."""
    match = _WEEK_LABEL.search(unicodedata.normalize("NFKC", text).strip())
    if not match:
        return None
    number = chinese_number(match[1]) if match[1] else int(match[2] or match[3])
    return number if number and 1 <= number <= 60 else None


def weekly_kind(text: str) -> str:
    """progress, feedback, attendance or comment where a text names one of them."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return next((kind for kind, pattern in _WEEKLY_KINDS if pattern.search(plain)), "")


def question_kinds(text: str) -> list[str]:
    """What a form's question may ask for, the likelier first: How would you rate this week? → feedback."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return [kind for kind, pattern in _QUESTION_KINDS if pattern.search(plain)]


def is_summary_of_attendance(text: str) -> bool:
    """A column that counts what stands under the days: P, 缺勤次数, Taken sessions, Points."""
    return key(text) in _SUMS_OF_ATTENDANCE or _ATTENDANCE_COUNT.search(text) is not None or is_count(text)


def is_of_this_week(text: str) -> bool:
    """本周进度, What did you finish this week?"""
    return _THIS_WEEK.search(unicodedata.normalize("NFKC", text)) is not None


def is_summary_sheet(name: str) -> bool:
    """A sheet's name that says it only brings the others together."""
    return _SUMMARY_SHEET.fullmatch(unicodedata.normalize("NFKC", name).strip()) is not None and not is_class_name(name)


def lesson_of(text: str) -> int | None:
    """第3次, 第2节, Lesson 3: the number of a meeting."""
    match = _LESSON.fullmatch(unicodedata.normalize("NFKC", text).strip())
    return chinese_number(match[1] or match[2]) or None if match else None


def read_week(text: str) -> int | None:
    """The week a cell names: 3, 第3周, Week 3."""
    week = int(text) if text.isdecimal() and len(text) <= 3 else week_of(text)
    return week if week is not None and 1 <= week <= 60 else None


def has_weeks(headers: Iterable[str]) -> bool:
    """Whether headers name weeks themselves."""
    return any(week_of(header) is not None for header in headers)


def is_plain_week(text: str) -> bool:
    """第3周 and nothing else."""
    return week_of(text) is not None and not key(_WEEK_LABEL.sub("", unicodedata.normalize("NFKC", text)))


def chinese_number(text: str) -> int:
    """十二 → 12; digits as they are; 0 for what is none."""
    if text.isdigit():
        return int(text)
    digits = {letter: value for value, letter in enumerate("一二三四五六七八九", start=1)}
    tens, _, ones = text.partition("十") if "十" in text else ("", "", text)
    if any(letter not in digits for letter in tens + ones) or len(tens) > 1 or len(ones) > 1:
        return 0
    return (digits.get(tens, 1) * 10 if "十" in text else 0) + digits.get(ones, 0)


def is_class_name(text: str) -> bool:
    """三班, 高一(3)班, Class 7B, Period 2."""
    return CLASS_NAME.fullmatch(unicodedata.normalize("NFKC", text).strip()) is not None


def class_in(text: str) -> str:
    """The class a title names: 高一(3)班期中成绩 → 高一(3)班."""
    plain = unicodedata.normalize("NFKC", text)
    match = CLASS_NAME.search(plain) if "班" in text else None
    if match is None:
        return ""
    return (text[match.start() : match.end()] if len(plain) == len(text) else match[0]).strip()


def is_hint(text: str) -> bool:
    """What a template says under its header: 必填，不超过20字; required; e.g. 2026001."""
    return "@" not in text and _HINT.search(text) is not None


def is_example(text: str) -> bool:
    """示例, (example): the row a template shows how to fill in."""
    return (
        _EXAMPLE.fullmatch(text.strip()) is not None
        or re.search(r"[(（](?:示例|样例|example|sample)[)）]", text) is not None
    )


def is_unit(text: str) -> bool:
    """（秒）, cm: what a column is measured in."""
    return _MEASURED_IN.fullmatch(text.strip()) is not None


def is_unit_word(text: str) -> bool:
    return key(text) in _UNIT_HEAD


def is_total_row(text: str) -> bool:
    """平均分, Class average, 平均分：82.5, 一组小计, Subtotal of group A."""
    said = re.split(r"[:：]", text)[0]
    return key(said) in TOTAL_ROWS or _PART_TOTAL.fullmatch(" ".join(said.split())) is not None


_SHARE = re.compile(r"[（(【\[]?\s*\d+(?:\.\d+)?\s*[%％]\s*[)）】\]]?")
_CATEGORIES = frozenset(
    _keys(
        "平时|期中|期末|平时成绩|期中成绩|期末成绩|平时考核|过程性评价|过程考核|过程性考核|过程性|作业|测验|小测|单元测试|"
        "单元测验|月考|考试|实验|课堂|课堂表现|项目|论文|笔试|口试|终结性评价|终结性考核|附加|加分|"
        "homework|assignments|quizzes|quiz|exams|tests|labs|projects|participation|midterm|midterms|final|finals|"
        "final exam|coursework|classwork|essays|bonus|extra credit|continuous assessment|formative|summative"
    )
)


def category_of(label: str) -> str:
    """The category that a label above several items names, without its weight: 平时（30%） → 平时; "" for none."""
    bare = _SHARE.sub("", label).strip()
    return bare if key(bare) in _CATEGORIES else ""

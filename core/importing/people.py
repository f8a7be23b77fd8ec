"""Who is meant: rows of a file matched with pupils of the library, by number first, then by name."""

import re
import unicodedata
from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import NamedTuple

from core.importing.questions import Answers, Question, Rejected
from core.importing.values import read_name
from core.roster import Student

_APART = re.compile(r"[\s,，.·•'’-]+")
_ALIKE = 50  # percent of likeness from which two names of one number are a correction rather than two people
_OFFERED = 3  # students that are offered for a name that is unknown
_NEAR = 70  # from which a name is offered for one that is unknown

ADD, SKIP, NEW, SAME = "add", "skip", "new", "same"


@lru_cache(maxsize=100_000)
def simple_name(name: str) -> str:
    """A name to compare by, without case, spaces and word order ("Fitzgerald, Zelda" is "fitzgerald zelda")."""
    plain = unicodedata.normalize("NFKC", read_name(name)).casefold()
    if "\u3400" <= plain[:1] <= "\u9fff" and plain.isalpha():
        return plain
    if plain.isascii() or any("LATIN" in unicodedata.name(letter, "") for letter in plain[:3]):
        return " ".join(sorted(part for part in _APART.split(plain) if part))
    return _APART.sub("", plain)


_REMARK = re.compile(r"[(（\[【<《][^)）\]】>》]*[)）\]】>》]|[*＊#†‡✱★☆✓√?？!！]|[\d²³¹⁰-⁹①-⓿]+\s*$")
_SUFFIX = re.compile(r"(?:同学|转入|转学|借读|休学|复学|补考|重修|旁听|班长|组长)$")


@lru_cache(maxsize=100_000)
def bare_name(name: str) -> str:
    """A name to compare by, without accents and what was written beside it: 王子轩（转入）, 李明*, Bell (withdrawn)."""
    bare = " ".join(_REMARK.sub(" ", name).split()) or name
    bare = _SUFFIX.sub("", bare) if len(bare) > 3 else bare
    parts = unicodedata.normalize("NFD", simple_name(bare))
    return unicodedata.normalize("NFC", "".join(each for each in parts if not "\u0300" <= each <= "\u036f"))


class Person(NamedTuple):
    """Who a row of the table is about, as the file says it."""

    number: str
    name: str
    class_name: str
    row: int


@dataclass
class Matches:
    """refs: for each row the pupil's id, a negative one for a new pupil, None for a row left out.

    classes: of the pupils met, by ref. new: with negative ids. changed: pupils whose name or number changes.
    """

    refs: list[int | None] = field(default_factory=list)
    new: list[Student] = field(default_factory=list)
    changed: dict[int, Student] = field(default_factory=dict)
    classes: dict[int, str] = field(default_factory=dict)
    rejected: list[Rejected] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)


def match_people(
    people: Sequence[Person | None],
    students: Sequence[Student],
    everyone: Sequence[Student],
    class_of: dict[int, str],
    at: Callable[[int], str],
    answers: Answers,
    *,
    adds: bool,
    corrects: bool,
    may_repeat: bool,
) -> Matches:
    """Match each row with a pupil.

    Args:
        people: One a row; None for a row that is left out already.
        students, everyone: Of the course, and of the library.
        class_of: Student id to class, to tell two pupils of one name apart.
        at: Address of the cell of a row that says who.
        adds: Unknown pupils are added without asking (a roster; scores for a course without pupils).
        corrects: Names and numbers of known pupils may change (a roster).
        may_repeat: Several rows of one pupil are usual.
    """
    matcher = _Matcher(students, everyone, class_of, at, answers, adds, corrects, may_repeat)
    matcher.knows_names = bool(students) or any(person is not None and not person.number for person in people)
    found = matcher.found
    known: dict[tuple[str, str, str], int | None] = {}
    for person in people:
        if person is None:
            found.refs.append(None)
            continue
        ref = known.get(person[:3], 0) if may_repeat else 0
        if ref == 0:
            ref = matcher.match(person)
            if may_repeat:
                known[person[:3]] = ref
            if ref is not None and person[2]:
                found.classes.setdefault(ref, person[2])
        found.refs.append(ref)
    return found


class _Matcher:
    def __init__(
        self,
        students: Sequence[Student],
        everyone: Sequence[Student],
        class_of: dict[int, str],
        at: Callable[[int], str],
        answers: Answers,
        adds: bool,
        corrects: bool,
        may_repeat: bool,
    ) -> None:
        self.class_of, self.at, self.answers = class_of, at, answers
        self.adds, self.corrects, self.may_repeat = adds, corrects, may_repeat
        self.knows_names = True  # else no row is matched by its name, and new pupils need not be found by theirs
        self.found = Matches()
        self.by_number = {student.number.casefold(): student for student in everyone if student.number}
        self.by_name: dict[str, list[Student]] = {}
        for student in students:
            self.by_name.setdefault(simple_name(student.name), []).append(student)
        self.elsewhere: dict[str, list[Student]] = {}
        in_course = {student.id for student in students}
        for student in everyone:
            if student.id not in in_course:
                self.elsewhere.setdefault(simple_name(student.name), []).append(student)
        self.students = list(students)
        self.met: dict[int, Person] = {}

    def match(self, person: Person) -> int | None:
        if person.number:
            student = self.by_number.get(person.number.casefold())
            if student is None and not self.knows_names and self.adds:
                return self._add(person)
            return self._numbered(person, student) if student else self._new_number(person)
        return self._named(person)

    def _numbered(self, person: Person, student: Student) -> int | None:
        """The pupil of this number, unless the name says another."""
        before = self.met.get(student.id)
        if before is not None and (student.id < 0 or not self.may_repeat) and self._differs(before.name, person.name):
            self.found.rejected.append(Rejected(self.at(person.row), person.number, "duplicate"))
            return None
        if student.id > 0 and self._differs(person.name, student.name) and not _reads_as(person.name, student):
            return self._other_name(person, student)
        return self._meet(student.id, person)

    def _differs(self, one: str, other: str) -> bool:
        return bool(one and other) and one != other and simple_name(one) != simple_name(other)

    def _other_name(self, person: Person, student: Student) -> int | None:
        """A known number with a name that is not the one known."""
        from rapidfuzz.fuzz import ratio

        if student.name in ("", student.number) or person.name == person.number:
            return self._meet(student.id, person, rename=self.corrects and person.name != person.number)
        alike = ratio(simple_name(person.name), simple_name(student.name)) >= _ALIKE
        namesakes = [each for each in self.by_name.get(simple_name(person.name), []) if each.id != student.id]
        if alike and not namesakes:
            return self._meet(student.id, person, rename=self.corrects)
        choices = (person.number, *(tag(each) for each in namesakes), SKIP)
        answer = self._ask("other_name", person, choices)
        if answer == person.number:
            return self._meet(student.id, person, rename=self.corrects)
        return next((self._meet(each.id, person) for each in namesakes if tag(each) == answer), None)

    def _new_number(self, person: Person) -> int | None:
        """A number the library does not know: a new pupil, or one known by name whose number was not."""
        namesakes = self.by_name.get(simple_name(person.name), []) if person.name and self.knows_names else []
        unnumbered = [student for student in namesakes if not student.number]
        if len(unnumbered) == 1 and len(namesakes) == 1:
            student = unnumbered[0]
            if self.corrects:
                self.found.changed[student.id] = replace(
                    self.found.changed.get(student.id, student), number=person.number
                )
                self.by_number[person.number.casefold()] = student
            return self._meet(student.id, person)
        return self._unknown(person)

    def _named(self, person: Person) -> int | None:
        name = simple_name(person.name)
        candidates = self._of_class(self.by_name.get(name, []), person)
        if not self.may_repeat and any(each.id in self.met for each in candidates):
            return self._choose(person, candidates, (NEW, SAME, SKIP))
        if len(candidates) == 1:
            return self._meet(candidates[0].id, person)
        if len(candidates) > 1:
            return self._choose(person, candidates, (NEW, SKIP) if self.adds else (SKIP,))
        elsewhere = self.elsewhere.get(name, [])
        if elsewhere and self.adds:
            return self._choose(person, elsewhere, (NEW, SKIP))
        return self._unknown(person)

    def _of_class(self, candidates: list[Student], person: Person) -> list[Student]:
        if len(candidates) > 1 and person.class_name:
            same = [student for student in candidates if self._class(student.id) == simple_name(person.class_name)]
            return same or candidates
        if len(candidates) == 1 and person.class_name and candidates[0].id < 0:  # met in this file in another class
            return candidates if self._class(candidates[0].id) in ("", simple_name(person.class_name)) else []
        return candidates

    def _class(self, student_id: int) -> str:
        return simple_name(self.found.classes.get(student_id) or self.class_of.get(student_id, ""))

    def _choose(self, person: Person, candidates: list[Student], others: tuple[str, ...]) -> int | None:
        answer = self._ask("same_name", person, (*(tag(student) for student in candidates), *others))
        if answer == NEW:
            return self._add(person)
        if answer == SAME and candidates:
            return self._meet(candidates[0].id, person)
        return next((self._meet(student.id, person) for student in candidates if tag(student) == answer), None)

    def _unknown(self, person: Person) -> int | None:
        if self.adds:
            return self._add(person)
        near = self._near(person)
        everybody = {tag(student): student for student in self.students}
        answer = self._ask("unknown_student", person, (*map(tag, near), ADD, SKIP), everybody)
        if answer == ADD:
            return self._add(person)
        return self._meet(everybody[answer].id, person) if answer in everybody else None

    def _near(self, person: Person) -> list[Student]:
        """Students of the course who may be meant, the likeliest first.

        Those of the same name without its remark (王子轩（转入）, 李明*) or of the same number without its zeros come
        before those whose name sounds the same (李名), and these before those with a name like it.
        """
        from rapidfuzz import fuzz, process

        name, number = bare_name(person.name), person.number.lstrip("0")
        same = [
            student
            for student in self.students
            if (name and bare_name(student.name) == name) or (number and student.number.lstrip("0") == number)
        ]
        if not name:
            return same
        alike = [student for student in self.students if _sounds_as(student, name)]
        names = {student.id: bare_name(student.name) for student in self.students}
        found = process.extract(name, names, scorer=fuzz.ratio, limit=_OFFERED, score_cutoff=_NEAR)
        by_id = {student.id: student for student in self.students}
        likely = {student.id: student for student in (*same, *alike, *(by_id[key] for _, _, key in found))}
        return list(likely.values())[: max(_OFFERED, len(same))]

    def _add(self, person: Person) -> int:
        student = Student(-len(self.found.new) - 1, person.number, person.name or person.number)
        self.found.new.append(student)
        if person.number:
            self.by_number[person.number.casefold()] = student
        if self.knows_names:
            self.by_name.setdefault(simple_name(student.name), []).append(student)
        self.met[student.id] = person
        return student.id

    def _meet(self, student_id: int, person: Person, rename: bool = False) -> int:
        if rename:
            student = self.found.changed.get(student_id) or self.by_number[person.number.casefold()]
            self.found.changed[student_id] = replace(student, name=person.name)
        self.met.setdefault(student_id, person)
        return student_id

    def _ask(self, kind: str, person: Person, choices: tuple[str, ...], also: Container[str] = ()) -> str:
        """The teacher's answer, "" while there is none. also: What may be answered beside the choices."""
        who = person.number or person.name
        question = Question(
            kind,
            self.at(person.row),
            choices,
            f"{kind}:{who}:{_cell(self.at(person.row))}" if kind == "same_name" else f"{kind}:{who}",
            person.name or person.number,
        )
        answer = self.answers.get(question.key) or self.answers.get(kind, "")
        if answer not in choices and answer not in also:
            self.found.questions.append(question)
            return ""
        return answer


def _reads_as(name: str, student: Student) -> bool:
    """Whether a name in letters is the reading of a Chinese one: Zeng Yutong, Yutong Zeng, 曾雨桐."""
    from core.names import reading_of

    parts = re.findall(r"[a-z]+", name.casefold())
    if not parts or student.name.isascii():
        return False
    return "".join(reading_of(student.name, student.reading)) in ("".join(parts), "".join([parts[-1], *parts[:-1]]))


def _sounds_as(student: Student, name: str) -> bool:
    """Whether two Chinese names are read alike: 李名 and 李明."""
    from core.names import reading_of

    if name.isascii() or len(name) != len(student.name) or not set(name) & set(student.name):
        return False
    return reading_of(name, "") == reading_of(student.name, student.reading)


def tag(student: Student) -> str:
    """How a pupil is named in choices: the number, or the place in the library of one without."""
    return student.number or (f"id {student.id}" if student.id > 0 else f"row {-student.id}")


def _cell(at: str) -> str:
    return at.rpartition("!")[2]

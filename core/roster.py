"""Students and their dated enrolments."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

Details = tuple[tuple[str, str], ...]  # what is told and the text, in the order a card shows them


class Detail(StrEnum):
    """What a school's roster tells of a student beside number, name and class; more is kept under its own label."""

    GENDER = "gender"
    BIRTH_DATE = "birth_date"
    REGISTER_NUMBER = "register_number"  # 学籍号, the number in the school register, beside the number in class
    PHONE = "phone"
    GUARDIAN = "guardian"
    GUARDIAN_PHONE = "guardian_phone"


def with_details(details: Details, said: Iterable[tuple[str, str]]) -> Details:
    """The details with what is said now: the known ones first, in their order; an empty text takes one away."""
    merged = {**dict(details), **dict(said)}
    known = [str(each) for each in Detail]
    places = sorted(merged, key=lambda label: known.index(label) if label in known else len(known))
    return tuple((label, merged[label]) for label in places if merged[label])


@dataclass(frozen=True)
class Student:
    """A pupil. The number is text ("0012"), unique where given; two pupils may share a name."""

    id: int  # 0: not yet in the library
    number: str
    name: str
    reading: str = ""  # how the name is read, where the dictionary is wrong ("shan4 yu2")
    note: str = ""
    details: Details = ()  # for the teacher alone: on the student's card and in the roster's export, on no report
    version: int = field(default=0, compare=False)  # when it was changed last; kept by the library


@dataclass(frozen=True)
class Enrolment:
    """A pupil's time in a course, from `joined` up to and including `left`; None means from the start, to the end."""

    id: int
    student_id: int
    course_id: int
    class_name: str = ""
    joined: date | None = None
    left: date | None = None
    message: str = ""  # to the pupil and the parents; their report prints it
    version: int = field(default=0, compare=False)  # when it was changed last; kept by the library

    def covers(self, begins: date | None, ends: date | None) -> bool:
        """Whether the enrolment touches the days from `begins` to `ends`."""
        after = self.joined is not None and ends is not None and self.joined > ends
        before = self.left is not None and begins is not None and self.left < begins
        return not after and not before

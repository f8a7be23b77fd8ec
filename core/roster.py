"""Students and their dated enrolments."""

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class Student:
    """A pupil. The number is text ("0012"), unique where given; two pupils may share a name."""

    id: int  # 0: not yet in the library
    number: str
    name: str
    reading: str = ""  # how the name is read, where the dictionary is wrong ("shan4 yu2")
    note: str = ""
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

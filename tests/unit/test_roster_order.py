"""The orders a class list stands in."""

from decimal import Decimal

from core.roster import Student
from core.roster_order import NO_FACTS, Order, OrderFacts, in_order, told_apart, usual_order

ZENG = Student(1, "10", "曾小贤")
LI = Student(2, "9", "李华")
WANG, OTHER_WANG = Student(3, "2", "王伟"), Student(4, "101", "王伟")
NOBODY = Student(5, "", "阿依古丽")
ALL = (ZENG, LI, WANG, OTHER_WANG, NOBODY)


def ordered(order: Order, facts: OrderFacts = NO_FACTS, *, is_descending: bool = False) -> list[int]:
    return [each.id for each in in_order(ALL, facts.key(order), is_descending=is_descending)]


def test_numbers_go_by_their_value_and_who_has_none_comes_last_either_way() -> None:
    assert ordered(Order.NUMBER) == [3, 2, 1, 4, 5]
    assert ordered(Order.NUMBER, is_descending=True) == [4, 1, 2, 3, 5]


def test_names_go_by_their_reading_with_the_surnames_own() -> None:
    assert ordered(Order.NAME) == [5, 2, 4, 3, 1]


def test_classes_go_by_their_number_and_totals_with_the_unknown_last() -> None:
    classes = {1: "七（10）班", 2: "七（2）班", 3: "七（2）班", 4: "七（10）班"}
    assert ordered(Order.CLASS, OrderFacts(classes)) == [2, 3, 1, 4, 5]
    totals = {1: Decimal("85.5"), 2: None, 3: Decimal("9"), 4: Decimal("85.5")}
    assert ordered(Order.TOTAL, OrderFacts(totals=totals), is_descending=True) == [1, 4, 3, 2, 5]


def test_a_chinese_class_goes_by_its_numbers_and_others_by_name() -> None:
    assert usual_order(ALL) is Order.NUMBER
    assert usual_order([Student(1, "1", "Anna"), Student(2, "2", "Ben")]) is Order.NAME
    assert usual_order([Student(1, "", "李华"), Student(2, "", "王伟")]) is Order.NAME


def test_two_of_one_name_are_told_apart_by_their_numbers() -> None:
    assert told_apart(ALL) == {1: "曾小贤", 2: "李华", 3: "王伟 2", 4: "王伟 101", 5: "阿依古丽"}

"""What is assessed, in which categories, by which policy."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import bindparam

from core.assessment import Assessment, Category, CategoryRule, Policy
from storage.mapper import Mapper, decoded, encoded, read
from storage.prepared import Prepared
from storage.recorder import Row, by_key, key_of, stored_rows
from storage.repositories.context import Collection, Context
from storage.tables import assessment, category, policy, policy_rule

_ASSESSMENTS = Mapper(assessment, Assessment)
_CATEGORIES = Mapper(category, Category)
_OF_COURSE = Prepared(
    _ASSESSMENTS.select()
    .where(assessment.c.course_id == bindparam("course_id"))
    .order_by(assessment.c.position, assessment.c.id)
)
_BY_ID = Prepared(_ASSESSMENTS.select().where(assessment.c.id == bindparam("assessment_id")))
_POLICY_FIELDS = [column.name for column in policy.columns]


class SqlAssessments:
    def __init__(self, context: Context) -> None:
        self._context = context
        self._assessments = Collection(context, _ASSESSMENTS)
        self._categories = Collection(context, _CATEGORIES)

    def of_course(self, course_id: int) -> list[Assessment]:
        return self._assessments.found(_OF_COURSE, course_id=course_id)

    def by_id(self, assessment_id: int) -> Assessment | None:
        return next(iter(self._assessments.found(_BY_ID, assessment_id=assessment_id)), None)

    def add(self, assessments: Sequence[Assessment]) -> list[Assessment]:
        return self._assessments.add(assessments)

    def update(self, assessments: Sequence[Assessment]) -> None:
        self._assessments.update(assessments)

    def remove(self, ids: Sequence[int]) -> None:
        self._assessments.remove(ids)

    def categories(self, course_id: int) -> list[Category]:
        return self._categories.all(category.c.course_id == course_id, by=[category.c.position])

    def add_categories(self, categories: Sequence[Category]) -> list[Category]:
        return self._categories.add(categories)

    def update_categories(self, categories: Sequence[Category]) -> None:
        self._categories.update(categories)

    def remove_categories(self, ids: Sequence[int]) -> None:
        self._categories.remove(ids)

    def policies(self, course_id: int) -> list[Policy]:
        """In the order in which they come into force."""
        query = stored_rows(policy).where(policy.c.course_id == course_id)
        columns = decoded(policy, read(self._context.connection, query))
        rules = self._rules(columns["id"])
        found = [
            Policy(policy_id, course_id, effective_from, rules[policy_id], *how)
            for policy_id, course_id, effective_from, *how in zip(*columns.values(), strict=True)
        ]
        return sorted(
            found, key=lambda each: (each.effective_from is not None, each.effective_from or date.min, each.id)
        )

    def add_policy(self, policy_: Policy) -> Policy:
        added = replace(policy_, id=self._context.recorder.new_ids(policy, 1)[0])
        self._context.recorder.insert(policy, _policy_rows(added))
        self._context.recorder.insert(policy_rule, _rule_rows(added))
        return added

    def update_policy(self, policy_: Policy) -> None:
        self._context.recorder.replace(policy, _policy_rows(policy_))
        rules = by_key(policy_rule, _rule_rows(policy_))
        query = stored_rows(policy_rule).where(policy_rule.c.policy_id == policy_.id)
        before = [key_of(policy_rule, row) for row in read(self._context.connection, query)]
        self._context.recorder.delete(policy_rule, [key for key in before if key not in rules])
        self._context.recorder.put(policy_rule, rules.values())

    def _rules(self, policy_ids: Sequence[int]) -> dict[int, tuple[CategoryRule, ...]]:
        query = stored_rows(policy_rule).where(policy_rule.c.policy_id.in_(policy_ids)).order_by(policy_rule.c.position)
        columns = decoded(policy_rule, read(self._context.connection, query))
        rules: dict[int, tuple[CategoryRule, ...]] = defaultdict(tuple)
        for policy_id, category_id, weight, drop_lowest in zip(
            columns["policy_id"], columns["category_id"], columns["weight"], columns["drop_lowest"], strict=True
        ):
            rules[policy_id] += (CategoryRule(category_id, weight, drop_lowest),)
        return rules


def _policy_rows(policy_: Policy) -> list[Row]:
    return encoded(policy, {name: [getattr(policy_, name)] for name in _POLICY_FIELDS})


def _rule_rows(policy_: Policy) -> list[Row]:
    rules = policy_.rules
    return encoded(
        policy_rule,
        {
            "policy_id": [policy_.id] * len(rules),
            "category_id": [rule.category_id for rule in rules],
            "position": list(range(len(rules))),
            "weight": [rule.weight for rule in rules],
            "drop_lowest": [rule.drop_lowest for rule in rules],
        },
    )

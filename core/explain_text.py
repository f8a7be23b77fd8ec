"""A total's steps in words, the same in the window, the PDF and the command line."""

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

from core.assessment import Status
from core.scales import half_up, plain
from core.totals import CategoryStep, Explanation, ItemStep, Standing
from core.words import attempt_rule_word, attempts_word, status_word

Translate = Callable[[str, str], str]

_DECIMALS = 4  # shown of a number on the way; the arithmetic itself is exact
_IN_SUM = (Standing.COUNTED, Standing.ZERO, Standing.MISCONDUCT, Standing.BONUS)


def explanation_lines(explanation: Explanation, translate: Translate) -> list[str]:
    """One line a step, in the order one would redo it by hand; lines inside a category are indented by two spaces."""
    lines = []
    for step in explanation.steps:
        lines.append(_heading(step, translate))
        lines += ["  " + line for line in _category_lines(step, translate)]
    lines.append(_total_line(explanation, translate))
    return [line.replace("= ≈", "≈ ") for line in (*lines, *_above_hundred(explanation, translate))]


def shown(number: Fraction | Decimal, decimals: int = _DECIMALS) -> str:
    """A number on the way to a total: exact where it has that few decimals, else with "≈"."""
    rounded = half_up(number, decimals)
    return plain(rounded) if rounded == number else f"≈{plain(rounded)}"


def _heading(step: CategoryStep, translate: Translate) -> str:
    if step.category is None:
        if step.on_top:
            return translate("explain", "Bonus points, added to the total")
        if step.weight is None:
            return translate("explain", "All items in one pool of points")
        return translate("explain", "In no category: counts nowhere")
    assert step.weight is not None  # a category has a rule, be it one of weight 0
    if not step.weight:
        text = translate("explain", "{name}: without weight, counts nowhere")
    elif step.on_top:
        text = translate("explain", "{name}: bonus, up to {weight} points on top")
    elif step.drop_lowest:
        text = translate("explain", "{name}: weight {weight}%, lowest dropped: {count}")
    else:
        text = translate("explain", "{name}: weight {weight}%")
    return text.format(name=step.category.name, weight=plain(step.weight), count=step.drop_lowest)


def _category_lines(step: CategoryStep, translate: Translate) -> list[str]:
    lines = [_item_line(item, translate) for item in step.items]
    if step.on_top and step.weight is None:
        return lines
    if step.percent is None:
        return [*lines, translate("explain", "Nothing counts here yet.")]
    text = translate("explain", "{sum} = {points} of {reachable} points: {points} / {reachable} = {percent}%")
    values = {"points": shown(step.points), "reachable": shown(step.reachable), "percent": shown(step.percent)}
    lines.append(text.format(sum=_sum(step), **values))
    if step.contribution is not None and step.weight is not None:
        lines.append(_share_line(step, translate))
    return lines


def _sum(step: CategoryStep) -> str:
    return " + ".join(shown(item.points) for item in step.items if item.standing in _IN_SUM and item.points is not None)


def _share_line(step: CategoryStep, translate: Translate) -> str:
    assert step.weight is not None and step.percent is not None and step.contribution is not None
    values = {"weight": plain(step.weight), "percent": shown(step.percent), "contribution": shown(step.contribution)}
    if step.share is None:
        text = translate("explain", "Adds {weight} × {percent}% = {contribution}")
        return text.format(**values)
    everything = Fraction(step.weight) / step.share * 100
    if everything == 100:
        text = translate("explain", "Contributes {weight}% × {percent} = {contribution}")
        return text.format(**values)
    text = translate(
        "explain", "Share {weight} / {all} = {share}% (of the weights that count so far); × {percent} = {contribution}"
    )
    return text.format(all=shown(everything), share=shown(step.share), **values)


def _total_line(explanation: Explanation, translate: Translate) -> str:
    if explanation.exact is None or explanation.total is None:
        return translate("explain", "Nothing counts yet, so there is no total.")
    parts = [shown(step.contribution) for step in explanation.steps if step.contribution is not None]
    text = translate("explain", "Total: {sum} = {exact}, rounded half up to {decimals} decimals: {total}")
    if len(parts) == 1:
        text = translate("explain", "Total: {exact}, rounded half up to {decimals} decimals: {total}")
    if explanation.is_capped:
        text = translate("explain", "Total: {sum} = {exact}, but by the rules at most {highest}: {total}")
        if len(parts) == 1:
            text = translate("explain", "Total: {exact}, but by the rules at most {highest}: {total}")
    return text.format(
        sum=" + ".join(parts),
        exact=shown(explanation.sum or Fraction(0)),
        decimals=explanation.policy.decimals,
        highest=plain(explanation.policy.highest or Decimal(0)),
        total=explanation.total,
    )


def _above_hundred(explanation: Explanation, translate: Translate) -> list[str]:
    """A total above 100 surprises: say where it comes from."""
    if explanation.exact is None or explanation.exact <= 100:
        return []
    return [translate("explain", "Above 100, because bonus points are added on top.")]


def _item_line(item: ItemStep, translate: Translate) -> str:
    values = {
        "item": item.assessment.name,
        "points": shown(item.points) if item.points is not None else "",
        "high": plain(item.assessment.high),
        "status": status_word(item.status, translate) if item.status else translate("explain", "blank"),
    }
    line = _item_text(item, translate).format(**values)
    return line + _attempts(item, translate) if len(item.attempts) > 1 else line


def _item_text(item: ItemStep, translate: Translate) -> str:
    match item.standing:
        case Standing.COUNTED if item.status is Status.LATE:
            return translate("explain", "{item}: {points} of {high}, handed in late")
        case Standing.COUNTED:
            return translate("explain", "{item}: {points} of {high}")
        case Standing.ZERO:
            return translate("explain", "{item}: {status}, counts as 0 of {high}")
        case Standing.MISCONDUCT:
            return translate("explain", "{item}: misconduct, 0 of {high}, never dropped")
        case Standing.DROPPED:
            return translate("explain", "{item}: {points} of {high}, dropped as the lowest")
        case Standing.BONUS:
            return translate("explain", "{item}: {points} bonus points")
        case Standing.EXEMPT:
            return translate("explain", "{item}: exempt, left out")
        case Standing.PENDING:
            return translate("explain", "{item}: deferred, still to come")
        case Standing.ON_LEAVE:
            return translate("explain", "{item}: on leave, left out")
        case Standing.LEFT_OUT:
            return translate("explain", "{item}: {status}, left out by the policy")
        case Standing.BLANK:
            return translate("explain", "{item}: no score yet, left out")
        case Standing.NOT_HELD:
            return translate("explain", "{item}: nobody has a score yet, left out")
        case Standing.NOT_ENROLLED:
            return translate("explain", "{item}: outside the time in the course, left out")
        case Standing.NO_WEIGHT:
            return translate("explain", "{item}: not counted")


def _attempts(item: ItemStep, translate: Translate) -> str:
    """Of several attempts: what each was, and the rule that chose."""
    text = translate("explain", " (attempts {attempts}; {rule})")
    rule = attempt_rule_word(item.assessment.attempt_rule, translate)
    return text.format(attempts=attempts_word(item.attempts, translate), rule=rule)

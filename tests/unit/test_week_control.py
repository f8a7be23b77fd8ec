"""Weak weeks and falling pupils: what the charts say, on terms small enough to follow and on simulated ones."""

from dataclasses import replace

import numpy as np
import pytest

from core.distributions import Floats
from core.false_alarms import Basis, class_rate
from core.pupil_control import chart_pupils, persistence
from core.trends import Grade, Reason
from core.trends_text import false_alarm_text, reason_text
from core.week_alarms import judge_weeks, judged_weeks
from core.week_control import LAMBDA, chance_allowed, ewma_of, predict_from_earlier, predict_from_others
from core.week_sources import Counts, Evidence, Sources, evidence_of
from core.weekly_model import fit_weekly
from tests.weekly_simulation import Setting, alarms_of, class_rates, make_term, pupil_rates, pupils_flagged
from ui.wording import wording

UNRATED = np.full(8, np.nan)
CALM = np.array([0.0, 1.0, -1.0, 0.5, 0.0, 1.5, -0.5, 0.5])


def test_a_week_is_predicted_without_itself():
    # the other seven of CALM are the same whatever week 5 is, so its limits are too
    error = np.full(8, 1.4)
    low = CALM.copy()
    low[4] = -9
    calm, fallen = predict_from_others(CALM, error, UNRATED), predict_from_others(low, error, UNRATED)
    assert (fallen.expected[4], fallen.sd[4]) == pytest.approx((calm.expected[4], calm.sd[4]))
    assert calm.probability(CALM)[4] > 0.3
    assert fallen.probability(low)[4] < 0.001


def test_one_weak_week_does_not_hide_another():
    low = CALM.copy()
    low[2], low[6] = -9, -9
    chance = predict_from_others(low, np.full(8, 1.4), UNRATED).probability(low)
    assert chance[2] < 0.01
    assert chance[6] < 0.01


def test_nothing_is_said_of_four_weeks():
    chance = predict_from_others(CALM[:4], np.full(4, 1.4), UNRATED[:4]).probability(CALM[:4])
    assert np.isnan(chance).all()


def test_a_week_of_few_pupils_has_wide_limits():
    error = np.full(8, 1.0)
    error[4] = 5.0
    prediction = predict_from_others(CALM, error, UNRATED)
    assert prediction.sd[4] > 2 * prediction.sd[3]


def test_a_drop_that_goes_with_the_rated_difficulty_is_expected():
    # every step of difficulty cost 2 points in the other weeks; week 5 is rated 5 and lies 4 points low
    difficulty = np.array([3.0, 2, 4, 3, 5, 2, 4, 3])
    effect = -2 * (difficulty - 3)
    rated = predict_from_others(effect, np.full(8, 1.0), difficulty)
    unrated = predict_from_others(effect, np.full(8, 1.0), UNRATED)
    assert rated.explained[4] < -2
    assert rated.probability(effect)[4] > 5 * unrated.probability(effect)[4]


def test_harder_never_explains_a_better_week():
    difficulty = np.array([3.0, 2, 4, 3, 5, 2, 4, 3])
    effect = 3 * (difficulty - 3)  # harder weeks went better
    assert (predict_from_others(effect, np.full(8, 1.0), difficulty).explained == 0).all()


def test_the_ewma_by_hand():
    # weeks scored against those before only: with probabilities p5, p6 the chart is
    # λ z5 / λ, then (λ z6 + (1 - λ) λ z5) / sqrt(λ² + (1 - λ)² λ²)
    error = np.full(8, 1.4)
    prediction = predict_from_earlier(CALM, error, UNRATED)
    chart, chance = ewma_of(prediction, CALM), prediction.probability(CALM)
    from scipy.stats import norm

    z5, z6 = norm.ppf(chance[4]), norm.ppf(chance[5])
    assert np.isnan(chart[:4]).all()
    assert chart[4] == pytest.approx(z5)
    second = LAMBDA * z6 + (1 - LAMBDA) * LAMBDA * z5
    assert chart[5] == pytest.approx(second / np.hypot(LAMBDA, (1 - LAMBDA) * LAMBDA))


def test_early_looks_and_long_terms_get_less_of_the_chance():
    assert chance_allowed(5, 16) < chance_allowed(10, 16) < chance_allowed(16, 16)
    assert chance_allowed(20, 20) < chance_allowed(16, 16)
    assert chance_allowed(18, 16) == chance_allowed(18, 18)  # recorded beyond the plan


# Alarms


def sources(progress: Floats, **more: Evidence | Counts | Floats) -> Sources:
    weeks = progress.shape[1]
    unrated = np.full(weeks, np.nan)
    silent = evidence_of(np.full((1, weeks), np.nan), unrated, 2.0)
    nobody = Counts(np.zeros(weeks), np.full(weeks, 30.0), unrated, np.zeros(weeks))
    basis = Sources(unrated, evidence_of(progress, unrated, 2.0), silent, nobody, silent, nobody)
    return replace(basis, **more)


def class_of(weeks: int, drop: float = 0.0, week: int = 6, pupils: int = 30, seed: int = 3) -> Floats:
    """Progress of a class; from the seed on always the same, `drop` points lower in one week (from 0)."""
    chance = np.random.default_rng(seed)
    progress = 75 + chance.normal(0, 10, (pupils, 1)) + chance.normal(0, 8, (pupils, weeks))
    progress[:, week] -= drop
    return progress


def alarm(found: Sources, week: int = 6) -> tuple[Grade | None, list[str]]:
    judged = judge_weeks(found, 16, 4.0)[week]
    assert all("{" not in reason_text(reason, wording("en")) for reason in judged.reasons)
    return judged.alarm, [reason.kind for reason in judged.reasons]


def test_an_ordinary_week_raises_nothing():
    assert alarm(sources(class_of(10))) == (None, [])


def test_a_clear_drop_raises_an_alarm_with_its_reason_and_how_often_such_alarms_are_wrong():
    grade, reasons = alarm(sources(class_of(10, drop=9)))
    assert grade is not None
    assert (reasons[0], reasons[-1]) == ("progress_below", "false_alarms")


def test_the_app_keeps_silent_before_five_weeks_and_with_a_handful_of_pupils():
    early = sources(class_of(4, drop=30, week=3))
    assert (judged_weeks(early), alarm(early, week=3)[0]) == (0, None)
    few = sources(class_of(10, drop=30, pupils=4))
    assert (judged_weeks(few), alarm(few)[0]) == (0, None)
    assert alarm(sources(class_of(5, drop=30, week=4)), week=4)[0] is not None


def test_a_small_drop_is_no_news_however_certain():
    # 400 pupils make 2 points certain, but not material
    chance = np.random.default_rng(1)
    progress = 75 + chance.normal(0, 1, (400, 12))
    progress[:, 6] -= 2.5
    assert alarm(sources(progress))[0] is None


def test_another_source_that_fell_too_raises_the_grade():
    progress = class_of(12, drop=6, seed=5)
    alone, _ = alarm(sources(progress))
    feedback = evidence_of(class_of(12, drop=25, seed=6), np.full(12, np.nan), 4.0)
    together, reasons = alarm(sources(progress, feedback=feedback))
    grades = [None, *Grade]
    assert grades.index(together) > grades.index(alone)
    assert "feedback_below" in reasons


def test_feedback_leads_where_no_progress_is_recorded():
    nothing = np.full((30, 12), np.nan)
    feedback = evidence_of(class_of(12, drop=30), np.full(12, np.nan), 4.0)
    grade, reasons = alarm(sources(nothing, feedback=feedback))
    assert grade is not None
    assert reasons[0] == "feedback_below"


def test_harder_tests_alone_are_no_weak_week():
    tests = evidence_of(class_of(12, drop=20, seed=7), np.full(12, np.nan), 4.0)
    assert alarm(sources(class_of(12), tests=tests)) == (None, ["harder_tests"])


def test_a_level_that_stays_low_is_found_where_no_single_week_is():
    progress = class_of(16, seed=11)
    progress[:, 8:] -= 6
    reasons = [each.reasons for each in judge_weeks(sources(progress), 16, 4.0)]
    kinds = [each[0].kind if each else "" for each in reasons]
    assert kinds[9:13] == ["progress_lasting"] * 4
    assert "progress_below" not in kinds
    assert reasons[12][0].values["points"] == pytest.approx(6, abs=2)


# Pupils


def test_pupils_are_predicted_from_their_own_past():
    # one pupil steady at 80, fallen to 60 from week 9 on: expected stays near 80 at first, the CUSUM climbs
    term = make_term(Setting(pupils=30, within=4.0), np.random.default_rng(2))
    term.progress[0] = 80.0
    term.progress[0, 8:] = 60.0
    fit = fit_weekly(term.progress)
    charts = chart_pupils(term.progress, fit)
    assert charts.expected[0, 8] - fit.effect[8] == pytest.approx(80, abs=2)
    assert charts.cusum[0, 8] > 2
    assert charts.cusum[0, 10] > charts.cusum[0, 8]
    assert pupils_flagged(term)[0]


def test_one_wild_week_flags_nobody():
    term = make_term(Setting(pupils=30), np.random.default_rng(12))
    before = pupils_flagged(term)
    term.progress[3, 9] = 0.0
    assert pupils_flagged(term)[3] == before[3] is np.False_


def test_misses_are_standard_normal_when_nothing_changes():
    chance = np.random.default_rng(13)
    misses = []
    for _ in range(20):
        term = make_term(Setting(pupils=40), chance)
        misses.append(chart_pupils(term.progress, fit_weekly(term.progress)).miss[:, 4:])
    assert np.mean(misses) == pytest.approx(0, abs=0.05)
    assert np.std(misses) == pytest.approx(1, abs=0.06)


def test_persistence_is_found_from_the_class():
    chance = np.random.default_rng(14)
    found = [persistence(fit_weekly(make_term(Setting(pupils=40), chance).progress).residual) for _ in range(20)]
    assert np.mean(found) == pytest.approx(0.3, abs=0.06)
    assert persistence(np.full((5, 3), np.nan)) == 0.3


# How often they are right. The full runs are in packaging/bench_weekly.py; here few terms, with the bars widened by
# what chance does to so few: three binomial SDs.


def test_class_alarms_are_seldom_wrong_and_mostly_right():
    rates = class_rates(Setting(), terms=40, seed=1, drops=(8,))
    assert rates.false_ever <= 0.10 + 3 * (0.10 * 0.90 / 40) ** 0.5
    assert rates.found_ever[8] >= 0.80 - 3 * (0.80 * 0.20 / 40) ** 0.5


@pytest.mark.parametrize(
    "setting",
    [Setting(pupils=12), Setting(pupils=12, has_progress=False, has_feedback=True)],
    ids=["progress", "ratings"],
)
def test_the_stated_rate_of_false_alarms_is_the_one_that_is_met(setting: Setting):
    terms = 40
    rates = class_rates(setting, terms=terms, seed=3, drops=())
    assert abs(rates.false_ever - rates.stated) <= 3 * (rates.stated * (1 - rates.stated) / terms) ** 0.5


def stated(setting: Setting) -> float:
    """The rate told to the teacher of one quiet term."""
    return alarms_of(make_term(setting, np.random.default_rng(8))).stated


def test_false_alarms_are_stated_by_class_size_and_source():
    by_size = [class_rate(Basis.PROGRESS, size, 1.8) for size in (8, 12, 20, 30, 50, 90)]
    assert by_size == sorted(by_size, reverse=True)
    assert by_size[0] > 1.5 * by_size[-1]
    between = [class_rate(Basis.PROGRESS, size, 1.8) for size in (30, 36, 42, 50)]  # no steps from one to the next
    assert between == sorted(set(between), reverse=True)
    assert class_rate(Basis.RATINGS_ALONE, 30, 4.2) > class_rate(Basis.PROGRESS, 30, 1.8)
    for basis in Basis:
        rates = [class_rate(basis, 25, 2.2 if basis is not Basis.RATINGS_ALONE else 4.5, grade) for grade in Grade]
        assert rates == sorted(rates, reverse=True)


def test_what_is_recorded_decides_which_rate_is_stated():
    assert stated(Setting(pupils=12)) > stated(Setting(pupils=50))
    assert stated(Setting(has_progress=False, has_feedback=True)) != stated(Setting())
    assert stated(Setting(is_rated=True)) != stated(Setting())


@pytest.mark.parametrize(
    ("rate", "said"),
    [(0.083, "about 1 of 12 "), (0.125, "about 1 of 8 "), (0.37, "about 1 of 3 "), (0.001, "fewer than 1 of 200 ")],
)
def test_a_rate_is_said_as_one_term_in_so_many(rate: float, said: str):
    assert said in false_alarm_text(rate, wording("en"))
    assert said in reason_text(Reason("false_alarms", {"rate": rate}), wording("en"))
    assert "{" not in false_alarm_text(rate, wording("zh_CN"))


def test_few_pupils_are_flagged_falsely():
    rates = pupil_rates(Setting(pupils=40), classes=20, seed=1)
    assert rates.false_flags <= 1.5
    assert rates.found_falling >= 0.5

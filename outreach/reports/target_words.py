"""What is said of a figure's target: of the week, whether it is met; of a longer period, how far it is."""

from calendar import monthrange

from outreach.i18n import Translator
from outreach.reports import words
from outreach.reports.pack import Figure, Longer


def target(figure: Figure, t: Translator, *, is_running: bool) -> tuple[str, str]:
    """The target and whether it is met, in words too: colour alone says nothing. Of a longer period, how far it is.

    Args:
        is_running: whether working days of the week are still to come. What adds up day by day and has not reached its
            target is not judged then: only how far it is. A share, and what is good when it is low, is judged on any
            day.
    """
    if figure.target is None:
        return longer(figure, t) or t("no target set"), ""
    wanted = words.value(figure.target, form=figure.form, t=t)
    if figure.value is None:
        return t("target {target}", target=wanted), ""
    if words.reached(figure.value, figure.target, good=figure.good):
        return t("target {target}: met", target=wanted), "good"
    if is_running and figure.form != "share" and figure.good != "down":
        reached = words.value(figure.value, form=figure.form, t=t)
        return t("{value} of {target} so far", value=reached, target=wanted), ""
    return t("target {target}: not met", target=wanted), "bad"


def longer(figure: Figure, t: Translator) -> str:
    """The target of the month, quarter or year, and what is reached of it so far; empty where there is none."""
    of = figure.longer
    if of is None:
        return ""
    reached, wanted = (words.value(each, form=figure.form, t=t) for each in (of.value, of.target))
    return t("{period}: {value}, target {target}", period=period(of, t), value=reached, target=wanted)


def period(of: Longer, t: Translator) -> str:
    """The name of a month, quarter or year."""
    if of.span == "quarter":
        last = of.starts.replace(month=of.starts.month + 2, day=28)
        return t.period(of.starts, last.replace(day=monthrange(last.year, last.month)[1]))
    return t.month(of.starts) if of.span == "month" else t.year(of.starts.year)

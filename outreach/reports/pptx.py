"""The weekly pack as slides: the figures, the lists, the actions, the annex; native text, tables and charts."""

import io
from dataclasses import replace
from itertools import zip_longest
from math import ceil

from pptx import Presentation
from pptx.slide import Slide
from pptx.util import Inches

from outreach.i18n import Translator
from outreach.reports import in_full, told, words
from outreach.reports.brief import brief
from outreach.reports.list_words import list_title
from outreach.reports.pack import Figure, Pack
from outreach.reports.slides import EDGE, HEIGHT, WIDTH, Bars, Box, Said, bars, box, table, write
from outreach.reports.spans import without_controls
from outreach.reports.steady import steady
from outreach.reports.told import ToldFigure, ToldTable

TITLE_ONLY = 5
INNER = WIDTH - 2 * EDGE
ACROSS = 3
LONGEST_NAME, LONGEST_BAR, LONGEST_LINE, LONGEST_SENTENCE, LONGEST_MEANING, LONGEST_NOTE = 32, 24, 60, 84, 300, 200
MOST_ACTIONS, FEW, LARGE, SMALL, SHORT = 14, 6, 14, 11, 8
IN_A_LINE, MOST_LINES, BETWEEN = 110, 24, 0.4
"""Characters, lines of a slide of texts, and lines below each text: what fits with the widest letters."""


def pptx(pack: Pack, t: Translator) -> bytes:
    """The pack in the reader's language; the same pack gives the same bytes, and no person is named as its author.

    What was written for the meeting and is cut on a slide stands whole on further ones at the end.
    """
    pack, made = brief(pack), Presentation()
    _widen(made)
    _figures(_slide(made, pack, told.title(t), t), pack, t)
    _lists(_slide(made, pack, t("What is late, and what must be decided"), t), pack, t)
    _actions(_slide(made, pack, list_title("actions", t), t), pack, t)
    _annex(_slide(made, pack, told.annex(t), t), pack, t)
    for lines in _in_full(pack, t):
        box(_slide(made, pack, in_full.title(t), t), Box(EDGE, 1.4, INNER, 5.6), lines, t=t)
    about = made.core_properties
    about.title = without_controls(told.heading(pack, t))
    about.language = str(t.locale).replace("_", "-")
    about.subject = told.collection(pack.collection, t)
    about.author = about.last_modified_by = about.keywords = about.comments = about.category = ""
    about.revision = 1
    about.created = about.modified = pack.as_at.replace(tzinfo=None)
    file = io.BytesIO()
    made.save(file)
    return steady(file.getvalue(), at=pack.as_at)


def _widen(made: Presentation) -> None:
    """The template is four by three: what its slides stand on goes along to sixteen by nine."""
    by = Inches(WIDTH) / made.slide_width
    for page in (made.slide_master, *made.slide_layouts):
        for shape in page.placeholders:
            # What has no place of its own takes its master's, which is moved already.
            if shape._element.spPr.xfrm is not None:
                shape.left, shape.width = int(shape.left * by), int(shape.width * by)
    made.slide_width, made.slide_height = Inches(WIDTH), Inches(HEIGHT)


def _slide(made: Presentation, pack: Pack, title: str, t: Translator) -> Slide:
    """A slide with its title, the stamp of the week, and what the rows are where they are not the ministry's own."""
    slide = made.slides.add_slide(made.slide_layouts[TITLE_ONLY])
    shape = slide.shapes.title
    shape.left, shape.top, shape.width, shape.height = Box(EDGE, 0.32, INNER - 3.6, 0.55).placed(t)
    write(shape.text_frame, [[Said(title, size=26, bold=True)]], t=t)
    stamp = " · ".join(told.stamp(pack, t))
    box(slide, Box(EDGE, 0.92, INNER, 0.28), [[Said(stamp, size=11, colour="muted")]], t=t)
    label = told.collection(pack.collection, t)
    if label:
        box(
            slide,
            Box(WIDTH - EDGE - 3.5, 0.45, 3.5, 0.35),
            [[Said(label, size=14, colour="bad", bold=True)]],
            t=t,
            far=True,
        )
    foot = [[Said(f"{told.heading(pack, t)} · {t.number(len(made.slides))}", size=9, colour="muted")]]
    box(slide, Box(EDGE, HEIGHT - 0.42, INNER, 0.25), foot, t=t)
    return slide


def _figures(slide: Slide, pack: Pack, t: Translator) -> None:
    note = words.one_line(pack.note.of(t), longest=LONGEST_NOTE)
    box(slide, Box(EDGE, 1.25, INNER, 0.5), [[Said(note, size=13, bold=True, own=True)]], t=t)
    if not pack.figures:
        box(slide, Box(EDGE, 1.9, INNER, 0.4), [[Said(told.no_figures(t), size=14, colour="muted")]], t=t)
    width, height = INNER / ACROSS, 2.5
    for number, (figure, said) in enumerate(zip(pack.figures, told.figures(pack, t), strict=True)):
        left, top = EDGE + width * (number % ACROSS), 1.9 + height * (number // ACROSS)
        box(slide, Box(left, top, width * 0.54, height - 0.15), _card(said), t=t)
        if figure.value is not None and figure.before is not None:
            bars(slide, _two_weeks(figure, said, t), Box(left + width * 0.55, top, width * 0.4, height - 0.2), t=t)


def _card(said: ToldFigure) -> list[list[Said]]:
    lines = [
        [Said(words.shortened(said.label, longest=LONGEST_NAME), size=14, bold=True)],
        [Said(said.value, size=30 if len(said.value) <= SHORT else 20, bold=True)],
        [Said(words.shortened(said.share_of, longest=LONGEST_NAME), size=11, colour="muted")],
        [
            Said(said.change, size=12, colour=said.change_is or "ink", bold=bool(said.change_is)),
            Said(f" {said.compared}", size=10, colour="muted"),
        ],
        [Said(said.target, size=11, colour=said.target_is or "muted", bold=bool(said.target_is))],
        [Said(words.shortened(said.unknown, longest=LONGEST_LINE), size=10, colour="muted")],
    ]
    return [line for line in lines if line[0].text]


def _two_weeks(figure: Figure, said: ToldFigure, t: Translator) -> Bars:
    before = words.value(figure.before, form=figure.form, t=t)
    return Bars(
        title=said.label,
        names=[t("Last week"), t("This week")],
        values=[figure.before, figure.value],
        words=[before, said.value],
        colours=["muted", "accent"],
    )


def _lists(slide: Slide, pack: Pack, t: Translator) -> None:
    wide, narrow, gap = 4.5, 2.83, 0.2
    overdue = _short(told.overdue(pack, t), LONGEST_NAME)
    table(slide, overdue, Box(EDGE, 1.3, wide, 3.4), widths=(40, 19, 23, 18), t=t)
    if pack.overdue:
        many = Bars(
            title=list_title("overdue", t),
            names=[words.shortened(row[0], longest=LONGEST_BAR) for row in overdue.rows],
            values=[row.overdue for row in pack.overdue],
            words=[row[1] for row in overdue.rows],
            colours=["accent"] * len(pack.overdue),
            lying=True,
        )
        bars(slide, many, Box(EDGE + wide + gap, 1.3, narrow, 3.1), t=t)
    place = Box(EDGE + wide + narrow + 2 * gap, 1.3, wide, 3.4)
    table(slide, _short(told.past_cadence(pack, t), LONGEST_NAME), place, widths=(38, 25, 18, 19), t=t)
    decisions = _short(told.decisions(pack, t), LONGEST_SENTENCE, LONGEST_NAME, LONGEST_NAME)
    table(slide, decisions, Box(EDGE, 4.85, INNER, 2.2), widths=(60, 16, 24), t=t)


def _actions(slide: Slide, pack: Pack, t: Translator) -> None:
    every = told.actions(pack, t)
    left = len(every.rows) - MOST_ACTIONS
    shown = replace(
        every,
        title="",
        rows=every.rows[:MOST_ACTIONS],
        note=t.plural("{n} more action", "{n} more actions", left) if left > 0 else every.note,
        looks=(every.looks or [])[:MOST_ACTIONS],
    )
    size = LARGE if len(shown.rows) <= FEW else SMALL
    shown = _short(shown, LONGEST_SENTENCE, LONGEST_NAME)
    table(slide, shown, Box(EDGE, 1.1, INNER, 5.9), widths=(50, 21, 18, 11), t=t, size=size)


def _annex(slide: Slide, pack: Pack, t: Translator) -> None:
    figures = told.figures(pack, t)
    meaning = ToldTable(
        title="",
        head=told.definition_head(t),
        rows=[[each.label, each.definition, each.n_rows] for each in figures],
        numbers=[2],
        note="" if figures else told.no_figures(t),
    )
    place = Box(EDGE, 1.1, INNER, 5.9)
    table(slide, _short(meaning, LONGEST_NAME, LONGEST_MEANING), place, widths=(20, 68, 12), t=t, size=12)


def _in_full(pack: Pack, t: Translator) -> list[list[list[Said]]]:
    """Slide by slide the lines of what the other slides cut, each kind under its name."""
    cut = in_full.words_of(pack, t, note=LONGEST_NOTE, decision=LONGEST_SENTENCE)
    actions = [each for each in in_full.actions(pack, t, longest=LONGEST_SENTENCE)[:MOST_ACTIONS] if each]
    if actions:
        cut.append(in_full.InFull(list_title("actions", t), actions))
    slides, left = [], 0
    for one in cut:
        for number, text in enumerate(each.text for each in one.texts):
            takes = ceil(len(text) / IN_A_LINE) + (number == 0) + BETWEEN
            if is_new := takes > left:
                slides.append([])
                left = MOST_LINES
            if is_new or number == 0:
                slides[-1].append([Said(one.title, size=12, colour="muted", bold=True)])
            slides[-1] += [[Said(text, size=13, own=True)], [Said(" ", size=13 * BETWEEN)]]
            left -= takes + is_new
    return slides


def _short(of: ToldTable, *longest: int) -> ToldTable:
    """The table with its first columns cut to so many characters each: a slide holds less than a page."""
    rows = [
        [words.shortened(cell, longest=most) for cell, most in zip_longest(row, longest, fillvalue=told.LONGEST_TEXT)]
        for row in of.rows
    ]
    return replace(of, rows=rows)

"""What slides are made of: text, tables and bars, all native, each in the direction of its language.

The font is the second of the house's list: a slide is opened on machines that do not have the first.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree
from pptx.chart.chart import Chart
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.slide import Slide
from pptx.text.text import TextFrame, _Paragraph
from pptx.util import Inches, Pt

from outreach.i18n import Translator
from outreach.reports.spans import MARKS, marked
from outreach.reports.told import ToldTable
from outreach.reports.words import written_in
from outreach.theme import FONT, LIGHT

TYPEFACE = FONT.split(",")[1].strip()
NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
WIDTH, HEIGHT, EDGE = 13.333, 7.5, 0.55
GAP, ROW = 60, 0.3


@dataclass(frozen=True)
class Box:
    """A place on a slide, in inches, as it is where the language runs left to right."""

    left: float
    top: float
    width: float
    height: float

    def placed(self, t: Translator) -> tuple:
        """Left, top, width and height; mirrored where the language runs right to left."""
        left = WIDTH - self.left - self.width if t.is_rtl else self.left
        return tuple(Inches(each) for each in (left, self.top, self.width, self.height))


@dataclass(frozen=True)
class Said:
    """A run of text and how it looks; sizes are points, colours names of the palette.

    ``own`` words are those of people: a line that begins with them runs as they do, whichever way the slide does.
    """

    text: str
    size: float = 12
    colour: str = "ink"
    bold: bool = False
    own: bool = False


def colour(name: str) -> RGBColor:
    return RGBColor.from_string(getattr(LIGHT, name).removeprefix("#"))


def box(slide: Slide, place: Box, lines: Sequence[Sequence[Said]], *, t: Translator, far: bool = False) -> None:
    """Lines of runs in a box that wraps them."""
    write(slide.shapes.add_textbox(*place.placed(t)).text_frame, lines, t=t, far=far)


def write(frame: TextFrame, lines: Sequence[Sequence[Said]], *, t: Translator, far: bool = False) -> None:
    """Fill a frame; ``far`` aligns at the end of the line."""
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    for number, line in enumerate(lines):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        runs = written_in(line[0].text, t) if line[0].own else t
        _direct(paragraph, t=runs, far=far)
        for said in line:
            run = paragraph.add_run()
            run.text = marked(said.text, runs.direction)
            run.font.size, run.font.bold = Pt(said.size), said.bold
            run.font.color.rgb = colour(said.colour)
            name_font(run._r.get_or_add_rPr(), t=runs)


def _direct(paragraph: _Paragraph, *, t: Translator, far: bool) -> None:
    paragraph.alignment = PP_ALIGN.RIGHT if t.is_rtl != far else PP_ALIGN.LEFT
    paragraph._p.get_or_add_pPr().set("rtl", "1" if t.is_rtl else "0")


def name_font(properties: etree._Element, *, t: Translator) -> None:
    """One family for Latin and for Arabic letters, and the language that they are in."""
    properties.set("lang", str(t.locale).replace("_", "-"))
    for script in ("latin", "ea", "cs"):
        for before in properties.findall(qn(f"a:{script}")):
            properties.remove(before)
        etree.SubElement(properties, qn(f"a:{script}")).set("typeface", TYPEFACE)


def table(
    slide: Slide, told: ToldTable, place: Box, *, widths: Sequence[float], t: Translator, size: float = 11
) -> None:
    """A table with its title above it; ``widths`` are shares of the width. Without rows, its note stands alone."""
    if told.title:
        box(slide, Box(place.left, place.top, place.width, 0.3), [[Said(told.title, size=13, bold=True)]], t=t)
    top = place.top + 0.36
    if told.rows:
        rows = [told.head, *told.rows]
        under = Box(place.left, top, place.width, ROW * len(rows))
        shape = slide.shapes.add_table(len(rows), len(told.head), *under.placed(t))
        shape.name = told.title or told.head[0]
        _fill(
            shape.table,
            told,
            rows,
            widths=[Inches(place.width * each / sum(widths)) for each in widths],
            t=t,
            size=size,
        )
    if told.note:
        under = Box(place.left, max(top, place.top + place.height - 0.3) if told.rows else top, place.width, 0.3)
        box(slide, under, [[Said(told.note, size=size - 1, colour="muted")]], t=t)


def _fill(grid, told: ToldTable, rows: list, *, widths: Sequence[int], t: Translator, size: float) -> None:
    properties = grid._tbl.tblPr
    properties.set("rtl", "1" if t.is_rtl else "0")
    properties.set("bandRow", "0")
    properties.find(qn("a:tableStyleId")).text = NO_STYLE
    for column, width in zip(grid.columns, widths, strict=True):
        column.width = width
    for y, row in enumerate(rows):
        grid.rows[y].height = Inches(ROW)
        for x, text in enumerate(row):
            look = told.looks[y - 1] if told.looks and y and x == len(row) - 1 else ""
            said = Said(text, size=size if y else size - 1, colour=look or ("ink" if y else "muted"), bold=bool(look))
            cell = grid.cell(y, x)
            write(cell.text_frame, [[said]], t=t, far=x in told.numbers)
            cell.vertical_anchor = MSO_ANCHOR.MIDDLE if y else MSO_ANCHOR.BOTTOM
            cell.margin_left = cell.margin_right = Inches(0.06)
            cell.margin_top = cell.margin_bottom = Inches(0.03)
            _underline(cell._tc.get_or_add_tcPr(), "hairline" if y else "muted")


def _underline(properties: etree._Element, name: str) -> None:
    line = etree.SubElement(properties, qn("a:lnB"))
    line.set("w", str(Pt(0.75)))
    fill = etree.SubElement(line, qn("a:solidFill"))
    etree.SubElement(fill, qn("a:srgbClr")).set("val", getattr(LIGHT, name).removeprefix("#"))


@dataclass(frozen=True)
class Bars:
    """Bars of one measure: a name, a value, its words and the name of its colour for each; ``lying`` or upright."""

    title: str
    names: Sequence[str]
    values: Sequence[float]
    words: Sequence[str]
    colours: Sequence[str]
    lying: bool = False


def bars(slide: Slide, of: Bars, place: Box, *, t: Translator) -> None:
    """A native chart: its numbers can be opened and changed; the words at the bars are those of the pages."""
    data = CategoryChartData()
    # An axis runs left to right in some programs: between marks, brackets and dots at the ends stay at their ends.
    edge = MARKS["rtl"] if t.is_rtl else ""
    data.categories = [f"{edge}{marked(name, t.direction)}{edge}" for name in of.names]
    data.add_series(marked(of.title, t.direction), of.values)
    kind = XL_CHART_TYPE.BAR_CLUSTERED if of.lying else XL_CHART_TYPE.COLUMN_CLUSTERED
    shape = slide.shapes.add_chart(kind, *place.placed(t), data)
    told = "; ".join(f"{name}: {word}" for name, word in zip(of.names, of.words, strict=True))
    shape.name = of.title
    shape._element.nvGraphicFramePr.cNvPr.set("descr", marked(f"{of.title}. {told}", t.direction))
    _axes(shape.chart, of, t=t)
    plot = shape.chart.plots[0]
    plot.gap_width, plot.vary_by_categories = GAP, False
    for number, (word, name) in enumerate(zip(of.words, of.colours, strict=True)):
        point = plot.series[0].points[number]
        point.format.fill.solid()
        point.format.fill.fore_color.rgb = colour(name)
        point.data_label.position = XL_LABEL_POSITION.OUTSIDE_END
        write(point.data_label.text_frame, [[Said(word, size=11, bold=True)]], t=t)


def _axes(chart: Chart, of: Bars, *, t: Translator) -> None:
    chart.has_legend = chart.has_title = False
    chart.font.size = Pt(11)
    names, values = chart.category_axis, chart.value_axis
    values.visible = values.has_major_gridlines = False
    # From zero, with room for the words past the longest bar.
    low, high = min(0, *of.values), max(0, *of.values)
    values.minimum_scale, values.maximum_scale = low * 1.3, high * 1.3 or (0 if low else 1)
    names.format.line.color.rgb = colour("hairline")
    names.major_tick_mark, names.tick_label_position = XL_TICK_MARK.NONE, XL_TICK_LABEL_POSITION.LOW
    # The first bar is the upper one, or the one where reading begins; lying bars grow from there too.
    names.reverse_order = of.lying or t.is_rtl
    values.reverse_order = of.lying and t.is_rtl
    for axis in (chart, names):
        properties = axis.font._element if axis is chart else axis.tick_labels.font._element
        name_font(properties, t=t)
        paragraph = properties.getparent()
        paragraph.set("rtl", "1" if t.is_rtl else "0")
    # Names stay upright, and wrap instead.
    upright = names._element.find(qn("c:txPr")).find(qn("a:bodyPr"))
    upright.set("rot", "0")
    upright.set("vert", "horz")

"""Writes blocks as a Word document: python-docx, and its XML where python-docx has no word for a thing."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_COLOR_INDEX
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt, RGBColor
from docx.text.run import Run as WordRun

from tests.documents.build.layout import Break, Document, Para, Run, Table, grid

W14 = 'http://schemas.microsoft.com/office/word/2010/wordml'
FOOTNOTES = 'application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml'
MOMENT = datetime(2024, 1, 1)  # noqa: DTZ001 the files are the same whenever they are made
ABSTRACT = {
    'bullet': ('bullet', '\uf0b7', 'Symbol'),
    'decimal': ('decimal', '%1.', ''),
    'letter': ('lowerLetter', '%1)', ''),
}


def level_xml(depth: int, kind: str, text: str, font: str) -> str:
    """One level of an automatic list."""
    fonts = f'<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:hint="default"/></w:rPr>' if font else ''
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{284 + 284 * depth}" w:hanging="284"/></w:pPr>{fonts}</w:lvl>'
    )


class Writer:
    """One document being written."""

    def __init__(self, made: Document) -> None:
        self.word = docx.Document()
        self.notes: list[str] = []
        self.numbering = self.word.part.numbering_part.element
        self.next_number = 200
        for at, (kind, text, font) in enumerate(ABSTRACT.values()):
            levels = ''.join(level_xml(d, kind, text, font) for d in (0, 1))
            xml = f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{900 + at}">{levels}</w:abstractNum>'
            self.numbering.insert(0, parse_xml(xml))
        style = self.word.styles['Normal']
        style.font.name, style.font.size = 'Calibri', Pt(10)
        style.paragraph_format.space_after = Pt(3)
        section = self.word.sections[0]
        if made.landscape:
            self.turn(section, True)
        section.header.paragraphs[0].text = made.header
        section.footer.paragraphs[0].text = made.footer

    @staticmethod
    def turn(section: object, landscape: bool) -> None:
        """Portrait or landscape."""
        long, short = max(section.page_width, section.page_height), min(section.page_width, section.page_height)
        section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = (long, short) if landscape else (short, long)

    def number(self, kind: str) -> int:
        """A new list that starts at 1."""
        self.next_number += 1
        at = 900 + list(ABSTRACT).index(kind)
        over = '' if kind == 'bullet' else '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
        xml = f'<w:num {nsdecls("w")} w:numId="{self.next_number}"><w:abstractNumId w:val="{at}"/>{over}</w:num>'
        self.numbering.append(parse_xml(xml))
        return self.next_number

    def paragraphs(self, holder: object, made: tuple[Para, ...] | list[Para], first: object = None) -> None:
        """Paragraphs into a cell or the body; lists that follow each other are one list."""
        lists: dict[str, int] = {}
        for para in made:
            target = first or holder.add_paragraph()
            first = None
            if para.heading:
                target.style = self.word.styles[f'Heading {para.heading}']
            if para.centred:
                target.alignment = WD_ALIGN_PARAGRAPH.CENTER
            if para.list:
                if para.list not in lists:
                    lists[para.list] = self.number(para.list)
                self.listed(target, lists[para.list], para.level)
            else:
                lists = {}
            for run in para.runs:
                self.run(target, run, para.bold)

    @staticmethod
    def listed(target: object, number: int, level: int) -> None:
        """The paragraph belongs to an automatic list."""
        made = f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
        target._p.get_or_add_pPr().append(parse_xml(made))

    def run(self, target: object, run: Run, bold: bool) -> None:
        """A run in its dress."""
        special = {'box': self.box, 'choice': self.choice, 'note': self.note, 'deleted': self.deleted}
        if run.kind in special:
            special[run.kind](target, run.text)
            return
        made = target.add_run(run.text.replace('⏎', '\n'))
        if bold or run.kind == 'bold':
            made.bold = True
        made.font.strike = True if run.kind == 'struck' else None
        made.font.underline = True if run.kind == 'underlined' else None
        made.font.highlight_color = WD_COLOR_INDEX.YELLOW if run.kind == 'highlighted' else None
        if run.kind == 'coloured':
            made.font.color.rgb = RGBColor(0, 128, 0)
        if run.kind == 'inserted':
            ins = OxmlElement('w:ins')
            self.reviewer(ins)
            target._p.append(ins)
            ins.append(made._r)

    @staticmethod
    def reviewer(element: object) -> None:
        """Who changed the text, and when."""
        element.set(qn('w:id'), '7')
        element.set(qn('w:author'), 'Reviewer')
        element.set(qn('w:date'), '2024-01-01T00:00:00Z')

    def deleted(self, target: object, text: str) -> None:
        """Text that a reviewer took out, still in the file."""
        made = OxmlElement('w:del')
        self.reviewer(made)
        made.append(parse_xml(f'<w:r {nsdecls("w")}><w:delText xml:space="preserve">{text}</w:delText></w:r>'))
        target._p.append(made)

    @staticmethod
    def box(target: object, text: str) -> None:
        """A tick box as a content control."""
        on, sign = ('1', '☒') if text == 'x' else ('0', '☐')
        xml = (
            f'<w:sdt {nsdecls("w")} xmlns:w14="{W14}"><w:sdtPr><w14:checkbox><w14:checked w14:val="{on}"/>'
            '<w14:checkedState w14:val="2612" w14:font="MS Gothic"/>'
            '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox></w:sdtPr><w:sdtContent><w:r>'
            '<w:rPr><w:rFonts w:ascii="MS Gothic" w:eastAsia="MS Gothic" w:hAnsi="MS Gothic"/></w:rPr>'
            f'<w:t>{sign}</w:t></w:r></w:sdtContent></w:sdt>'
        )
        target._p.append(parse_xml(xml))

    @staticmethod
    def choice(target: object, text: str) -> None:
        """A value chosen in a drop-down list."""
        xml = (
            f'<w:sdt {nsdecls("w")}><w:sdtPr><w:dropDownList><w:listItem w:displayText="{text}" w:value="{text}"/>'
            f'</w:dropDownList></w:sdtPr><w:sdtContent><w:r><w:t>{text}</w:t></w:r></w:sdtContent></w:sdt>'
        )
        target._p.append(parse_xml(xml))

    def note(self, target: object, text: str) -> None:
        """A footnote."""
        self.notes.append(text)
        made = WordRun(OxmlElement('w:r'), target)
        made.font.superscript = True
        target._p.append(made._r)
        reference = OxmlElement('w:footnoteReference')
        reference.set(qn('w:id'), str(len(self.notes)))
        made._r.append(reference)

    def write_notes(self) -> None:
        """The part that holds the footnotes."""
        if not self.notes:
            return
        mark = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>'
        bodies = ''.join(
            f'<w:footnote w:id="{at}"><w:p>{mark}<w:r><w:t xml:space="preserve"> {text}</w:t></w:r></w:p></w:footnote>'
            for at, text in enumerate(self.notes, 1)
        )
        ends = ''.join(
            f'<w:footnote w:type="{kind}" w:id="{at}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
            for kind, at in (('separator', -1), ('continuationSeparator', 0))
        )
        blob = f'<?xml version="1.0" encoding="UTF-8"?><w:footnotes {nsdecls("w")}>{ends}{bodies}</w:footnotes>'
        part = Part(PackURI('/word/footnotes.xml'), FOOTNOTES, blob.encode(), self.word.part.package)
        self.word.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)

    def table(self, made: Table) -> None:
        """A table with merged cells and repeated header rows."""
        table = self.word.add_table(len(made.rows), len(made.widths))
        table.style, table.autofit = 'Table Grid', False
        section = self.word.sections[-1]
        room = section.page_width - section.left_margin - section.right_margin
        widths = [int(room * width / sum(made.widths)) for width in made.widths]
        for column, width in zip(table.columns, widths, strict=True):
            column.width = width
            for cell in column.cells:
                cell.width = width
        for (at, column), cell in grid(made).items():
            target = table.cell(at, column)
            if cell.rows > 1 or cell.columns > 1:
                target = target.merge(table.cell(at + cell.rows - 1, column + cell.columns - 1))
            if cell.shade:
                shade = f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="D9E2F3"/>'
                target._tc.get_or_add_tcPr().append(parse_xml(shade))
            self.paragraphs(target, cell.paras, target.paragraphs[0])
        for at, line in enumerate(made.rows):
            if line.header:
                table.rows[at]._tr.get_or_add_trPr().append(OxmlElement('w:tblHeader'))

    def block(self, made: Para | Table | Break) -> None:
        """One block of the body."""
        if isinstance(made, Table):
            self.table(made)
        elif isinstance(made, Break):
            landscape = self.word.sections[-1].orientation == WD_ORIENT.LANDSCAPE
            if made.landscape != landscape:
                self.turn(self.word.add_section(), made.landscape)
            else:
                self.word.add_page_break()

    def write(self, blocks: list) -> bytes:
        """The whole document."""
        waiting: list[Para] = []
        for made in [*blocks, None]:
            if isinstance(made, Para):
                waiting.append(made)
                continue
            self.paragraphs(self.word, waiting)
            waiting = []
            if made is not None:
                self.block(made)
        self.write_notes()
        held = self.word.core_properties
        held.created = held.modified = MOMENT
        held.author = held.title = ''
        held.comments = ''
        return self.saved()

    def saved(self) -> bytes:
        """The bytes, the same whenever they are made."""
        raw, still = io.BytesIO(), io.BytesIO()
        self.word.save(raw)
        with zipfile.ZipFile(raw) as old, zipfile.ZipFile(still, 'w', zipfile.ZIP_DEFLATED) as new:
            for name in old.namelist():
                new.writestr(zipfile.ZipInfo(name), old.read(name), zipfile.ZIP_DEFLATED)
        return still.getvalue()


def write(made: Document) -> bytes:
    """The document as .docx."""
    return Writer(made).write(made.word or [])

"""Word and Excel documents built by hand, part by part: what no well-behaved library will write."""

from __future__ import annotations

import io
import struct
import zipfile

W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
S = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
_PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
_OOXML = 'application/vnd.openxmlformats-officedocument.'
_NAMES = (
    f'xmlns:w="{W}" xmlns:r="{R}" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_WORD_PARTS = ('styles', 'numbering', 'footnotes', 'endnotes', 'comments', 'header', 'footer', 'settings')


def archive(parts: dict[str, str | bytes]) -> bytes:
    """A zip archive of these parts, deflated."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, 'w', zipfile.ZIP_DEFLATED) as file:
        for name, data in parts.items():
            file.writestr(name, data)
    return buffer.getvalue()


def relationships(*entries: tuple[str, str, str]) -> str:
    """A .rels part: (type's last word, target, 'External' or '')."""
    lines = ''.join(
        f'<Relationship Id="rId{number}" Type="{R}/{kind}" Target="{target}"{f" TargetMode={mode!r}" if mode else ""}/>'
        for number, (kind, target, mode) in enumerate(entries, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{lines}</Relationships>'


def types(main: str) -> str:
    """A [Content_Types].xml that names the type of the main part."""
    return f'<Types xmlns="{_PACKAGE}/content-types"><Override PartName="/main" ContentType="{main}"/></Types>'


def word_parts(body: str, *links: tuple[str, str, str], **parts: str) -> dict[str, str | bytes]:
    """The parts of a .docx with this body; `parts` by kind (styles=, numbering= …), without their outer element."""
    own = [(kind, f'{kind}.xml', '') for kind in parts]
    made: dict[str, str | bytes] = {
        '[Content_Types].xml': types(_OOXML + 'wordprocessingml.document.main+xml'),
        '_rels/.rels': relationships(('officeDocument', 'word/document.xml', '')),
        'word/_rels/document.xml.rels': relationships(*own, *links),
        'word/document.xml': f'<w:document {_NAMES}><w:body>{body}</w:body></w:document>',
    }
    outer = {'header': 'hdr', 'footer': 'ftr'}
    for kind, inner in parts.items():
        assert kind in _WORD_PARTS
        tag = outer.get(kind, kind)
        made[f'word/{kind}.xml'] = f'<w:{tag} {_NAMES}>{inner}</w:{tag}>'
    return made


def docx(body: str, *links: tuple[str, str, str], **parts: str) -> bytes:
    return archive(word_parts(body, *links, **parts))


def excel_parts(sheet: str, **parts: str) -> dict[str, str | bytes]:
    """The parts of an .xlsx with one sheet; `sheet` is what stands in its worksheet element."""
    own = [(kind, f'{kind}.xml', '') for kind in parts]
    outer = {'styles': 'styleSheet', 'sharedStrings': 'sst'}
    made: dict[str, str | bytes] = {
        '[Content_Types].xml': types(_OOXML + 'spreadsheetml.sheet.main+xml'),
        '_rels/.rels': relationships(('officeDocument', 'xl/workbook.xml', '')),
        'xl/_rels/workbook.xml.rels': relationships(('worksheet', 'worksheets/sheet1.xml', ''), *own),
        'xl/workbook.xml': f'<workbook xmlns="{S}" xmlns:r="{R}"><sheets>'
        '<sheet name="Plan" sheetId="1" r:id="rId1"/></sheets></workbook>',
        'xl/worksheets/sheet1.xml': f'<worksheet xmlns="{S}">{sheet}</worksheet>',
    }
    for kind, inner in parts.items():
        made[f'xl/{kind}.xml'] = f'<{outer[kind]} xmlns="{S}">{inner}</{outer[kind]}>'
    return made


def xlsx(sheet: str, **parts: str) -> bytes:
    return archive(excel_parts(sheet, **parts))


def p(text: str = '', properties: str = '', dress: str = '') -> str:
    """A paragraph of Word with one run."""
    return f'<w:p><w:pPr>{properties}</w:pPr>{r(text, dress)}</w:p>'


def r(text: str, dress: str = '') -> str:
    """A run of Word."""
    return f'<w:r><w:rPr>{dress}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>' if text else ''


def tc(content: str, properties: str = '') -> str:
    """A cell of Word; plain text becomes its paragraph."""
    inner = content if content.startswith('<') else p(content)
    return f'<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>'


def tr(*cells: str, properties: str = '') -> str:
    return f'<w:tr><w:trPr>{properties}</w:trPr>{"".join(cells)}</w:tr>'


def tbl(*rows: str) -> str:
    return f'<w:tbl><w:tblPr/>{"".join(rows)}</w:tbl>'


def declaring(content: bytes, name: str, size: int) -> bytes:
    """The archive with one member's unpacked size declared otherwise than it is, in both places that say it."""
    data = bytearray(content)
    for signature, length, field in ((b'PK\x03\x04', 30, 22), (b'PK\x01\x02', 46, 24)):
        at = data.find(signature)
        while at >= 0:
            if data[at + length : at + length + len(name)] == name.encode():
                struct.pack_into('<I', data, at + field, size)
            at = data.find(signature, at + 4)
    return bytes(data)

"""What a file is, told from its bytes: names lie, and people rename files to get them through a form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from uptake.domain.errors import DocumentError, NotADocument, NoText, Protected, TooLarge

if TYPE_CHECKING:
    from uptake.matrices.formats.safety import Container

DOCUMENT_BYTES = 50_000_000  # the largest upload; reports with photographs reach 20 MB

_CONVERT = 'Open it, choose “Save as”, take the format “{}”, and upload that copy.'
_WORD = _CONVERT.format('Word document (.docx)')
_EXCEL = _CONVERT.format('Excel workbook (.xlsx)')
_EITHER = 'Upload the matrix as Word (.docx), Excel (.xlsx), PDF or text.'
_SCAN = 'Ask for the Word, Excel or PDF file the picture was made from; pictures of text cannot be read.'

# The first bytes, what the file is, and what to do.
_BEGINNINGS: tuple[tuple[bytes, str, str], ...] = (
    (b'{\\rtf', 'a rich-text document (.rtf)', _WORD),
    (b'MIME-Version:', 'a saved web page (.mht)', _WORD),
    (b'\x1f\x8b', 'a compressed archive', 'Unpack it and upload the document itself.'),
    (b'7z\xbc\xaf', 'a compressed archive', 'Unpack it and upload the document itself.'),
    (b'Rar!', 'a compressed archive', 'Unpack it and upload the document itself.'),
    (b'%!PS', 'a PostScript file', _EITHER),
    (b'MZ', 'a program', _EITHER),
    (b'\x7fELF', 'a program', _EITHER),
)
_PICTURES = (b'\x89PNG', b'\xff\xd8\xff', b'GIF8', b'BM', b'II*\0', b'MM\0*', b'\xd7\xcd\xc6\x9a')

# Names of streams in the older compound files (.doc, .xls and their kin), as their directory spells them.
_COMPOUND: tuple[tuple[str, str, str], ...] = (
    ('WordDocument', 'a document of Word 97-2003 (.doc)', _WORD),
    ('Workbook', 'a workbook of Excel 97-2003 (.xls)', _EXCEL),
    ('Book', 'a workbook of an early Excel (.xls)', _EXCEL),
    ('PowerPoint Document', 'a presentation (.ppt)', 'Copy the matrix into a Word document and upload that.'),
    ('__properties_version1.0', 'an e-mail message (.msg)', 'Save its attachment and upload that.'),
)
# What kind of archive, told by the beginning of a member's name.
_ARCHIVES: tuple[tuple[str, str, str], ...] = (
    ('ppt/', 'a presentation (.pptx)', 'Copy the matrix into a Word document and upload that.'),
    ('xl/workbook.bin', 'a binary workbook (.xlsb)', _EXCEL),
    ('Index/', 'a document of Pages or Numbers', 'Export it as Word (.docx) or Excel (.xlsx) and upload that.'),
    ('META-INF/container.xml', 'an e-book', _EITHER),
)


def refuse_size(content: bytes) -> None:
    """Raise TooLarge where the file itself is larger than any document that is read."""
    if len(content) > DOCUMENT_BYTES:
        raise TooLarge(
            f'The document is too large: more than {DOCUMENT_BYTES // 1_000_000} MB.',
            advice='Take out pictures and annexes, or copy the matrix alone into a new document, and upload that.',
        )


def kind_of_text_or_pdf(content: bytes) -> str:
    """'pdf' or 'text' for what is no archive; otherwise the DocumentError that says what it is and what to do."""
    start = content[:2048]
    stripped = start.lstrip(b'\xef\xbb\xbf \t\r\n')
    if not content.strip(b'\xef\xbb\xbf \t\r\n\0'):
        raise NotADocument('The file is empty.', advice='Check that it opens, and upload it again.', code='empty')
    if b'%PDF-' in content[:1024]:
        return 'pdf'
    if content.startswith(b'\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'):
        raise _compound(content)
    picture = content.startswith(_PICTURES) or content[8:12] == b'WEBP' or content[4:12] in (b'ftypheic', b'ftypmif1')
    if picture and (not content.startswith(b'BM') or _is_binary(content)):
        raise NoText('The file is a picture.', advice=_SCAN, code='picture')
    for beginning, what, advice in _BEGINNINGS:
        if stripped.startswith(beginning) and (beginning != b'MZ' or _is_binary(content)):
            raise _not(what, advice)
    lowered = stripped[:512].lower()
    if lowered.startswith((b'<!doctype html', b'<html')) or (lowered.startswith(b'<') and b'<html' in lowered):
        raise _not('a web page (.html)', 'Open it in Word, ' + _WORD[len('Open it, ') :])
    if lowered.startswith(b'<?xml'):
        raise _not('an XML file', _WORD)
    if _is_binary(content):
        raise NotADocument(
            'The file is no document of a kind that is known here.', advice=_EITHER, code='not-a-document'
        )
    return 'text'


def kind_of_archive(container: Container) -> str:
    """'word' or 'excel'; otherwise the DocumentError that says what the archive is and what to do."""
    kind = container.read('mimetype', 1000) if 'mimetype' in container.names else b''
    if b'opendocument.spreadsheet' in kind:
        raise _not('an OpenDocument spreadsheet (.ods)', _EXCEL)
    if b'opendocument' in kind:
        raise _not('an OpenDocument text (.odt)', _WORD)
    main = container.main_part()
    for folder, format_ in (('word', 'word'), ('xl', 'excel')):
        if main.startswith(folder + '/') and main.endswith('.xml'):
            return format_
    for beginning, what, advice in _ARCHIVES:
        if any(name.startswith(beginning) for name in container.names):
            raise _not(what, advice)
    types = container.read('[Content_Types].xml')
    if b'wordprocessingml' in types:
        return 'word'
    if b'spreadsheetml' in types:
        return 'excel'
    if types:
        raise NotADocument(
            'The document is damaged: its main part is missing.',
            advice='Open it in the program it was made with, save it again, and upload that copy.',
            code='damaged',
        )
    raise _not('an archive (.zip)', 'Unpack it and upload the documents in it one by one.')


def _compound(content: bytes) -> DocumentError:
    if 'EncryptedPackage'.encode('utf-16-le') in content:
        return Protected(
            'The document is protected by a password.',
            advice='Open it, choose “File”, “Info”, “Protect”, remove the password, save it, and upload that copy.',
        )
    for stream, what, advice in _COMPOUND:
        if stream.encode('utf-16-le') in content:
            return _not(what, advice, 'legacy')
    return _not('an older kind of file', _WORD, 'legacy')


def _is_binary(content: bytes) -> bool:
    """Whether the bytes are no text: control characters that no writer types, in more than a stray place."""
    if content.startswith((b'\xff\xfe', b'\xfe\xff')):
        return False
    sample = content[:8192]
    odd = sum(sample.count(code) for code in (*range(9), *range(14, 27), *range(28, 32)))
    return odd * 100 > len(sample)


def _not(what: str, advice: str, code: str = 'not-a-document') -> NotADocument:
    return NotADocument(f'The file is {what}, which is not read here.', advice=advice, code=code)

"""What is checked before a document is unpacked: sizes, names, macros, links, entities.

Word and Excel documents are zip archives of XML. Nothing is inflated before the archive's own directory has been
looked at, nothing is inflated past a limit whatever the directory says, and no XML with a DOCTYPE is read. The limits
are far above any real matrix and far below what would hurt the machine.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from uptake.domain.errors import NotADocument, Protected, TooLarge, Unsafe
from uptake.matrices.formats.naming import safe_name
from uptake.matrices.formats.sniffing import refuse_size

MEMBERS = 2_000  # a Word report with 300 pictures has about 700 parts
INFLATED_BYTES = 200_000_000  # of all parts together; pictures make up nearly all of it in honest documents
XML_BYTES = 40_000_000  # of one part that is parsed as a tree; a report of 300 pages has about 8 MB
MARKUP = 3_000_000  # signs of markup in such a part: each may take a hundred bytes of memory
RATIO = 200  # honest XML shrinks by 10 to 60, deflate can do 1,032
RATIO_FROM = 5_000_000  # small parts may shrink as they like
# Filled cells of a workbook, cells and paragraphs of a Word document. The largest known tracker has 180,000 actions.
CELLS = 300_000
CHUNK = 1 << 20

_STRICT = b'http://purl.oclc.org/ooxml/'
_STRICT_NAMES = re.compile(rb'http://purl\.oclc\.org/ooxml/(officeDocument|wordprocessingml|spreadsheetml|drawingml)/')
_ENTITIES = re.compile(rb'<!(?:DOCTYPE|ENTITY)', re.IGNORECASE)
_RELATIONSHIP = '{http://schemas.openxmlformats.org/package/2006/relationships}Relationship'

# Kinds of relationship that may point outside the document, because nothing ever follows them. A hyperlink is text;
# the template's path is only remembered by Word; a workbook keeps the values that came from another one.
_HARMLESS = frozenset(
    {'hyperlink', 'attachedTemplate', 'externalLinkPath', 'xlExternalLinkPath', 'xlPathMissing', 'externalLinkLongPath'}
)
_FETCHED = ('http:', 'https:', 'ftp:', 'mhtml:')


@dataclass(frozen=True, slots=True)
class Relation:
    """An arrow from one part of the container to another: `kind` is the last word of its type."""

    kind: str
    target: str
    external: bool


class Container:
    """An archive that has passed the checks; gives parts as bytes or as XML trees.

    Raises NotADocument (damaged), TooLarge, Protected or Unsafe when made, and again when a part turns out to be
    other than declared.
    """

    def __init__(self, content: bytes) -> None:
        self._inflated = 0
        self._relations: dict[str, dict[str, Relation]] = {}
        self._archive = _open(content)
        self._members = _checked(self._archive.infolist(), len(content))
        self.names = frozenset(self._members)

    def read(self, name: str, limit: int = XML_BYTES) -> bytes:
        """The part's bytes; b'' where there is no such part. TooLarge beyond `limit`."""
        return b''.join(self.chunks(name, limit))

    def chunks(self, name: str, limit: int = INFLATED_BYTES) -> Iterator[bytes]:
        """The part's bytes, a piece at a time, counted while they are inflated."""
        member = self._members.get(name)
        if member is None:
            return
        if member.file_size > limit:
            raise _too_large(f'a part of {member.file_size // 1_000_000} MB')
        try:
            with self._archive.open(member) as stream:
                while chunk := stream.read(CHUNK):
                    self._inflated += len(chunk)
                    if self._inflated > INFLATED_BYTES:
                        raise _too_large(f'more than {INFLATED_BYTES // 1_000_000} MB once unpacked')
                    yield chunk
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as error:
            raise damaged() from error

    def xml(self, name: str) -> etree._Element | None:
        """The part as a tree; None where there is no such part."""
        data = self.read(name)
        return parse(data) if data else None

    def relations(self, part: str = '') -> dict[str, Relation]:
        """Where the arrows of this part lead, by their id; '' is the container itself. Targets are part names."""
        if part in self._relations:
            return self._relations[part]
        folder, base = posixpath.split(part)
        tree = self.xml(posixpath.join(folder, '_rels', base + '.rels'))
        found: dict[str, Relation] = {}
        for entry in () if tree is None else tree.iter(_RELATIONSHIP):
            external = entry.get('TargetMode', '').strip().lower() == 'external'
            target = entry.get('Target', '')
            if not external:
                target = posixpath.normpath(posixpath.join('/' + folder, target)).lstrip('/')
            kind = entry.get('Type', '').rstrip('/').rpartition('/')[2]
            found[entry.get('Id', '')] = Relation(kind, target, external)
        self._relations[part] = found
        return found

    def main_part(self) -> str:
        """The name of the part that holds the document itself; '' where the container does not say."""
        for relation in self.relations().values():
            if relation.kind == 'officeDocument' and relation.target in self.names:
                return relation.target
        return next((name for name in ('word/document.xml', 'xl/workbook.xml') if name in self.names), '')

    def refuse_macros(self, instead: str) -> None:
        """Raise Unsafe where the document carries macros; `instead` is the format to save it in."""
        lowered = [name.lower() for name in self.names]
        types = self.xml('[Content_Types].xml')
        declared = '' if types is None else ' '.join(each.get('ContentType', '') for each in types).lower()
        if 'macroenabled' in declared or any('vbaproject' in name or '/macrosheets/' in name for name in lowered):
            raise Unsafe(
                'The document carries macros (small programs), which a matrix has no need of.',
                advice=f'Open it, choose “Save as”, take the format “{instead}”, and upload that copy.',
                code='unsafe-macros',
            )

    def refuse_links(self) -> None:
        """Raise Unsafe where a part is to be fetched from elsewhere; hyperlinks in the text are no such part."""
        for name in sorted(self.names):
            if not name.endswith('.rels'):
                continue
            folder, base = posixpath.split(name)
            for relation in self.relations(
                posixpath.join(posixpath.dirname(folder), base.removesuffix('.rels'))
            ).values():
                if relation.external and (relation.kind not in _HARMLESS or _fetched(relation)):
                    raise Unsafe(
                        f'The document takes a part of its content from elsewhere ({safe_name(relation.target)}).',
                        advice='Open it, choose “File”, “Info”, “Edit Links to Files”, “Break Link” for each entry '
                        '(or paste linked pictures as pictures), save it and upload it again.',
                        code='unsafe-links',
                    )


def _fetched(relation: Relation) -> bool:
    """Whether whoever opens the original fetches a template from the web: that is how a document brings macros along.

    A template's path on a disk or in an office's share is what Word writes by itself, and is left alone.
    """
    return relation.kind == 'attachedTemplate' and relation.target.strip().lower().startswith(_FETCHED)


def parse(data: bytes) -> etree._Element:
    """The XML as a tree, without entities, network or DTD. Unsafe where there is a DOCTYPE, NotADocument if broken."""
    if _ENTITIES.search(data):
        raise _entities()
    if data.count(b'<') + data.count(b'=') > MARKUP:
        raise _too_large('a part with millions of elements')
    if _STRICT in data:
        data = _transitional(data)
    # A parser keeps its dictionary of names: a new one each time keeps documents apart.
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise damaged() from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise _entities()
    return root


def damaged(what: str = 'The document is damaged: a part of it cannot be read.') -> NotADocument:
    """The error for a document whose insides are not what they should be."""
    return NotADocument(
        what, advice='Open it in the program it was made with, save it again, and upload that copy.', code='damaged'
    )


def too_many_cells() -> TooLarge:
    """The error for a document with more cells than are read."""
    return TooLarge(
        f'The document holds more than {CELLS:,} filled cells or paragraphs.',
        advice='A matrix has a few hundred. Copy its part of the sheet into a new document and upload that.',
        code='too-many-cells',
    )


def _open(content: bytes) -> zipfile.ZipFile:
    refuse_size(content)
    # Counted before the directory is read, which would take half a kilobyte of memory for each entry.
    if content.count(b'PK\x01\x02') > MEMBERS:
        raise _too_large(f'more than {MEMBERS:,} parts')
    try:
        return zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, ValueError, OSError) as error:
        if b'PK\x05\x06' not in content[-66_000:]:
            raise NotADocument(
                'The file is cut off: its end is missing.',
                advice='Fetch or copy it once more, check that it opens, and upload it again.',
                code='truncated',
            ) from error
        raise damaged() from error


def _checked(members: list[zipfile.ZipInfo], size: int) -> dict[str, zipfile.ZipInfo]:
    """The members by name, once names, sizes, ratios and places have been found to be honest."""
    if len(members) > MEMBERS:
        raise _too_large(f'more than {MEMBERS:,} parts')
    total = sum(member.file_size for member in members)
    if total > INFLATED_BYTES:
        raise _too_large(f'{total // 1_000_000} MB once unpacked')
    if total > RATIO_FROM and total > RATIO * size:
        raise _bomb()
    end = 0
    for member in sorted(members, key=lambda each: each.header_offset):
        _check_member(member)
        if member.header_offset < end:
            raise _bomb()
        end = member.header_offset + 30 + member.compress_size
    by_name = {member.filename: member for member in members}
    if len(by_name) != len(members):
        raise damaged('The document is damaged: it holds two parts of one name.')
    return by_name


def _check_member(member: zipfile.ZipInfo) -> None:
    name = member.filename
    if name.startswith(('/', '\\')) or ':' in name.split('/')[0] or '..' in re.split(r'[/\\]', name) or '\0' in name:
        raise Unsafe(
            'The document holds a part whose name points outside it.',
            advice='No office program writes such a file. Ask the person it came from for the original.',
            code='unsafe-names',
        )
    if member.flag_bits & 1:
        raise Protected(
            'The document is protected by a password.',
            advice='Open it, remove the password, save it, and upload that copy.',
        )
    if member.file_size > RATIO_FROM and member.file_size > RATIO * max(1, member.compress_size):
        raise _bomb()
    if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise damaged('The document is packed in a way that office programs do not use.')


def _transitional(data: bytes) -> bytes:
    """The same XML in the everyday namespaces: “Strict Open XML” differs in little else that is read here."""
    data = data.replace(
        b'http://purl.oclc.org/ooxml/officeDocument/', b'http://schemas.openxmlformats.org/officeDocument/2006/'
    )
    return _STRICT_NAMES.sub(rb'http://schemas.openxmlformats.org/\1/2006/', data)


def _too_large(what: str) -> TooLarge:
    return TooLarge(
        f'The document is too large: {what}.',
        advice='Take out pictures and annexes, or copy the matrix alone into a new document, and upload that.',
    )


def _bomb() -> TooLarge:
    return TooLarge(
        'The document unpacks to far more than its size allows, as no honest document does.',
        advice='Ask the person it came from for the original.',
        code='zip-bomb',
    )


def _entities() -> Unsafe:
    return Unsafe(
        'The document defines XML entities, which can make it grow without end or reach for other files.',
        advice='No office program writes such a file. Ask the person it came from for the original.',
        code='unsafe-entities',
    )

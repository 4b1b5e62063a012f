"""Every error that Uptake raises on purpose.

UptakeError                     something a person can act on: what, where, what to do
├── DocumentError               a document cannot be read
│   ├── NotADocument            not one of the formats that are read, or damaged
│   ├── TooLarge                a limit was passed (bytes, pages, cells, ratio, time, memory)
│   ├── Protected               a password is needed
│   ├── Unsafe                  macros, external links, entities: what a matrix has no need of
│   ├── NoText                  a scanned document: pictures of text
│   └── NotAMatrix              readable, but holds no management-response matrix
└── RuleError                   a rule of the process refuses a change
    ├── NotAllowed              this person may not do this to this record
    └── Sealed                  the wording of a recommendation is final
"""

from __future__ import annotations


class UptakeError(Exception):
    """Something a person can act on.

    `what` says what is wrong, `advice` what to do about it, `where` the place (file, page, field); each a full
    sentence or empty. `code` is stable, so that pages can translate it.
    """

    code = 'error'

    def __init__(self, what: str, *, advice: str = '', where: str = '', code: str | None = None) -> None:
        super().__init__(' '.join(part for part in (where and f'{where}:', what, advice) if part))
        self.what = what
        self.advice = advice
        self.where = where
        if code is not None:
            self.code = code


class DocumentError(UptakeError):
    """A document cannot be read."""

    code = 'document'


class NotADocument(DocumentError):
    """Not one of the formats that are read, or damaged."""

    code = 'not-a-document'


class TooLarge(DocumentError):
    """A limit was passed: bytes, pages, cells, ratio, time or memory."""

    code = 'too-large'


class Protected(DocumentError):
    """A password is needed."""

    code = 'protected'


class Unsafe(DocumentError):
    """The document carries what a matrix has no need of: macros, external links, entities."""

    code = 'unsafe'


class NoText(DocumentError):
    """A scanned document: pictures of text."""

    code = 'no-text'


class NotAMatrix(DocumentError):
    """Readable, but it holds no management-response matrix."""

    code = 'not-a-matrix'


class RuleError(UptakeError):
    """A rule of the process refuses a change. `field` names the field beside which a form shows it."""

    code = 'rule'

    def __init__(
        self, what: str, *, advice: str = '', where: str = '', code: str | None = None, field: str = ''
    ) -> None:
        super().__init__(what, advice=advice, where=where, code=code)
        self.field = field


class NotAllowed(RuleError):
    """This person may not do this to this record."""

    code = 'not-allowed'


class Sealed(RuleError):
    """The wording of a recommendation is final (guidance 5.1 b)."""

    code = 'sealed'

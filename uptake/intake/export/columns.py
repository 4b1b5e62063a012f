"""The columns of a repository export: which heading means which field. Data: another export needs a line only."""

from __future__ import annotations

from uptake.domain.codes import folded

#: field → headings that mean it
HEADINGS: dict[str, tuple[str, ...]] = {
    'title': ('Title', 'Evaluation title', 'Titre', 'Título'),
    'year': ('Year', 'Année', 'Año'),
    'author': ('Author', 'Evaluator', 'Auteur', 'Autor'),
    'lessons': ('Best Practicesor Lessons Learnt', 'Best Practices or Lessons Learnt', 'Lessons learned'),
    'published': ('Date of Publication', 'Publication date', 'Date de publication', 'Fecha de publicación'),
    'donor': ('Donor', 'Donors', 'Donateur', 'Donante'),
    'brief': ('Evaluation Brief',),
    'commissioner': ('Evaluation Commissioner', 'Commissioner'),
    'coverage': ('Evaluation Coverage', 'Coverage'),
    'period_from': ('Evaluation Period From Date', 'Period from'),
    'period_to': ('Evaluation Period To Date', 'Period to'),
    'executive_summary': ('Executive Summary',),
    'external_version': ('External Version of the Report',),
    'languages': ('Languages', 'Language', 'Langues', 'Idiomas'),
    'themes': ('Migration Thematic Areas', 'Thematic areas', 'Themes'),
    'projects': ('Name of Project(s) Being Evaluated', 'Project name'),
    'pages': ('Number of Pages Excluding annexes', 'Pages'),
    'other_documents': ('Other Documents Included',),
    'project_codes': ('Project Code', 'Project codes'),
    'countries': ('Countries Covered', 'Countries', 'Country', 'Pays', 'Países'),
    'regions': ('Regions Covered', 'Regions', 'Region'),
    'cross_cutting': ('Relevant Crosscutting Themes', 'Cross-cutting themes'),
    'report_published': ('Report Published',),
    'terms_of_reference': ('Terms of Reference',),
    'scope': ('Type of Evaluation Scope', 'Scope'),
    'timing': ('Type of Evaluation Timing', 'Timing'),
    'evaluator': ('Type of Evaluator', 'Evaluator kind'),
    'level': ('Level of Evaluation', 'Level'),
    'document_kinds': ('Document Subtype', 'Document type'),
    'file_addresses': ('File URL', 'Files'),
    'file_descriptions': ('File description', 'File descriptions'),
    'management_response': ('Management response',),
    'added': ('Date added',),
}

REQUIRED = ('title',)

#: What cells say when they say nothing.
NOTHING = frozenset(
    folded(text)
    for text in (
        '',
        'N/A',
        'NA',
        'None',
        'Not specified',
        'Not applicable',
        'Not available',
        'Unknown',
        '-',
        '…',
        'â€¦',
    )
)

_FIELDS = {folded(heading): field for field, headings in HEADINGS.items() for heading in headings}


def field_of(heading: str) -> str | None:
    """The field that a heading means, or None: its column is kept as written all the same."""
    return _FIELDS.get(folded(heading))


def says_nothing(text: str) -> bool:
    """Whether a cell is empty or says in words that there is no value."""
    return folded(text) in NOTHING

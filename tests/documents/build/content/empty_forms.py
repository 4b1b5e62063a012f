"""Forms that nobody has filled in."""

from __future__ import annotations

from tests.documents.build.content.iom2019_es import ES
from tests.documents.build.forms.iom import EN_2022, form_2019, form_2022
from tests.documents.build.layout import Document, p
from tests.documents.build.record import matrix, rec, seen

BLANK = rec('', '', _said='', monitoring=[seen(None, None), seen(None, None, final=True)])
TWICE = matrix(recommendations=[BLANK | {'number': '1'}, BLANK | {'number': '2'}])
ONCE = matrix(evaluation_title='', recommendations=[rec('1', '', _said='Aceptar / Aceptar parcialmente / Rechazar')])
DOCUMENTS = [
    Document(
        'empty-2022-en',
        'the form of 2022, not filled in: two empty blocks, numbered',
        [matrix(template='iom-2022')],
        word=form_2022(
            TWICE,
            EN_2022,
            name='MANAGEMENT RESPONSE AND ACTION PLAN MATRIX',
            title='“[Title of the evaluation] (year)”',
        ),
        pdf='word',
    ),
    Document(
        'empty-2019-es',
        'the form of 2019 in Spanish, not filled in, with its three choices',
        [matrix(template='iom-2019')],
        word=[*p('Matriz de seguimiento de la respuesta de la gerencia', bold=True), *form_2019(ONCE, ES)],
    ),
]

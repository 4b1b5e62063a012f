"""Tables are told by their heading rows: merged, repeated, cut by pages, turned on their side, ticked."""

from __future__ import annotations

from uptake.matrices.as_json import Json, reading_as_json
from uptake.matrices.grid import Cell, Grid, Line, Run, Table
from uptake.matrices.reading import read_grid, read_matrix

HEAD = ('No.', 'Recommendation', 'Management response', 'Key action', 'Responsible', 'Deadline', 'Status')


def line(text: str) -> Line:
    """A line in plain dress."""
    return Line((Run(text),))


def table(rows: list[tuple[str, ...]], **merged: int) -> Table:
    """A table of plain cells; `merged` says 'r1c0=2' for a cell that covers two rows."""
    cells = []
    for number, row in enumerate(rows):
        for column, text in enumerate(row):
            tall = merged.get(f'r{number}c{column}', 1)
            cells.append(Cell(tuple(line(part) for part in text.split('\n') if part), number, column, rows=tall))
    return Table(tuple(cells), len(rows), max(len(row) for row in rows))


def read(*tables: Table, format: str = 'word') -> Json:
    """The reading of some tables as JSON."""
    return reading_as_json(read_grid(Grid(format, tables)))


def test_a_blank_or_repeated_recommendation_goes_on():
    for second in (('', '', ''), ('1', 'Mend the roof.', 'Accepted')):
        rows = [HEAD, ('1', 'Mend the roof.', 'Accepted', 'Buy tiles', 'Supply Unit', 'May 2024', 'Done')]
        found = read(table([*rows, (*second, 'Hire a roofer', 'HR Unit', 'June 2024', 'Open')]))['recommendations']
        assert [action['text'] for action in found[0]['actions']] == ['Buy tiles', 'Hire a roofer']
        assert len(found) == 1


def test_a_merged_deadline_is_that_of_every_row_it_covers():
    rows = [HEAD, ('1', 'Mend the roof.', 'Accepted', 'Buy tiles', 'Supply Unit', 'May 2024', 'Done')]
    rows.append(('', '', '', 'Hire a roofer', 'HR Unit'))
    found = read(table(rows, r1c5=2))['recommendations'][0]['actions']
    assert [action['due'] for action in found] == ['2024-05-31', '2024-05-31']


def test_an_action_cut_by_a_page_is_one_action():
    head = ('Key action', 'Deadline', 'Responsible')
    first = table([('Recommendation 1: Mend the roof.', '', ''), ('Management response: Accept', '', ''), head,
                   ('Buy tiles and carry them', 'May 2024', 'Supply Unit')])  # fmt: skip
    second = table([('up to the roof', '', ''), ('Hire a roofer', 'June 2024', 'HR Unit')])
    found = read(first, second, format='text')['recommendations'][0]['actions']
    assert [action['text'] for action in found] == ['Buy tiles and carry them up to the roof', 'Hire a roofer']


def test_a_heading_row_on_every_page_is_no_content():
    row = ('1', 'Mend the roof.', 'Accepted', 'Buy tiles', 'Supply Unit', 'May 2024', 'Done')
    other = ('2', 'Paint the door.', 'Rejected', '', '', '', '')
    found = read(table([HEAD, row]), table([HEAD, other]), format='pdf')['recommendations']
    assert [(each['number'], each['response']) for each in found] == [('1', 'accepted'), ('2', 'rejected')]


def test_a_sign_under_an_option_is_the_response():
    head = ('No.', 'Recommendation', 'Accept', 'Partially accept', 'Reject', 'Key action', 'Deadline')
    rows = [
        head,
        ('1', 'Mend the roof.', '', 'X', '', 'Buy tiles', 'May 2024'),
        ('2', 'Paint it.', '', '', '', 'Ask', '2024'),
    ]
    found = read(table(rows))
    assert [each['response'] for each in found['recommendations']] == ['partially_accepted', None]
    assert [each['code'] for each in found['questions'] if 'response' in each['field']] == ['nothing-marked']


def test_headings_in_the_first_column_are_headings_too():
    rows = [
        ('No.', '1', '2'),
        ('Recommendation', 'Mend the roof.', 'Paint the door.'),
        ('Management response', 'Accepted', 'Rejected'),
        ('Key action', 'Buy tiles', ''),
        ('Deadline', 'May 2024', ''),
    ]
    found = read(table(rows))['recommendations']
    assert [(each['text'], each['response']) for each in found] == [
        ('Mend the roof.', 'accepted'),
        ('Paint the door.', 'rejected'),
    ]
    at = found[1]['places']['response']['at'][0]
    assert (at['row'], at['cell']) == (2, 2)


def test_lists_of_the_same_length_side_by_side_are_one_action_each():
    row = (
        '1',
        'Mend the roof.',
        'Accepted',
        '1. Buy tiles\n2. Hire a roofer',
        'Supply Unit\nHR Unit',
        'May 2024\nJune 2024',
        '',
    )
    found = read(table([HEAD, row]))['recommendations'][0]['actions']
    assert [(action['text'], action['responsible'], action['due']) for action in found] == [
        ('Buy tiles', ['Supply Unit'], '2024-05-31'),
        ('Hire a roofer', ['HR Unit'], '2024-06-30'),
    ]


def test_lists_of_different_lengths_are_asked_about():
    row = (
        '1',
        'Mend the roof.',
        'Accepted',
        '1. Buy tiles\n2. Hire a roofer\n3. Paint',
        'Supply Unit',
        'May 2024\nJune 2024',
        '',
    )
    found = read(table([HEAD, row]))
    assert len(found['recommendations'][0]['actions']) == 1
    assert 'actions-unsplit' in {each['code'] for each in found['questions']}


def test_a_column_that_belongs_to_no_field_is_listed():
    rows = [('Recommendation', 'Management response', 'Budget'), ('1. Mend the roof.', 'Accepted', '4,000 francs')]
    found = read(table(rows))
    assert [each['text'] for each in found['unplaced'] if each['kind'] == 'content'] == ['4,000 francs']


def test_a_table_of_indicators_is_no_matrix():
    report = table([('Indicator', 'Target', 'Reached'), ('Roofs', '10', '8')])
    rows = table([HEAD, ('1', 'Mend the roof.', 'Accepted', 'Buy tiles', 'Supply Unit', 'May 2024', 'Done')])
    found = read(report, rows)
    assert len(found['recommendations']) == 1
    assert 'Indicator' in {each['text'] for each in found['unplaced']}


def test_separated_values_are_a_table():
    text = (
        'No;Recommandation;Réponse de la direction;Action clé;Responsable;Échéance\n'
        '1;Réparer le toit;Acceptée;"Acheter\ndes tuiles";Unité Achats;mai 2024\n'
    )
    found = reading_as_json(read_matrix(text.encode('cp1252')))
    assert found['language'] == 'fr'
    assert found['recommendations'][0]['actions'][0]['due'] == '2024-05-31'

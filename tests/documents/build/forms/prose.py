"""Pages of an evaluation report around a matrix: findings by the yard, made from invented halves of sentences."""

from __future__ import annotations

from tests.documents.build.layout import Break, Table, h, p, row, table

WHO = (
    'Most of the households that were visited',
    'Field staff in the three provinces',
    'The women who took part in the group talks',
    'Local authorities',
    'The partners who carry out the activities',
    'Shopkeepers near the distribution points',
    'Head teachers',
)
SAID = (
    'described the first months as slow and the second year as far better organised',
    'could name the services offered but not the office that pays for them',
    'recalled at least one visit by the monitoring team during the dry season',
    'saw the training as the part that will last longest',
    'asked why the smaller settlements had been left until the end',
    'reported that payments came on time after the change of bank',
    'thought that the figures in the quarterly reports were somewhat higher than what they had seen',
)
THEN = (
    'This agrees with the records of the project, which show a gap between plan and delivery of about two months.',
    'The evaluators could check this in nine of the fourteen sites.',
    'Costs for transport explain a good part of it, as annex 4 sets out.',
    'No difference was found between host and displaced families in this respect.',
    'The survey of the baseline had asked another question, so that no trend can be shown.',
    'It should be read with care, since fewer than thirty people answered.',
)


def paragraph(seed: int, sentences: int = 7) -> str:
    """A paragraph that differs with its seed."""
    parts = []
    for at in range(sentences):
        n = seed * 5 + at * 3
        parts.append(f'{WHO[n % 7]} {SAID[(n // 2 + at) % 7]}. {THEN[(n + seed) % 6]}')
    return ' '.join(parts)


def indicators(seed: int) -> Table:
    """A table of indicators, such as reports hold."""
    lines = [row('Indicator', 'Target', 'Reached', 'Comment', header=True)]
    names = ('Households with a latrine', 'Children enrolled', 'Trained committee members', 'Wells in use')
    for at, name in enumerate(names):
        target = 100 + 37 * ((seed + at) % 9)
        lines.append(row(name, str(target), str(target - 11 * ((seed + at) % 4)), 'Source: quarterly reports'))
    return table(lines, (4, 1, 1, 3))


def chapter(number: int, title: str, sections: int) -> list:
    """A chapter with headings, paragraphs and tables."""
    blocks: list = [*h(1, f'{number}. {title}')]
    for at in range(1, sections + 1):
        blocks += h(2, f'{number}.{at} Question {at}')
        for extra in range(4):
            blocks += p(paragraph(number * 11 + at * 4 + extra))
        if at % 2:
            blocks += [indicators(number + at), *p('')]
    return [*blocks, Break()]

"""Documents that are well formed and made to cost more than they weigh."""

from __future__ import annotations

import time

import pytest

from tests.matrices.formats.containers import archive, docx, p, tbl, tc, tr, word_parts
from uptake.domain.errors import TooLarge
from uptake.matrices.formats import open_grid

DIGITS = '9' * 5_000
RUNS = ''.join(f'<w:r>{"<w:rPr><w:b/></w:rPr>" if n % 2 else ""}<w:t> </w:t></w:r>' for n in range(100_000))
LEVEL = f'<w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="{"x" * 100_000}%1"/></w:lvl>'
NOTED = '<w:r><w:footnoteReference w:id="1"/></w:r>'
ITEM = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'


@pytest.mark.parametrize(
    ('body', 'parts'),
    [
        (f'<w:p>{RUNS}<w:r><w:t>•</w:t></w:r></w:p>', {}),
        (f'<w:p>{RUNS.replace("<w:rPr><w:b/></w:rPr>", "")}</w:p>', {}),
        ('<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>' * 20_000 + p('x') * 20_000, {}),
        (
            f'<w:p>{"".join(f"<w:commentRangeStart w:id={str(n)!r}/>" for n in range(20_000))}</w:p>' + p('x') * 20_000,
            {},
        ),
        (
            f'<w:p>{NOTED * 20_000}</w:p>',
            {'footnotes': f'<w:footnote w:id="1">{p("x" * 100_000)}</w:footnote>'},
        ),
        (
            p('x', ITEM) * 20_000,
            {
                'numbering': f'<w:abstractNum w:abstractNumId="0">{LEVEL}</w:abstractNum>'
                '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
            },
        ),
        (p('x', f'<w:outlineLvl w:val="{DIGITS}"/>{ITEM.replace("0", DIGITS)}'), {}),
        (tbl(tr(tc('x', f'<w:gridSpan w:val="{DIGITS}"/>'))), {}),
    ],
)
def test_documents_made_to_waste_time_or_memory_do_neither(body: str, parts: dict[str, str]) -> None:
    content = docx(body, **parts)
    begun = time.process_time()
    assert open_grid(content, 'x.docx').format == 'word'
    assert time.process_time() - begun < 8


def test_markup_without_text_is_refused_before_it_fills_the_memory() -> None:
    parts = word_parts(''.join(f'<w:p w:n="{n * n}"/>' for n in range(1_510_000)))
    with pytest.raises(TooLarge, match='elements'):
        open_grid(archive(parts), 'x.docx')


def test_nesting_as_deep_as_the_parser_allows_is_read() -> None:
    body = p('deep')
    for _ in range(80):
        body = tbl(tr(tc(body), tc('x')))
    assert next(open_grid(docx(body), 'x.docx').lines()).text == 'deep'

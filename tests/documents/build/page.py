"""Writes blocks as a web page, for PDF files that a browser prints."""

from __future__ import annotations

from html import escape

from tests.documents.build.layout import Break, Document, Para, Table

STYLE = """@page{size:%s;margin:18mm 14mm}body{font:10pt 'DejaVu Sans',sans-serif}
table{border-collapse:collapse;width:100%%;table-layout:fixed}td,th{border:1px solid #555;padding:4px;
vertical-align:top;text-align:left;overflow-wrap:break-word}th{background:#dde}.brk{break-after:page}thead{display:table-header-group}
ul,ol{margin:0;padding-left:16px}p{margin:0 0 4px}.c{text-align:center}"""
TAGS = {'bold': 'b', 'struck': 's', 'underlined': 'u', 'highlighted': 'mark', 'inserted': 'ins'}


def inline(para: Para) -> str:
    """A paragraph's runs as HTML."""
    parts = []
    for run in para.runs:
        if run.kind == 'box':
            parts.append('☒' if run.text == 'x' else '☐')
        elif run.kind not in ('deleted', 'note'):
            tag = TAGS.get(run.kind)
            text = escape(run.text).replace('⏎', '<br>')
            parts.append(f'<{tag}>{text}</{tag}>' if tag else text)
    return f'<b>{"".join(parts)}</b>' if para.bold else ''.join(parts)


def content(made: tuple[Para, ...] | list[Para]) -> str:
    """Paragraphs and lists."""
    out, open_list = [], None
    kinds = {'bullet': '<ul>', 'decimal': '<ol>', 'letter': '<ol type="a">'}
    for para in [*made, None]:
        kind = para.list if para else None
        if kind != open_list:
            out.append('' if open_list is None else '</ul>' if open_list == 'bullet' else '</ol>')
            out.append(kinds.get(kind or '', ''))
            open_list = kind
        if para is None:
            break
        tag = 'li' if kind else f'h{para.heading}' if para.heading else 'p'
        out.append(f'<{tag}{" class=c" if para.centred else ""}>{inline(para)}</{tag}>')
    return ''.join(out)


def html_table(made: Table) -> str:
    """A table; rows that are marked as header repeat on every page."""
    total = sum(made.widths)
    cols = ''.join(f'<col style="width:{100 * w / total:.2f}%">' for w in made.widths)
    heads, lines = [], []
    for line in made.rows:
        cells = ''.join(
            f'<{"th" if x.shade else "td"} colspan={x.columns} rowspan={x.rows}>{content(x.paras)}' for x in line.cells
        )
        (heads if line.header else lines).append(f'<tr>{cells}</tr>')
    return f'<table><colgroup>{cols}</colgroup><thead>{"".join(heads)}</thead><tbody>{"".join(lines)}</tbody></table>'


def write(made: Document) -> str:
    """The document as a page."""
    blocks, waiting = [], []
    for block in [*(made.page or made.word or []), None]:
        if isinstance(block, Para):
            waiting.append(block)
            continue
        blocks.append(content(waiting))
        waiting = []
        if isinstance(block, Table):
            blocks.append(html_table(block))
        elif isinstance(block, Break):
            blocks.append('<div class=brk></div>')
    style = STYLE % ('A4 landscape' if made.landscape else 'A4')
    if not made.ruled:
        style = style.replace('border:1px solid #555', 'border-width:1px 0;border-style:solid;border-color:#999')
    return f'<!doctype html><meta charset=utf-8><title>{made.name}</title><style>{style}</style>{"".join(blocks)}'

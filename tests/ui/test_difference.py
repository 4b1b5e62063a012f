"""Two wordings beside each other: only what differs is marked, and never as markup of the text's own."""

from __future__ import annotations

import pytest

from uptake.ui.difference import difference


@pytest.mark.parametrize(
    ('before', 'after', 'shown'),
    [
        ('Mend the bridge.', 'Mend the bridges.', 'Mend the <del>bridge.</del> <ins>bridges.</ins>'),
        ('Mend the old bridge.', 'Mend the bridge.', 'Mend the <del>old</del> bridge.'),
        ('Mend the bridge.', 'Mend the old bridge.', 'Mend the <ins>old</ins> bridge.'),
        ('Mend the bridge.', 'Sell it.', '<del>Mend the bridge.</del> <ins>Sell it.</ins>'),
        ('', 'Sell it.', '<ins>Sell it.</ins>'),
        ('Sell it.', '', '<del>Sell it.</del>'),
        ('a <b> c', 'a <b> d', 'a &lt;b&gt; <del>c</del> <ins>d</ins>'),
    ],
)
def test_what_was_taken_out_and_what_was_put_in_is_marked(before: str, after: str, shown: str):
    assert difference(before, after) == shown


def test_very_long_texts_are_shown_whole_instead_of_keeping_a_page_waiting():
    long = ' '.join(str(number) for number in range(4000))
    assert difference(long, f'{long} more').startswith('<del>0 1 2')

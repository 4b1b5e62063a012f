"""The name of the form that a matrix was written in, told last, from what was found in it (labels/forms.toml)."""

from __future__ import annotations

from uptake.matrices.labels import labels, words
from uptake.matrices.recognise.drafts import MatrixDraft

OTHER = 'other'


def form_of(draft: MatrixDraft) -> str:
    """'iom-2019', 'iom-2022', another agency's name, or 'other'."""
    said = [' '.join(words(text)) for text in draft.label_texts]
    best, most = OTHER, 0.0
    for form in labels().forms:
        points = sum(weight for field, weight in form.get('fields', {}).items() if draft.seen[field])
        for phrase, weight in form.get('phrases', {}).items():
            wanted = ' '.join(words(phrase))
            points += weight if any(wanted in text for text in said) else 0
        share = points / form['needs']
        if share >= 1 and share > most:
            best, most = form['name'], share
    return best

"""What a refusal says on a page: in the reader's language where its code is known here, else as it was raised."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from uptake.domain.errors import UptakeError

#: code of the error → what a page says: what is wrong and what to do.
SAID: Mapping[str, str | Promise] = {
    'not-allowed': _('Your role does not include this. Ask the coordinator of the evaluation.'),
}


def said(error: UptakeError) -> str:
    """One or two sentences for a person."""
    known = SAID.get(error.code)
    return str(known) if known else ' '.join(part for part in (error.what, error.advice) if part)

"""Code lists in use: entries appear when something first uses them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from uptake.domain.codes import Code
from uptake.domain.codes import codes as listed
from uptake.records.facts import CodeUse
from uptake.records.models import CodeEntry, EvaluationCode

Key = tuple[str, str]


def ensure(uses: Mapping[Key, CodeUse]) -> dict[Key, int]:
    """The ids of the entries for these (list, code), made where they are new. At most two queries and one insert."""
    if not uses:
        return {}
    known = _known(uses)
    missing = [use for key, use in uses.items() if key not in known]
    if missing:
        CodeEntry.objects.bulk_create([_entry(use) for use in missing], ignore_conflicts=True, batch_size=500)
        known = _known(uses)
    return known


def use(rows: Sequence[tuple[int, Sequence[CodeUse]]], known: Mapping[Key, int]) -> None:
    """Tie evaluations to entries; a value written twice counts once."""
    found: dict[tuple[int, int], str] = {}
    for evaluation, uses in rows:
        for one in uses:
            found.setdefault((evaluation, known[(one.list, one.code)]), one.as_written)
    EvaluationCode.objects.bulk_create(
        (
            EvaluationCode(evaluation_id=evaluation, entry_id=entry, as_written=as_written[:500])
            for (evaluation, entry), as_written in found.items()
        ),
        ignore_conflicts=True,
        batch_size=500,
    )


def _known(uses: Mapping[Key, CodeUse]) -> dict[Key, int]:
    rows = CodeEntry.objects.filter(list__in={name for name, _code in uses}).values_list('list', 'code', 'id')
    return {(name, code): key for name, code, key in rows if (name, code) in uses}


def _entry(use: CodeUse) -> CodeEntry:
    found = _in_lists(use)
    if found is None:
        return CodeEntry(list=use.list, code=use.code, label_en=use.label or use.as_written or use.code)
    return CodeEntry(
        list=use.list,
        code=use.code,
        label_en=found.label('en'),
        label_fr=found.labels.get('fr', ''),
        label_es=found.labels.get('es', ''),
        aliases=list(found.aliases),
    )


def _in_lists(use: CodeUse) -> Code | None:
    try:
        return next((code for code in listed(use.list) if code.code == use.code), None)
    except FileNotFoundError:
        return None

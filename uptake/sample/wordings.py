"""How the invented offices write their deadlines, in three languages: a day in, a text as an office would put it."""

from __future__ import annotations

from datetime import date

_NAMES = {
    'en': 'January February March April May June July August September October November December',
    'fr': 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre',
    'es': 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre',
}
MONTHS = {language: names.split() for language, names in _NAMES.items()}
QUARTERS = {
    'en': ('First', 'Second', 'Third', 'Last'),
    'fr': ('Premier', 'Deuxième', 'Troisième', 'Quatrième'),
    'es': ('Primer', 'Segundo', 'Tercer', 'Cuarto'),
}
#: Each is filled with the day's parts; an office uses them in turn.
PATTERNS = {
    'en': (
        '{quarter} quarter of {year}',
        '{month} {year}',
        'By the end of {year}',
        '{day} {month} {year}',
        'Up to {year}',
        'Ongoing',
        'Within 6 months of publication',
        '{year}? (depends on the new agreement)',
    ),
    'fr': (
        '{quarter} trimestre {year}',
        '{month} {year}',
        'D’ici fin {year}',
        '{day} {month} {year}',
        'Jusqu’en {year}',
        'En continu',
        'Dans les six mois suivant la publication',
    ),
    'es': (
        '{quarter} trimestre de {year}',
        '{month} de {year}',
        'A finales de {year}',
        '{day} de {month} de {year}',
        'Hasta {year}',
        'Continuo',
        'En los seis meses siguientes a la publicación',
    ),
}


def deadline_text(day: date, language: str, turn: int) -> str:
    """The day as the office whose turn it is would write it; the text may mean a longer period than the day."""
    patterns = PATTERNS[language]
    return patterns[turn % len(patterns)].format(
        quarter=QUARTERS[language][(day.month - 1) // 3],
        month=MONTHS[language][day.month - 1],
        day=day.day,
        year=day.year,
    )

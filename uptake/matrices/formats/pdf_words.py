"""Words that fill narrow columns by themselves, so that a line that holds one of them is not a word cut in two.

Data only, in small letters: periods, months, headings of columns and names of units in English, French and Spanish.
"""

from __future__ import annotations

from typing import Final

_LITTLE: Final = (
    'a al an and are as at au aux by con de del des do du e el en est et for in is it its la las le les lo los '
    'not o of on or ou par per por que sa si su sur the to u un una une unos with y à où'
)
_ENGLISH: Final = (
    'january february march april may june july august september october november december first second third '
    'fourth quarter half year years month months week weeks early late middle before after until within every '
    'annual annually quarterly monthly ongoing planned continuous expected completion completed initiated started '
    'pending open closed accepted partially rejected agreed accept reject agree recommendation recommendations '
    'management response responses action actions proposed responsible responsibility implementation monitoring '
    'comment comments status time frame timeframe deadline date due target priority level unit units office '
    'department division section team teams lead support project programme program country regional headquarters '
    'field human resources finance protection evaluation report progress update tracking evidence remarks further '
    'funding required senior chief head officer'
)
_FRENCH: Final = (
    'janvier février mars avril mai juin juillet août septembre octobre novembre décembre premier première '
    'deuxième second seconde troisième quatrième trimestre semestre année années mois semaine semaines début fin '
    'avant après jusque chaque annuel trimestriel mensuel continu permanent prévu prévue achevé achevée acceptée '
    'partiellement rejetée refusée recommandation recommandations réponse direction action actions mesure mesures '
    'responsable responsables mise œuvre suivi commentaire commentaires statut état avancement délai échéance '
    'date priorité niveau unité unités bureau service services département division section équipe équipes projet '
    'programme pays régional siège terrain ressources humaines finances protection évaluation rapport '
    'observations financement chargé chargée chef cheffe'
)
_SPANISH: Final = (
    'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre primer primero '
    'primera segundo segunda tercer tercero tercera cuarto cuarta trimestre semestre año años mes meses semana '
    'semanas inicios finales mediados antes después hasta cada anual trimestral mensual continuo permanente '
    'previsto prevista completada iniciada aceptada parcialmente rechazada recomendación recomendaciones '
    'respuesta dirección gerencia administración acción acciones clave claves medida medidas responsable '
    'responsables ejecución seguimiento comentario comentarios estado avance plazo fecha límite prioridad nivel '
    'unidad unidades oficina área departamento división sección equipo equipos proyecto programa país regional '
    'sede terreno recursos humanos finanzas protección evaluación informe observaciones financiación jefe jefa '
    'oficial'
)
LITTLE_WORDS: Final = frozenset(_LITTLE.split())
KNOWN_WORDS: Final = frozenset(f'{_ENGLISH} {_FRENCH} {_SPANISH}'.split())

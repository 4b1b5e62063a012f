"""IOM's form of 2019 in French, with misspelt labels and rows cut by page ends in the text."""

# ruff: noqa: E501 what offices wrote is kept on one line
from __future__ import annotations

from tests.documents.build.forms.iom import form_2019
from tests.documents.build.layout import Document, p
from tests.documents.build.record import act, matrix, rec

FR = {
    'title': "Titre/année de l'évaluation :",
    'person': 'Personne ou entité chargée de remplir la matrice de suivi :',
    'recommendation': "Recomandation de l'évaluation {} :",
    'to': 'Recommandation adressée à :',
    'priority': 'Niveau de priorité (1 à 3) :',
    'response': 'Réponse du managment (Accepter/Accepter partiellement/Rejeter)',
    'action': 'Action clé',
    'deadline': 'Calendrier ou échéance',
    'who': 'Personne ou unité(s) responsable(s)',
    'monitoring': 'Suivi de la mise en œuvre',
    'comment': 'Commentaires ou mesures prises',
    'status': 'Statut',
}
MADE = matrix(
    template='iom-2019',
    evaluation_title='Évaluation finale du projet « Retour au village : appui aux maraîchères de la vallée »',
    year=2021,
    coordinator='Fatou Keïta-Roussel, chargée de programme',
    recommendations=[
        rec(
            '1',
            "Acheter les semences auprès des groupements de la vallée plutôt qu'en ville, afin que la dépense profite aux familles visées par le projet.",
            'accepted',
            None,
            _said='Accepter',
            addressed_to=['Gestion du projet'],
            priority=1,
            priority_text='1',
            actions=[
                act(
                    'Signer un accord-cadre avec cinq groupements',
                    'Mars 2022',
                    '2022-03-31',
                    ['Unité Approvisionnement', 'Gestion du projet'],
                    status='Terminé',
                    comment='Accord signé le 4 mars',
                ),
                act(
                    "Organiser une foire aux semences au début de chaque saison des pluies avec les chefs de village et les services de l'agriculture",
                    'Deuxième trimestre 2022',
                    '2022-06-30',
                    ['Gestion du projet'],
                    _cut=8,
                    status='Initié',
                ),
            ],
        ),
        rec(
            '2',
            "Ouvrir un compte d'épargne au nom de chaque femme bénéficiaire.",
            'partially_accepted',
            "L'ouverture d'un compte exige une pièce d'identité, que la moitié des femmes n'ont pas encore.",
            _said="Accepter partiellement. L'ouverture d'un compte exige une pièce d'identité, que la moitié des femmes n'ont pas encore.",
            addressed_to=['Gestion du projet', 'Haute direction'],
            _shown={'addressed_to': 'Gestion du projet et Haute direction'},
            priority=2,
            priority_text='2',
            actions=[
                act(
                    "Aider 300 femmes à obtenir une pièce d'identité",
                    "Fin de l'année 2022",
                    '2022-12-31',
                    ['Unité Protection'],
                )
            ],
        ),
        rec(
            '3',
            'Prolonger le projet de dix-huit mois.',
            'rejected',
            'Le bailleur a clos la ligne budgétaire.',
            _said='Rejeter. Le bailleur a clos la ligne budgétaire.',
            addressed_to=['Bailleur'],
            priority=3,
            priority_text='3',
        ),
        rec(
            '4',
            'Documenter les pratiques qui ont réussi :\n- le compostage en fosse ;\n- la vente groupée ;\n- le tour de garde des motopompes.',
            'accepted',
            None,
            _said='Accepter',
            addressed_to=['Unité Suivi et évaluation'],
            _also={'any': {'addressed_to': [['Unité Suivi', 'évaluation']]}},
            priority=2,
            priority_text='2',
            actions=[
                act(
                    'Publier trois fiches illustrées', "Dans les six mois suivant l'évaluation", None, ['Communication']
                ),
                act('Inviter les radios locales', 'Sans objet', None, ['Communication'], status='Sans objet'),
            ],
        ),
    ],
)
NAME = p('Matrice de suivi de la réponse du management', bold=True, centred=True)
BLOCKS = [*NAME, *form_2019(MADE, FR)]
DOCUMENTS = [
    Document(
        'iom-2019-maraicheres-fr',
        'IOM 2019 in French: “Recomandation”, “managment”; units joined by “et”; in the text a row is cut by a page’s end with the page head between',
        [MADE],
        word=BLOCKS,
        pdf='word',
        text=BLOCKS,
        header='Organisation internationale pour les migrations (OIM)',
    )
]

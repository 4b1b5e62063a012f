"""What the pages that ask have in common: who asks, about what, and the frame around the question."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from uptake import clock
from uptake.people.models import Person
from uptake.people.roles import Permission
from uptake.records import queries
from uptake.records.queries import EvaluationView, RecommendationView
from uptake.workspace.reader import reader, require

Page = dict[str, Any]


def of_evaluation(request: HttpRequest, key: int, permission: Permission) -> tuple[Person, date, EvaluationView]:
    """Who asks, the day, and the evaluation; 404 for who may not."""
    person, on = reader(request), clock.today()
    view = queries.evaluation_for(person, key, on=on)
    require(permission, view.may)
    return person, on, view


def of_recommendation(
    request: HttpRequest, key: int, permission: Permission
) -> tuple[Person, date, RecommendationView]:
    """Who asks, the day, and the recommendation; 404 for who may not."""
    person, on = reader(request), clock.today()
    view = queries.recommendation_for(person, key, on=on)
    require(permission, view.recommendation.may)
    return person, on, view


def evaluation_home(key: int) -> str:
    """The page of the evaluation."""
    return reverse('workspace:evaluation', args=[key])


def recommendation_home(key: int) -> str:
    """The page of the recommendation."""
    return reverse('workspace:recommendation', args=[key])


def evaluation_page(view: EvaluationView, heading: str, verb: str) -> Page:
    """The frame around a question about an evaluation."""
    crumbs = [(evaluation_home(view.id), view.title)]
    return {'heading': heading, 'verb': verb, 'crumbs': crumbs, 'section': 'workspace:evaluations'}


def recommendation_page(view: RecommendationView, heading: str, verb: str) -> Page:
    """The frame around a question about a recommendation, with its wording."""
    rec = view.recommendation
    named = _('Recommendation %(number)s') % {'number': rec.number or rec.position}
    crumbs = [
        (evaluation_home(view.evaluation.id), view.evaluation.title),
        (recommendation_home(rec.id), named),
    ]
    frame = {'heading': heading, 'verb': verb, 'crumbs': crumbs, 'section': 'workspace:evaluations'}
    return {**frame, 'wording': rec}


def office_choices(on: date) -> list[tuple[int, str]]:
    """The offices that exist, as choices of a form."""
    return [(office.id, office.name) for office in queries.offices(on=on)]

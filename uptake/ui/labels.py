"""The words of the closed sets (uptake/domain/vocabulary.py) as pages show them: list → value → word."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from uptake.domain import vocabulary as v
from uptake.domain.process import Stage

Words = Mapping[str, str | Promise]

LABELS: Mapping[str, Words] = {
    'response': {
        v.Response.ACCEPTED: pgettext_lazy('answer', 'Accept'),
        v.Response.PARTIALLY_ACCEPTED: pgettext_lazy('answer', 'Partially accept'),
        v.Response.REJECTED: pgettext_lazy('answer', 'Reject'),
    },
    'implementation': {
        v.ImplementationStatus.COMPLETED: _('Completed'),
        v.ImplementationStatus.OPEN: _('Still open'),
        v.ImplementationStatus.DISCARDED: _('No longer relevant'),
    },
    'action': {
        v.ActionStatus.COMPLETED: _('Completed'),
        v.ActionStatus.INITIATED: _('Begun'),
        v.ActionStatus.NOT_INITIATED: _('Not begun'),
        v.ActionStatus.NO_LONGER_APPLICABLE: _('No longer relevant'),
    },
    'extent': {
        v.Extent.ALL: _('All key actions are done'),
        v.Extent.PART: _('Some are done, nothing is planned for the rest'),
    },
    'round': {v.Round.FIRST: _('First follow-up'), v.Round.FINAL: _('Final follow-up')},
    'owed': {
        'matrix': _('Recommendations'),
        'response': _('Response'),
        'first': _('First follow-up'),
        'final': _('Final follow-up'),
    },
    'stage': {
        Stage.DRAFT: _('Report not published'),
        Stage.TO_BE_PREPARED: _('Recommendations to be entered'),
        Stage.RESPONSES_DUE: _('Responses due'),
        Stage.BEFORE_FIRST_FOLLOW_UP: _('Answered, before the first follow-up'),
        Stage.FIRST_FOLLOW_UP: _('First follow-up'),
        Stage.BETWEEN_FOLLOW_UPS: _('Between follow-ups'),
        Stage.FINAL_FOLLOW_UP: _('Final follow-up'),
        Stage.READY_TO_CLOSE: _('Nothing open'),
        Stage.AFTER_END: _('Open after the final follow-up'),
        Stage.CLOSED: _('Closed'),
    },
    'timing': {
        v.Timing.EX_ANTE: _('Ex-ante'),
        v.Timing.REAL_TIME: _('Real-time'),
        v.Timing.MID_TERM: _('Mid-term'),
        v.Timing.FINAL: pgettext_lazy('timing', 'Final'),
        v.Timing.EX_POST: _('Ex-post'),
    },
    'kind': {
        v.EvaluatorKind.INTERNAL: _('Internal'),
        v.EvaluatorKind.EXTERNAL: _('External'),
        v.EvaluatorKind.MIXED: _('Mixed'),
        v.EvaluatorKind.JOINT: _('Joint'),
        v.EvaluatorKind.CENTRAL: pgettext_lazy('evaluator', 'Central'),
    },
    'level': {
        v.Level.PROJECT: _('Project'),
        v.Level.PROGRAMME: _('Programme'),
        v.Level.STRATEGY: _('Strategy'),
        v.Level.POLICY: _('Policy'),
        v.Level.THEMATIC: _('Thematic'),
        v.Level.COUNTRY: _('Country'),
        v.Level.REGIONAL: _('Regional'),
        v.Level.CORPORATE: _('Corporate'),
        v.Level.L3: _('L3 emergency'),
    },
    'coverage': {
        v.Coverage.COUNTRY: _('One country'),
        v.Coverage.MULTI_COUNTRY: _('Several countries'),
        v.Coverage.REGIONAL: _('Regional'),
        v.Coverage.GLOBAL: _('Global'),
    },
    'document': {
        v.DocumentKind.REPORT: _('Report'),
        v.DocumentKind.BRIEF: _('Brief'),
        v.DocumentKind.SUMMARY: _('Summary'),
        v.DocumentKind.ANNEX: _('Annex'),
        v.DocumentKind.TERMS_OF_REFERENCE: _('Terms of reference'),
        v.DocumentKind.MATRIX: _('Matrix'),
        v.DocumentKind.MANAGEMENT_OPINION: _('Management opinion'),
        v.DocumentKind.OTHER: _('Other file'),
    },
    'lesson': {'lesson': _('Lesson learned'), 'good_practice': _('Good practice')},
    'code': {
        'country': _('Countries'),
        'region': _('Regions'),
        'theme': _('Themes'),
        'cross_cutting': _('Cross-cutting themes'),
        'language': _('Languages'),
        'dac_criterion': _('Criteria'),
        'donor': _('Donors'),
        'evaluation_type': _('Type'),
    },
    'field': {
        'title': _('title'),
        'title_language': _('language of the title'),
        'reference': _('reference'),
        'year': _('year'),
        'donor': _('donor'),
        'commissioner': _('commissioner'),
        'author': _('evaluated by'),
        'evaluator_kind': _('who evaluates'),
        'timing': _('when in its life'),
        'coverage': _('coverage'),
        'central': _('central evaluation'),
        'pages': _('pages without annexes'),
        'period_from': _('period evaluated, from'),
        'period_to': _('period evaluated, to'),
        'policy': _('rules'),
        'levels': _('what is evaluated'),
        'country': _('countries'),
        'region': _('regions'),
        'theme': _('themes'),
        'cross_cutting': _('cross-cutting themes'),
        'dac_criterion': _('criteria'),
        'language': _('languages'),
        'project_codes': _('project codes'),
        'participating_offices': _('participating offices'),
        'heading': _('heading'),
        'source_page': _('page of the report'),
        'external': _('addressed to outsiders'),
        'addressed_to': _('addressed to'),
        'unit': _('unit'),
        'order': _('order'),
        'public': _('public'),
        'text': _('wording'),
        'value': _('response'),
        'comment': _('comment'),
        'status': _('status'),
        'extent': _('extent'),
        'delay_reason': _('why it is late'),
        'deadline_text': _('deadline'),
        'latest': _('last day'),
        'responsible': _('responsible'),
        'units': _('units'),
        'published_on': _('publication date'),
        'matrix_published_on': _('matrix published'),
        'restricted_reason': _('why it is restricted'),
        'withdrawn_reason': _('why it was withdrawn'),
        'overall_comment': _('overall comment'),
        'coordinator': _('coordinator'),
        'evaluation_manager': _('evaluation manager'),
        'name': _('file'),
        'reason': _('reason'),
    },
    'role': {
        v.Role.EVALUATOR: _('Evaluator'),
        v.Role.EVALUATION_MANAGER: _('Evaluation manager'),
        v.Role.COMMISSIONER: _('Commissioner'),
        v.Role.COORDINATOR: _('Coordinator'),
        v.Role.RESPONSIBLE_UNIT: _('Responsible unit'),
        v.Role.HEAD_OF_OFFICE: _('Head of office'),
        v.Role.REGIONAL_DIRECTOR: _('Regional director'),
        v.Role.THEMATIC_SPECIALIST: _('Thematic specialist'),
        v.Role.DEPARTMENT_DIRECTOR: _('Department director'),
        v.Role.REGIONAL_ME_OFFICER: _('Regional M&E officer'),
        v.Role.CENTRAL_UNIT: _('Central evaluation unit'),
        v.Role.SENIOR_MANAGEMENT: _('Senior management'),
        v.Role.STAFF: _('Staff'),
        v.Role.TECHNICAL_ADMINISTRATOR: _('Technical administrator'),
    },
}


def label(name: str, value: str) -> str | Promise:
    """The word for `value` of the list `name`; the value itself where there is none, nothing for nothing."""
    return LABELS.get(name, {}).get(value, value) if value else ''


def choices(name: str) -> list[tuple[str, str | Promise]]:
    """The list as choices of a form, in its order."""
    return [(str(value), word) for value, word in LABELS[name].items()]

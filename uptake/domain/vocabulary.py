"""The words everyone shares, as closed sets. Source: guidance of 2022, sections 4.1 and 5.1, and the earlier forms."""

from __future__ import annotations

from enum import StrEnum


class Response(StrEnum):
    """What the organisation answers to one recommendation (5.1 d)."""

    ACCEPTED = 'accepted'
    PARTIALLY_ACCEPTED = 'partially_accepted'
    REJECTED = 'rejected'


class ImplementationStatus(StrEnum):
    """How far a recommendation is implemented at a monitoring round (5.1 e, f)."""

    DISCARDED = 'discarded'
    OPEN = 'open'
    COMPLETED = 'completed'


class Extent(StrEnum):
    """What "completed" covers: all key actions, or a part of them and nothing more to come (one word in 5.1 e)."""

    ALL = 'all'
    PART = 'part'


class Round(StrEnum):
    """A monitoring round: first is Time 2, final is Time 3."""

    FIRST = 'first'
    FINAL = 'final'


class ActionStatus(StrEnum):
    """The status of one key action in the earlier form."""

    INITIATED = 'initiated'
    NOT_INITIATED = 'not_initiated'
    COMPLETED = 'completed'
    NO_LONGER_APPLICABLE = 'no_longer_applicable'


#: The earlier form's words as implementation status; what is not here stays unset until a person decides.
ACTION_STATUS_MEANS: dict[ActionStatus, ImplementationStatus] = {
    ActionStatus.INITIATED: ImplementationStatus.OPEN,
    ActionStatus.NOT_INITIATED: ImplementationStatus.OPEN,
    ActionStatus.COMPLETED: ImplementationStatus.COMPLETED,
    ActionStatus.NO_LONGER_APPLICABLE: ImplementationStatus.DISCARDED,
}


class Certainty(StrEnum):
    """How sure the period behind a deadline is."""

    CERTAIN = 'certain'  # the text states the period
    APPROXIMATE = 'approximate'  # "around", "mid-" something
    UNCERTAIN = 'uncertain'  # a question mark, a day without a year, a doubt in words
    RELATIVE = 'relative'  # counts from an event whose date is not known here
    NONE = 'none'  # "ongoing", "N/A", "no deadline", "TBC": no end is stated
    UNREAD = 'unread'  # the text is not understood; a person decides


class Timing(StrEnum):
    """When in the life of a programme an evaluation takes place."""

    EX_ANTE = 'ex_ante'
    REAL_TIME = 'real_time'
    MID_TERM = 'mid_term'
    FINAL = 'final'
    EX_POST = 'ex_post'


class EvaluatorKind(StrEnum):
    """Who evaluates."""

    INTERNAL = 'internal'
    EXTERNAL = 'external'
    MIXED = 'mixed'
    JOINT = 'joint'
    CENTRAL = 'central'


class Level(StrEnum):
    """What is evaluated, which also says who controls and who is told (5.1, Times 0 and 3)."""

    PROJECT = 'project'
    PROGRAMME = 'programme'
    STRATEGY = 'strategy'
    POLICY = 'policy'
    THEMATIC = 'thematic'
    COUNTRY = 'country'
    REGIONAL = 'regional'
    CORPORATE = 'corporate'
    L3 = 'l3'


class Coverage(StrEnum):
    """How much of the world an evaluation covers."""

    COUNTRY = 'country'
    MULTI_COUNTRY = 'multi_country'
    REGIONAL = 'regional'
    GLOBAL = 'global'


class DocumentKind(StrEnum):
    """What a file of an evaluation is (4.1, 4.2, 5.4)."""

    REPORT = 'report'
    BRIEF = 'brief'
    SUMMARY = 'summary'
    ANNEX = 'annex'
    TERMS_OF_REFERENCE = 'terms_of_reference'
    MATRIX = 'matrix'
    MANAGEMENT_OPINION = 'management_opinion'
    OTHER = 'other'


class OfficeKind(StrEnum):
    """The kinds of office; ultimate responsibility depends on it (5.1, footnote 33)."""

    ORGANISATION = 'organisation'
    HEADQUARTERS = 'headquarters'
    DEPARTMENT = 'department'
    DIVISION = 'division'
    REGIONAL_OFFICE = 'regional_office'
    COUNTRY_OFFICE = 'country_office'
    UNIT = 'unit'


class Role(StrEnum):
    """What a person does for an evaluation, an office or the whole organisation, from one day to another."""

    EVALUATOR = 'evaluator'
    EVALUATION_MANAGER = 'evaluation_manager'
    COMMISSIONER = 'commissioner'
    COORDINATOR = 'coordinator'
    RESPONSIBLE_UNIT = 'responsible_unit'
    HEAD_OF_OFFICE = 'head_of_office'
    REGIONAL_DIRECTOR = 'regional_director'
    THEMATIC_SPECIALIST = 'thematic_specialist'
    DEPARTMENT_DIRECTOR = 'department_director'
    REGIONAL_ME_OFFICER = 'regional_me_officer'
    CENTRAL_UNIT = 'central_unit'
    SENIOR_MANAGEMENT = 'senior_management'
    STAFF = 'staff'
    TECHNICAL_ADMINISTRATOR = 'technical_administrator'

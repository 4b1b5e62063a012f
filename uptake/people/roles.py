"""Which role may do what, and how far: the table of rights of the process, as data.

A role is held for an office, for an evaluation or for the organisation. Each permission names the roles that have it
and the scope in which they have it; a role that is not named has nothing. Source: guidance 4.1 and 5.1. This is the
form that the first capability needs; further rows of the table of rights are added here and nowhere else.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from uptake.domain.vocabulary import Role


class Scope(StrEnum):
    """How far a permission reaches from the place for which its role is held."""

    OWN = 'own'  # the evaluations for which the person holds the role
    ADDRESSED = 'addressed'  # recommendations addressed to the office of the role, and the evaluations they stand in
    OFFICE = 'office'  # evaluations of the office and of everything below it
    REGION = 'region'  # evaluations of the office's region
    ALL = 'all'  # every evaluation


class Permission(StrEnum):
    """What can be permitted."""

    VIEW = 'view'  # an evaluation with its whole matrix, published or not
    VIEW_HISTORY = 'view_history'
    REGISTER = 'register'  # evaluations, and the files that belong to them
    TAKE_IN = 'take_in'  # a matrix that exists as a document
    PUBLISH = 'publish'  # the report; withdraw it again
    DESCRIBE = 'describe'  # heading, overall comment
    ENTER = 'enter'  # recommendations and lessons
    CORRECT_WORDING = 'correct_wording'
    DESIGNATE = 'designate'  # the coordinator and the other roles of one evaluation
    NAME_UNITS = 'name_units'
    RESPOND = 'respond'  # response and key actions
    MONITOR = 'monitor'  # both rounds, and reports on key actions
    PUBLISH_MATRIX = 'publish_matrix'  # or restrict it, with a justification
    IMPORT_CATALOGUE = 'import_catalogue'
    MANAGE_PEOPLE = 'manage_people'  # persons, offices, roles


_VIEWERS: Mapping[Role, Scope] = {
    Role.EVALUATION_MANAGER: Scope.OWN,
    Role.COMMISSIONER: Scope.OWN,
    Role.COORDINATOR: Scope.OWN,
    Role.RESPONSIBLE_UNIT: Scope.ADDRESSED,
    Role.HEAD_OF_OFFICE: Scope.OFFICE,
    Role.REGIONAL_DIRECTOR: Scope.REGION,
    Role.THEMATIC_SPECIALIST: Scope.REGION,
    Role.DEPARTMENT_DIRECTOR: Scope.OFFICE,
    Role.REGIONAL_ME_OFFICER: Scope.REGION,
    Role.CENTRAL_UNIT: Scope.ALL,
    Role.SENIOR_MANAGEMENT: Scope.ALL,
}
_MANAGERS: Mapping[Role, Scope] = {Role.EVALUATION_MANAGER: Scope.OWN, Role.CENTRAL_UNIT: Scope.ALL}
_CENTRAL: Mapping[Role, Scope] = {Role.CENTRAL_UNIT: Scope.ALL}
_ANSWERING: Mapping[Role, Scope] = {Role.RESPONSIBLE_UNIT: Scope.ADDRESSED, Role.COORDINATOR: Scope.OWN}

#: permission → the roles that have it → how far.
GRANTS: Mapping[Permission, Mapping[Role, Scope]] = {
    Permission.VIEW: _VIEWERS,
    Permission.VIEW_HISTORY: _VIEWERS,
    Permission.REGISTER: _MANAGERS,
    Permission.TAKE_IN: {**_MANAGERS, Role.COORDINATOR: Scope.OWN},
    Permission.PUBLISH: _CENTRAL,
    Permission.DESCRIBE: {**_MANAGERS, Role.COORDINATOR: Scope.OWN},
    Permission.ENTER: _MANAGERS,
    Permission.CORRECT_WORDING: _CENTRAL,
    Permission.DESIGNATE: {
        **_CENTRAL,
        Role.COMMISSIONER: Scope.OWN,
        Role.HEAD_OF_OFFICE: Scope.OFFICE,
        Role.REGIONAL_DIRECTOR: Scope.REGION,
    },
    Permission.NAME_UNITS: {Role.EVALUATION_MANAGER: Scope.OWN, Role.COORDINATOR: Scope.OWN, **_CENTRAL},
    Permission.RESPOND: {
        **_ANSWERING,
        Role.HEAD_OF_OFFICE: Scope.ADDRESSED,
        Role.REGIONAL_DIRECTOR: Scope.ADDRESSED,
        Role.DEPARTMENT_DIRECTOR: Scope.ADDRESSED,
    },
    Permission.MONITOR: _ANSWERING,
    Permission.PUBLISH_MATRIX: _CENTRAL,
    Permission.IMPORT_CATALOGUE: _CENTRAL,
    Permission.MANAGE_PEOPLE: _CENTRAL,
}


def scopes(permission: Permission, roles: Mapping[Role, object]) -> dict[Role, Scope]:
    """Of the `roles` held, those that have `permission`, each with its scope."""
    return {role: scope for role, scope in GRANTS[permission].items() if role in roles}

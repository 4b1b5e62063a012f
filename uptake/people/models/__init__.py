"""Persons, offices and the roles that persons hold for offices: one noun a file."""

from uptake.people.models.office import Office
from uptake.people.models.person import Person
from uptake.people.models.role import RoleHeld

__all__ = ['Office', 'Person', 'RoleHeld']

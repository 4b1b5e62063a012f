"""A person who signs in, or who once did."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

#: The languages in which a person can read the pages.
READING_LANGUAGES = ('en', 'fr', 'es')


class PersonManager(BaseUserManager['Person']):
    """Finds persons by address, however its letters are cased."""

    def get_by_natural_key(self, username: str | None) -> Person:
        """The person who signs in with this address. Person.DoesNotExist when there is none."""
        return self.get(email=as_address(username or ''))


class Person(AbstractBaseUser):
    """A person. What a person may do comes from the roles held, never from a flag here."""

    email = models.EmailField(_('email address'), unique=True)
    name = models.CharField(_('name'), max_length=200)
    function = models.CharField(_('function'), max_length=200, blank=True)
    language = models.CharField(_('language'), max_length=2, default='en')
    is_active = models.BooleanField(_('may sign in'), default=True)

    objects: ClassVar[PersonManager] = PersonManager()

    USERNAME_FIELD = 'email'
    REQUIRED_FIELDS: ClassVar[list[str]] = ['name']

    class Meta:
        ordering = ['name', 'id']
        constraints = [
            models.CheckConstraint(condition=models.Q(email=Lower('email')), name='person_email_lower'),
            models.CheckConstraint(condition=models.Q(language__in=READING_LANGUAGES), name='person_language'),
            models.CheckConstraint(condition=~models.Q(name=''), name='person_named'),
        ]

    def __str__(self) -> str:
        return self.name


def as_address(text: str) -> str:
    """The address as it is stored: without spaces around it and in small letters."""
    return text.strip().lower()

"""Signing in: who somebody is, and how often somebody may guess."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth import authenticate
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from uptake.people.models import Person

#: So many wrong passwords for one address from one place, then a pause of so many seconds.
GUESSES = 8
PAUSE = 15 * 60


class SignInForm(forms.Form):
    """Address and password. When valid, `person` is who signs in."""

    email = forms.EmailField(
        label=_('Email address'), widget=forms.EmailInput(attrs={'autocomplete': 'username', 'spellcheck': 'false'})
    )
    password = forms.CharField(
        label=_('Password'), strip=False, widget=forms.PasswordInput(attrs={'autocomplete': 'current-password'})
    )
    person: Person

    def __init__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault('label_suffix', '')
        super().__init__(*args, **kwargs)
        self.request = request

    def clean(self) -> dict[str, Any]:
        """The data, with `person` set. Refuses after too many wrong passwords, without telling which part is wrong."""
        data = super().clean() or self.cleaned_data
        if self.errors:
            return data
        key = f'guesses:{self.request.META.get("REMOTE_ADDR", "")}:{data["email"].lower()}'
        if cache.get(key, 0) >= GUESSES:
            raise forms.ValidationError(_('Too many wrong passwords. Wait a quarter of an hour, then try again.'))
        person = authenticate(self.request, username=data['email'], password=data['password'])
        if not isinstance(person, Person):
            cache.set(key, cache.get(key, 0) + 1, PAUSE)
            raise forms.ValidationError(_('Address and password do not belong together. Check both and try again.'))
        cache.delete(key)
        self.person = person
        return data

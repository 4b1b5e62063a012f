"""Signing in and out, and choosing a language."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth import login, logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render, resolve_url
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from uptake import clock
from uptake.domain.vocabulary import Role
from uptake.people.changes import set_language
from uptake.people.entry import Entry, entry
from uptake.people.forms import SignInForm
from uptake.people.language import LANGUAGE_COOKIE
from uptake.people.models import Person
from uptake.people.queries import PersonRow, RoleRow, roles_by_person

BACKEND = 'django.contrib.auth.backends.ModelBackend'
A_YEAR = 365 * 24 * 60 * 60


@entry(Entry.PUBLIC)
@never_cache
@sensitive_post_parameters('password')
def sign_in(request: HttpRequest) -> HttpResponse:
    """The page to sign in on; with the sample organisation, also one button a person."""
    onward = _onward(request, settings.LOGIN_REDIRECT_URL)
    if request.user.is_authenticated:
        return HttpResponseRedirect(onward)
    if settings.SAMPLE and 'person' in request.POST:
        person = get_object_or_404(Person, pk=request.POST['person'], is_active=True)
        login(request, person, backend=BACKEND)
        return HttpResponseRedirect(onward)
    form = SignInForm(request, request.POST or None)
    if form.is_bound and form.is_valid():
        login(request, form.person, backend=BACKEND)
        return HttpResponseRedirect(onward)
    context = {
        'form': form,
        'next': request.GET.get('next', ''),
        'persons': _by_role() if settings.SAMPLE else (),
    }
    return render(request, 'people/sign_in.html', context, status=422 if form.is_bound else 200)


@entry(Entry.PUBLIC)
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Signs out and shows the public page."""
    logout(request)
    return HttpResponseRedirect(resolve_url(settings.LOGOUT_REDIRECT_URL))


@entry(Entry.PUBLIC)
@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Sets the language of the pages, for the person and on this device, and shows the same page again."""
    response = HttpResponseRedirect(_onward(request, settings.LOGOUT_REDIRECT_URL))
    chosen = request.POST.get('language', '')
    if chosen in {code for code, _ in settings.LANGUAGES}:
        if isinstance(request.user, Person):
            set_language(person=request.user, language=chosen)
        response.set_cookie(LANGUAGE_COOKIE, chosen, max_age=A_YEAR, httponly=True, samesite='Lax')
    return response


def _by_role() -> list[tuple[PersonRow, tuple[RoleRow, ...]]]:
    """The persons of the sample, those of one role together, in the order in which the process names the roles."""
    order = list(Role)
    persons = roles_by_person(on=clock.today())
    return sorted(persons, key=lambda row: min((order.index(role.role) for role in row[1]), default=len(order)))


def _onward(request: HttpRequest, otherwise: str) -> str:
    """Where to go next: the page named by `next` if it is one of ours."""
    there = request.POST.get('next') or request.GET.get('next') or ''
    ours = url_has_allowed_host_and_scheme(there, {request.get_host()}, require_https=request.is_secure())
    return there if ours else resolve_url(otherwise)

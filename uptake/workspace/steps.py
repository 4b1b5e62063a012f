"""Asking in steps that lose nothing: a form, a look at what will be saved, saving; each step is one plain request."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from uptake.domain.errors import RuleError
from uptake.workspace.forms import Asking

Save = Callable[[dict[str, Any]], str]


@dataclass(frozen=True, slots=True)
class Question:
    """One thing that is asked: the page around the form, what saving does, and whether answers are looked at first.

    `save` takes the cleaned data and returns the address to go to. `page` is what the template needs beside the form.
    `undo` gives the address that takes back what was just saved, '' where there is none.
    """

    template: str
    form: Asking
    save: Save
    done: str
    page: dict[str, Any] = field(default_factory=dict)
    check: bool = True
    undo: Callable[[], str] = str


def ask(request: HttpRequest, question: Question) -> HttpResponse:
    """The answer to a request: the form, the form with what is wrong, the check, or the way on after saving."""
    first = 'check' if question.check else 'save'
    step = request.POST.get('step', first)
    step = first if step == 'check' else step
    form = question.form
    if not form.is_bound or step in ('change', 'read'):
        return _page(request, question)
    if not form.is_valid() or not _holds(question, keep=step == 'save'):
        return _page(request, question, wrong=True)
    if step == 'save':
        messages.success(request, question.done, extra_tags=question.undo())
        return HttpResponseRedirect(form.cleaned_data['_onward'])
    return render(request, 'workspace/check.html', {**question.page, 'form': form, 'answers': answers(form)})


def _holds(question: Question, *, keep: bool) -> bool:
    """Whether the records take the answer. Without `keep` it is only rehearsed: written, then taken back."""
    try:
        with transaction.atomic():
            onward = question.save(question.form.cleaned_data)
            transaction.set_rollback(not keep)
    except RuleError as error:
        question.form.refuse(error)
        return False
    question.form.cleaned_data['_onward'] = onward
    return True


def _page(request: HttpRequest, question: Question, *, wrong: bool = False) -> HttpResponse:
    if request.POST.get('step') in ('change', 'read'):
        question.form.errors.clear()
    context = {**question.page, 'form': question.form, 'check': question.check}
    return render(request, question.template, context, status=422 if wrong else 200)


def answers(form: forms.Form) -> list[tuple[str, str]]:
    """The answers in words: label and value, those that say something."""
    rows = []
    for bound in form:
        value = form.cleaned_data.get(bound.name)
        if value not in (None, '', [], (), False):
            rows.append((str(bound.label), _in_words(bound.field, value)))
    return rows


def _in_words(asked: forms.Field, value: Any) -> str:
    if isinstance(asked, forms.ChoiceField):
        words = {str(key): str(word) for key, word in list(asked.choices)}  # type: ignore[arg-type]
        chosen = value if isinstance(value, list) else [value]
        return '; '.join(words.get(str(each), str(each)) for each in chosen)
    if isinstance(value, tuple):
        return '; '.join(value)
    return '✓' if value is True else str(value)

"""The addresses of signing in and out and of the language."""

from __future__ import annotations

from django.urls import path

from uptake.people import views

app_name = 'people'
urlpatterns = [
    path('sign-in', views.sign_in, name='sign-in'),
    path('sign-out', views.sign_out, name='sign-out'),
    path('language', views.language, name='language'),
]

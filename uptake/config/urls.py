"""Every address. Public pages stand at the root and stay; staff pages stand under /desk/."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path('', include('uptake.catalogue.urls')),
    path('', include('uptake.people.urls')),
    path('desk/', include('uptake.workspace.urls')),
    path('desk/intake/', include('uptake.intake.urls')),
]

"""Addresses of intake, under /desk/intake/."""

from __future__ import annotations

from django.urls import path

from uptake.intake.views import catalogue, confirming, differing, reviewing, uploading

app_name = 'intake'
urlpatterns = [
    path('', uploading.uploads, name='uploads'),
    path('catalogue/', catalogue.imports, name='imports'),
    path('catalogue/<uuid:pk>/', catalogue.import_, name='import'),
    path('catalogue/<uuid:pk>/report.csv', catalogue.import_report, name='import-report'),
    path('<uuid:pk>/', uploading.upload, name='upload'),
    path('<uuid:pk>/progress/', uploading.progress, name='progress'),
    path('<uuid:pk>/cancel/', uploading.cancelled, name='cancel'),
    path('<uuid:pk>/again/', uploading.again, name='again'),
    path('<uuid:pk>/original/', uploading.original, name='original'),
    path('<uuid:pk>/review/', reviewing.review, name='review'),
    path('<uuid:pk>/edit/', reviewing.edit, name='edit'),
    path('<uuid:pk>/check/', confirming.check, name='check'),
    path('<uuid:pk>/confirm/', confirming.confirm, name='confirm'),
    path('<uuid:pk>/difference/', differing.difference, name='difference'),
    path('<uuid:pk>/page/<int:number>/', reviewing.page, name='page'),
    path('<uuid:pk>/deadline/', reviewing.deadline, name='deadline'),
]

"""The public addresses: they stay."""

from __future__ import annotations

from django.urls import path

from uptake.catalogue import views

app_name = 'catalogue'
urlpatterns = [
    path('', views.home, name='home'),
    path('evaluations/<int:pk>', views.evaluation, name='evaluation'),
    path('recommendations/<int:pk>', views.recommendation, name='recommendation'),
    path('files/<str:sha256>/<str:name>', views.file, name='file'),
]

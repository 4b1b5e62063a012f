"""The addresses of the staff pages, under /desk/."""

from __future__ import annotations

from django.urls import path

from uptake.workspace import answering, registering, views

app_name = 'workspace'
urlpatterns = [
    path('', views.due, name='due'),
    path('evaluations', views.evaluations, name='evaluations'),
    path('evaluations/new', registering.register, name='register'),
    path('evaluations/<int:pk>', views.evaluation, name='evaluation'),
    path('evaluations/<int:pk>/history', views.history, name='history'),
    path('evaluations/<int:pk>/recommendations/new', registering.enter, name='enter'),
    path('evaluations/<int:pk>/publish', registering.publish, name='publish'),
    path('evaluations/<int:pk>/publish-matrix', registering.publish_matrix, name='publish-matrix'),
    path('evaluations/<int:pk>/restrict', registering.restrict, name='restrict'),
    path('recommendations/<int:pk>', views.recommendation, name='recommendation'),
    path('recommendations/<int:pk>/response', answering.response, name='response'),
    path('recommendations/<int:pk>/actions/new', answering.promise, name='promise'),
    path('recommendations/<int:pk>/actions/<int:action>', answering.revise, name='revise'),
    path('recommendations/<int:pk>/actions/<int:action>/state', answering.report, name='report'),
    path('recommendations/<int:pk>/follow-up/<str:which>', answering.monitoring, name='monitoring'),
    path('deadline', views.deadline, name='deadline'),
]

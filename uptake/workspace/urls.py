"""The addresses of the staff pages, under /desk/."""

from __future__ import annotations

from django.urls import path

from uptake.workspace import answering, concerning, describing, filing, registering, views

app_name = 'workspace'
urlpatterns = [
    path('', views.due, name='due'),
    path('evaluations', views.evaluations, name='evaluations'),
    path('evaluations/new', registering.register, name='register'),
    path('evaluations/<int:pk>', views.evaluation, name='evaluation'),
    path('evaluations/<int:pk>/history', views.history, name='history'),
    path('evaluations/<int:pk>/about', describing.describe, name='describe'),
    path('evaluations/<int:pk>/persons', describing.designate, name='designate'),
    path('evaluations/<int:pk>/lessons/new', describing.note, name='note'),
    path('evaluations/<int:pk>/files', filing.files, name='files'),
    path('evaluations/<int:pk>/files/<int:document>/public', filing.disclose, name='disclose'),
    path('evaluations/<int:pk>/recommendations/new', registering.enter, name='enter'),
    path('evaluations/<int:pk>/publish', registering.publish, name='publish'),
    path('evaluations/<int:pk>/publish-matrix', registering.publish_matrix, name='publish-matrix'),
    path('evaluations/<int:pk>/restrict', registering.restrict, name='restrict'),
    path('recommendations/<int:pk>', views.recommendation, name='recommendation'),
    path('recommendations/<int:pk>/wording', concerning.reword, name='reword'),
    path('recommendations/<int:pk>/wording/correct', concerning.correct, name='correct'),
    path('recommendations/<int:pk>/units', concerning.name, name='units'),
    path('recommendations/<int:pk>/units/<int:unit>', concerning.reassign, name='reassign'),
    path('recommendations/<int:pk>/outsiders', concerning.outsiders, name='outsiders'),
    path('recommendations/<int:pk>/actions/order', concerning.order, name='order'),
    path('recommendations/<int:pk>/actions/<int:action>/drop', concerning.drop, name='drop'),
    path('recommendations/<int:pk>/response', answering.response, name='response'),
    path('recommendations/<int:pk>/actions/new', answering.promise, name='promise'),
    path('recommendations/<int:pk>/actions/<int:action>', answering.revise, name='revise'),
    path('recommendations/<int:pk>/actions/<int:action>/state', answering.report, name='report'),
    path('recommendations/<int:pk>/undo/<int:number>', answering.undo, name='undo'),
    path('recommendations/<int:pk>/follow-up/<str:which>', answering.monitoring, name='monitoring'),
    path('deadline', views.deadline, name='deadline'),
]

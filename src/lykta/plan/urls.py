"""Addresses of the plan, for staff."""

from django.urls import path

from lykta.plan.views import plan, questions, works

app_name = "plan"
urlpatterns = [
    path("", plan.plan, name="plan"),
    path("publicera", plan.publish, name="publish"),
    path("insatser/<uuid:work_id>", works.ongoing_work, name="ongoing_work"),
    path("atgarder/<uuid:measure_id>", works.measure, name="measure"),
    path("atgarder/<uuid:measure_id>/rapportera", works.report, name="report"),
    path("oppna-fragor", questions.questions, name="questions"),
    path("oppna-fragor/<uuid:question_id>", questions.answer, name="answer"),
]

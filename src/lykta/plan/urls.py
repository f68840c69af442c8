"""Addresses of the plan, for staff."""

from django.urls import path

from lykta.plan.views import plan, questions, works

app_name = "plan"
urlpatterns = [
    path("plan/", plan.plan, name="plan"),
    path("plan/publicera", plan.publish, name="publish"),
    path("plan/insatser/<uuid:work_id>", works.ongoing_work, name="ongoing_work"),
    path("plan/atgarder/<uuid:measure_id>", works.measure, name="measure"),
    path("plan/atgarder/<uuid:measure_id>/rapportera", works.report, name="report"),
    path("plan/oppna-fragor", questions.questions, name="questions"),
    path("plan/oppna-fragor/<uuid:question_id>", questions.answer, name="answer"),
]

"""Addresses of projects and of support to associations, for staff."""

from django.urls import path

from lykta.projects.views import grants, projects

app_name = "projects"
_P, _G = "plan/projekt/", "plan/foreningar/"
_ONE, _APPLICATION = f"{_P}<uuid:project_id>", f"{_G}ansokan/<uuid:application_id>"
urlpatterns = [
    path(_P, projects.projects, name="projects"),
    path(f"{_P}nytt", projects.start, name="start"),
    path(_ONE, projects.project, name="project"),
    path(f"{_ONE}/andra", projects.change, name="change"),
    path(f"{_ONE}/pengar", projects.money, name="money"),
    path(f"{_P}pengar/<uuid:money_id>", projects.change_money, name="change_money"),
    path(f"{_P}pengar/<uuid:money_id>/sedan", projects.decide_after, name="decide_after"),
    path(f"{_ONE}/redovisning", projects.owe, name="owe"),
    path(f"{_ONE}/redovisning/<uuid:report_id>", projects.sent, name="sent"),
    path(f"{_ONE}/budget", projects.budget, name="budget"),
    path(f"{_ONE}/grupp", projects.cohort, name="cohort"),
    path(f"{_ONE}/inflode", projects.inflow, name="inflow"),
    path(f"{_ONE}/resultat", projects.result, name="result"),
    path(f"{_ONE}/avsluta", projects.end, name="end"),
    path(_G, grants.home, name="calls"),
    path(f"{_G}ny", grants.write, name="write_call"),
    path(f"{_G}<uuid:call_id>", grants.call, name="call"),
    path(f"{_G}<uuid:call_id>/andra", grants.change, name="change_call"),
    path(f"{_G}<uuid:call_id>/publicera", grants.publish, name="publish_call"),
    path(f"{_G}inkommet/<uuid:handed_id>", grants.take_in, name="take_in"),
    path(_APPLICATION, grants.application, name="application"),
    path(f"{_APPLICATION}/bedom/<uuid:criterion_id>", grants.assess, name="assess"),
    path(f"{_APPLICATION}/jav", grants.conflict, name="conflict"),
    path(f"{_APPLICATION}/beslut", grants.decide, name="decide"),
    path(f"{_APPLICATION}/avtal", grants.agree, name="agree"),
    path(f"{_APPLICATION}/utbetalning", grants.pay, name="pay"),
    path(f"{_APPLICATION}/lank", grants.link, name="link"),
]

"""Addresses of the employer's follow-up."""

from django.urls import path

from lykta.workplace.views import rounds, setups

app_name = "workplace"
ROUND = "arbetsmiljo/runda/<uuid:round_id>/"
UNIT = "arbetsmiljo/enhet/<uuid:asked_id>/"
urlpatterns = [
    path("arbetsmiljo/", setups.setup, name="setup"),
    path("arbetsmiljo/oppna", rounds.open_round, name="open"),
    path(ROUND, rounds.year, name="year"),
    path(f"{ROUND}forvaltningen", rounds.compiled, name="compiled"),
    path(f"{ROUND}signera", rounds.sign, name="sign"),
    path(f"{ROUND}anteckna", rounds.note, name="note"),
    path(UNIT, rounds.unit, name="unit"),
    path(f"{UNIT}svara", rounds.answer, name="answer"),
]

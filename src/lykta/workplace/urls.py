"""Addresses of the employer's follow-up."""

from django.urls import path

from lykta.workplace import support_urls
from lykta.workplace.views import municipality, papers, rounds, setups, themes

app_name = "workplace"
ROUND = "arbetsmiljo/runda/<uuid:round_id>/"
PAPER = "arbetsmiljo/handling/<uuid:signed_id>/"
UNIT = "arbetsmiljo/enhet/<uuid:asked_id>/"
urlpatterns = [
    path("arbetsmiljo/", setups.setup, name="setup"),
    path("arbetsmiljo/oppna", rounds.open_round, name="open"),
    path(ROUND, rounds.year, name="year"),
    path(f"{ROUND}forvaltningen", rounds.compiled, name="compiled"),
    path(f"{ROUND}signera", rounds.sign, name="sign"),
    path(f"{ROUND}kommunen", municipality.page, name="municipality"),
    path(f"{ROUND}foresla", municipality.suggest, name="suggest"),
    path(f"{ROUND}teman/", themes.themes, name="themes"),
    path(f"{ROUND}teman/bekrafta", themes.confirm, name="confirm-themes"),
    path(f"{ROUND}teman/nytt", themes.new, name="new-theme"),
    path(f"{ROUND}teman/<slug:code>", themes.theme, name="theme"),
    path(PAPER, papers.paper, name="paper"),
    path(f"{PAPER}fil/<slug:kind>", papers.file, name="paper-file"),
    path(f"{PAPER}kommitten", papers.note, name="note"),
    path(f"{PAPER}namnden", papers.board_note, name="board-note"),
    path("arbetsmiljo/forslag/", municipality.suggestions, name="suggestions"),
    path("arbetsmiljo/tidigare", municipality.earlier, name="earlier"),
    path(UNIT, rounds.unit, name="unit"),
    path(f"{UNIT}svara", rounds.answer, name="answer"),
    *support_urls.urlpatterns,
]

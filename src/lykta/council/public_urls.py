"""Addresses of the council that anybody may read, and of an organisation's answer."""

from django.urls import path

from lykta.council.views import adjusting, called, completions, jury, public, public_prize

app_name = "public_council"
_CALLED = "planen/radet/mote/<str:token>"
_READ = "planen/radet/jury/<str:token>"
urlpatterns = [
    path("planen/radet/", public.notes, name="notes"),
    path("planen/radet/kalender.ics", public.feed, name="calendar"),
    path("planen/radet/<uuid:meeting_id>", public.note, name="note"),
    path("planen/radet/svar/<str:token>", public.answer, name="answer"),
    path("planen/radet/priset/", public_prize.prizes, name="prizes"),
    path("planen/radet/priset/<uuid:prize_id>", public_prize.prize, name="prize"),
    path("planen/radet/priset/<uuid:prize_id>/nominera", public_prize.nominate, name="nominate"),
    path("planen/radet/justera/<str:token>", adjusting.adjust, name="adjust"),
    path(_CALLED, called.meeting, name="called"),
    path(f"{_CALLED}/handling/<uuid:paper_id>", called.paper, name="called_paper"),
    path("planen/radet/komplettering/<str:token>", completions.complete_by_link, name="complete"),
    path(_READ, jury.read, name="jury"),
    path(f"{_READ}/<uuid:nomination_id>", jury.note, name="jury_one"),
    path(f"{_READ}/<uuid:nomination_id>/jav", jury.conflict, name="jury_conflict"),
]

"""Addresses of the council, for staff."""

from django.urls import path

from lykta.council.views import councils, meetings, rounds

app_name = "council"
_ONE = "radet/mote/<uuid:meeting_id>"
urlpatterns = [
    path("radet/", councils.council, name="council"),
    path("radet/ledamot/ny", councils.seat, name="seat"),
    path("radet/ledamot/<uuid:member_id>", councils.change_seat, name="change_seat"),
    path("radet/mote/nytt", meetings.plan, name="plan"),
    path(_ONE, meetings.meeting, name="meeting"),
    path(f"{_ONE}/andra", meetings.change, name="change"),
    path(f"{_ONE}/punkt", meetings.add_item, name="add_item"),
    path("radet/punkt/<uuid:item_id>", meetings.follow_item, name="follow_item"),
    path(f"{_ONE}/kallelse", meetings.call, name="call"),
    path(f"{_ONE}/kallelse/<str:kind>", meetings.notice_paper, name="notice_paper"),
    path(f"{_ONE}/narvaro", meetings.attend, name="attend"),
    path(f"{_ONE}/jav", meetings.conflict, name="conflict"),
    path(f"{_ONE}/utkast", meetings.draft, name="draft"),
    path(f"{_ONE}/anteckningar", meetings.notes, name="notes"),
    path(f"{_ONE}/anteckningar/<str:kind>", meetings.notes_paper, name="notes_paper"),
    path(f"{_ONE}/justera", meetings.adjust, name="adjust"),
    path(f"{_ONE}/publicera", meetings.publish, name="publish"),
    path(f"{_ONE}/fraga", rounds.ask, name="ask"),
    path("radet/svar/<uuid:answer_id>/lardom", rounds.keep_lesson, name="keep_lesson"),
]

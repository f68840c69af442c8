"""Addresses of the council, for staff."""

from django.urls import path

from lykta.council.views import councils, jury, meetings, nominations, prizes, rounds

app_name = "council"
_ONE = "radet/mote/<uuid:meeting_id>"
_PRIZE = "radet/priset/<uuid:prize_id>"
_NOMINATION = "radet/nominering/<uuid:nomination_id>"
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
    path("radet/priset/", prizes.all_prizes, name="prizes"),
    path("radet/priset/nytt", prizes.new_prize, name="new_prize"),
    path(_PRIZE, prizes.prize, name="prize"),
    path(f"{_PRIZE}/regler", prizes.rules, name="rules"),
    path(f"{_PRIZE}/oppna", prizes.open_call, name="open_call"),
    path(f"{_PRIZE}/forslag", nominations.propose, name="propose"),
    path(f"{_PRIZE}/jury", jury.seat_jury, name="seat_jury"),
    path(f"{_PRIZE}/jury/<uuid:juror_id>/lank", jury.give_link, name="give_link"),
    path(f"{_PRIZE}/juryn-mots", prizes.let_jury_meet, name="let_jury_meet"),
    path(f"{_PRIZE}/finalister", prizes.finalists, name="finalists"),
    path(f"{_PRIZE}/beslut", prizes.decide, name="decide"),
    path(f"{_PRIZE}/resultat", prizes.publish_result, name="publish_result"),
    path(f"{_PRIZE}/nomineringar/<str:kind>", prizes.nominations_file, name="nominations_file"),
    path("radet/inkommet/<uuid:handed_id>", nominations.take_in, name="take_in"),
    path(_NOMINATION, nominations.nomination, name="nomination"),
    path(f"{_NOMINATION}/godkann", nominations.accept, name="accept"),
    path(f"{_NOMINATION}/fraga", nominations.ask_completion, name="ask_completion"),
    path(f"{_NOMINATION}/komplettering", nominations.complete, name="complete"),
    path(f"{_NOMINATION}/avvisa", nominations.reject, name="reject"),
    path(f"{_NOMINATION}/jav", nominations.tell_conflict, name="tell_conflict"),
]

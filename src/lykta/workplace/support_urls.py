"""Addresses of talks, rounds, threats and what HR sets in the guidance."""

from django.urls import path

from lykta.workplace.views import dialogue, support, talks, threats

urlpatterns = [
    path("arbetsmiljo/stod/", support.page, name="support"),
    path("arbetsmiljo/stod/<slug:code>/", support.page, name="support-page"),
    path("arbetsmiljo/kontakter/", support.contacts, name="contacts"),
    path("arbetsmiljo/kontakter/<slug:line>", support.set_contact, name="contact"),
    path("arbetsmiljo/samtal/", talks.talks, name="talks"),
    path("arbetsmiljo/samtal/fraga", talks.ask, name="ask-talks"),
    path("arbetsmiljo/samtal/skriv-in", talks.write, name="write-talks"),
    path("arbetsmiljo/samtal/ratta", talks.correct, name="correct-talks"),
    path("arbetsmiljo/samtal/fil/<slug:kind>", talks.file, name="talks-file"),
    path("arbetsgivare/antal/<str:token>", talks.tell_by_link, name="tell-by-link"),
    path("arbetsmiljo/dialog/", dialogue.dialogue, name="dialogue"),
    path("arbetsmiljo/dialog/planera/<slug:event>", dialogue.plan, name="plan-event"),
    path("arbetsmiljo/dialog/<uuid:row_id>/gjord", dialogue.tick_off, name="tick-off"),
    path("arbetsmiljo/hot/", threats.threats, name="threats"),
    path("arbetsmiljo/hot/anteckning", threats.note, name="threat-note"),
]

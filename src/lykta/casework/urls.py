"""Addresses of casework: Swedish words and keys, never a name or a number of a person."""

from django.urls import path

from lykta.casework.views import (
    contacts,
    danger,
    decisions,
    drafting,
    handlers,
    inquiries,
    matters,
    people,
)

app_name = "casework"
MATTER = "arenden/<uuid:matter_id>/"
DECISION = f"{MATTER}beslut/<uuid:decision_id>/"
SERVICE = f"{MATTER}insats/<uuid:service_id>/"

urlpatterns = [
    path("aktualiseringar/", contacts.intake, name="intake"),
    path("aktualiseringar/ny", contacts.receive, name="receive"),
    path("aktualiseringar/rad", contacts.advice, name="advice"),
    path("arenden/", matters.matters, name="matters"),
    path("arenden/sok", matters.search, name="search"),
    path("arenden/ersattare", handlers.cover, name="cover"),
    path("nodoppning", handlers.open_glass, name="glass"),
    path("nodoppning/<uuid:glass_id>", handlers.approve_glass, name="approve-glass"),
    path("utkast/<slug:form>/<uuid:about>", drafting.keep, name="draft"),
    path(MATTER, matters.matter, name="matter"),
    path(f"{MATTER}registrerad", contacts.registered, name="registered"),
    path(f"{MATTER}ny-kontakt", contacts.add_contact, name="add-contact"),
    path(f"{MATTER}fraga", contacts.ask, name="ask"),
    path(f"{MATTER}skyddsbedomning", contacts.protection, name="protection"),
    path(f"{MATTER}avgor", contacts.settle, name="settle"),
    path(f"{MATTER}oppna-utredning", inquiries.open_inquiry, name="open-inquiry"),
    path(f"{MATTER}utredning/forlang", inquiries.extend, name="extend"),
    path(f"{MATTER}utredning/begart-avgorande", inquiries.ask_for_decision, name="ask-decision"),
    path(f"{MATTER}utredning/avsluta", inquiries.conclude, name="conclude"),
    path(f"{MATTER}utredning/<slug:heading>", inquiries.section, name="section"),
    path(f"{MATTER}vald", danger.violence, name="violence"),
    path(f"{MATTER}risk", danger.risk, name="risk"),
    path(f"{MATTER}sakerhetsplan", danger.safety_plan, name="safety-plan"),
    path(f"{MATTER}kommunicera", inquiries.communicate, name="communicate"),
    path(f"{MATTER}kommunicera/<uuid:communication_id>", inquiries.answer, name="answer"),
    path(f"{MATTER}beslut", decisions.decide, name="decide"),
    path(f"{DECISION}underratta", decisions.notify, name="notify"),
    path(f"{DECISION}delge", decisions.serve, name="serve"),
    path(f"{DECISION}verkstall", decisions.execute, name="execute"),
    path(f"{MATTER}insats", decisions.start_service, name="start-service"),
    path(f"{SERVICE}uppfoljning", decisions.follow_up, name="follow-up"),
    path(f"{SERVICE}avsluta", decisions.end_service, name="end-service"),
    path(f"{MATTER}anteckning", people.note, name="note"),
    path(f"{MATTER}anteckning/<uuid:note_id>/ratta", people.correct, name="correct"),
    path(f"{MATTER}person", people.person, name="person"),
    path(f"{MATTER}visa/<slug:field>", people.reveal, name="reveal"),
    path(f"{MATTER}visa/vem/<uuid:referral_id>", people.reveal_reporter, name="reveal-reporter"),
    path(f"{MATTER}barn", people.children, name="children"),
    path(f"{MATTER}barn/<uuid:child_id>", people.raise_child, name="raise-child"),
    path(f"{MATTER}ta", handlers.take, name="take"),
    path(f"{MATTER}tilldela", handlers.assign, name="assign"),
    path(f"{MATTER}tilldela/<uuid:person_id>", handlers.unassign, name="unassign"),
    path(f"{MATTER}flytta", handlers.move, name="move"),
    path(f"{MATTER}vem", handlers.who, name="who"),
    path(f"{MATTER}sparra", handlers.deny, name="deny"),
    path(f"{MATTER}sparra/<uuid:person_id>", handlers.undeny, name="undeny"),
    path(f"{MATTER}bara-tilldelade", handlers.need_to_know, name="need-to-know"),
    path(f"{MATTER}koppla", matters.link, name="link"),
    path(f"{MATTER}akt", matters.file_elsewhere, name="file"),
    path(f"{MATTER}avsluta", matters.close, name="close"),
]

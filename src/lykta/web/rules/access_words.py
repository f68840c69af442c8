"""The access matrix in Swedish."""

from __future__ import annotations

from typing import Final

from lykta.kernel.permissions import Scope

OBJECTS: Final = {
    "matter": "Ärenden",
    "identity": "Personuppgifter",
    "referral": "Aktualiseringar",
    "inquiry": "Utredningar",
    "decision": "Beslut",
    "service": "Insatser",
    "note": "Anteckningar",
    "placement": "Placeringar",
    "advice": "Anonym rådgivning",
    "glass": "Nödöppning",
    "denial": "Spärrar",
    "plan": "Planen",
    "networks": "Nätverk",
    "projects": "Projekt",
    "grants": "Stöd till föreningar",
    "knowledge": "Avtal, stöd och bibliotek",
    "centre": "Resurscentrum",
    "workplace": "Arbetsmiljö",
    "council": "Rådet",
    "help": "Hjälpsidan",
    "appointment": "Akuta tider",
    "thread": "Anonyma trådar",
    "dialogue": "Frågor om svar i uppföljningen",
    "letter": "Rapporter till nämnder",
    "mail": "Veckobrev och utskick",
    "inbox": "Inlämnat från allmänheten",
    "statistics": "Statistik",
    "log": "Loggen",
    "organisation": "Organisationen",
    "assignment": "Uppdrag",
    "account": "Konton",
    "settings": "Inställningar",
}
ACTS: Final = {
    "read": "läsa",
    "book": "ta och notera",
    "lead": "ställa in",
    "write": "skriva",
    "receive": "ta emot",
    "assign": "fördela",
    "reveal": "visa dolda uppgifter",
    "open": "öppna",
    "approve": "godkänna",
    "report": "rapportera",
    "feed": "mata in siffror",
    "share": "be om stöd och berätta exempel",
    "answer": "svara på frågor och remisser",
    "release": "släppa siffror",
    "review": "granska",
    "issue": "utfärda",
    "recover": "återställa",
    "ask": "fråga och svara på kallelser",
    "appoint": "utse ombud",
    "enrol": "anmäla till utbildning",
}
SCOPES: Final = {
    Scope.NONE: "inget",
    Scope.OWN: "egna",
    Scope.QUEUE: "egna och enhetens inkorg",
    Scope.UNIT: "enhetens",
    Scope.AUTHORITY: "hela myndighetens",
}

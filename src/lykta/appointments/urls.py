"""Addresses of the unit's acute times."""

from django.urls import path

from lykta.appointments.views import staff, week

app_name = "appointments-staff"
HERE = "aktualiseringar/akuttider/"
urlpatterns = [
    path(HERE, staff.day, name="day"),
    path(f"{HERE}telefon", staff.by_phone, name="by-phone"),
    path(f"{HERE}<uuid:taken_id>/notera", staff.note, name="note"),
    path(f"{HERE}veckan", week.week, name="week"),
    path(f"{HERE}veckan/ny", week.add, name="add"),
    path(f"{HERE}veckan/stang", week.close, name="close"),
    path(f"{HERE}veckan/extra", week.extra, name="extra"),
    path(f"{HERE}veckan/plats", week.place, name="place"),
    path(f"{HERE}veckan/<uuid:time_id>/bort", week.remove, name="remove"),
    path(f"{HERE}andring/<uuid:change_id>/bort", week.undo, name="undo"),
]

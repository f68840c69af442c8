"""Addresses put together from several apps: one's day, the log, the settings."""

from django.urls import path

from lykta.web.views import (
    handover,
    lessons,
    log,
    min_dag,
    settings,
    suggestions,
    threads,
    weekly,
    wheel,
)

app_name = "web"
urlpatterns = [
    path("lamna/", handover.choose, name="handover"),
    path("lamna/lank", handover.invite, name="handover-invite"),
    path("lamna/lank/<str:token>/", handover.choose_by_link, name="handover-link"),
    path("lamna/lank/<str:token>/<slug:what>", handover.hand_over_by_link, name="handover-by-link"),
    path("lamna/kvitto/<slug:number>", handover.receipt, name="handover-receipt"),
    path("lamna/<slug:what>", handover.hand_over, name="hand-over"),
    path("radet/lardomar/<slug:kind>/<uuid:about_id>", lessons.lessons, name="lessons"),
    path("min-dag", min_dag.min_dag, name="min-dag"),
    path("inkorg/<uuid:thread_id>/kontakt", threads.register, name="thread-contact"),
    path("arbetsmiljo/forslag/<uuid:suggestion_id>/", suggestions.take_up, name="suggestion"),
    path(
        "arbetsmiljo/forslag/<uuid:suggestion_id>/nej",
        suggestions.decline,
        name="suggestion-decline",
    ),
    path("plan/arshjul/", wheel.show_wheel, name="wheel"),
    path("plan/arshjul/kalender", wheel.feed_address, name="wheel-feed"),
    path(
        "plan/arshjul/kalender/<str:token>/kalender.ics",
        wheel.wheel_calendar,
        name="wheel-calendar",
    ),
    path("plan/veckobrev/", weekly.show_weekly, name="weekly"),
    path("plan/veckobrev/<uuid:person>", weekly.preview, name="weekly-preview"),
    path("plan/veckobrev/brev/<uuid:mail>/igen", weekly.again, name="weekly-again"),
    path("logg/", log.show_log, name="log"),
    path("logg/granskad", log.review, name="review"),
    path("installningar/", settings.index, name="settings"),
    path("installningar/veckobrev", weekly.mine, name="weekly-mine"),
    path("installningar/lag", settings.law_rules, name="law"),
    path("installningar/behorigheter", settings.access_rows, name="access"),
    path("installningar/komponenter", settings.gallery, name="gallery"),
]

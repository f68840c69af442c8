"""Addresses of follow-up, under /plan/uppfoljning/."""

from django.urls import path

from lykta.follow_up.views import answering, files, letters, rounds

app_name = "follow_up"
urlpatterns = [
    path("", rounds.index, name="index"),
    path("ny", rounds.prepare, name="prepare"),
    path("mallar/ny", rounds.keep_template, name="template"),
    path("jamfor", rounds.compare, name="compare"),
    path("wordmall", files.word_template, name="word_template"),
    path("atgarder", files.measures, name="measures"),
    path("atgarder/las-in", files.take_measures, name="take_measures"),
    path("atgarder.xlsx", files.measures_file, name="measures_file"),
    path("lank/<str:token>", answering.by_link, name="by_link"),
    path("<uuid:round_id>", rounds.round_page, name="round"),
    path("<uuid:round_id>/oppna", rounds.open_round, name="open"),
    path("<uuid:round_id>/flytta", rounds.postpone, name="postpone"),
    path("<uuid:round_id>/frys", rounds.freeze, name="freeze"),
    path("<uuid:round_id>/svara", answering.mine, name="mine"),
    path("<uuid:round_id>/mina.xlsx", files.my_file, name="my_file"),
    path("<uuid:round_id>/las-in", files.try_file, name="try_file"),
    path("<uuid:round_id>/las-in/spara", files.take_file, name="take_file"),
    path("<uuid:round_id>/fil.<slug:kind>", files.round_file, name="round_file"),
    path("<uuid:round_id>/rapport", letters.begin, name="begin"),
    path("atgard/<uuid:asked_id>", answering.asked, name="asked"),
    path("atgard/<uuid:asked_id>/fraga", answering.ask, name="ask"),
    path("fraga/<uuid:question_id>", answering.reply, name="reply"),
    path("svarar/<uuid:answerer_id>/lank", answering.link, name="link"),
    path("rapport/<uuid:report_id>", letters.report, name="report"),
    path("rapport/<uuid:report_id>/text", letters.rewrite, name="rewrite"),
    path("rapport/<uuid:report_id>/vidare", letters.hand_on, name="hand_on"),
    path("rapport/<uuid:report_id>/mote", letters.meeting, name="meeting"),
    path("rapport/<uuid:report_id>/beslut", letters.register, name="register"),
    path("rapport/<uuid:report_id>/versioner", letters.versions, name="versions"),
    path("rapport/<uuid:report_id>/fil.<slug:kind>", letters.report_file, name="report_file"),
]

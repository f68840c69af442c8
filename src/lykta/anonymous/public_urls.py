"""Addresses of the writer's page: one, with a form of it for each language, and the way out."""

from django.urls import path

from lykta.anonymous.views import writer, writer_pages
from lykta.kernel.wording import SOURCE

app_name = "anonymous"
urlpatterns = [
    path("skriv/", writer.write, name="write"),
    path("k", writer.kill, name="kill"),
    *(
        path(f"skriv/{code}/", writer.write, {"tongue": code}, name=f"write-{code}")
        for code in writer_pages.every_wording()
        if code != SOURCE
    ),
]

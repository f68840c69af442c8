"""Every component in every state: for eyes, axe and screenshots. Demo and tests only."""

from django import forms
from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from lykta.kernel.problems import Unknown
from lykta.pages.clock import now
from lykta.web.rules.gallery import samples


class GalleryForm(forms.Form):
    """One of each kind of field."""

    name = forms.CharField(label="Vad ska vi kalla personen?", max_length=80)
    born_on = forms.DateField(
        label="Född", required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    how = forms.ChoiceField(
        label="Hur kom kontakten?",
        widget=forms.RadioSelect,
        choices=[("visit", "Besök"), ("phone", "Telefon"), ("other", "Annan myndighet")],
    )
    needs = forms.MultipleChoiceField(
        label="Vad behövs?",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[
            ("talk", "Samtal"),
            ("safe", "Någonstans att vara trygg"),
            ("legal", "Juridisk hjälp"),
        ],
    )
    language = forms.ChoiceField(
        label="Språk", choices=[("sv", "svenska"), ("prs", "dari"), ("so", "somaliska")]
    )
    words = forms.CharField(
        label="Vad har hänt?", widget=forms.Textarea, help_text="Skriv som det sades."
    )
    safe = forms.BooleanField(label="Det är tryggt att ringa", required=False)


def gallery(request: HttpRequest) -> HttpResponse:
    """The gallery, with one clean form and one wrong; unknown where real people work.

    Gated where it is routed: `views/settings.py`.
    """
    if settings.MODE == "production":
        raise Unknown
    typed = {"wrong-born_on": "i våras", "wrong-language": "prs", "wrong-words": "Kom ensam."}
    wrong = GalleryForm(typed, prefix="wrong")
    page = Paginator(range(40), 10).page(2)
    context = {"sample": samples(now=now()), "form": GalleryForm(), "wrong": wrong, "page": page}
    return render(request, "web/gallery.html", context)

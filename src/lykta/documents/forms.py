"""A file that somebody sends: read and cleaned before it is kept."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lykta.documents.rules import received
from lykta.kernel.case_guard import traces
from lykta.pages.guarding import TICKED, GuardedForm


class FileForm(GuardedForm):
    """One file: the guard reads its name and, in Word, its text. Gives `data` and `name`."""

    heading = _("Lägg till en fil")
    lead = _("PDF, Word, PNG eller JPEG, högst 8 megabyte.")
    button = _("Lägg till filen")

    file = forms.FileField(
        label=_("Välj fil"),
        max_length=200,
        error_messages={
            "required": _("Välj en fil."),
            "empty": _("Filen är tom. Välj en annan."),
            "max_length": _("Filens namn är för långt."),
        },
        widget=forms.FileInput(attrs={"accept": ".pdf,.docx,.png,.jpg,.jpeg"}),
    )

    def clean(self) -> dict[str, Any]:
        """Read the file; warn when its name or text looks like a case."""
        ticked = TICKED in self.data
        data = super().clean()
        sent = data.pop("file", None)
        if sent is None:
            return data
        if sent.size > received.LARGEST:
            self.add_error("file", received.TOO_LARGE)
            return data
        data["data"], data["name"] = sent.read(), sent.name
        try:
            kept = received.read(data=data["data"], name=sent.name)
        except received.BadFile as bad:
            self.add_error("file", str(bad))
            return data
        found = traces(f"{kept.name}\n{kept.text}")
        if found and not ticked:
            self._warn("file", found)
        return data

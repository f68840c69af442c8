"""What people type when they sign in, are invited, or are covered for."""

from datetime import date
from typing import Any

from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.models import Authenticator
from django import forms
from django.contrib.auth.password_validation import (
    password_validators_help_texts,
    validate_password,
)
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from lykta.organisation import second_factor

NAME = r"^[a-zåäö0-9][a-zåäö0-9._-]+$"
Choices = list[tuple[str, str]]


class SignInForm(forms.Form):
    """User name and password."""

    username = forms.CharField(
        label=_("Användarnamn"),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none"}),
    )
    password = forms.CharField(
        label=_("Lösenord"),
        max_length=1000,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


class ConfirmForm(forms.Form):
    """The password again, before something that matters."""

    password = forms.CharField(
        label=_("Lösenord"),
        max_length=1000,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


class NewPasswordForm(forms.Form):
    """A new password, checked against the rules for the account's name."""

    password = forms.CharField(
        label=_("Välj ett lösenord"),
        max_length=1000,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        self.fields["password"].help_text = password_validators_help_texts()[-1]

    def clean_password(self) -> str:
        """Raise ValidationError when the password is short or easy to guess."""
        password = str(self.cleaned_data["password"])
        validate_password(password, self.user)
        return password


class SecondFactorForm(AuthenticateForm):
    """A code from the app, or a recovery code: each works once, and guessing is slowed."""

    def clean_code(self) -> str:
        """Raise ValidationError for a wrong, old or used code, or after too many."""
        second_factor.check_may_try(self.user)
        try:
            code = str(super().clean_code())
        except ValidationError:
            second_factor.note_failure(self.user)
            raise
        from_app = self.authenticator.type == Authenticator.Type.TOTP
        if from_app and not second_factor.use_once(self.authenticator, code):
            second_factor.note_failure(self.user)
            raise ValidationError(_("Koden har redan använts. Vänta på nästa."))
        return code


class InviteForm(forms.Form):
    """A new colleague: who, where, as what, from when."""

    name = forms.CharField(label=_("Namn"), max_length=200)
    title = forms.CharField(label=_("Titel"), max_length=200, required=False)
    username = forms.CharField(
        label=_("Användarnamn"),
        max_length=60,
        validators=[
            RegexValidator(r"^[a-zåäö0-9][a-zåäö0-9._-]+$", _("Små bokstäver, siffror, punkt."))
        ],
    )
    mail = forms.EmailField(
        label=_("Mejladress på jobbet"),
        max_length=200,
        required=False,
        help_text=_("Dit går veckobrevet."),
    )
    unit = forms.ChoiceField(label=_("Enhet"))
    role = forms.ChoiceField(label=_("Roll"))
    valid_from = forms.DateField(
        label=_("Första dag"), widget=forms.DateInput(attrs={"type": "date"})
    )

    def __init__(
        self, *args: Any, units: Choices, roles: Choices, today: date, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.initial = {"valid_from": today.isoformat()}
        _offer(self, "unit", units)
        _offer(self, "role", roles)


class AbsenceForm(forms.Form):
    """Who is away, who stands in, and when."""

    person = forms.ChoiceField(label=_("Vem är borta?"))
    stand_in = forms.ChoiceField(label=_("Vem tar över?"))
    first_on = forms.DateField(
        label=_("Första dag"), widget=forms.DateInput(attrs={"type": "date"})
    )
    last_on = forms.DateField(
        label=_("Sista dag"),
        required=False,
        help_text=_("Lämna tomt om kollegan tar över för gott."),
        widget=forms.DateInput(attrs={"type": "date"}),
    )

    def __init__(self, *args: Any, people: Choices, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial = {"first_on": today.isoformat()}
        _offer(self, "person", people)
        _offer(self, "stand_in", people)


def _offer(form: forms.Form, name: str, choices: Choices) -> None:
    field = form.fields[name]
    if isinstance(field, forms.ChoiceField):
        field.choices = [("", ""), *choices]

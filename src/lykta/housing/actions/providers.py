"""The register of providers: who may receive people, under which permit; the place kept apart."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid4

from django.db import connection

from lykta.audit import api as audit
from lykta.housing.models import Provider, ShelterAddress
from lykta.housing.terms import PermitKind, Receives
from lykta.kernel.actor import Actor
from lykta.kernel.permissions import Permission
from lykta.kernel.problems import Invalid
from lykta.vault import api as vault


@dataclass(frozen=True)
class Permit:
    """What lets a provider receive people, and from when to when (SoL 26:1-2)."""

    kind: PermitKind
    reference: str
    valid_from: date
    valid_to: date | None = None


def register(
    *,
    label: str,
    permit: Permit,
    receives: Receives,
    receives_children: bool,
    places: int,
    address: str,
    actor: Actor,
) -> Provider:
    """Register a provider under an opaque label; its address is sealed and never listed."""
    actor.check_may(Permission.PLACEMENT_WRITE)
    if places < 1:
        raise Invalid({"places": "Ange minst en plats."})
    provider = Provider(
        label=label,
        permit_kind=permit.kind.value,
        permit_reference=permit.reference,
        permit_from=permit.valid_from,
        permit_to=permit.valid_to,
        receives=receives.value,
        receives_children=receives_children,
        places=places,
    )
    provider.save()
    _keep_address(provider.id, address)
    audit.record("provider.registered", about=provider.id)
    return provider


def _keep_address(provider_id: UUID, address: str) -> None:
    vault.create_key(provider_id)
    key = uuid4()
    table = ShelterAddress._meta.db_table
    sealed = vault.seal_value(address, scope=provider_id, table=table, column="text", row=key)
    with connection.cursor() as cursor:
        cursor.execute("SELECT secrecy.set_shelter_address(%s, %s, %s)", [key, provider_id, sealed])

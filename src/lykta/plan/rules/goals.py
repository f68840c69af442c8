"""The template that goals can stand under: Uppsala's five areas (law 6.1)."""

from __future__ import annotations

from typing import Final

# Word for word the areas of the municipality's programme 2016-2020. The goal texts of the
# programme of 2022 were not found, so the goals themselves are the municipality's to write.
FIVE_AREAS: Final = (
    "Styrning, organisering, samordning och uppföljning",
    "Kunskap, kompetens och metodutveckling",
    "Våldsförebyggande arbete",
    "Skydd, stöd och behandling",
    "Stöd och behandling för våldsutövare",
)

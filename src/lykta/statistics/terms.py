"""The words of statistics as code. Source: F35; Swedish words: docs/glossary.md."""

from lykta.kernel.terms import Term


class Count(Term):
    """The four counts of the source. They count different things; no flow is drawn between them."""

    REFERRALS = "referrals", "Aktualiseringar"
    INQUIRIES_OPENED = "inquiries_opened", "Inledda utredningar"
    OUTPATIENT_SERVICES = "outpatient_services", "Öppenvårdsinsatser"
    SHELTER_PLACEMENTS = "shelter_placements", "Placeringar i skyddat boende"

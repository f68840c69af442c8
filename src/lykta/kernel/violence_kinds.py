"""The kinds of violence that the source names (F32), for casework and for the plan alike."""

from lykta.kernel.terms import Term


class ViolenceKind(Term):
    """The eight kinds of violence (F32)."""

    PHYSICAL = "physical", "Fysiskt"
    PSYCHOLOGICAL = "psychological", "Psykiskt"
    SEXUAL = "sexual", "Sexuellt"
    ECONOMIC = "economic", "Ekonomiskt"
    MATERIAL = "material", "Materiellt"
    LATENT = "latent", "Latent"
    NEGLECT = "neglect", "Försummelse"
    DIGITAL = "digital", "Digitalt"

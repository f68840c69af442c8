"""Words of the resource centre: how an organisation stands to it."""

from lykta.kernel.terms import Term


class Standing(Term):
    """How an organisation takes part in the centre (F38)."""

    MUNICIPALITY = "municipality", "kommun"
    PARTNER = "partner", "part"
    COOPERATING = "cooperating", "samverkar"

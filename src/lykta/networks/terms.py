"""Words of the networks: how an organisation takes part."""

from lykta.kernel.terms import Term


class Part(Term):
    """What an organisation does in a network."""

    LEADS = "leads", "leder"
    SENDS = "sends", "har deltagare"

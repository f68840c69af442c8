"""The words of the council and its prize. Codes are stored, Swedish is shown."""

from lykta.kernel.terms import Term


class RuleOf(Term):
    """What the prize has rules about (F47); the codes are those of the municipality's file."""

    OPENS = "opens", "Nomineringen öppnar"
    CLOSES = "closes", "Sista dag att nominera"
    WHO = "who", "Vem får nominera"
    THROUGH = "through", "Genom vem"
    JURY = "jury", "Jury"
    FINALISTS = "finalists", "Antal finalister"
    MENTION = "mention", "Hedersomnämnande"
    MENTION_BY = "mention_by", "Rådets eget förslag senast"


class NominatedFor(Term):
    """What somebody is nominated for."""

    PRIZE = "prize", "Priset"
    MENTION = "mention", "Hedersomnämnandet"


class Checked(Term):
    """How far the check of a nomination against the rules has come."""

    TO_CHECK = "to_check", "Att kontrollera"
    COMPLETION = "completion", "Väntar på komplettering"
    ACCEPTED = "accepted", "Godkänd"
    REJECTED = "rejected", "Avvisad"


class Stage(Term):
    """How far a year of the prize has come."""

    DRAFT = "draft", "Inte öppnat"
    COMING = "coming", "Öppnar snart"
    OPEN = "open", "Öppet för nominering"
    READING = "reading", "Juryn läser"
    PAST = "past", "Stängt, inga nomineringar finns här"
    MEETING = "meeting", "Juryn utser finalister"
    DECIDING = "deciding", "Beslut att fatta"
    TO_PUBLISH = "to_publish", "Resultat att publicera"
    DONE = "done", "Avgjort"


class UsedBy(Term):
    """What points to a lesson of the council."""

    MEASURE = "measure", "Åtgärd i planen"
    NETWORK = "network", "Nätverk"

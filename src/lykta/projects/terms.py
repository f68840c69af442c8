"""The words of projects and of support to associations. Codes are stored, Swedish is shown."""

from lykta.kernel.terms import Term


class Source(Term):
    """Where a project's money comes from; the codes are those of the municipality's file."""

    OWN = "own", "Egna medel"
    STATE = "state", "Statsbidrag"
    EU = "eu", "EU-medel"
    PROJECT_GRANT = "project_grant", "Projektmedel"


class After(Term):
    """What happens when the money ends."""

    UNDECIDED = "undecided", "Inte beslutat än"
    TAKEN_OVER = "taken_over", "Ordinarie verksamhet tar över"
    NEW_MONEY = "new_money", "Nya pengar är beviljade"
    STOPS = "stops", "Det upphör"


class State(Term):
    """Where in time a project is."""

    PLANNED = "planned", "Planerat"
    RUNNING = "running", "Pågår"
    ENDED = "ended", "Avslutat"
    UNKNOWN = "unknown", "Tiden är inte uppgiven"


class Owed(Term):
    """What a funder wants to have told."""

    ECONOMY = "economy", "Ekonomisk redovisning"
    CONTENT = "content", "Lägesrapport"
    FINAL = "final", "Slutrapport"


class Points(Term):
    """How well an application meets one of the call's criteria."""

    NOT = "0", "Uppfyller inte"
    PARTLY = "1", "Uppfyller delvis"
    WELL = "2", "Uppfyller väl"
    VERY_WELL = "3", "Uppfyller mycket väl"


class GrantOutcome(Term):
    """What was decided about an application."""

    GRANTED = "granted", "Beviljad"
    PARTLY = "partly", "Delvis beviljad"
    REFUSED = "refused", "Avslag"
    DISMISSED = "dismissed", "Avvisad"


class Step(Term):
    """How far an application has come; it follows from what has been done."""

    TO_ASSESS = "to_assess", "Att bedöma"
    TO_DECIDE = "to_decide", "Att besluta"
    TO_AGREE = "to_agree", "Att avtala"
    TO_PAY = "to_pay", "Att betala ut"
    TO_REPORT = "to_report", "Väntar på återrapport"
    REPORTED = "reported", "Återrapporterad"
    CLOSED = "closed", "Avslutad utan bidrag"

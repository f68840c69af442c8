"""The words of the rule table. Codes are stored in `data/law.yaml`, Swedish words are shown."""

from __future__ import annotations

from lykta.kernel.terms import Term


class Kind(Term):
    """What a rule does. `LOCAL` is the municipality's own setting and no law at all."""

    DEADLINE = "deadline", "Tidsgräns"
    DUTY = "duty", "Skyldighet"
    PERMIT = "permit", "Får göras"
    PROHIBITION = "prohibition", "Får inte göras"
    REMINDER = "reminder", "Påminnelse"
    LOCAL = "local", "Kommunens eget mål"


class Certainty(Term):
    """How well the rule is known. Only `VERIFIED` means that the legal text itself was read."""

    VERIFIED = "verified", "läst i lagtexten"
    SECONDARY = "secondary", "läst i en myndighets text om lagen"
    GENERAL = "general", "allmänt känt, inte omläst"
    UNCONFIRMED = "unconfirmed", "inte bekräftad"


class Roll(Term):
    """What happens when the last day is a Saturday, a Sunday or a holiday (lag 1930:173)."""

    NEXT_WORKING_DAY = "next_working_day", "flyttas till nästa vardag"
    EARLIER = "earlier", "flyttas inte: den tidigare dagen visas"
    NONE = "none", "flyttas inte"


class Decider(Term):
    """Who may take the decision, or does what the rule asks for."""

    BOARD = "board", "nämnden"
    CHAIR = "chair", "nämndens ordförande"
    APPOINTED_MEMBER = "appointed_member", "en ledamot som nämnden har utsett"
    APPOINTED_OFFICIAL = "appointed_official", "en tjänsteman som nämnden har utsett"
    DELEGATE = "delegate", "den som har delegation"
    CASEWORKER = "caseworker", "handläggaren"
    RECEPTION = "reception", "mottagningen"
    OUT_OF_HOURS = "out_of_hours", "socialjouren"
    UNIT_HEAD = "unit_head", "enhetschefen"
    SHELTER_MANAGER = "shelter_manager", "boendets föreståndare"
    COURT = "court", "förvaltningsrätten"
    GUARDIAN = "guardian", "vårdnadshavaren som är med barnet"
    PERSON = "person", "personen själv"
    EMPLOYEE = "employee", "var och en som arbetar där"
    HOST_MUNICIPALITY = "host_municipality", "kommunen där barnet vistas"
    AUTHORITY = "authority", "myndigheten"
    MUNICIPALITY = "municipality", "kommunen"


class Event(Term):
    """What can happen that starts a clock or brings a rule into play."""

    CONTACT_RECEIVED_ADULT = "contact_received_adult", "En vuxen har tagit kontakt"
    APPLICATION_RECEIVED = "application_received", "En ansökan har kommit in"
    REPORT_ABOUT_ADULT = "report_about_adult", "Någon har berättat om en vuxen"
    ANONYMOUS_CONTACT = (
        "anonymous_contact",
        "Någon har fått råd utan att säga vem hen är",
    )
    CHILD_REPORT_RECEIVED = (
        "child_report_received",
        "En orosanmälan om ett barn har kommit in",
    )
    CHILD_EXPOSED_TO_VIOLENCE_KNOWN = (
        "child_exposed_to_violence_known",
        "Det har kommit fram att ett barn kan ha utsatts för eller sett våld",
    )
    CHILD_MATTER_MUST_BE_RAISED = (
        "child_matter_must_be_raised",
        "Det finns barn i en vuxens ärende",
    )
    REPORTER_ASKS = (
        "reporter_asks",
        "Den som är skyldig att anmäla frågar vad som hände",
    )
    INQUIRY_OPENED_CHILD = (
        "inquiry_opened_child",
        "En utredning om ett barn har inletts",
    )
    INQUIRY_OPENED_ADULT = (
        "inquiry_opened_adult",
        "En utredning om en vuxen har inletts",
    )
    INQUIRY_CLOSED_CHILD_NO_SERVICE = (
        "inquiry_closed_child_no_service",
        "En utredning om ett barn har avslutats utan insats",
    )
    DECISION_MADE = "decision_made", "Ett beslut har fattats"
    DECISION_SERVED = "decision_served", "Den som beslutet gäller har fått del av det"
    DECISION_GRANTED = "decision_granted", "En insats har beviljats"
    DECISION_NOT_EXECUTED = (
        "decision_not_executed",
        "En beviljad insats har inte börjat inom tre månader",
    )
    FL12_REQUEST = "fl12_request", "Sökanden har begärt att ärendet avgörs"
    SERVICE_WITHOUT_ASSESSMENT = (
        "service_without_assessment",
        "En insats ges utan individuell behovsprövning",
    )
    ADULT_NEEDS_SHELTER = "adult_needs_shelter", "En vuxen behöver skyddat boende"
    CHILD_COMES_ALONG = "child_comes_along", "Ett barn följer med till skyddat boende"
    PLACEMENT_STARTED_ADULT = (
        "placement_started_adult",
        "En vuxen har flyttat in i skyddat boende",
    )
    PLACEMENT_STARTED_CHILD = (
        "placement_started_child",
        "Ett barn har placerats med vårdnadshavarnas samtycke",
    )
    PLACEMENT_STARTED_CHILD_LPBSB = (
        "placement_started_child_lpbsb",
        "Ett barn har placerats utan båda vårdnadshavarnas samtycke",
    )
    PLACEMENT_ENDED_CHILD = "placement_ended_child", "Ett barns placering har upphört"
    LPBSB_IMMEDIATE = "lpbsb_immediate", "Omedelbar insats för ett barn har beslutats"
    LPBSB_SUBMITTED = (
        "lpbsb_submitted",
        "Den omedelbara insatsen har underställts rätten",
    )
    LPBSB_CONFIRMED = "lpbsb_confirmed", "Rätten har fastställt den omedelbara insatsen"
    LPBSB_APPLIED = (
        "lpbsb_applied",
        "Nämnden har ansökt om insats medan den omedelbara pågår",
    )
    LPBSB_GRANTED_FINAL = (
        "lpbsb_granted_final",
        "Rättens beslut om insats har fått laga kraft",
    )
    LPBSB_SECRECY_DECIDED = (
        "lpbsb_secrecy_decided",
        "Det är beslutat att vistelsen hålls hemlig eller kontakten begränsas",
    )
    ADULT_ASKS_TO_LEAVE = "adult_asks_to_leave", "Den vuxna vill lämna boendet"
    PROVIDER_CANNOT_MANAGE = "provider_cannot_manage", "Boendet klarar inte uppdraget"
    LVU_CARE_ENDED = "lvu_care_ended", "Vård enligt LVU har upphört"
    TRAVEL_BAN_DECIDED = "travel_ban_decided", "Rätten har beslutat om utreseförbud"
    TRAVEL_BAN_TEMPORARY = (
        "travel_ban_temporary",
        "Nämnden har beslutat om tillfälligt utreseförbud",
    )
    TRAVEL_BAN_SUBMITTED = (
        "travel_ban_submitted",
        "Utreseförbudet har underställts rätten",
    )
    TRAVEL_BAN_CONFIRMED = (
        "travel_ban_confirmed",
        "Rätten har fastställt utreseförbudet",
    )
    MATTER_CLOSED = "matter_closed", "Ärendet är avslutat"
    COMPILATION_MADE = "compilation_made", "Uppgifter sammanställs"
    SEARCH_MADE = "search_made", "Någon söker bland ärenden"
    LOG_REVIEW_DONE = "log_review_done", "Loggarna har granskats"
    DISCLOSURE_ASKED = "disclosure_asked", "Någon begär uppgifter om en person"
    LOG_WRITTEN = "log_written", "Något har skrivits i loggen"
    RISK_ASSESSED = "risk_assessed", "En riskbedömning har gjorts"
    SECURITY_INCIDENT = "security_incident", "En cyberincident har upptäckts"
    PERSONAL_DATA_BREACH = (
        "personal_data_breach",
        "Personuppgifter har kommit i fel händer",
    )

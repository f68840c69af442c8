"""The words of casework as code. Sources: facts F23-F35; Swedish words: docs/glossary.md."""

from lykta.kernel.terms import Term
from lykta.kernel.violence_kinds import ViolenceKind as ViolenceKind  # noqa: PLC0414 - told on


class MatterKind(Term):
    """Whom a matter is about. A victim and a perpetrator never share a file."""

    ADULT = "adult", "Vuxen"
    CHILD = "child", "Barn"
    PERPETRATOR = "perpetrator", "Våldsutövare"


class MatterState(Term):
    """Where a matter is. The moves are in `rules/lifecycle.py`."""

    RECEIVED = "received", "Aktualiserat"
    INQUIRY = "inquiry", "Utredning pågår"
    DECIDED = "decided", "Beslutat"
    SERVICE = "service", "Insats pågår"
    CLOSED = "closed", "Avslutat"


class FileKeptIn(Term):
    """Which system holds the official file (design §2.16)."""

    HERE = "here", "I Lykta"
    ELSEWHERE = "elsewhere", "I ett annat system"


class LinkRelation(Term):
    """How two matters belong together. A victim's and a perpetrator's matter are never linked."""

    CHILD_OF = "child_of", "Barn till personen"
    SIBLING_OF = "sibling_of", "Syskon"
    HOUSEHOLD = "household", "Samma hushåll"


class CloseReason(Term):
    """Why a matter was closed."""

    DONE = "done", "Insatsen är slutförd"
    NO_INQUIRY = "no_inquiry", "Utredning inleddes inte"
    NO_NEED = "no_need", "Behovet finns inte längre"
    REFUSED = "refused", "Ansökan avslogs eller avvisades"
    WITHDRAWN = "withdrawn", "Personen tog tillbaka sin ansökan"
    DECLINED = "declined", "Personen vill inte ha kontakt"
    MOVED = "moved", "Personen har flyttat"
    DECEASED = "deceased", "Personen har avlidit"
    WRONG_PERSON = "wrong_person", "Kontakten skrevs på fel person"


class Gender(Term):
    """What the person says. Used only for counts and for how to speak to someone."""

    WOMAN = "woman", "Kvinna"
    MAN = "man", "Man"
    OTHER = "other", "Annat"
    NOT_STATED = "not_stated", "Inte uppgivet"


class Protection(Term):
    """Level of protected personal data. A new identity has no level, ever."""

    NONE = "none", "Inga skyddade uppgifter"
    MARKED = "marked", "Sekretessmarkering"
    REGISTRATION = "registration", "Skyddad folkbokföring"


class SubjectArea(Term):
    """The programme's three areas (F01)."""

    CLOSE_RELATIONS = "close_relations", "Våld i nära relationer"
    HONOUR = "honour", "Hedersrelaterat våld och förtryck"
    EXPLOITATION = "exploitation", "Prostitution och människohandel"


class Channel(Term):
    """The way a contact came in."""

    VISIT = "visit", "Besök"
    PHONE = "phone", "Telefon"
    ACUTE = "acute", "Akut tid"
    LETTER = "letter", "Brev eller e-post"
    AUTHORITY = "authority", "Annan myndighet"
    THREAD = "thread", "Anonym kontakt på webben"
    INTERNAL = "internal", "Inom socialtjänsten"
    OUT_OF_HOURS = "out_of_hours", "Socialjouren"


class ReferralKind(Term):
    """What a contact is by law. In doubt it is an application (A1)."""

    APPLICATION = "application", "Ansökan"
    REPORT = "report", "Anmälan eller uppgift från någon annan"
    OTHER = "other", "Annan kontakt"


class Wish(Term):
    """Does the adult want support? Nothing is opened against an adult's will (A2)."""

    YES = "yes", "Ja"
    NO = "no", "Nej"
    NOT_ASKED_YET = "not_asked_yet", "Inte tillfrågad än"


class ReferralResult(Term):
    """What became of a referral."""

    PENDING = "pending", "Inte bedömd än"
    INQUIRY = "inquiry", "Utredning inleds"
    NO_INQUIRY = "no_inquiry", "Utredning inleds inte"
    ONGOING = "ongoing", "Utredning pågår redan"
    SERVICE = "service", "Insats utan behovsprövning"
    FORWARDED = "forwarded", "Lämnad vidare"


class AdviceKind(Term):
    """What anonymous advice was about. Only counted, never tied to a person (A20, F27)."""

    SUPPORT = "support", "Stöd och samtal"
    PROTECTION = "protection", "Skydd"
    CHILDREN = "children", "Oro för barn"
    LAW = "law", "Lagar och rättigheter"
    SOMEONE_ELSE = "someone_else", "Orolig för någon annan"
    OWN_VIOLENCE = "own_violence", "Eget våld"


class InquiryGround(Term):
    """Why an inquiry was opened."""

    APPLICATION = "application", "Personens egen ansökan"
    WISH = "wish", "Personen vill ha stöd efter en uppgift från någon annan"
    CHILD_REPORT = "child_report", "Anmälan om oro för barn"
    CHILD_EXPOSED = "child_exposed", "Barnet kan ha utsatts för eller sett våld"
    COMPULSORY_ACT = "compulsory_act", "Lagen kräver utredning oavsett vilja (LVM eller LVU)"


class InquiryState(Term):
    """Where an inquiry is."""

    OPEN = "open", "Pågår"
    CONCLUDED = "concluded", "Klar"
    DISCONTINUED = "discontinued", "Nedlagd"


class Heading(Term):
    """The inquiry's structured headings (HSLF-FS 2022:39)."""

    ACUTE_NEED = "acute_need", "Behov just nu"
    SHORT_TERM_NEED = "short_term_need", "Behov på kort sikt"
    LONG_TERM_NEED = "long_term_need", "Behov på lång sikt"
    VIOLENCE = "violence", "Våldets karaktär och omfattning"
    NETWORK = "network", "Nätverk"
    PARENTING = "parenting", "Stöd som förälder"
    CONSEQUENCES = "consequences", "Våldets konsekvenser"
    RISK = "risk", "Risk för mer våld"
    OWN_VIEW = "own_view", "Personens egen syn"


class Consequence(Term):
    """What violence has led to (F34)."""

    BODY = "body", "Kroppsliga besvär"
    DEPRESSION = "depression", "Depression eller nedstämdhet"
    ANXIETY = "anxiety", "Ångest eller oro"
    PTSD = "ptsd", "PTSD"
    FEAR = "fear", "Rädsla"
    STRESS = "stress", "Stress eller utmattning"
    SELF_ESTEEM = "self_esteem", "Sänkt självkänsla"
    ADDICTION_RISK = "addiction_risk", "Risk för beroende"
    SLEEP = "sleep", "Sömnproblem"
    ECONOMY = "economy", "Ekonomiska problem"
    HOUSING = "housing", "Osäker bostadssituation"
    UNEMPLOYMENT = "unemployment", "Arbetslöshet"


class ViolentPerson(Term):
    """Who used the violence, as a relation, never as a name (F31)."""

    PARTNER = "partner", "Partner"
    FORMER_PARTNER = "former_partner", "Tidigare partner"
    PARENT = "parent", "Förälder"
    CHILD = "child", "Barn"
    SIBLING = "sibling", "Syskon"
    RELATIVE = "relative", "Annan släkting"
    SEVERAL_RELATIVES = "several_relatives", "Flera i släkten"
    EXPLOITER = "exploiter", "Någon som köpt eller utnyttjat"
    OTHER_CLOSE = "other_close", "Annan närstående"
    UNKNOWN = "unknown", "Vet inte"


class ChildrenSaw(Term):
    """Did children see, hear or notice the violence?"""

    YES = "yes", "Ja"
    NO = "no", "Nej"
    UNKNOWN = "unknown", "Vet inte än"
    NO_CHILDREN = "no_children", "Det finns inga barn"


class RiskLevel(Term):
    """The assessor's judgement. Never computed from points (R1)."""

    LOW = "low", "Låg"
    MEDIUM = "medium", "Medel"
    HIGH = "high", "Hög"


class OwnEstimate(Term):
    """The person's own view of the risk, always stored beside the assessor's (R4)."""

    LOW = "low", "Låg"
    MEDIUM = "medium", "Medel"
    HIGH = "high", "Hög"
    COULD_NOT_ASK = "could_not_ask", "Gick inte att fråga"


class RiskEvent(Term):
    """What makes an earlier risk assessment too old (R3)."""

    SEPARATION = "separation", "Separation"
    POLICE_REPORT = "police_report", "Polisanmälan"
    RELEASE = "release", "Frigivning"
    COURT_DATE = "court_date", "Rättegång"
    CHILD_CONTACT = "child_contact", "Umgänge med barn"
    THREAT = "threat", "Nytt hot"


class SentBy(Term):
    """How something was communicated or served. By post under protection: through Skatteverket."""

    MEETING = "meeting", "Vid möte"
    PHONE = "phone", "Per telefon"
    HANDED_OVER = "handed_over", "Överlämnat personligen"
    LETTER = "letter", "Brev"
    TAX_AGENCY = "tax_agency", "Brev genom Skatteverkets förmedling"
    DIGITAL = "digital", "Digital brevlåda"


class Outcome(Term):
    """How a matter was decided. One decision a person."""

    GRANTED = "granted", "Beviljat"
    PARTLY = "partly", "Delvis beviljat"
    REFUSED = "refused", "Avslag"
    DISMISSED = "dismissed", "Avvisat"
    WRITTEN_OFF = "written_off", "Avskrivet"


class ServiceKind(Term):
    """The services of F29."""

    SHELTER = "shelter", "Skyddat boende"
    PROTECTED_APARTMENT = "protected_apartment", "Skyddslägenhet"
    TRANSITION_APARTMENT = "transition_apartment", "Utslussningslägenhet"
    SUPPORT_TALKS = "support_talks", "Stödsamtal"
    STRUCTURED_TALKS = "structured_talks", "Strukturerade stödsamtal"
    GROUP = "group", "Gruppverksamhet"
    WOMENS_GROUP = "womens_group", "Kvinnogrupp"
    SUPPORT_TEAM = "support_team", "Stödteam"

    @property
    def outpatient(self) -> bool:
        """Tell whether the person lives at home: what the source counts as öppenvård (F35)."""
        return self not in HOUSING_KINDS


HOUSING_KINDS = (
    ServiceKind.SHELTER,
    ServiceKind.PROTECTED_APARTMENT,
    ServiceKind.TRANSITION_APARTMENT,
)


class GoalResult(Term):
    """What a service led to (Kolada and open comparisons)."""

    WHOLLY = "wholly", "Målet nåddes helt"
    PARTLY = "partly", "Målet nåddes delvis"
    NOT_REACHED = "not_reached", "Målet nåddes inte"
    INTERRUPTED = "interrupted", "Avbruten"
    MOVED = "moved", "Personen flyttade"


class NoteKind(Term):
    """What a journal note is about."""

    CONTACT = "contact", "Samtal eller kontakt"
    MEETING = "meeting", "Möte"
    HOME_VISIT = "home_visit", "Hembesök"
    OTHER_PARTY = "other_party", "Kontakt med någon annan"
    ASSESSMENT = "assessment", "Bedömning"
    CORRECTION = "correction", "Rättelse"

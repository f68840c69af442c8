"""A small invented municipality's file, with something in every section."""

SMALL = """\
format: 1
municipality: {code: "9901", name: Exempelstads kommun, county: Exempel län}
bodies:
  - {id: KS, name: Kommunstyrelsen, kind: executive_board}
  - {id: SN, name: Socialnämnden i Exempelstad, kind: board, inferred: true}
authorities:
  - {id: RE, name: Region Exempel, kind: region}
administrations:
  - {id: KK, name: Kommunkansliet, bodies: [KS]}
  - {id: FORV, name: Exempelförvaltningen, bodies: [SN]}
companies:
  - {id: BO, name: Exempelbostäder, body: KS}
units:
  - {id: STOD, name: Stödenheten, under: FORV}
  - {id: TEAM, name: Teamet, under: STOD, serves: [adult], casework: true, function: Stöd}
holders:
  - {holder: TEAM, duty: perpetrator_service}
places:
  - opens: "09:00"
    unit: TEAM
    closes: "16:00"
    days: [mon, tue]
    minimum_age: 18
    anonymous: true
    telephone: "0900-12 34 56"
    address: Exempelgatan 1
    verified_on: "2024-11"
    posts: {chef: 1}
    services: [shelter]
vocabularies:
  violence_kinds: [Fysiskt]
  vulnerable_groups: [Unga]
  consequences: [PTSD]
programme:
  title: Program i Exempelstad
  subject_areas: [våld, heder]
  working_group: [FORV, BO]
  reference_group: föreningarna
  history:
    - {period: "2022", event: revised, note: sågs över}
    - {period: "2023-03", event: responsibility_moved, areas: [våld], from: SN, to: KS, unit: KK}
plan: {title: Handlingsplan, status: under_way, lead: FORV}
ongoing:
  - id: pojkar
    title: Projekt för pojkar
    kind: project
    leads: [FORV]
    partners: [{outside: Exempeljouren}]
    funding: [eu]
    years: 2
    result: [ambassadörer]
  - id: bostad
    title: Bostad
    kind: guideline
    leads: [BO]
    decided_by: KS
    evaluation_due: 2025-autumn
    evaluation: unknown
    indicators: [{name: bostäder, unit: antal, values: [{period: "2024", value: 2}]}]
proposed:
  - id: skydd
    title: Skydd
    kind: service
    example: true
    indicators: [{name: aktualiseringar, count: referrals}]
networks:
  - id: ombud
    name: Ombuden
    led_by: [KK, RE]
    meetings_per_year: {min: 2, max: 4}
    members: 12
    from: [FORV]
resource_centre:
  id: centrum
  name: Exempelcentrum
  starts_on: 2025-01-21
  placed_at: TEAM
  offers: [lots]
  posts: [{role: polis, employer: {outside: Polisen}}, {role: sköterska, employer: RE}]
  municipalities: [Exempelstad, Påhittby]
  partners: [RE]
  cooperating: []
work_environment:
  regulations:
    - {name: "AFS 2001:1", until: 2024-12-31, named_by_source: true}
    - {name: "AFS 2023:1", since: 2025-01-01}
  flow: [chef, nämnd]
  usually_at: bokslutet
  questions: ["Är det gjort?"]
  tools: [samtal]
  support_to_managers: [HR]
  caring_talk_at: [tidiga tecken]
council:
  name: Rådet
  name_inferred: true
  meetings: ["2025-01-30 13:00-16:00"]
  discussion_questions: ["Hur går det?"]
  prizes:
    - name: Priset
      nominations_close: 2024-11-29
      years_inferred: true
      who_nominates: unconfirmed
statistics_2023: {referrals: 5, inquiries_opened: 4, outpatient_services: 2, shelter_placements: 1}
"""


def changed(before: str, after: str) -> str:
    """Return the small file with one thing written otherwise."""
    if before not in SMALL:
        raise AssertionError(f"the small file no longer says {before!r}")
    return SMALL.replace(before, after, 1)


def changed_line(before: str) -> int:
    """Return the line that `changed` changes."""
    return SMALL[: SMALL.index(before)].count("\n") + 1

"""What an answer must hold before it is taken."""

from datetime import date

from lykta.kernel.problems import Invalid
from lykta.workplace.rules.facts import AnswerText
from lykta.workplace.rules.naming import individuals
from lykta.workplace.terms import Done, SafetyPart

MOST_PROMISES = 12


def check(told: AnswerText, *, today: date) -> AnswerText:
    """Return the answer as it is kept.

    Raises Invalid when it names an individual (law W3: nothing of that kind is kept here), when
    what is not done has no word of what must improve, or for a safety round in the future.
    """
    wrong: dict[str, str] = {}
    if told.done is not Done.YES and not told.improve.strip():
        wrong["improve"] = "Skriv kort vad som behövs för att det ska bli gjort."
    if told.safety_on and told.safety_on > today:
        wrong["safety_on"] = "Dagen kan inte ligga i framtiden."
    if told.safety_on and told.safety_part is not SafetyPart.YES:
        wrong["safety_on"] = "Dagen fylls i bara när skyddsombudet har varit med."
    if len(told.promises) > MOST_PROMISES:
        wrong["improve"] = f"Högst {MOST_PROMISES} åtgärder får plats."
    wrong |= {
        name: "Det ser ut att stå något om en enskild person. Skriv om arbetet."
        for name, text in (("works", told.works), ("improve", told.improve))
        if individuals(text)
    }
    if any(individuals(one.text) for one in told.promises):
        wrong.setdefault("improve", "En åtgärd ser ut att nämna en person. Skriv om arbetet.")
    if wrong:
        raise Invalid(wrong)
    return told

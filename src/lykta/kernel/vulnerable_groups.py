"""The groups that the source calls especially vulnerable (F33)."""

from lykta.kernel.terms import Term


class VulnerableGroup(Term):
    """A group that may need help in its own way: a word for needs, never a label on a person."""

    OLDER = "older", "Äldre"
    YOUNG = "young", "Unga"
    DISABILITY = "disability", "Funktionsnedsättning"
    LGBTQI = "lgbtqi", "Hbtqi"
    FOREIGN_BACKGROUND = "foreign_background", "Utländsk bakgrund"
    ADDICTION = "addiction", "Missbruk eller beroende"
    SEXUAL_EXPLOITATION = "sexual_exploitation", "Sexuell exploatering"

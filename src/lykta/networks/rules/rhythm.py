"""How often a network meets, in words."""


def rhythm(*, fewest: int, most: int) -> str:
    """Say how often a network meets: "2–4 gånger per år" (F11), "4 gånger per år" (F12)."""
    if fewest != most:
        return f"{fewest}–{most} gånger per år"
    return "en gång per år" if most == 1 else f"{most} gånger per år"

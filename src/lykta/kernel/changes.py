"""What happened to a register's row when it was described: the words an import counts by."""

from lykta.kernel.terms import Term


class Change(Term):
    """Whether describing a row made it, changed it, or found it the same."""

    NEW = "new", "ny"
    CHANGED = "changed", "ändrad"
    SAME = "same", "oförändrad"

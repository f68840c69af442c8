"""What an operator is told when something expected goes wrong."""


class Trouble(Exception):
    """An expected fault. Its text says what happened and what to do; no traceback is shown."""

    def __init__(self, message: str, *, status: int = 1) -> None:
        """Keep the text for the operator and the exit status of the command."""
        super().__init__(message)
        self.status = status

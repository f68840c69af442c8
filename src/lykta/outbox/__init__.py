"""The outbox: every mail that leaves Lykta waits here, is sent from here, and is told of here."""

"""The log as evidence: readings, denials and changes; chained, anchored, never personal data."""

"""Input of follow-up: rounds, answers, questions, files, reports."""

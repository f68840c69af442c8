"""What is done in follow-up: rounds, answers, questions, freezing, reports on their way."""

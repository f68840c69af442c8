"""What is done with the plan: describing, proposing, feeding, reporting, publishing."""

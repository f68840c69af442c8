"""Follow-up of the plan: rounds, what the responsible answer, and reports to the boards.

Holds no data about people helped and cannot reach casework. docs/domains/follow_up.md
"""

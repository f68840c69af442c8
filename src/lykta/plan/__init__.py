"""The programme and the action plan: what is decided, who does what, and what it gave.

Public by default and without any data about people helped; it cannot reach the casework.
"""

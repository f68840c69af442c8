"""Projects with money that ends, and support to associations.

Counts only: no row here is about a person who is helped, and the app cannot reach the casework.
"""

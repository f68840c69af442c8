"""Agreements and routines, support to the administrations, good examples, the library."""

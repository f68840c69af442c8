"""Tests of the mail that leaves."""

"""Reads of follow-up: plain values for pages and files, in a constant number of queries."""

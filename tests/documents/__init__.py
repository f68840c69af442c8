"""Tests of papers and sheets as files."""

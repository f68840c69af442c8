"""Lykta: one system for a municipality's work against violence in close relations."""

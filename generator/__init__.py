"""Evenstride: YAML definitions become a checked movement guide, a self-check and printed sheets."""

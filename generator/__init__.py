"""Evenstride: from YAML definitions to a checked movement guide, a self-check and printed sheets."""

"""Jisr: how a ministry keeps in touch with its citizens abroad, and what came of it."""

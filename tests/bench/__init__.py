"""Measurements against the project's budgets: they report, and never fail."""

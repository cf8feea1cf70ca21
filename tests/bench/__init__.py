"""Measurements for the performance budgets. They report the results, and never fail."""

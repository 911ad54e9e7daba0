"""Spans, findings and the two families of errors: what every room speaks in."""

"""Amends: say sorry well at work, and put it right."""

__version__ = "0.1.0"

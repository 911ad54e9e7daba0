"""Whole stories, as a person tells them to the program by keyboard alone, each in a process of its own."""

"""Home: starting, the cases that are still with you, and who you are."""

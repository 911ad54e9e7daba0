"""The rules of a good apology and what runs them: what should not stand in a text, and what is missing."""

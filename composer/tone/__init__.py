"""The rules of a good apology and the engine that runs them: what stands in a text that should not, and what is missing."""

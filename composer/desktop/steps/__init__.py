"""The pages of the eight steps, drawn from the form data."""

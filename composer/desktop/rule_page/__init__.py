"""What Learn more shows: the page of a rule, with why, examples bad and better, and where it comes from."""

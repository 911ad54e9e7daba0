"""Where the quick path is: what a case remembers as its step, and what leads out of it."""

QUICK = "quick"
"""What a case remembers as its step while it is on the one page."""

GUIDE = "guide:serious"
"""What the page wants when the matter turns out to deserve the eight steps."""

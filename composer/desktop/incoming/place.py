"""Where a case begins that does not begin with the questions: what it remembers as its step."""

ARRIVED = "arrived"
"""Their message has come in: what it fills is looked over."""

HOLDING = "holding"
"""Answer now, explain later: a holding note on one page."""

HOLDING_KEYS = ("listen.who", "explain.unknown", "explain.tell_by")
"""What that page asks."""

"""Where Check my text is: what a case remembers as its step, and which page a case has before its steps."""

from composer.guide.case import Case
from composer.message.own_text import TEXT

CHECK = "check"


def before_steps(case: Case, pages: tuple[str, ...]) -> str:
    """Return the page of `pages` that a case began on, or the one of its own text; "" where it has none."""
    if case.step in pages:
        return case.step
    return CHECK if TEXT in case.answers else ""

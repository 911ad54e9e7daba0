"""What a house has decided about apologies: what a new case begins with, who is asked, and up to which sums."""

from typing import Literal

from msgspec import Struct

from composer.guide.case import Case


class Cap(Struct, frozen=True, forbid_unknown_fields=True):
    """The most that may be given back without asking; `approver` is asked above it, else that of the policy."""

    amount: int | float
    currency: str
    approver: str = ""


class Policy(Struct, frozen=True):
    """What steers a case. An empty value means that the house has decided nothing about it."""

    name: str = ""
    approver: str = ""
    caution: Literal[0, 1, 2, 3] | None = None
    may_own: Literal["yes", "no", "unsure", ""] = ""
    caps: tuple[Cap, ...] = ()

    def begun(self, case: Case) -> Case:
        """Return the case with the house's answers where it has none of its own."""
        answers = {
            "caution": "" if self.caution is None else str(self.caution),
            "own.may": self.may_own,
            "escalate.to": self.approver,
        }
        for key, words in answers.items():
            if words and not case.text(key):
                case = case.with_answer(key, words)
        return case


def person(approver: str) -> str:
    """Return the name in "Lena Ortiz, head of care"."""
    return approver.partition(",")[0].strip()

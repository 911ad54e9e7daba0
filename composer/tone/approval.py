"""The named functions behind what somebody else decides: a message that is read first, a sum over what may be given."""

import re
from collections.abc import Iterator, Mapping

from msgspec import Struct

from composer.guide.policy import Cap, person
from composer.tone.draft import Draft
from composer.tone.found import Found

_NUMBER = r"\d{1,3}(?:[ ,]\d{3}){1,4}(?:\.\d{1,2})?(?!\d)|\d{1,12}(?:\.\d{1,2})?(?!\d)"
_TIMES = {"": 1, "k": 1_000, "m": 1_000_000}
_READ = 3  # the level of legal caution at which all writing is read first
_SERIOUS = 2  # the one at which only serious cases are


class AskFirst(Struct, frozen=True, forbid_unknown_fields=True):
    """Who reads a message before it goes out; from `from_impact` on at the level at which only serious ones are."""

    approver: str
    from_impact: int


def ask_first(given: AskFirst, draft: Draft) -> Iterator[Found]:
    """Name who is asked first: for all writing, or where a serious case is owned in full or may not be owned."""
    context = draft.context
    owned = context.stance == "full" or context.answers.get("own.may") in ("no", "unsure")
    serious = context.caution >= _SERIOUS and context.impact >= given.from_impact and owned
    if draft.reading.body and (context.caution >= _READ or serious):
        yield Found(part=person(given.approver))


class OverCap(Struct, frozen=True, forbid_unknown_fields=True):
    """Up to which sums nobody is asked; `written` are the ways to write a currency, by its three letters.

    `approver` is who is asked where a cap names nobody.
    """

    caps: tuple[Cap, ...]
    written: Mapping[str, tuple[str, ...]]
    approver: str


def over_cap(given: OverCap, draft: Draft) -> Iterator[Found]:
    """Mark each sum that is given back and lies over a cap, and name who is asked; their own money is not given."""
    context = draft.context
    if context.approved or context.refund_is_fix or not given.caps:
        return
    money = Money(given)
    seen = False
    for sentence in draft.reading.body:
        if "compensation" not in sentence.mentioned | draft.does(sentence):
            continue
        for match in money.pattern.finditer(sentence.masked):
            seen = True
            if part := money.over(match):
                start = sentence.span.start
                yield Found(start + match.start(), start + match.end(), sentence, part)
    if not seen and context.comp is not None and (part := money.too_much(given.caps[0].currency, context.comp)):
        yield Found(part=part)


class Money:
    """Sums of money in the currencies of a policy."""

    def __init__(self, given: OverCap) -> None:
        self._given = given
        self._by_writing: dict[str, str] = {}
        for cap in given.caps:
            for writing in _writings(cap.currency, given.written):
                self._by_writing.setdefault(writing.casefold(), cap.currency)
        # What is longer is tried first: "pounds" before "pound".
        signs = "|".join(re.escape(one) for one in sorted(self._by_writing, key=len, reverse=True))
        self.pattern = re.compile(
            rf"(?<!\w)(?P<before>{signs}) ?(?P<first>{_NUMBER})(?: ?(?P<first_times>[km])\b)?"
            rf"|(?<![\w.,])(?P<second>{_NUMBER})(?: ?(?P<second_times>[km])\b)? ?(?P<after>{signs})(?!\w)",
            re.IGNORECASE,
        )

    def over(self, match: re.Match[str]) -> str:
        """Return who is asked about a sum that was found, and why; "" if nobody."""
        sign, number, times = match["before"], match["first"], match["first_times"]
        if sign is None:
            sign, number, times = match["after"], match["second"], match["second_times"]
        amount = float(re.sub("[ ,]", "", number)) * _TIMES[(times or "").lower()]
        return self.too_much(self._by_writing[sign.casefold()], amount)

    def too_much(self, currency: str, amount: float) -> str:
        """Return who is asked about a sum, and why; "" if nobody. Of the caps that it is over the highest counts."""
        passed = [cap for cap in self._given.caps if cap.currency == currency and amount > cap.amount]
        if not passed:
            return ""
        cap = max(passed, key=lambda cap: cap.amount)
        who = person(cap.approver or self._given.approver)
        said, most = (sum_in_words(one, currency, self._given.written) for one in (amount, cap.amount))
        return f"{who}: {said} is more than {most}"


def sum_in_words(amount: float, currency: str, written: Mapping[str, tuple[str, ...]]) -> str:
    """Return a sum as one writes it: with the sign of its currency, where there is one."""
    number = f"{amount:,.2f}".removesuffix(".00")
    sign = next((one for one in _writings(currency, written) if not one[-1].isalnum()), "")
    return f"{sign}{number}" if sign else f"{number} {currency}"


def _writings(currency: str, written: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Return the ways to write a currency, which is given as one of them or by its three letters."""
    if currency.upper() in written:
        return (currency, *written[currency.upper()])
    same = next((ways for ways in written.values() if currency.casefold() in map(str.casefold, ways)), ())
    return (currency, *same)

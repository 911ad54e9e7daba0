"""Which rules a sentence can concern at all: looked up by the trigger words it holds, for all rules at once."""

from collections.abc import Sequence

from composer.tone.rules import Rule

_KEY = 3  # letters


class Index:
    """Finds the rules of which a sentence holds a trigger word; those that have none are always among them."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules = tuple(rules)
        self._always = 0
        self._by_word: dict[str, int] = {}
        for number, rule in enumerate(rules):
            if rule.next or not rule.triggers:
                self._always |= 1 << number
            for word in rule.triggers:
                self._by_word[word] = self._by_word.get(word, 0) | 1 << number
        self._by_key: dict[str, tuple[str, ...]] = {}
        for word in self._by_word:
            if len(word) >= _KEY:
                self._by_key[word[:_KEY]] = (*self._by_key.get(word[:_KEY], ()), word)
        self._short = tuple(word for word in self._by_word if len(word) < _KEY)

    def rules_for(self, lower: str) -> tuple[Rule, ...]:
        """Return the rules that can match, in their order; `lower` is the folded sentence after `lowered`."""
        found = self._always
        for word in self._short:
            if word in lower:
                found |= self._by_word[word]
        keys = {lower[at : at + _KEY] for at in range(len(lower) - _KEY + 1)}
        for key in self._by_key.keys() & keys:
            for word in self._by_key[key]:
                if word in lower:
                    found |= self._by_word[word]
        rules: list[Rule] = []
        while found:
            lowest = found & -found
            rules.append(self._rules[lowest.bit_length() - 1])
            found ^= lowest
        return tuple(rules)

import pytest

from composer.grammar.slips import Slip, Slips
from composer.knowledge.places import resources

SLIPS = Slips(resources() / "grammar" / "en")
EXAMPLES = [(slip, text, True) for slip in SLIPS.slips for text in slip.flag] + [
    (slip, text, False) for slip in SLIPS.slips for text in slip.leave
]


def found(slip: Slip, text: str) -> list[tuple[int, int, str]]:
    return [(f.start or 0, f.end or 0, f.fixes[0].replacement or "") for f in SLIPS.find(text, "") if f.rule == slip.id]


@pytest.mark.parametrize(("slip", "text", "flagged"), EXAMPLES, ids=[f"{s.id}: {t}" for s, t, _ in EXAMPLES])
def test_a_slip_is_found_where_its_examples_say_and_nowhere_else(slip: Slip, text: str, flagged: bool) -> None:
    assert bool(found(slip, text)) == flagged


@pytest.mark.parametrize("slip", SLIPS.slips, ids=[slip.id for slip in SLIPS.slips])
def test_the_mended_sentence_is_not_found_again(slip: Slip) -> None:
    for text in slip.flag:
        mended = text
        for start, end, better in reversed(found(slip, text)):
            mended = mended[:start] + better + mended[end:]
        assert found(slip, mended) == []

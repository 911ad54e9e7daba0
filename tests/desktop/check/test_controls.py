"""Every control of Check my text: named, reached by Tab in reading order, and its focus seen."""

import pytest

from tests.desktop.check.conftest import DRAFT, Begin, page_of, settle
from tests.desktop.test_every_control import Shown, out_of_order, told, without_buddy, without_name, without_ring


@pytest.mark.parametrize("text", ["", DRAFT, DRAFT.replace("Sorry for the inconvenience with", "About")])
@pytest.mark.parametrize("size", [(1360, 860), (900, 600)])
def test_every_control_can_be_named_reached_in_order_and_seen(check: Begin, text: str, size: tuple[int, int]) -> None:
    case = check(size)
    page = page_of(case)
    if text:
        page.take(text)
        settle()
    shown = Shown(case.window(), case, case.areas())
    stops = shown.stops()
    assert page.sheet in stops
    found = {
        "no name": without_name(shown),
        "no buddy": without_buddy(shown),
        "not reached by Tab": [told(one) for one in shown.focusable() if one not in stops],
        "out of order": out_of_order(shown, stops),
        "focus not seen": without_ring(shown),
    }
    assert {what: where for what, where in found.items() if where} == {}
    if page.missing.card.isVisible():
        assert stops.index(page.sheet) < stops.index(page.missing.there_already)

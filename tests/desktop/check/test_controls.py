"""Every control of Check my text: named, reached by Tab in reading order, and its focus seen."""

import pytest

from tests.desktop.check.conftest import DRAFT, Begin, page_of, settle
from tests.desktop.test_every_control import Shown, faults_in


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
    assert faults_in(shown) == {}
    if page.missing.card.isVisible():
        assert stops.index(page.sheet) < stops.index(page.missing.there_already)

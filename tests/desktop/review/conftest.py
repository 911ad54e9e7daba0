from collections.abc import Callable

import pytest

from composer.app import App
from composer.desktop.review.page import ReviewPage
from composer.desktop.theme.look import Look
from composer.session.desk import Desk
from tests.desktop.pages import Show

Review = Callable[[Desk], ReviewPage]


@pytest.fixture
def review(look: Look, parts: App, show: Show) -> Review:
    """Show Review on a desk, with the writer in the message."""

    def shown(desk: Desk) -> ReviewPage:
        page = ReviewPage(look, desk, parts.covering)
        page.undo_requested.connect(desk.opened.undo)
        page.redo_requested.connect(desk.opened.redo)
        show(page)
        page.focus_first()
        return page

    return shown

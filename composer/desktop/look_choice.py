"""The look and the text size that were chosen: shown at once, kept in the settings, and for the next first frame."""

from collections.abc import Callable

from msgspec.structs import replace

from composer.desktop.loading import STORE
from composer.desktop.look_hint import LookHint, keep_hint, read_hint
from composer.desktop.shell.reasons import report
from composer.desktop.theme.look import Look, Scheme
from composer.library.profile import Profile
from composer.library.settings import Settings
from composer.session.scheduler import Scheduler

Change = Callable[[Settings], Settings]


class LookChoice:
    """Changes the look; `keep` is given what is to be changed in the settings."""

    def __init__(self, look: Look, profile: Profile, scheduler: Scheduler, keep: Callable[[Change], None]) -> None:
        self._look, self._profile, self._scheduler, self._keep = look, profile, scheduler, keep
        self._size = read_hint(profile).size

    def choose_scheme(self, scheme: Scheme) -> None:
        """Look like this from now on."""
        self._keep(lambda settings: replace(settings, look=scheme))
        self.show(LookHint(scheme, self._size))

    def choose_size(self, size: int) -> None:
        """Write in this size (per cent) from now on."""
        self._keep(lambda settings: replace(settings, text_scale=size))
        self.show(LookHint(self._look.scheme, size))

    def show(self, hint: LookHint) -> None:
        """Look as it was chosen, and let the next start begin like that."""
        if self._look.scheme != hint.scheme:
            self._look.set_scheme(hint.scheme)
        if hint.size != self._size:
            self._size = hint.size
            self._look.set_scale(hint.scale)
        profile = self._profile
        self._scheduler.lane(STORE, lambda: keep_hint(profile, hint), lambda _: None, report)

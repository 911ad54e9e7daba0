"""Starts the window or the command line."""

import gc
import sys
from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Run Amends and return its exit status: 0 fine, 1 findings, 2 wrong input or usage, 3 a part is not available."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    gc.disable()  # what imports and patterns make stays until the end: looking through it costs a tenth of the start
    from composer.cli.main import run, say, speak_utf8, unknown_case, wants_window, without_profile

    if not wants_window(arguments):
        return run(arguments)
    speak_utf8()
    if unknown := unknown_case(arguments):
        return say(unknown)
    from composer.cli.screen import has_screen, main_job_in_terminal

    if not has_screen():
        return main_job_in_terminal(without_profile(arguments)[0])
    from composer.desktop.run import run_window

    gc.enable()
    return run_window(arguments)


if __name__ == "__main__":
    sys.exit(main())

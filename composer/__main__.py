"""Starts the window or the command line."""

import sys
from collections.abc import Sequence

COMMANDS = ("compose", "check", "doctor")


def main(argv: Sequence[str] | None = None) -> int:
    """Run Amends and return its exit status: 0 fine, 1 findings, 2 wrong input or usage, 3 a part is not available."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    from composer.cli.main import run, wants_window

    if not wants_window(arguments, COMMANDS):
        return run(arguments)
    from composer.cli.screen import has_screen, main_job_in_terminal

    if not has_screen():
        return main_job_in_terminal()
    from composer.desktop.run import run_window

    return run_window(arguments)


if __name__ == "__main__":
    sys.exit(main())

"""A machine without a screen: the main job in the terminal, on the bundled example."""

import os
import sys

from composer.knowledge.places import templates


def has_screen() -> bool:
    """Say whether a window can open here."""
    if sys.platform != "linux":
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def main_job_in_terminal() -> int:
    """Say that there is no screen, show what the bundled example's answers become, and what is found in it."""
    from composer.cli.main import run

    example = templates() / "examples" / "rebuilt-laptop.toml"
    print("There is no screen here, so no window opens; this is what Amends makes of its example.", file=sys.stderr)
    print(f"$ amends compose {example}\n", file=sys.stderr, flush=True)
    status = run(["compose", str(example)])
    print("\nYour own: amends compose ANSWERS.toml, amends check FILE, amends --help", file=sys.stderr)
    return status

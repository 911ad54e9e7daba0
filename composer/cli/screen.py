"""A machine without a screen: the main job in the terminal, on the bundled example."""

import os
import sys

from composer.knowledge.places import templates


def has_screen() -> bool:
    """Say whether a window can open here."""
    if sys.platform != "linux":
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def main_job_in_terminal(folder: str | None) -> int:
    """Say in one line that there is no screen; then show the bundled example's message and what is found in it."""
    from composer.cli.main import guarded

    return guarded(lambda: _main_job(folder))


def _main_job(folder: str | None) -> int:
    from composer.app import App
    from composer.cli.compose import composed
    from composer.cli.output import print_findings, put
    from composer.guide.answers_file import read_case
    from composer.knowledge.toml import read
    from composer.library.profile import profile

    app = App(profile(folder))
    example = templates() / "examples" / "rebuilt-laptop.toml"
    case = read_case(read(example), app.form)
    message, findings = composed(app, case, "", case.now or app.now())
    put(f"There is no screen here, so no window opens; this is what Amends makes of {example}:\n")
    put(message.text)
    put("")
    for gap in message.gaps:
        put(f"{gap.message}: {gap.question}")
    print_findings("message", message.text, findings, sys.stdout)
    if not message.gaps and not findings:
        put("message: nothing to look at")
    return 0

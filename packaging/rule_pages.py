"""Make docs/rules from the rule files: one page for each family, and README.md that leads to them (make pages)."""

from pathlib import Path

from composer.knowledge.places import resources
from composer.tone.page import family_pages
from composer.tone.rules import load_rules

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "rules"


def main() -> None:
    """Write every page anew; what no longer belongs there goes."""
    pages = family_pages(load_rules(resources() / "rules" / "en").values())
    FOLDER.mkdir(exist_ok=True)
    for old in FOLDER.glob("*.md"):
        if old.name not in pages:
            old.unlink()
    for name, text in pages.items():
        (FOLDER / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()

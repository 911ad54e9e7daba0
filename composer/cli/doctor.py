"""`amends doctor`: what is installed, and which folders are in use."""

import argparse
import json
import platform
import sqlite3
import sys
from importlib import metadata

from composer import __version__
from composer.app import App
from composer.knowledge.places import resources, templates


def doctor(app: App, options: argparse.Namespace) -> int:
    """Print what this installation consists of; always 0, for this is a look and not a judgement."""
    facts = {
        "amends": __version__,
        "python": platform.python_version(),
        "system": platform.platform(),
        "window": _version("PySide6-Essentials"),
        "grammar": app.grammar().name,
        "harper": _version("harper-py"),
        "sqlite": sqlite3.sqlite_version,
        "store": f"{app.profile.store}{'' if app.profile.store.exists() else ' (not made yet)'}",
        "cache": str(app.profile.cache),
        "resources": str(resources()),
        "templates": str(templates()),
    }
    if options.format == "json":
        json.dump(facts, sys.stdout, indent=2, ensure_ascii=False)
        print()
    else:
        width = max(map(len, facts))
        print("\n".join(f"{name:<{width}}  {value}" for name, value in facts.items()))
    return 0


def _version(distribution: str) -> str:
    try:
        return metadata.version(distribution)
    except metadata.PackageNotFoundError:
        return "not installed"

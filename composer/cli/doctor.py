"""`amends doctor`: what is installed, and which folders are in use."""

import argparse
import platform
import sqlite3
from importlib import metadata

from composer import __version__
from composer.app import App
from composer.cli.output import print_json, put
from composer.knowledge.places import resources, templates
from composer.library.lock import held
from composer.text.errors import UserError


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
        "profile": str(app.profile.folder),
        "store": str(app.profile.store),
        "store_state": _state(app),
        "cache": str(app.profile.cache),
        "resources": str(resources()),
        "templates": str(templates()),
    }
    if options.format == "json":
        print_json(facts)
    else:
        width = max(map(len, facts))
        put("\n".join(f"{name.replace('_', ' '):<{width}}  {value}" for name, value in facts.items()))
    return 0


def _state(app: App) -> str:
    """Say how the store stands, without keeping it from anyone."""
    if not app.profile.store.exists():
        return "not made yet"
    try:
        store = app.store(write=False)
        count = len(store.cases())
        store.close()
    except UserError as error:
        return str(error)
    cases = "1 case" if count == 1 else f"{count} cases"
    return f"{cases}, open in another window" if held(app.profile.store.with_suffix(".lock")) else cases


def _version(distribution: str) -> str:
    try:
        return metadata.version(distribution)
    except metadata.PackageNotFoundError:
        return "not installed"

"""`amends doctor`: what is installed, and which folders are in use."""

import argparse
import platform
import sqlite3
from importlib import metadata

from composer import __version__
from composer.app import App
from composer.cli.house import house_of
from composer.cli.output import print_json, put
from composer.knowledge.places import resources, templates
from composer.library.lock import held
from composer.text.errors import NotAvailable, UserError


def doctor(app: App, options: argparse.Namespace) -> int:
    """Print what this installation consists of; always 0, for this is a look and not a judgement."""
    facts = {
        "amends": __version__,
        "python": platform.python_version(),
        "system": platform.platform(),
        "window": _version("PySide6-Essentials"),
        "grammar": app.grammar().name,
        "harper": _version("harper-py"),
        "reader": _reader(app),
        "onnxruntime": _version("onnxruntime"),
        "sqlite": sqlite3.sqlite_version,
        "profile": str(app.profile.folder),
        "store": str(app.profile.store),
        "store_state": _state(app),
        "house_rules": str(app.profile.rules),
        **_house(app),
        "cache": str(app.profile.cache),
        "resources": str(resources()),
        "templates": str(templates()),
    }
    if options.format == "json":
        print_json(facts)
    else:
        width = max(map(len, facts))
        lines = {name.replace("_", " "): value.split("\n") for name, value in facts.items()}
        put(
            "\n".join(
                f"{name if not at else '':<{width}}  {words}"
                for name, told in lines.items()
                for at, words in enumerate(told)
            )
        )
    return 0


def _house(app: App) -> dict[str, str]:
    """Say which packs and which policy are in force, and each mistake in their files."""
    house = house_of(app)
    facts = {"packs": "; ".join(f"{pack.name}: {len(pack.rules)} in force" for pack in house.packs) or "none"}
    facts["policy"] = "none"
    if house.policy is not None:
        facts["policy"] = house.policy.name if house.policy.usable else f"not in force: {house.policy.place}"
    if house.mistakes:
        facts["mistakes"] = "\n".join(map(str, house.mistakes))
    return facts


def _reader(app: App) -> str:
    """Say whether the learned reader takes part, and why not."""
    try:
        return f"version {app.learned.manifest.version}"
    except NotAvailable as error:
        return f"not in use: {error}"


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

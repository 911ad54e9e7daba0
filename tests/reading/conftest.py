from pathlib import Path

import pytest

from composer.reading.components import Recognisers, load_recognisers

FOLDER = Path(__file__).parents[2] / "resources" / "reading" / "en"


@pytest.fixture(scope="session")
def recognisers() -> Recognisers:
    return load_recognisers(FOLDER)

"""Commands take the application that there is, and leave it in English."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def application(dressed_app: object) -> object:
    return dressed_app

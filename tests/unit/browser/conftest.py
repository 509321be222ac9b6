"""A browser for all that is tested here."""

from __future__ import annotations

import pytest

from tests import fake_javascript


@pytest.fixture(autouse=True)
def browser(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand in for Pyodide's modules."""
    fake_javascript.install(monkeypatch)

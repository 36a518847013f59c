"""What the tests of pictures share: a folder, a look at the pixels, a walk-back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from bot.pictures import Drawings


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "pictures"


@pytest.fixture
def drawings(folder: Path) -> Drawings:
    return Drawings(folder)


@pytest.fixture
def pixels() -> Callable[[str], Any]:
    """Decodes a PNG file into rows of pixels."""

    def decoded(path: str) -> Any:
        with Image.open(path) as picture:
            assert picture.format == "PNG"
            return np.asarray(picture.convert("RGB")).astype(int)

    return decoded


@pytest.fixture
def walk_back() -> dict[str, Any]:
    return {
        "at": "2025-11-24T21:14:00+00:00",
        "heat_before": 7,
        "heat_after": 3,
        "film": "he left the van lights on again. i kicked the door of it",
        "harm": "scared",
        "story": "he does it to wind me up",
        "patterns": ["on_purpose"],
        "body": ["jaw"],
        "beneath": [{"family": "shame", "word": "useless"}],
        "part": "i kicked it in front of the lads",
        "owned": True,
        "acts": [
            {"text": "pay for the dent", "done": True},
            {"text": "say it was me", "done": False},
        ],
    }

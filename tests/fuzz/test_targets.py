"""Some thousand runs of every coverage-guided target, the same ones each time."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

from tests.fuzz.harness import ROOT

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        importlib.util.find_spec("atheris") is None,
        reason="atheris is not installed (it is made for Python 3.11 to 3.13 on Linux x86_64)",
    ),
]


@pytest.mark.parametrize(("target", "runs"), [("ear", 2000), ("acts", 4000)])
def test_nothing_a_target_is_fed_breaks_it(target: str, runs: int, tmp_path: Path) -> None:
    command = [
        *(sys.executable, "-m", f"tests.fuzz.{target}", f"-runs={runs}", "-seed=1"),
        *(f"-artifact_prefix={tmp_path}/", str(tmp_path / "corpus")),
    ]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, timeout=300, check=False)
    told = ran.stderr.decode(errors="replace")
    assert ran.returncode == 0, told[-3000:]
    assert f"Done {runs} runs" in told

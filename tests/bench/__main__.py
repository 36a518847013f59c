"""`make bench`: what a turn costs, with the real Rasa and, for our own part, without it.

On a shared, noisy machine the ratio is what counts. CPU is what the kernel charged each process.
`python -m tests.bench turns` (or `engines`, or `waiting`) prints one of the three reports.
"""

from __future__ import annotations

import asyncio
import sys

from tests.bench import engines, turns, waiting

REPORTS = {"turns": turns.report, "engines": engines.report, "waiting": waiting.report}

for name in sys.argv[1:] or list(REPORTS):
    asyncio.run(REPORTS[name]())

"""How a coverage-guided target is run: its seeds, its flags, where what breaks it is kept."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
FOUND = ROOT / "var" / "fuzz"
"""Where inputs that broke something are kept, and what was learnt for the next run."""


def fuzz(
    name: str, one: Callable[[bytes], None], seeds: Iterable[bytes], words: Iterable[str]
) -> None:
    """Run it with libFuzzer's own flags; a directory among them is the corpus. Never returns.

    Seeds are written to the corpus first. `words` are put into inputs whole.
    """
    import atheris

    given = sys.argv[1:]
    corpora = [Path(argument) for argument in given if not argument.startswith("-")]
    corpus = corpora[0] if corpora else FOUND / name
    corpus.mkdir(parents=True, exist_ok=True)
    FOUND.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(seeds):
        (corpus / f"seed-{number:03}").write_bytes(seed)
    words_file = corpus.with_name(f"{corpus.name}.words")
    words_file.write_text("".join(f'"{_escaped(word)}"\n' for word in words))
    ours = [
        f"-dict={words_file}",
        f"-artifact_prefix={FOUND}/{name}-",
        "-max_len=4096",
        "-timeout=20",
    ]
    atheris.Setup([sys.argv[0], *ours, *given, *([] if corpora else [str(corpus)])], one)
    atheris.Fuzz()


def _escaped(word: str) -> str:
    return "".join(f"\\x{byte:02x}" for byte in word.encode("utf-8", "surrogatepass"))

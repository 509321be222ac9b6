"""What the build says while it works: one line a step, and bytes where a step takes long."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

MEGABYTE = 1_000_000
LOOK_EVERY = 0.25  # seconds between two looks at a download
SAY_EVERY = 5.0  # seconds between two lines where no line can be overwritten, as in a log

Command = Sequence[str | Path]


class CommandError(Exception):
    """A command failed; the message holds the end of what it printed."""


def say(text: str) -> None:
    """Print one line at once, even into a pipe."""
    print(text, flush=True)


class Progress:
    """Shows how many bytes a step has got so far."""

    def __init__(self, label: str, total: int | None = None) -> None:
        self.label = label
        self.total = total
        self.said = time.monotonic()
        self.shown = False
        self.done = 0

    def show(self, done: int) -> None:
        """Overwrite the line on a terminal; elsewhere print one now and then."""
        if done == self.done:
            return
        self.done = done
        amount = f"{done / MEGABYTE:.1f}" + (f" of {self.total / MEGABYTE:.1f} MB" if self.total else " MB")
        if sys.stdout.isatty():
            print(f"\r  {self.label}: {amount} ", end="", flush=True)
            self.shown = True
        elif time.monotonic() - self.said > SAY_EVERY:
            self.said = time.monotonic()
            say(f"  {self.label}: {amount}")

    def end(self) -> None:
        """Leave the line."""
        if self.shown:
            print(flush=True)


def run(command: Command, *, folder: Path, environment: Mapping[str, str] | None = None) -> None:
    """Run a command in `folder`, quiet unless it fails; see `read_output`."""
    read_output(command, folder=folder, environment=environment)


def read_output(command: Command, *, folder: Path, environment: Mapping[str, str] | None = None) -> str:
    """Run a command in `folder` and return what it prints, which is UTF-8 whatever this system's own encoding is.

    Raises
    ------
    CommandError
        If it ends with another code than 0; the message is what it printed.
    """
    done = subprocess.run(
        command,
        cwd=folder,
        env=environment,
        capture_output=True,
        check=False,
        encoding="utf-8",
        errors="backslashreplace",
    )
    if done.returncode:
        raise CommandError(f"{' '.join(map(str, command))}\n{done.stdout}{done.stderr}".rstrip())
    return done.stdout


def run_watched(
    command: Command, *, label: str, folder: Path, downloads: Path, environment: Mapping[str, str] | None = None
) -> None:
    """Run a command in `folder` that downloads into `downloads`, showing how many bytes are there.

    Raises
    ------
    CommandError
        If it cannot be started or ends with another code than 0.
    """
    progress = Progress(label)
    with tempfile.TemporaryFile("w+") as errors:
        try:
            process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=errors, cwd=folder, env=environment)
        except OSError as error:
            raise CommandError(str(error)) from error
        try:
            _wait(process, lambda: progress.show(_bytes_in(downloads)))
        finally:
            process.kill()  # only when interrupted is it still there
            process.wait()
            progress.end()
        errors.seek(0)
        if process.returncode:
            raise CommandError(last_line(errors.read()) or f"exit code {process.returncode}")


def last_line(text: str) -> str:
    """Find the line that says why: the last one that speaks of an error, or the last one."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    telling = [line for line in lines if "error" in line.lower() and "log" not in line.lower()]
    return (telling or lines or [""])[-1]


def _wait(process: subprocess.Popen[bytes], look: Callable[[], None]) -> None:
    while True:
        try:
            process.wait(LOOK_EVERY)
        except subprocess.TimeoutExpired:
            look()
        else:
            return


def _bytes_in(folder: Path) -> int:
    total = 0
    for parent, _, names in os.walk(folder):
        for name in names:
            with suppress(FileNotFoundError):  # the command has just moved or removed it
                total += (Path(parent) / name).stat().st_size
    return total

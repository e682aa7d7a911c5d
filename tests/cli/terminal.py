"""A person at a terminal: a real one (a pty) that a command runs in."""

import os
import re
import select
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

RUN_IN_TERMINAL = (
    "import fcntl, runpy, signal, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0); "
    "signal.signal(signal.SIGINT, signal.default_int_handler); runpy.run_module('bot', run_name='__main__')"
)
"""Makes the terminal the one that sends signals for Ctrl-C, and hears them even where the tests run behind, as a shell does."""
PATIENCE = 30.0
PRESSES = 10
STYLES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
CTRL_C, CTRL_D = "\x03", "\x04"


class Terminal:
    """Types at a command, and reads what it shows."""

    def __init__(self, arguments: tuple[str, ...], environment: Mapping[str, str], folder: Path) -> None:
        """Start `certguide` with these arguments."""
        self._ours, its = os.openpty()
        self._process = subprocess.Popen(
            [sys.executable, "-c", RUN_IN_TERMINAL, *arguments],
            stdin=its,
            stdout=its,
            stderr=its,
            env={**environment, "TERM": "xterm-256color", "LINES": "50"},
            cwd=folder,
            start_new_session=True,
        )
        os.close(its)
        self.shown = ""
        self._read = 0
        self._gone = False

    def __enter__(self) -> "Terminal":
        """Return the terminal."""
        return self

    def __exit__(self, *_: object) -> None:
        """End the command if it is still there."""
        self._process.kill()
        self._process.wait()
        os.close(self._ours)

    def type(self, text: str) -> None:
        """Type a text as it is, without the return key."""
        os.write(self._ours, text.encode())

    def enter(self, line: str) -> None:
        """Type a line."""
        self.type(f"{line}\n")

    def wait_for(self, text: str) -> str:
        """Return what is shown up to a text, from where the last one ended. Raises AssertionError when it does not come."""
        until = time.monotonic() + PATIENCE
        while text not in self._unread():
            assert self._more(until - time.monotonic()), f"{text!r} is not in {self._unread()!r}"
        before, found, _ = self._unread().partition(text)
        self._read += len(before + found)
        return before + found

    def exit_code(self) -> int:
        """Return the exit code once the command has ended."""
        until = time.monotonic() + PATIENCE
        while self._more(until - time.monotonic()):
            pass
        return self._process.wait(timeout=PATIENCE)

    def interrupt(self) -> int:
        """Press Ctrl-C until the command ends, and return its exit code.

        A signal that comes just before Python begins to read a line is noticed after that line only, so that one may be lost.
        """
        for _ in range(PRESSES):
            self.type(CTRL_C)
            while self._more(PATIENCE / PRESSES):
                pass
            if self._gone:
                break
        return self.exit_code()

    def _unread(self) -> str:
        return STYLES.sub("", self.shown)[self._read :]

    def _more(self, seconds: float) -> bool:
        """Read what comes next; return False when nothing does in that time, or the command is gone."""
        if not select.select([self._ours], [], [], max(seconds, 0))[0]:
            return False
        try:
            content = os.read(self._ours, 65_536)
        except OSError:  # Linux says so when the other side is closed
            content = b""
        self.shown += content.decode("utf-8", "replace")
        self._gone = not content
        return bool(content)

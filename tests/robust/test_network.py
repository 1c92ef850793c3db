# SPDX-License-Identifier: EUPL-1.2
"""C3: this very run, every test of it, has no network; so what passes here needs none."""

import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests import network

ROOT = Path(__file__).parents[2]
# The kind that no way refuses; Windows has only those of the internet
ANY = getattr(socket, "AF_UNIX", socket.AF_INET)
ASK = "import sys; from tests.network import can_be_reached; sys.exit(can_be_reached())"


def test_nothing_can_be_reached_from_here(pytestconfig: pytest.Config) -> None:
    if not pytestconfig.stash[network.CUT_OFF]:
        pytest.skip("this system does not let a process give up its network")
    assert not network.can_be_reached()


def test_nor_from_a_program_that_a_test_starts(pytestconfig: pytest.Config) -> None:
    if not pytestconfig.stash[network.CUT_OFF]:
        pytest.skip("this system does not let a process give up its network")
    assert (
        subprocess.run([sys.executable, "-c", ASK], cwd=ROOT, check=False).returncode == 0
    )


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux only")
def test_either_way_is_enough() -> None:
    """Also the filter, which the run needs only where the first way is closed."""
    code = (
        "import ctypes, socket; from tests import network;"
        "assert network._filtered(ctypes.CDLL(None));"
        "socket.socket(socket.AF_UNIX).close();"
        "socket.socket(socket.AF_INET)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if "AssertionError" in ran.stderr:
        pytest.skip("this system has no such filter")
    assert "PermissionError" in ran.stderr


def test_a_network_would_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """The detector: an address that answers is told from none."""

    class Reachable(socket.socket):
        def connect(self, address: object) -> None:
            assert address == ("192.0.2.1", 9)

        def __init__(self, *_: object) -> None:
            super().__init__(ANY, socket.SOCK_DGRAM)

    monkeypatch.setattr(socket, "socket", Reachable)
    assert network.can_be_reached()

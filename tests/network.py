# SPDX-License-Identifier: EUPL-1.2
"""Takes the network away from the whole run (C3): from this process and all that it starts.

First the way of `unshare -n`: a network of one's own with nothing in it. Where that is not
permitted, a filter in the kernel that refuses every socket of the internet. Sockets between
processes stay. Both are for good, and neither needs a program that may be missing.
"""

import ctypes
import platform
import socket
import struct
import sys

import pytest

CUT_OFF_BY = "OVERBLICK_TESTS_CUT_OFF"  # the variable that tells whatever it starts
CUT_OFF = pytest.StashKey[str]()  # how it was done in this run, "" if it was not
_NEW_NETWORK = 0x40000000
_NO_NEW_PRIVILEGES, _SECCOMP, _FILTER = 38, 22, 2
# The number of the machine and of its call "socket"
_MACHINES = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}
_LOAD, _EQUAL, _RETURN = 0x20, 0x15, 0x06
_ALLOW, _REFUSE = 0x7FFF0000, 0x00050000 | 13  # EACCES


def cut_off() -> str:
    """Takes it away; how it was done, or "" where it cannot be."""
    if not sys.platform.startswith("linux"):
        return ""
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.unshare(_NEW_NETWORK) == 0:
        return "a network of one's own, with nothing in it"
    if _filtered(libc):
        return "sockets of the internet refused by the kernel"
    return ""


def can_be_reached() -> bool:
    """Whether a packet could leave this computer. None is sent."""
    try:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
            probe.connect(("192.0.2.1", 9))  # set aside for documentation: RFC 5737
    except OSError:
        return False
    return True


def _filtered(libc: ctypes.CDLL) -> bool:
    if platform.machine() not in _MACHINES:
        return False
    machine, call = _MACHINES[platform.machine()]
    steps = [
        (_LOAD, 0, 0, 4),  # the machine
        (_EQUAL, 1, 0, machine),
        (_RETURN, 0, 0, _ALLOW),
        (_LOAD, 0, 0, 0),  # the call
        (_EQUAL, 0, 3, call),
        (_LOAD, 0, 0, 16),  # its first argument
        (_EQUAL, 2, 0, int(socket.AF_INET)),
        (_EQUAL, 1, 0, int(socket.AF_INET6)),
        (_RETURN, 0, 0, _ALLOW),
        (_RETURN, 0, 0, _REFUSE),
    ]
    code = ctypes.create_string_buffer(
        b"".join(struct.pack("HBBI", *step) for step in steps)
    )
    program = struct.pack("HP", len(steps), ctypes.addressof(code))
    if libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0):
        return False
    return not libc.prctl(_SECCOMP, _FILTER, ctypes.create_string_buffer(program), 0, 0)

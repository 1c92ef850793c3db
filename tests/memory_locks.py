# SPDX-License-Identifier: EUPL-1.2
"""Lets the system refuse to hold memory (mlock), for this process and all that it starts.

SQLCipher asks at each piece of memory it takes, a million times in one test, and goes on
where it is refused, as on a computer that grants nothing. Half of the tests' time went there.
`test_memory_locks` gives it back to one vault, and sees it used.
"""

import ctypes
import sys

if sys.platform.startswith("linux"):
    import resource

_IPC_LOCK = 14  # the capability by which root is past the limit
_DROP_FROM_BOUNDS = 24
_VERSION_3, _THIS_PROCESS = 0x20080522, 0


def refuse_memory_locks() -> None:
    """Sets the soft limit to nothing; root gives up being past it. Elsewhere: nothing."""
    if not sys.platform.startswith("linux"):
        return
    _, most = resource.getrlimit(resource.RLIMIT_MEMLOCK)
    resource.setrlimit(resource.RLIMIT_MEMLOCK, (0, most))
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(_DROP_FROM_BOUNDS, _IPC_LOCK, 0, 0, 0)  # refused to those who have none
    header = (ctypes.c_uint32 * 2)(_VERSION_3, _THIS_PROCESS)
    sets = (ctypes.c_uint32 * 6)()  # effective, permitted, inheritable; low and high halves
    if libc.capget(header, sets) == 0:
        for low in range(3):
            sets[low] &= ~(1 << _IPC_LOCK)
        libc.capset(header, sets)


def allow_memory_locks() -> None:
    """Up to the hard limit again, in a process of one's own."""
    _, most = resource.getrlimit(resource.RLIMIT_MEMLOCK)
    resource.setrlimit(resource.RLIMIT_MEMLOCK, (most, most))

# SPDX-License-Identifier: EUPL-1.2
"""Power cuts, replayed (E2): what the disk may hold if the power goes at any moment.

`works.py` has the real work of the storage, and `worker.py` does it in a process of its own,
with strace writing down every call that changes a file or makes it durable (`trace.py`,
`workshop.py`). `disk.py` plays that record up to any call, and from there makes a disk as a
power cut may leave it: of what no fsync has secured, each sector is the old one, the new one
or rubbish, each change of a folder is there or not, and no order holds. Then the real code
opens what is left, and `looks.py` judges it. Each fifth time that opening is recorded too,
and the power is cut again in its midst (`cutting.py`). `careless.py` has the planted faults.

What it proves: the storage calls fsync wherever it must, on files and on folders, and every
state that a disk may be in between two of them is one that opens, with everything that was
acknowledged. What it does not: that a disk which says "done" has done it. Some lie.
"""

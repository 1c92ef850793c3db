# SPDX-License-Identifier: EUPL-1.2
"""The real program when things go wrong: killed, refused, full disks, faults, and what leaks."""

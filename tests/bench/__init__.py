# SPDX-License-Identifier: EUPL-1.2
"""Measurements: ours beside the least that the same work can cost, in one run."""

# SPDX-License-Identifier: EUPL-1.2
"""Screens for looking after: the log, its review, and versions side by side."""

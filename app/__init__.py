# SPDX-License-Identifier: EUPL-1.2
"""Överblick: an ASI interview from the first question to the printed återkoppling, offline."""

__version__ = "0.1.0"

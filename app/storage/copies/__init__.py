# SPDX-License-Identifier: EUPL-1.2
"""Copies of a vault: made, noted, held against the log, thinned."""

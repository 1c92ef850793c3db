# SPDX-License-Identifier: EUPL-1.2
"""Gallring: when data are to go, the decision, and the protocol."""

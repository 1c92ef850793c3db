# SPDX-License-Identifier: EUPL-1.2
"""A closed vault: a copy brought back, or what can be read saved."""

# SPDX-License-Identifier: EUPL-1.2
"""Into the vault, and what to do with one that does not open."""

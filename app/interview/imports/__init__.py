# SPDX-License-Identifier: EUPL-1.2
"""Interviews from a table of another system."""

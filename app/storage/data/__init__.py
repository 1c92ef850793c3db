# SPDX-License-Identifier: EUPL-1.2
"""The encrypted database: its driver, its opening, its pages."""

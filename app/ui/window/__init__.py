# SPDX-License-Identifier: EUPL-1.2
"""The one window, and what watches it."""

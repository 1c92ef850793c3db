# SPDX-License-Identifier: EUPL-1.2
"""A vault that is locked: what stood on the screen is kept."""

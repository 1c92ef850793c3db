# SPDX-License-Identifier: EUPL-1.2
"""Packs of forms for the tests, each a shelf of its own."""

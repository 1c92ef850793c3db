# SPDX-License-Identifier: EUPL-1.2
"""Screens about a person's data: gallring with its protocol, and the extract."""

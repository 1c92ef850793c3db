# SPDX-License-Identifier: EUPL-1.2
"""Clients and their interviews: found, begun, changed, joined."""

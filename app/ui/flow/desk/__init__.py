# SPDX-License-Identifier: EUPL-1.2
"""The start page, the clients, and all that begins there."""

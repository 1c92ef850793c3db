# SPDX-License-Identifier: EUPL-1.2
"""The vault's own screens: who can open it, its copies, its keys."""

# SPDX-License-Identifier: EUPL-1.2
"""The talk: one interview being held."""

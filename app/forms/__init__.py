# SPDX-License-Identifier: EUPL-1.2
"""The instrument as data: definitions, conditions, states, problems. Pure."""

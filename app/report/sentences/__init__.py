# SPDX-License-Identifier: EUPL-1.2
"""From answers to Swedish sentences."""

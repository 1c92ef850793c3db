# SPDX-License-Identifier: EUPL-1.2
"""The log and the seals, chained, and what they are held against."""

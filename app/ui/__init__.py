# SPDX-License-Identifier: EUPL-1.2
"""Qt: draws states, reports edits, runs jobs. Decides nothing."""

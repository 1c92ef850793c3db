# SPDX-License-Identifier: EUPL-1.2
"""Numbers from answers: composite scores, the problem index, rating support. Pure."""

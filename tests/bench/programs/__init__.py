# SPDX-License-Identifier: EUPL-1.2
"""Programs that are started as processes of their own, and tell when they have come so far."""

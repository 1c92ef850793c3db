# SPDX-License-Identifier: EUPL-1.2
"""The page "Valvet" and the flows that its rows lead to."""

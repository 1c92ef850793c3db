# SPDX-License-Identifier: EUPL-1.2
"""Who tries a finished package: eyes, hands, and what is the same on every system."""

# SPDX-License-Identifier: EUPL-1.2
"""The text for the investigation: neutral, everything that counts, area by area, to copy."""

# SPDX-License-Identifier: EUPL-1.2
"""Words and lines on pages, and pages as PDF."""

# SPDX-License-Identifier: EUPL-1.2
"""What is done with a vault beyond the interviews: its log, reviews, gallring, extracts, copies."""

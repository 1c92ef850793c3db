# SPDX-License-Identifier: EUPL-1.2
"""Answers become texts and pages: the återkoppling and the text for the investigation."""

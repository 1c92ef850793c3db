# SPDX-License-Identifier: EUPL-1.2
"""The papers of an interview: the sheet, the text for the investigation, exports."""

# SPDX-License-Identifier: EUPL-1.2
"""The återkoppling: chosen, worded, laid out."""

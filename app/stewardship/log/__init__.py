# SPDX-License-Identifier: EUPL-1.2
"""The log in words: what each event says, and notes of what leaves the computer."""

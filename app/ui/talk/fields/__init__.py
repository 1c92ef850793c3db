# SPDX-License-Identifier: EUPL-1.2
"""A field for each kind of question."""

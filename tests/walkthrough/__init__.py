# SPDX-License-Identifier: EUPL-1.2
"""The whole program walked through as a person does it, in the real window."""

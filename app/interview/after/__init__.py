# SPDX-License-Identifier: EUPL-1.2
"""After the talk: what is left, the ratings, the signature."""

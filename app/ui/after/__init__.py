# SPDX-License-Identifier: EUPL-1.2
"""After the talk: what is missing, the ratings, the återkoppling, the signature."""

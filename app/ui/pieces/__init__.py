# SPDX-License-Identifier: EUPL-1.2
"""What screens are made of."""

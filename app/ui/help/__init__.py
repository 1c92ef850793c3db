# SPDX-License-Identifier: EUPL-1.2
"""F1 and the manual."""

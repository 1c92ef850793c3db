# SPDX-License-Identifier: EUPL-1.2
"""The way in: first start, recovery code, unlocking."""

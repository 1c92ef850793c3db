# SPDX-License-Identifier: EUPL-1.2
"""The empty form on paper."""

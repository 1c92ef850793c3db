# SPDX-License-Identifier: EUPL-1.2
"""The cryptography, the key file, and the ways in."""

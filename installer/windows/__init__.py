# SPDX-License-Identifier: EUPL-1.2
"""The Windows package, made and tried on Debian: README.md in this folder says how."""

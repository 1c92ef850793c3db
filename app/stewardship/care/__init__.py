# SPDX-License-Identifier: EUPL-1.2
"""The vault as people look after it: copies, the recovery code, who opens it."""

# SPDX-License-Identifier: EUPL-1.2
"""The extract about one person: all that the vault has (GDPR, article 15)."""

# SPDX-License-Identifier: EUPL-1.2
"""The vault: an encrypted database, its key file, and the contract for opening it."""
